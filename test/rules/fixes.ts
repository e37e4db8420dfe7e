import { applyEdits, chooseFixes } from '../../server/service/apply-fixes.ts';
import type { Fix, Problem } from '../../server/service/problem.ts';

const keyOf = (problem: Problem): string => `${problem.rule}: ${problem.message}`;

/** Rules that say the same thing in turns: once fewer equations are violated, one cell may explain the rest. */
const ARITHMETIC = new Set(['wrong-figure', 'balance', 'results-total', 'row-total', 'case-total']);
const familyOf = (rule: string): string => (ARITHMETIC.has(rule) ? '勾稽' : rule);

/** How many findings each rule (or family of rules) has. */
function countByFamily(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(familyOf(rule), (counts.get(familyOf(rule)) ?? 0) + 1);
  return counts;
}

const weighty = (problems: readonly Problem[]) =>
  problems.filter((problem) => problem.severity === 'error' || problem.severity === 'warning');

/** Applies one fix alone; says what is wrong with it: its finding stays, or a rule has more errors and warnings than before. */
export function faultsOfFix(
  text: string,
  problems: readonly Problem[],
  problem: Problem,
  fix: Fix,
  check: (text: string) => readonly Problem[],
): string[] {
  const after = check(applyEdits(text, fix.edits));
  const faults: string[] = [];
  const own = (found: readonly Problem[]) => found.filter((each) => each.rule === problem.rule).length;
  if (own(after) >= own(problems)) faults.push(`“${fix.title}” leaves ${keyOf(problem)}`);
  if (fix.toFill) return faults;
  const before = countByFamily(weighty(problems));
  for (const [family, count] of countByFamily(weighty(after))) {
    if (count <= (before.get(family) ?? 0)) continue;
    const known = new Set(problems.map(keyOf));
    const brought = after.filter((found) => familyOf(found.rule) === family && !known.has(keyOf(found))).map(keyOf);
    faults.push(`“${fix.title}” of ${problem.rule} brings ${brought.join(' | ') || family}`);
  }
  return faults;
}

/** Applies all text fixes that do not clash, again and again; gives the last text and what could still be fixed in it. */
export function applyTextFixes(
  text: string,
  check: (text: string) => readonly Problem[],
  rounds = 12,
): { readonly text: string; readonly left: readonly string[] } {
  let current = text;
  for (let round = 0; round < rounds; round++) {
    const choices = chooseFixes(check(current), ['text']);
    const next = applyEdits(
      current,
      choices.flatMap((choice) => choice.fix.edits),
    );
    if (next === current) return { text: current, left: choices.map((choice) => keyOf(choice.problem)) };
    current = next;
  }
  return { text: current, left: chooseFixes(check(current), ['text']).map((choice) => keyOf(choice.problem)) };
}
