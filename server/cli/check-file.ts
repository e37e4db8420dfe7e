import { type CheckOptions, checkReport } from '../service/check.ts';
import { fixReport } from './fix.ts';
import { type Io, isComplaint } from './io.ts';
import type { Outcome } from './outcome.ts';
import type { Target } from './paths.ts';
import { readTarget } from './read-target.ts';
import { writeText } from './write-file.ts';

/** How files are judged and what is mended in them. */
export interface CheckFileOptions {
  readonly check: CheckOptions;
  /** Write the text fixes into the file. */
  readonly fixText: boolean;
  /** Write the figure fixes into the file. */
  readonly fixFigures: boolean;
}

/** Checks one file, after mending it where that is wanted. What cannot be read or written is the outcome's error. */
export async function checkFile(target: Target, options: CheckFileOptions, io: Io): Promise<Outcome> {
  const { file, named } = target;
  const nothing = { file, named, report: undefined, problems: [], error: undefined, fixed: 0, changes: [] };
  try {
    const answer = await readTarget(target, io);
    if (isComplaint(answer)) return { ...nothing, error: answer.complaint };
    const { content, report } = answer;
    if (!report.isReport) return { ...nothing, report };
    const fixed = fixReport(report, options);
    const text = fixed.report.tree.source;
    if (text !== content.text) {
      const failed = writeText(file, { ...content, text }, io);
      if (failed) return { ...nothing, report, problems: checkReport(report, options.check), error: `未能修正：${failed.complaint}` };
    }
    return { ...nothing, ...fixed };
  } catch (error) {
    // A mistake of ours on one file keeps nobody from the others.
    return { ...nothing, error: `核对时出错：${error instanceof Error ? error.message : String(error)}` };
  }
}
