import * as z from 'zod';
import type { BoundTable, Report } from '../report/report.ts';
import { say, toText } from '../text/say.ts';
import { choiceOption, readArguments } from './arguments.ts';
import { csvRow } from '../service/csv.ts';
import { reportsIn } from '../service/volume.ts';
import { help } from './help.ts';
import { type ExitStatus, type Io, isComplaint } from './io.ts';
import { findTargets, READABLE } from './paths.ts';
import { showProgress } from './progress.ts';
import { readTarget } from './read-target.ts';
import { refuse, warn } from './refuse.ts';

const command = {
  name: 'extract',
  options: z.object({ format: choiceOption(['json', 'csv']) }),
  operands: { least: 1, most: Number.POSITIVE_INFINITY, missing: say`文件、文件夹或 -（标准输入）` },
};

/** `nianbao extract`: the figures of the standard tables, as data. */
export async function extract(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const read = readArguments(command, argv);
  if (isComplaint(read)) return refuse(io, read.complaint);
  if (read.help) {
    io.out(help('extract', io.english));
    return 0;
  }
  const { targets, empty } = findTargets(read.operands, io.cwd);
  for (const folder of empty) warn(io, say`${folder}：文件夹中没有 ${READABLE} 文件`);
  const files: Extracted[] = [];
  const progress = showProgress(io, targets.length);
  for (const target of targets) {
    const answer = await readTarget(target, io);
    progress.done(files.length + 1);
    if (!isComplaint(answer)) files.push(extracted(target.file, answer.report));
    else {
      progress.clear();
      warn(io, say`${target.file}：${answer.complaint}`);
      const error = toText(answer.complaint, io.english);
      files.push({ file: target.file, error, report: false, organ: null, year: null, template: null, tables: {} });
    }
  }
  progress.clear();
  io.out(read.options.format === 'csv' ? csv(files) : `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`);
  return files.some(({ error }) => error !== undefined) ? 2 : 0;
}

interface Extracted {
  readonly file: string;
  readonly error?: string;
  readonly report: boolean;
  readonly organ: string | null;
  readonly year: number | null;
  /** The form due for the year. */
  readonly template: string | null;
  readonly tables: Readonly<Record<string, ExtractedTable>>;
  /** Where the file binds several reports together: each of them. What stands above is then the first's. */
  readonly reports?: readonly ExtractedReport[];
}

type ExtractedReport = Pick<Extracted, 'organ' | 'year' | 'template' | 'tables'>;

interface ExtractedTable {
  /** The form found. */
  readonly template: string;
  /** By `row.column`; `null` where the cell holds no figure that can be read. A cell that the document does not have is absent. */
  readonly cells: Readonly<Record<string, number | null>>;
}

/** The data of a file. */
function extracted(file: string, report: Report): Extracted {
  const [first, ...more] = reportsIn(report).map((one) => figuresOf(one.report));
  const base = { file, report: report.isReport, ...(first ?? figuresOf(report)) };
  return first && more.length > 0 ? { ...base, reports: [first, ...more] } : base;
}

/** The data of one report. Of a table that stands twice the first counts. */
function figuresOf({ organ, year, due, tables: bound }: Report): ExtractedReport {
  const tables: Record<string, ExtractedTable> = {};
  for (const table of bound) tables[table.id] ??= { template: table.template.form, cells: cellsOf(table) };
  return { organ: organ ?? null, year: year ?? null, template: due?.id ?? null, tables };
}

/** In the order of the form, whatever the order of the document. */
function cellsOf({ template, cells }: BoundTable): Readonly<Record<string, number | null>> {
  const values: Record<string, number | null> = {};
  for (const id of template.slots.keys()) {
    const cell = cells.get(id);
    if (cell) values[id] = cell.kind === 'figure' ? (cell.value ?? null) : null;
  }
  return values;
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
