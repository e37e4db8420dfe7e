import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import * as z from 'zod';
import type { Report } from '../report/report.ts';
import { commonYear } from '../rules/rollup/sort-out.ts';
import { type RollUp, rollUpOf } from '../rules/rollup/roll-up.ts';
import { noNeighbours, type Subordinate, type SubordinateReport } from '../rules/shared/neighbours.ts';
import { saidCorrected } from '../service/corrected-figures.ts';
import { judgeReport } from '../service/check.ts';
import { nameIn } from '../service/subordinates.ts';
import { defaultSettings } from '../service/settings.ts';
import { summedDraft } from '../service/summed-draft.ts';
import { latestTemplate, type Template, templateOfYear } from '../template/catalog.ts';
import { say } from '../text/say.ts';
import { span } from '../text/span.ts';
import { choiceOption, readArguments, valueOption, yearOption } from './arguments.ts';
import { help } from './help.ts';
import { type Complaint, complain, type ExitStatus, type Io, isComplaint } from './io.ts';
import { sayWhatIsLeftOut } from './left-out.ts';
import { linesElsewhere } from './lines-elsewhere.ts';
import { addToSummary, emptySummary, type Told } from './outcome.ts';
import { outputTo } from './output.ts';
import { findTargets, isReportByName } from './paths.ts';
import { rollUpCsv, rollUpJson, rollUpText, shownFile } from './print-rollup.ts';
import { showProgress } from './progress.ts';
import { readTarget } from './read-target.ts';
import { refuse, warn } from './refuse.ts';
import { seenReport } from './seen-report.ts';
import { sayWritten } from './written.ts';
import { type Subordinates, subordinatesOf } from './subordinates.ts';
import { writeText } from './write-file.ts';

const command = {
  name: 'rollup',
  options: z.object({
    parent: valueOption,
    format: choiceOption(['text', 'md', 'json', 'csv']),
    organ: valueOption,
    year: yearOption,
    out: valueOption,
  }),
  operands: { least: 0, most: Number.POSITIVE_INFINITY, missing: say`下级年报` },
};

type Options = z.infer<(typeof command)['options']>;

/**
 * `nianbao rollup PATH... [--parent FILE]`: adds up subordinate reports, or holds a parent against them. With a parent and no paths those count that its
 * front matter names.
 */
export async function rollup(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const read = readArguments(command, argv);
  if (isComplaint(read)) return refuse(io, read.complaint);
  if (read.help) {
    io.out(help('rollup', io.english));
    return 0;
  }
  const { options, operands } = read;
  const wrong = contradiction(options, operands, io);
  if (wrong) return refuse(io, wrong.complaint);
  const table = isTable(options) ? options.out : undefined;
  const output = outputTo(table, true, io);
  if (isComplaint(output)) return refuse(io, output.complaint);
  const rest = table === undefined ? options : { ...options, out: undefined };
  const subordinates = subordinatesOf(io);
  const status =
    rest.parent === undefined
      ? await sumUp(operands, rest, subordinates, output.io)
      : await holdAgainst(rest.parent, operands, rest, subordinates, output.io);
  const unwritten = output.close();
  return unwritten ? refuse(io, unwritten.complaint) : status;
}

/** The table itself goes into a file, instead of a draft beside it. */
const isTable = ({ format, out }: Options): boolean => format === 'csv' && /\.csv$/i.test(out ?? '');

function contradiction(options: Options, operands: readonly string[], io: Io): Complaint | undefined {
  const { parent, format, organ, year } = options;
  const out = isTable(options) ? undefined : options.out;
  if (parent === undefined && operands.length === 0) return complain(say`缺少下级年报；用法见 nianbao rollup --help`);
  if (parent !== undefined && out !== undefined) return complain(say`--parent 只核对，不能同时用 --out`);
  if (parent !== undefined && format === 'md') return complain(say`--parent 只核对，输出格式不能是 md`);
  if (parent !== undefined && (organ !== undefined || year !== undefined))
    return complain(say`机关和年度以 --parent 的报告为准，不用 --organ、--year`);
  if (out === undefined) return undefined;
  if (!/\.md$/i.test(out)) return complain(say`${out}：汇总稿是 .md 文件，表格用 --format csv 和 .csv 文件`);
  return existsSync(resolve(io.cwd, out)) ? complain(say`${out}：已有这个文件，未覆盖`) : undefined;
}

/** The reports that the arguments mean, as subordinates; what cannot be read is said on standard error. */
async function readAll(
  operands: readonly string[],
  parent: string | undefined,
  at: Subordinate['at'],
  subordinates: Subordinates,
  io: Io,
): Promise<{ readonly all: readonly SubordinateReport[]; readonly failed: number; readonly left: number }> {
  const found = findTargets(operands, io.cwd);
  const { targets } = found;
  sayWhatIsLeftOut(found, io);
  const progress = showProgress(io, targets.length, say`已读`);
  const all: SubordinateReport[] = [];
  let failed = 0;
  let left = 0;
  for (const [index, target] of targets.entries()) {
    const { file, named } = target;
    if (parent !== undefined && file !== '-' && resolve(io.cwd, file) === resolve(io.cwd, parent)) continue;
    const held = await subordinates.ledgers(target);
    progress.done(index + 1);
    if (!('reason' in held)) {
      for (const one of held) all.push({ ...one, uri: file, name: nameIn(file, one), at, written: file, found: !named });
    } else if (named || held.isUnreadable) {
      progress.clear();
      warn(io, say`${file}：${held.reason}`);
      failed++;
    } else if (isReportByName(file)) {
      progress.clear();
      warn(io, say`${file}：${held.reason}，未计入`);
      left++;
    }
  }
  progress.clear();
  return { all, failed, left };
}

async function sumUp(operands: readonly string[], options: Options, subordinates: Subordinates, io: Io): Promise<ExitStatus> {
  const { all, failed, left } = await readAll(operands, undefined, span(0, 0), subordinates, io);
  if (all.length === 0) return refuse(io, say`没有可汇总的年报`);
  const year = options.year ?? commonYear(all.map(({ ledger }) => ledger));
  if (year === undefined) return refuse(io, say`各份年报都读不出年度，可用 --year 指定`);
  const template = templateOfYear(year) ?? latestTemplate();
  const sums = rollUpOf(all, { organ: options.organ, year }, template);
  const draft = (from: string): string =>
    summedDraft({
      organ: options.organ,
      year,
      template,
      sums: sums.sums,
      subordinates: operands
        .filter((path) => path !== '-')
        .map((path) => relative(from, resolve(io.cwd, path)).replaceAll('\\', '/') || '.'),
    });
  switch (options.format ?? 'text') {
    case 'text':
      io.out(rollUpText(sums, template, io.english));
      break;
    case 'md':
      warnOfCorrected(sums, template, io);
      io.out(draft(io.cwd));
      break;
    case 'json':
      io.out(rollUpJson(sums, template, io.english));
      break;
    case 'csv':
      warnOfCorrected(sums, template, io);
      io.out(rollUpCsv(sums, template, undefined, io.english));
      break;
  }
  if (options.out !== undefined) {
    const text = draft(dirname(resolve(io.cwd, options.out)));
    const unwritten = writeText(options.out, { text, encoding: 'utf-8', bom: false }, io);
    if (unwritten) return refuse(io, say`${options.out}：${unwritten.complaint}`);
    sayWritten(options.out, io);
  }
  if (failed > 0) return 2;
  const isWhole =
    left === 0 && sums.aside.every(({ spoils }) => !spoils) && [...sums.sums.values()].every(({ value }) => value !== undefined);
  return isWhole ? 0 : 1;
}

async function holdAgainst(
  parent: string,
  operands: readonly string[],
  options: Options,
  subordinates: Subordinates,
  io: Io,
): Promise<ExitStatus> {
  const answer = await readTarget({ file: parent, named: true }, io);
  if (isComplaint(answer)) return refuse(io, say`${parent}：${answer.complaint}`);
  const { report } = answer;
  if (!report.isReport) return refuse(io, say`${parent}：不是政府信息公开工作年度报告`);
  const entry = report.tree.frontMatter?.entries.find(({ key }) => key === '下级')?.keySpan;
  const at = entry ?? report.title?.span ?? span(0, 0);
  const { all, failed } =
    operands.length === 0
      ? { all: await subordinates.of(parent, report), failed: 0 }
      : await readAll(operands, parent, at, subordinates, io);
  if (all.length === 0)
    return refuse(io, operands.length === 0 ? say`${parent}：文件头没有“下级”，也没有写下级年报` : say`没有可汇总的年报`);
  const named = all.map((one) => ('reason' in one ? one : { ...one, name: basename(one.name) }));
  const template = report.due ?? report.template;
  if (options.format === 'csv') {
    const sums = rollUpOf(all, report, template);
    warnOfCorrected(sums, template, io);
    io.out(rollUpCsv(sums, template, report, io.english));
  }
  const errors = await judge(parent, report, named, options.format, io);
  if (failed > 0) return 2;
  return errors > 0 ? 1 : 0;
}

/** Sums of figures that are not those of the reports must not look as if they were. */
function warnOfCorrected(sums: RollUp, template: Template, io: Io): void {
  const sentence = saidCorrected(sums, template, shownFile);
  if (sentence !== undefined) warn(io, sentence);
}

/** Runs the one rule and prints what it says; how many errors there are. */
async function judge(
  file: string,
  report: Report,
  subordinates: readonly Subordinate[],
  format: Options['format'],
  io: Io,
): Promise<number> {
  const settings = { ...defaultSettings, rules: await onlyRollUp(), ...(io.english ? { english: io.english } : {}) };
  const { problems } = judgeReport(report, { settings, final: true, neighbours: { ...noNeighbours, subordinates } });
  const outcome: Told = {
    file,
    named: true,
    report: seenReport(report),
    problems,
    error: undefined,
    fixed: 0,
    changes: [],
    elsewhere: linesElsewhere(problems, io),
  };
  const summary = addToSummary(emptySummary, outcome);
  if (format === 'csv') return summary.errors;
  const printer =
    format === 'json' ? (await import('./print-json.ts')).jsonPrinter() : (await import('./print-text.ts')).textPrinter(io, io.english);
  io.out(printer.begin() + printer.file(outcome) + printer.end(summary));
  return summary.errors;
}

async function onlyRollUp(): Promise<Readonly<Record<string, 'off'>>> {
  const { rules } = await import('../rules/index.ts');
  return Object.fromEntries(rules.filter(({ id }) => id !== 'rollup').map(({ id }) => [id, 'off'] as const));
}
