import { cellAt } from '../service/lookup.ts';
import type { Problem } from '../service/problem.ts';
import type { Checked } from '../service/service.ts';
import { overlaps, type Span, slice } from '../text/span.ts';

/**
 * Manners while typing, for clients that tell where the cursor is: a new finding on the cell being edited is held back until the cursor
 * leaves it or has rested; a finding once shown stays. There are no timers here: the client says when the cursor has rested.
 */
export interface Manners {
  /** An edit ended at `offset` of the new text; `undefined` for one that nobody typed into one place (several at once, several lines). */
  edited(uri: string, offset: number | undefined): void;
  /** The document has an edited cell that has not been left yet. */
  isEditing(uri: string): boolean;
  /** The cursor went to `offset`, or away (`undefined`), or has rested. Says whether held-back findings are now due. */
  moved(uri: string, offset: number | undefined, rested: boolean, checked: Checked): boolean;
  /** The problems to show now. */
  show(uri: string, checked: Checked): Shown;
  forget(uri: string): void;
}

export interface Shown {
  readonly problems: readonly Problem[];
  /** Differs whenever other problems of the same judgement are held back. */
  readonly held: string;
}

interface State {
  /** Where the last edit ended, as long as its cell has not been left. */
  edited: number | undefined;
  shown: ReadonlySet<string>;
  holding: boolean;
}

export function createManners(): Manners {
  const states = new Map<string, State>();
  const stateOf = (uri: string): State => {
    const known = states.get(uri);
    if (known) return known;
    const fresh: State = { edited: undefined, shown: new Set(), holding: false };
    states.set(uri, fresh);
    return fresh;
  };

  return Object.freeze({
    edited(uri: string, offset: number | undefined) {
      stateOf(uri).edited = offset;
    },
    isEditing: (uri: string) => states.get(uri)?.edited !== undefined,
    moved(uri: string, offset: number | undefined, rested: boolean, checked: Checked) {
      const state = stateOf(uri);
      if (state.edited === undefined) return false;
      if (!rested && offset !== undefined && sameCell(checked, state.edited, offset)) return false;
      state.edited = undefined;
      return state.holding;
    },
    show(uri: string, checked: Checked) {
      const state = stateOf(uri);
      const { report } = checked.reading;
      const place = state.edited === undefined ? undefined : cellAt(report, state.edited);
      const keyOf = (problem: Problem) => identity(problem, report.tree.source);
      const isHeld = (problem: Problem) =>
        place !== undefined && concerns(problem, place.table.id, place.cell.id, place.cell.span) && !state.shown.has(keyOf(problem));
      const problems = place ? checked.problems.filter((problem) => !isHeld(problem)) : checked.problems;
      state.holding = problems.length < checked.problems.length;
      state.shown = new Set(problems.map(keyOf));
      return { problems, held: state.holding && place ? place.cell.id : '' };
    },
    forget(uri: string) {
      states.delete(uri);
    },
  });
}

function sameCell({ reading }: Checked, a: number, b: number): boolean {
  const one = cellAt(reading.report, a);
  const other = cellAt(reading.report, b);
  return one !== undefined && one.cell === other?.cell;
}

/** The same finding after another keystroke: its message may name another figure by then. */
const identity = ({ rule, cell, at }: Problem, source: string): string => `${rule}\n${cell ?? slice(source, at)}`;

/** A problem on the cell itself, or on a sum that the cell goes into: half a figure makes both wrong. */
function concerns({ at, cell, related }: Problem, table: string, id: string, span: Span): boolean {
  if (cell === `${table}:${id}` || overlaps(at, span)) return true;
  return related.some((one) => one.uri === undefined && overlaps(one.at, span));
}
