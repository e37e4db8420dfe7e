import type { Report } from '../report/report.ts';
import { cellAt } from '../service/lookup.ts';
import type { Problem } from '../service/problem.ts';
import type { Checked } from '../service/service.ts';
import { lineAt, lineEnd } from '../text/lines.ts';
import { overlaps, type Span, slice, span } from '../text/span.ts';
import { lesser, toCome, type Writing, writingAt } from './to-come.ts';

/**
 * Manners while typing, for clients that tell where the cursor is: a new finding on the cell being edited, or on the table whose labels are being
 * written, is held back until the cursor leaves it or has rested; what is missed only because it is still to come, while the report is written in its last
 * section, until the cursor leaves that or the document is saved. A finding once shown stays. There are no timers here: the client says when the cursor
 * has rested.
 */
export interface Manners {
  /** An edit ended at `offset` of the new text; `undefined` for one that nobody typed into one place (several at once, several lines). */
  edited(uri: string, offset: number | undefined): void;
  /** The document has an edited cell that has not been left yet, or is being written in its last section. */
  isEditing(uri: string): boolean;
  /** The cursor went to `offset`, or away (`undefined`), or has rested. Says whether held-back findings are now due. */
  moved(uri: string, offset: number | undefined, rested: boolean, checked: Checked): boolean;
  /** The document was saved. Says whether held-back findings are now due. */
  saved(uri: string): boolean;
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
  /** The same, as long as nobody has looked what stands there. */
  fresh: number | undefined;
  /** Where it is being written, as long as that has not been left. */
  writing: Writing;
  /** So many sections it had before that: one that was there is not to come. */
  sections: number;
  shown: ReadonlySet<string>;
  holding: boolean;
}

export function createManners(): Manners {
  const states = new Map<string, State>();
  const stateOf = (uri: string): State => {
    const known = states.get(uri);
    if (known) return known;
    const fresh: State = { edited: undefined, fresh: undefined, writing: undefined, sections: 0, shown: new Set(), holding: false };
    states.set(uri, fresh);
    return fresh;
  };

  return Object.freeze({
    edited(uri: string, offset: number | undefined) {
      const state = stateOf(uri);
      state.edited = offset;
      state.fresh = offset;
    },
    isEditing(uri: string) {
      const state = states.get(uri);
      return state !== undefined && (state.edited !== undefined || state.writing !== undefined);
    },
    moved(uri: string, offset: number | undefined, rested: boolean, checked: Checked) {
      const state = stateOf(uri);
      const { report } = checked.reading;
      takeEdit(state, report);
      const writing = offset === undefined ? undefined : lesser(state.writing, writingAt(report, offset));
      const leavesEnd = writing !== state.writing;
      state.writing = writing;
      const place = state.edited === undefined ? undefined : placeAt(report, state.edited);
      const stays = !rested && offset !== undefined && place !== undefined && placeAt(report, offset)?.id === place.id;
      const leavesPlace = state.edited !== undefined && !stays;
      if (leavesPlace) state.edited = undefined;
      return (leavesEnd || leavesPlace) && state.holding;
    },
    saved(uri: string) {
      const state = states.get(uri);
      if (!state?.writing) return false;
      state.writing = undefined;
      return state.holding;
    },
    show(uri: string, checked: Checked) {
      const state = stateOf(uri);
      const { report } = checked.reading;
      takeEdit(state, report);
      const place = state.edited === undefined ? undefined : placeAt(report, state.edited);
      const { writing } = state;
      if (!writing) state.sections = report.sections.length;
      const isToCome = writing && report.sections.length >= state.sections ? toCome(report, writing) : undefined;
      const keyOf = (problem: Problem) => identity(problem, report.tree.source);
      const isHeld = (problem: Problem) =>
        ((place !== undefined && concerns(problem, place)) || isToCome?.(problem) === true) && !state.shown.has(keyOf(problem));
      const problems = place || isToCome ? checked.problems.filter((problem) => !isHeld(problem)) : checked.problems;
      state.holding = problems.length < checked.problems.length;
      state.shown = new Set(problems.map(keyOf));
      return { problems, held: state.holding ? [place?.id ?? '', isToCome ? writing : ''].join(' ') : '' };
    },
    forget(uri: string) {
      states.delete(uri);
    },
  });
}

/** An edit says where the report is being written; several at once, and whole lines, say nothing. */
function takeEdit(state: State, report: Report): void {
  if (state.fresh !== undefined) state.writing = writingAt(report, state.fresh);
  state.fresh = undefined;
}

/** What is being written: a cell, or another line of a standard table, which may be the one right behind it. */
interface Place {
  readonly id: string;
  /** `table:cell`. */
  readonly cell?: string;
  readonly spans: readonly Span[];
}

/** Behind a table longer than this nothing is looked at. */
const LONGEST_GAP = 40;

function placeAt(report: Report, offset: number): Place | undefined {
  const found = cellAt(report, offset);
  if (found)
    return { id: `${found.table.span.start} ${found.cell.id}`, cell: `${found.table.id}:${found.cell.id}`, spans: [found.cell.span] };
  const { source, lines } = report.tree;
  const number = lineAt(lines, offset);
  const start = lines.starts[number] ?? 0;
  const table = report.tables.find(({ span: at }) => {
    if (offset < at.start || start > at.end + LONGEST_GAP) return false;
    return start < at.end || source.slice(at.end, start).trim() === '';
  });
  return table && { id: `line ${number}`, spans: [span(start, lineEnd(source, lines, number)), table.span] };
}

/** The same finding after another keystroke: its message may name another figure by then. */
const identity = ({ rule, cell, at }: Problem, source: string): string => `${rule}\n${cell ?? slice(source, at)}`;

/** A problem on what is being written, or on a sum that the cell goes into: half a figure makes both wrong. */
function concerns({ at, cell, related }: Problem, place: Place): boolean {
  if (cell !== undefined && cell === place.cell) return true;
  return place.spans.some(
    (one) =>
      overlaps(at, one) || (place.cell !== undefined && related.some(({ at: other, uri }) => uri === undefined && overlaps(other, one))),
  );
}
