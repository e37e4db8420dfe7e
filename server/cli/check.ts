import * as z from 'zod';
import { defaultSettings, type Settings } from '../service/settings.ts';
import { type English, say, toText } from '../text/say.ts';
import { choiceOption, countOption, readArguments, switchOption, valueOption, yearOption } from './arguments.ts';
import { type Baselines, openBaselines } from './baselines.ts';
import { changeLine } from './change-line.ts';
import type { CheckFileOptions } from './check-file.ts';
import { checkFiles } from './check-files.ts';
import { shown } from './frame.ts';
import { help } from './help.ts';
import { type Complaint, complain, type ExitStatus, type Io, isComplaint } from './io.ts';
import { sayWhatIsLeftOut } from './left-out.ts';
import { notChecked } from './not-checked.ts';
import { addToSummary, emptySummary, type Printer } from './outcome.ts';
import { outputTo } from './output.ts';
import { findTargets, type Target } from './paths.ts';
import { showProgress } from './progress.ts';
import { readGivenLastYear } from './given-last-year.ts';
import { refuse, warn } from './refuse.ts';
import { type FileSettings, settingsOfFiles } from './settings-of-files.ts';

const FORMATS = ['text', 'json', 'csv', 'html', 'sarif', 'junit', 'github'] as const;

const command = {
  name: 'check',
  options: z.object({
    format: choiceOption(FORMATS),
    fix: switchOption,
    'fix-figures': switchOption,
    draft: switchOption,
    year: yearOption,
    config: valueOption,
    baseline: valueOption,
    'update-baseline': switchOption,
    'last-year': valueOption,
    out: valueOption,
    threads: countOption,
  }),
  operands: { least: 1, most: Number.POSITIVE_INFINITY, missing: say`文件、文件夹或 -（标准输入）` },
};

type Options = z.infer<(typeof command)['options']>;

/** `nianbao check`: every problem of every report, and fixes on demand. */
export async function check(argv: readonly string[], given: Io): Promise<ExitStatus> {
  const read = readArguments(command, argv);
  if (isComplaint(read)) return refuse(given, read.complaint);
  if (read.help) {
    given.out(help('check', given.english));
    return 0;
  }
  const output = outputTo(read.options.out, read.options.format === 'csv', given);
  if (isComplaint(output)) return refuse(given, output.complaint);
  const { io } = output;
  const options = judging(read.options, read.operands);
  if (isComplaint(options)) return refuse(io, options.complaint);
  const { 'last-year': lastYear, threads } = read.options;
  const last = lastYear === undefined ? undefined : await readGivenLastYear(lastYear, io);
  if (last && isComplaint(last)) return refuse(io, last.complaint);
  const files = findTargets(read.operands, io.cwd);
  const { targets } = files;
  const settingsFor = await settingsOfFiles(read.options.config, targets, io);
  if (isComplaint(settingsFor)) return refuse(io, settingsFor.complaint);
  const baselines = await openBaselines(read.options.baseline, read.options['update-baseline'], targets, settingsFor, io);
  if (isComplaint(baselines)) return refuse(io, baselines.complaint);
  const { english } = io;
  const optionsFor = optionsOfFiles(options, read.options, settingsFor, baselines, english);
  sayWhatIsLeftOut(files, io);
  const isProse = read.options.format === undefined || read.options.format === 'text';
  const printer = await printerOf(read.options.format ?? 'text', io, english);
  const progress = showProgress(io, targets.length);
  let summary = emptySummary;
  io.out(printer.begin());
  const reading = showProgress(io, targets.length, say`已读`);
  const outcomes = checkFiles({ targets, optionsFor, lastYear, threads, surveyed: reading.done }, io);
  for await (const found of outcomes) {
    const outcome = { ...found, error: found.error && toText(found.error, english) };
    const target = targets[summary.files];
    if (!target) break;
    if (summary.files === 0) reading.clear();
    baselines.add(target, found);
    summary = addToSummary(summary, outcome);
    const printed = printer.file(outcome);
    if (printed !== '' || outcome.error !== undefined || outcome.changes.length > 0) progress.clear();
    // Other formats are read by programs: what was changed is said beside them.
    if (!isProse) {
      for (const change of outcome.changes) io.err(`${changeLine(target.file, change, english)}\n`);
    }
    if (outcome.error !== undefined) warn(io, say`${target.file}：${outcome.error}`);
    // The text says it itself, and JSON has a field for it.
    const unchecked = isProse || read.options.format === 'json' ? undefined : notChecked(outcome);
    if (unchecked !== undefined) warn(io, unchecked);
    const unfit = last && targets.length === 1 && outcome.report?.isReport ? last.whyNot(outcome.report) : undefined;
    if (unfit !== undefined) warn(io, say`${lastYear ?? ''}：${unfit}，未与之核对`);
    io.out(printed);
    progress.done(summary.files);
  }
  progress.clear();
  const written = baselines.write();
  io.out(printer.end(summary));
  for (const sentence of written.said) {
    if (isProse) io.out(`${shown(toText(sentence, english))}\n`);
    else warn(io, sentence);
  }
  for (const sentence of written.failed) warn(io, sentence);
  if (read.options.out !== undefined && io.showsProgress) {
    const { summaryText } = await import('./print-text.ts');
    io.err(`${toText(summaryText(summary), english)}\n`);
  }
  const unwritten = output.close();
  if (unwritten) return refuse(io, unwritten.complaint);
  if (summary.unreadable > 0 || (read.options['update-baseline'] && written.failed.length > 0)) return 2;
  return summary.errors > 0 ? 1 : 0;
}

/** What the options say about judging and fixing. */
function judging(options: Options, operands: readonly string[]): CheckFileOptions | Complaint {
  const fixes = options.fix || options['fix-figures'];
  if (fixes && operands.includes('-')) return complain(say`标准输入不能就地修正，--fix 和 --fix-figures 只用于文件`);
  return {
    check: {
      settings: defaultSettings,
      final: !options.draft,
    },
    fixText: options.fix,
    fixFigures: options['fix-figures'],
  };
}

/** The same for each file, with its own settings and baseline. */
function optionsOfFiles(
  options: CheckFileOptions,
  { year, 'update-baseline': update }: Options,
  settingsFor: (target: Target) => FileSettings,
  baselines: Baselines,
  english: English | undefined,
): (target: Target) => CheckFileOptions {
  const withYear = new Map<FileSettings, Settings>();
  return (target) => {
    const found = settingsFor(target);
    const own = withYear.get(found) ?? { ...found.settings, year: year ?? found.settings.year, ...(english ? { english } : {}) };
    withYear.set(found, own);
    if (!baselines.covers(target)) return { ...options, check: { ...options.check, settings: own } };
    const settings = { ...own, accepted: baselines.entriesFor(target) };
    return { ...options, check: { ...options.check, settings }, baseline: update ? 'update' : 'use' };
  };
}

async function printerOf(format: (typeof FORMATS)[number], io: Io, english: English | undefined): Promise<Printer> {
  switch (format) {
    case 'text':
      return (await import('./print-text.ts')).textPrinter(io, english);
    case 'json':
      return (await import('./print-json.ts')).jsonPrinter();
    case 'csv':
      return (await import('./print-csv.ts')).csvPrinter;
    case 'html':
      return (await import('./print-html.ts')).htmlPrinter(english);
    case 'sarif':
      return (await import('./print-sarif.ts')).sarifPrinter(english);
    case 'junit':
      return (await import('./print-junit.ts')).junitPrinter(english);
    case 'github':
      return (await import('./print-github.ts')).githubPrinter;
  }
}
