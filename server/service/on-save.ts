import type { Span } from '../text/span.ts';
import { type CheckOptions, hasRulesOnSave, problemsOnSave } from './check.ts';
import { minimalEdit } from './minimal-edit.ts';
import type { Edit, Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Settings } from './settings.ts';

/** What rules that wait for saving have said of open documents. It stays, moving along with the text, until the document is saved again. */
export interface OnSave {
  /** The document was opened or saved: what it says now counts. Tells whether anything waited for that. */
  saved(uri: string): boolean;
  /** What the waiting rules said, in places of this reading; `undefined` where none waits, or the document is not open. */
  waiting(reading: Reading, options: CheckOptions): readonly Problem[] | undefined;
  forget(uri: string): void;
}

interface State {
  /** The text that the places are counted in. */
  readonly source: string;
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/** No document open yet. */
export function createOnSave(): OnSave {
  /** `undefined`: the next reading counts as saved. */
  const states = new Map<string, State | undefined>();

  return Object.freeze({
    saved(uri: string) {
      const waited = states.get(uri) !== undefined;
      states.set(uri, undefined);
      return waited;
    },
    waiting({ document: { uri }, report }: Reading, options: CheckOptions) {
      const { settings } = options;
      if (!states.has(uri) || !hasRulesOnSave(settings, report.year)) return undefined;
      const before = states.get(uri);
      const { source } = report.tree;
      if (before && before.settings === settings && before.source === source) return before.problems;
      const problems = before && before.settings === settings ? moved(before, source) : problemsOnSave(report, options);
      states.set(uri, { source, settings, problems });
      return problems;
    },
    forget(uri: string) {
      states.delete(uri);
    },
  });
}

/** The problems in places of a later text; those whose text is gone altogether are left out. */
function moved(before: State, source: string): readonly Problem[] {
  const edit = minimalEdit(before.source, source);
  return edit ? before.problems.flatMap((problem) => along(problem, edit)) : before.problems;
}

function along(problem: Problem, edit: Edit): readonly Problem[] {
  const at = shifted(problem.at, edit);
  if (!at) return [];
  const related = problem.related.flatMap((one) => {
    const place = one.uri === undefined ? shifted(one.at, edit) : one.at;
    return place ? [{ ...one, at: place }] : [];
  });
  // what would be written over text that has changed meanwhile might be wrong by now
  const fixes = isTouched(problem.at, edit.at)
    ? []
    : problem.fixes.flatMap((fix) => {
        if (fix.edits.some((one) => isTouched(one.at, edit.at))) return [];
        return [{ ...fix, edits: fix.edits.map((one) => ({ ...one, at: shifted(one.at, edit) ?? one.at })) }];
      });
  return [{ ...problem, at, related, fixes }];
}

const isTouched = (at: Span, edited: Span): boolean => edited.start <= at.end && at.start <= edited.end;

/** Where a stretch stands after the edit: what is typed at its ends is not part of it, what is left of it remains. */
function shifted(at: Span, { at: edited, newText }: Edit): Span | undefined {
  const by = newText.length - (edited.end - edited.start);
  const start = at.start >= edited.end ? at.start + by : at.start <= edited.start ? at.start : edited.start + newText.length;
  const end = at.end <= edited.start && at.end > at.start ? at.end : at.end >= edited.end ? at.end + by : edited.start;
  return end < start || (end === start && at.end > at.start) ? undefined : { start, end };
}
