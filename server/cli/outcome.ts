import type { BaselineEntry } from '../service/baseline-file.ts';
import type { Problem } from '../service/problem.ts';
import type { Lines } from '../text/lines.ts';
import type { Message } from '../text/say.ts';
import type { SeenReport } from './seen-report.ts';

/** What checking one file came to. */
export interface Outcome {
  readonly file: string;
  /** Named itself on the command line. */
  readonly named: boolean;
  /** `undefined` where the file could not be read. */
  readonly report: SeenReport | undefined;
  /** Empty for what is no report. */
  readonly problems: readonly Problem[];
  /** Lines of the other files that problems lead to, by file. */
  readonly elsewhere?: ReadonlyMap<string, Lines>;
  /** Why the file could not be read or written. */
  readonly error: Message | undefined;
  /** How many text fixes were written into the file. */
  readonly fixed: number;
  /** The figures that were changed in the file. */
  readonly changes: readonly Change[];
  /** How a baseline fared with the report; left out where there is none. */
  readonly baseline?: FileBaseline;
}

/** An outcome with its error in words. */
export interface Told extends Omit<Outcome, 'error'> {
  readonly error: string | undefined;
}

/** What a baseline and a report have to do with each other. */
export interface FileBaseline {
  /** Problems that are not among the outcome's, because they are put up with. */
  readonly quiet: number;
  /** Entries that nothing belongs to any more, of rules that were run. */
  readonly gone: readonly BaselineEntry[];
  /** What would put up with everything there is now; only where a baseline is to be written. */
  readonly present: readonly BaselineEntry[];
}

/** A figure fix that was applied, at its place in the text of that moment. */
export interface Change {
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
  readonly title: string;
}

/** All files together. */
export interface Summary {
  readonly files: number;
  /** Those in a file that binds several together each on its own. */
  readonly reports: number;
  /** Files that are none. */
  readonly others: number;
  readonly unreadable: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly fixed: number;
  /** Problems that baselines keep quiet. */
  readonly quiet: number;
  /** Entries of baselines that nothing belongs to any more. */
  readonly gone: number;
}

/** Nothing checked yet. */
export const emptySummary: Summary = {
  files: 0,
  reports: 0,
  others: 0,
  unreadable: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  hints: 0,
  fixed: 0,
  quiet: 0,
  gone: 0,
};

/** Adds one file. */
export function addToSummary(summary: Summary, { report, problems, error, fixed, changes, baseline }: Outcome | Told): Summary {
  const count = (severity: Problem['severity']): number => problems.filter((problem) => problem.severity === severity).length;
  return {
    files: summary.files + 1,
    reports: summary.reports + (report?.isReport ? (report.bound?.length ?? 1) : 0),
    others: summary.others + (error === undefined && !report?.isReport ? 1 : 0),
    unreadable: summary.unreadable + (error === undefined ? 0 : 1),
    errors: summary.errors + count('error'),
    warnings: summary.warnings + count('warning'),
    infos: summary.infos + count('information'),
    hints: summary.hints + count('hint'),
    fixed: summary.fixed + fixed + changes.length,
    quiet: summary.quiet + (baseline?.quiet ?? 0),
    gone: summary.gone + (baseline?.gone.length ?? 0),
  };
}

/** One way of printing the outcomes: before the first file, after each, and at the end. Pieces are printed as they come. */
export interface Printer {
  readonly begin: () => string;
  readonly file: (outcome: Told) => string;
  readonly end: (summary: Summary) => string;
}
