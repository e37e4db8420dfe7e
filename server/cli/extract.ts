import * as z from 'zod';
import { say, toText } from '../text/say.ts';
import { choiceOption, readArguments, valueOption } from './arguments.ts';
import { csvRow } from '../service/csv.ts';
import { extracted, extractedJson, type Extracted, unreadable } from './extracted.ts';
import { help } from './help.ts';
import { type ExitStatus, type Io, isComplaint } from './io.ts';
import { sayWhatIsLeftOut } from './left-out.ts';
import { outputTo } from './output.ts';
import { findTargets, isReportByName } from './paths.ts';
import { showProgress } from './progress.ts';
import { readTarget } from './read-target.ts';
import { refuse, warn } from './refuse.ts';

const command = {
  name: 'extract',
  options: z.object({ format: choiceOption(['json', 'csv']), out: valueOption }),
  operands: { least: 1, most: Number.POSITIVE_INFINITY, missing: say`文件、文件夹或 -（标准输入）` },
};

/** `nianbao extract`: the figures of the standard tables, as data. */
export async function extract(argv: readonly string[], given: Io): Promise<ExitStatus> {
  const read = readArguments(command, argv);
  if (isComplaint(read)) return refuse(given, read.complaint);
  if (read.help) {
    given.out(help('extract', given.english));
    return 0;
  }
  const output = outputTo(read.options.out, read.options.format === 'csv', given);
  if (isComplaint(output)) return refuse(given, output.complaint);
  const { io } = output;
  const found = findTargets(read.operands, io.cwd);
  const { targets } = found;
  sayWhatIsLeftOut(found, io);
  const files: Extracted[] = [];
  const progress = showProgress(io, targets.length);
  for (const target of targets) {
    const answer = await readTarget(target, io);
    progress.done(files.length + 1);
    if (!isComplaint(answer)) {
      const one = extracted(target.file, answer.report);
      files.push(one);
      // JSON has an entry for it, a table says nothing.
      if (read.options.format !== 'csv' || Object.keys(one.tables).length > 0 || !(target.named || isReportByName(target.file))) continue;
      progress.clear();
      warn(io, say`${target.file}：没有标准表，没有取出数字`);
    } else {
      progress.clear();
      warn(io, say`${target.file}：${answer.complaint}`);
      const error = toText(answer.complaint, io.english);
      files.push(unreadable(target.file, error));
    }
  }
  progress.clear();
  io.out(read.options.format === 'csv' ? csv(files) : extractedJson(files));
  const unwritten = output.close();
  if (unwritten) return refuse(io, unwritten.complaint);
  return files.some(({ error }) => error !== undefined) ? 2 : 0;
}

function csv(files: readonly Extracted[]): string {
  const rows = files.flatMap((one) =>
    (one.reports ?? [one]).flatMap(({ organ, year, tables }) =>
      Object.entries(tables).flatMap(([table, { template, cells }]) =>
        Object.entries(cells).map(([cell, value]) => csvRow([one.file, organ, year, table, template, cell, value])),
      ),
    ),
  );
  return csvRow(['file', 'organ', 'year', 'table', 'template', 'cell', 'value']) + rows.join('');
}
