import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import * as z from 'zod';
import { newReport } from '../service/new-report.ts';
import { templateOfYear } from '../template/catalog.ts';
import { say } from '../text/say.ts';
import { readArguments, valueOption, yearOption } from './arguments.ts';
import { help } from './help.ts';
import { type ExitStatus, type Io, isComplaint } from './io.ts';
import { lastYearIn } from './last-year-in.ts';
import { readTarget } from './read-target.ts';
import { refuse, warn } from './refuse.ts';
import { writeText } from './write-file.ts';
import { sayWritten } from './written.ts';

const command = {
  name: 'new',
  options: z.object({ organ: valueOption, year: yearOption, from: valueOption }),
  operands: { least: 0, most: 1, missing: say`输出文件` },
};

/**
 * `nianbao new --organ NAME [--year YEAR] [--from LAST-YEAR] [OUT]`: a new report in the form due, with what last year's report carries over; on the last
 * calendar year where none is named. To standard output where no file is named; an existing file is never written over.
 */
export async function create(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const read = readArguments(command, argv);
  if (isComplaint(read)) return refuse(io, read.complaint);
  if (read.help) {
    io.out(help('new', io.english));
    return 0;
  }
  const { from, year = io.today().getFullYear() - 1 } = read.options;
  // a name is one line of the front matter
  const organ = read.options.organ?.replace(/[\r\n\t]+/g, '').trim() || undefined;
  const [to = '-'] = read.operands;
  if (organ === undefined && from === undefined) return refuse(io, say`缺少 --organ 机关名称；用法见 nianbao new --help`);
  if (!templateOfYear(year)) return refuse(io, say`${year}年没有规定的格式，应为2019年或以后`);
  if (to !== '-' && !/\.md$/i.test(to)) return refuse(io, say`${to}：新建的年报是 .md 文件`);
  if (to !== '-' && existsSync(resolve(io.cwd, to))) return refuse(io, say`${to}：已有这个文件，未覆盖`);
  const last = from === undefined ? undefined : await readTarget({ file: from, named: true }, io);
  if (last && isComplaint(last)) return refuse(io, say`${from ?? ''}：${last.complaint}`);
  const found = from !== undefined && last ? lastYearIn(from, last.content.text, { isReport: true, organ, year }, io) : undefined;
  if (found !== 'others' && found && !found.report.isReport) return refuse(io, say`${from ?? ''}：不是政府信息公开工作年度报告`);
  const folder = to === '-' ? io.cwd : dirname(resolve(io.cwd, to));
  const report = newReport({
    organ,
    year,
    lastYear: found,
    lastYearPath: from === undefined ? undefined : relative(folder, resolve(io.cwd, from)).replaceAll('\\', '/'),
  });
  for (const note of report.notes) warn(io, note);
  if (to === '-') {
    io.out(report.text);
    return 0;
  }
  const failed = writeText(to, { text: report.text, encoding: 'utf-8', bom: false }, io);
  if (failed) return refuse(io, say`${to}：${failed.complaint}`);
  sayWritten(to, io);
  return 0;
}
