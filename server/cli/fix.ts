import { readReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { applyEdits, chooseFixes } from '../service/apply-fixes.ts';
import type { Judgement } from '../service/check.ts';
import type { Fix, Problem } from '../service/problem.ts';
import { judgeVolume } from '../service/volume.ts';
import { readTree } from '../syntax/read-tree.ts';
import { positionAt } from '../text/lines.ts';
import { slice } from '../text/span.ts';
import type { CheckFileOptions } from './check-file.ts';
import type { Change } from './outcome.ts';

/** A report after mending, with what remains to be said about it. */
export interface Fixed extends Judgement {
  readonly report: Report;
  readonly fixed: number;
  readonly changes: readonly Change[];
}

/** Fixes bring up others only a few times: a heading put in needs its table, a mended label lets its row be read. */
const MOST_ROUNDS = 20;
/** Of fixes that leave more errors together, so many are tried alone. */
const MOST_ALONE = 20;

/** Applies the wanted fixes until none is left, and checks what came out. Without wanted fixes it only checks. */
export function fixReport(report: Report, options: CheckFileOptions): Fixed {
  let current: Fixed = { report, ...judgeVolume(report, options.check), fixed: 0, changes: [] };
  const seen = new Set([report.tree.source]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Wording first: figures are then set in the text that the person will read.
    const next = (options.fixText && mendText(current, options)) || (options.fixFigures && mendFigures(current, options));
    // Two fixes that undo each other end here, before the turn back.
    if (!next || seen.has(next.report.tree.source)) break;
    seen.add(next.report.tree.source);
    current = next;
  }
  return current;
}

function mendText(before: Fixed, options: CheckFileOptions): Fixed | undefined {
  const fixes = chooseFixes(before.problems, ['text']).map(({ fix }) => fix);
  if (fixes.length === 0) return undefined;
  return { ...before, ...withFixes(before.report, fixes, options), fixed: before.fixed + fixes.length };
}

/** All figures at once, else the first alone that may be: what leaves more errors than there were is not written. */
function mendFigures(before: Fixed, options: CheckFileOptions): Fixed | undefined {
  const fixes = chooseFixes(before.problems, ['figure']).map(({ fix }) => fix);
  const alone = fixes.length > 1 ? fixes.slice(0, MOST_ALONE).map((fix) => [fix]) : [];
  for (const some of [fixes, ...alone]) {
    if (some.length === 0) continue;
    const after = withFixes(before.report, some, options);
    if (errorsIn(after.problems) > errorsIn(before.problems)) continue;
    return { ...before, ...after, changes: [...before.changes, ...some.flatMap((fix) => changesOf(fix, before.report))] };
  }
  return undefined;
}

const errorsIn = (problems: readonly Problem[]): number => problems.filter(({ severity }) => severity === 'error').length;

function withFixes({ tree }: Report, fixes: readonly Fix[], options: CheckFileOptions): Pick<Fixed, 'report' | keyof Judgement> {
  const text = applyEdits(
    tree.source,
    fixes.flatMap(({ edits }) => edits),
  );
  const report = readReport(readTree(text, tree.kind));
  return { report, ...judgeVolume(report, options.check) };
}

function changesOf(fix: Fix, { tree: { source, lines } }: Report): readonly Change[] {
  return fix.edits.map(({ at, newText }) => {
    const { line, character } = positionAt(lines, at.start);
    return { line: line + 1, column: character + 1, before: slice(source, at), after: newText, title: fix.title };
  });
}
