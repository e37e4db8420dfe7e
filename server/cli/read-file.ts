import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { isOfficeFile } from '../service/address.ts';
import { type Decoded, decode } from '../text/decode.ts';
import { lineAt, readLines } from '../text/lines.ts';
import { mixedLines } from './mixed-lines.ts';
import { type Said, say } from '../text/say.ts';
import { type Complaint, complain, type Io } from './io.ts';
import { READABLE } from './paths.ts';

/** The sentence for a kind of file that this version does not read. */
const unsupportedFile = (file: string): Said => say`本版不支持读取 ${extname(file).toLowerCase()} 文件，可读 ${READABLE}`;

/** Reads a file, or standard input for `-`, as text; a sentence where that fails. */
export async function readText(file: string, io: Io): Promise<Decoded | Complaint> {
  if (isOfficeFile(file)) return complain(unsupportedFile(file));
  const bytes = await readBytes(file, io);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const decoded = decode(bytes);
  if (decoded && decoded.encoding !== 'gb18030') return decoded;
  const mixed = mixedLines(bytes);
  if (mixed) return complain(say`混用两种编码，第 ${mixed.utf8} 行是 UTF-8，第 ${mixed.gb18030} 行是 GB18030，应统一成一种`);
  const damaged = damagedLine(bytes);
  if (damaged !== undefined) return complain(say`不是完好的 UTF-8 文本，第 ${damaged} 行有损坏的字符`);
  if (!decoded) return complain(say`不是文本文件，可读 UTF-8、UTF-16（带 BOM）和 GB18030 文本`);
  // A byte order mark in GB18030 (84 31 95 33): rare, and no character of the report.
  return decoded.text.startsWith('\ufeff') ? { ...decoded, text: decoded.text.slice(1), bom: true } : decoded;
}

/**
 * The line of the first damaged character of a UTF-8 text. Such bytes can often be read as GB18030, as characters that make no sense;
 * `undefined` for what really is something else, of which hardly anything can be read as UTF-8.
 */
function damagedLine(bytes: Uint8Array): number | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  let first: number | undefined;
  let damaged = 0;
  let sound = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd || c === 0) {
      first ??= i;
      damaged++;
    } else if (c >= 0x80) sound++;
  }
  return first === undefined || damaged * 4 >= sound ? undefined : lineAt(readLines(text), first) + 1;
}

async function readBytes(file: string, io: Io): Promise<Uint8Array | Complaint> {
  try {
    return file === '-' ? await io.stdin() : readFileSync(resolve(io.cwd, file));
  } catch (error) {
    return complain(diskComplaint(error));
  }
}

/** What the disk said, as a sentence; `missing` for what is not there. */
export function diskComplaint(error: unknown, missing = say`没有这个文件`): Said {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing;
  return MEANING[code] ?? say`无法读写（${code || 'EUNKNOWN'}）`;
}

const MEANING: Readonly<Record<string, Said>> = {
  EISDIR: say`是文件夹，不是文件`,
  EACCES: say`没有读写权限`,
  EPERM: say`没有读写权限`,
  EROFS: say`所在磁盘只读`,
  ENOSPC: say`磁盘已满`,
  ELOOP: say`链接成环`,
  ENAMETOOLONG: say`文件名过长`,
  EBUSY: say`正被其他程序占用`,
  ERR_FS_FILE_TOO_LARGE: say`文件过大`,
};
