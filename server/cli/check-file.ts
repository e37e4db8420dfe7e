import type { Report } from '../report/report.ts';
import { entriesOf } from '../service/baseline.ts';
import { type CheckOptions, checkReport, type Judgement, goneForGood } from '../service/check.ts';
import { say } from '../text/say.ts';
import { fixReport } from './fix.ts';
import { type Io, isComplaint } from './io.ts';
import type { FileBaseline, Outcome } from './outcome.ts';
import type { Target } from './paths.ts';
import { readTarget } from './read-target.ts';
import { seenReport } from './seen-report.ts';
import { writeText } from './write-file.ts';

/** How files are judged and what is mended in them. */
export interface CheckFileOptions {
  readonly check: CheckOptions;
  /** Write the text fixes into the file. */
  readonly fixText: boolean;
  /** Write the figure fixes into the file. */
  readonly fixFigures: boolean;
  /** A baseline is in use, or to be written anew with everything there is. */
  readonly baseline?: 'use' | 'update';
}

/** Checks one file, after mending it where that is wanted; `optionsFor` is asked once, with the report as it was read. What cannot be read or written is the outcome's error. */
export async function checkFile(target: Target, optionsFor: (report: Report) => Promise<CheckFileOptions>, io: Io): Promise<Outcome> {
  const { file, named } = target;
  const nothing = { file, named, report: undefined, problems: [], error: undefined, fixed: 0, changes: [] };
  try {
    const answer = await readTarget(target, io);
    if (isComplaint(answer)) return { ...nothing, error: answer.complaint };
    const { content, report } = answer;
    if (!report.isReport) return { ...nothing, report: seenReport(report) };
    const options = await optionsFor(report);
    const fixed = fixReport(report, options);
    const text = fixed.report.tree.source;
    if (text !== content.text) {
      const failed = writeText(file, { ...content, text }, io);
      if (failed)
        return {
          ...nothing,
          report: seenReport(report),
          problems: checkReport(report, options.check),
          error: say`未能修正：${failed.complaint}`,
        };
    }
    const { accepted, ...mended } = fixed;
    const outcome = { ...mended, report: seenReport(fixed.report) };
    if (options.baseline === undefined) return { ...nothing, ...outcome };
    const baseline = baselineOf(fixed.report, { problems: fixed.problems, accepted }, options);
    return { ...nothing, ...outcome, problems: options.baseline === 'update' ? [] : fixed.problems, baseline };
  } catch (error) {
    // A mistake of ours on one file keeps nobody from the others.
    return { ...nothing, error: say`核对时出错：${error instanceof Error ? error.message : String(error)}` };
  }
}

function baselineOf(report: Report, { problems, accepted }: Judgement, { check, baseline }: CheckFileOptions): FileBaseline {
  const update = baseline === 'update';
  return {
    quiet: accepted.problems.length + (update ? problems.length : 0),
    // a draft has fewer findings: their silence proves nothing either
    gone: update ? accepted.gone : check.final ? goneForGood(report, check.settings, accepted.gone) : [],
    present: update ? entriesOf(report.tree.source, [...accepted.problems, ...problems]) : [],
  };
}
