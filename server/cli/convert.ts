import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import * as z from 'zod';
import { toCanonical } from '../service/convert.ts';
import type { Decoded } from '../text/decode.ts';
import { lineBreakOf } from '../text/lines.ts';
import { listed, say } from '../text/say.ts';
import { readArguments } from './arguments.ts';
import { extracted, extractedJson } from './extracted.ts';
import { help } from './help.ts';
import { type ExitStatus, type Io, isComplaint } from './io.ts';
import { readTarget } from './read-target.ts';
import { refuse } from './refuse.ts';
import { writeText } from './write-file.ts';
import { sayWritten } from './written.ts';

const command = { name: 'convert', options: z.object({}), operands: { least: 2, most: 2, missing: say`输入或输出文件` } };

/** What goes into a file of each kind; no other kind is written yet. */
const KINDS: Readonly<Record<string, 'draft' | 'figures' | undefined>> = { '.md': 'draft', '.txt': 'draft', '.json': 'figures' };

/**
 * `nianbao convert IN OUT`: a report of any readable shape as canonical draft, in the encoding and with the line ends it came with, or its figures as JSON.
 */
export async function convert(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const read = readArguments(command, argv);
  if (isComplaint(read)) return refuse(io, read.complaint);
  if (read.help) {
    io.out(help('convert', io.english));
    return 0;
  }
  const [from = '', to = ''] = read.operands;
  const kind = to === '-' ? 'draft' : KINDS[extname(to).toLowerCase()];
  if (!kind) return refuse(io, say`${to}：本版只能写出 ${listed(Object.keys(KINDS))}`);
  const answer = await readTarget({ file: from, named: true }, io);
  if (isComplaint(answer)) return refuse(io, say`${from}：${answer.complaint}`);
  const { content, report } = answer;
  if (kind === 'figures' && report.isReport) {
    const text = extractedJson([extracted(from, report)]);
    return write(to, { text, encoding: 'utf-8', bom: false }, io);
  }
  const draft = toCanonical(report);
  if (draft === undefined) return refuse(io, say`${from}：不是政府信息公开工作年度报告，未转换`);
  if (to === '-') {
    io.out(draft);
    return 0;
  }
  return write(to, { ...content, text: draft.replaceAll('\n', lineBreakOf(content.text)) }, io);
}

/** A file that is there is replaced as a whole. */
function write(to: string, content: Decoded, io: Io): ExitStatus {
  const before = existsSync(resolve(io.cwd, to)) ? 'replaced' : 'new';
  const failed = writeText(to, content, io);
  if (failed) return refuse(io, say`${to}：${failed.complaint}`);
  sayWritten(to, io, before);
  return 0;
}
