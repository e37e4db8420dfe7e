import type { Rule } from '../rules/rule.ts';
import { readReport } from '../report/read-report.ts';
import { readTree } from '../syntax/read-tree.ts';
import { overlaps } from '../text/span.ts';
import { applyEdits, chooseFixes } from './apply-fixes.ts';
import { checkReport } from './check.ts';
import { minimalEdit } from './minimal-edit.ts';
import type { Edit, Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { ruleById } from './rule-list.ts';
import { readDocument } from './read-document.ts';
import type { Settings } from './settings.ts';
import { OF_SUPPRESSIONS } from './suppressions.ts';
import { fillTotals } from './totals.ts';

/** More rounds than fixes that make room for others ever need. */
const ROUNDS = 5;
/** Longer texts, many reports in one file, are read once only: what a fix makes room for waits for the next time. */
const LONG = 200_000;

const mendsText = (rule: Rule): boolean => rule.mendsText === true;

/** The edits of the text fixes that can be applied together; figures are set by a person, one at a time. */
export const pickTextFixes = (problems: readonly Problem[]): readonly Edit[] =>
  chooseFixes(problems, ['text']).flatMap(({ fix }) => fix.edits);

/**
 * Every text fix of a report, and every blank total that the other figures settle; no other figure is written, and none that stands is changed. Where a
 * fix makes room for another the text is read and judged again, so that none is left over; the result is then one replacement. Rules that wait for saving
 * have their say in the problems given.
 */
export function fixAll(reading: Reading, problems: readonly Problem[], settings: Settings): readonly Edit[] {
  const { document, report } = reading;
  // what the others would mend takes work to put together, and is figures
  const first = pickTextFixes(problems.filter(({ rule }) => ruleById(rule)?.mendsText === true || OF_SUPPRESSIONS.has(rule)));
  const totals = fillTotals(reading);
  if (first.length === 0) return totals;
  const { source } = report.tree;
  if (source.length > LONG) return first;
  let text = applyEdits(source, first);
  let rounds = 1;
  while (rounds < ROUNDS) {
    const next = pickTextFixes(
      checkReport(readReport(readTree(text, document.kind)), { settings, final: false, waiting: [], only: mendsText }),
    );
    const fixed = next.length === 0 ? text : applyEdits(text, next);
    if (fixed === text) break;
    text = fixed;
    rounds++;
  }
  if (rounds === 1 && !totals.some(({ at }) => first.some((other) => overlaps(at, other.at)))) return [...first, ...totals];
  if (totals.length > 0) text = applyEdits(text, fillTotals(readDocument({ ...document, text })));
  const edit = minimalEdit(source, text);
  return edit ? [edit] : [];
}
