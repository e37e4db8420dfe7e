import type { InlineCompletionItem, LinkedEditingRanges, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { formatOf, formatTables } from '../service/format.ts';
import { formatTyped } from '../service/format-typed.ts';
import { ghostTotal } from '../service/ghost-total.ts';
import type { Linking } from '../service/linked.ts';
import type { Reading } from '../service/reading.ts';
import { renamableAt, rename } from '../service/rename.ts';
import type { Settings } from '../service/settings.ts';
import { type English, toText } from '../text/say.ts';
import type { Abilities } from './abilities.ts';
import { toEdit, toOffset, toRange, toSpan } from './convert.ts';
import { toWorkspaceEdit } from './features.ts';

/** Answers to the requests that come while somebody writes. No waiting, no state. Another document than a report is left to its own tools. */

/** Tables laid out anew: all, or those that `range` touches. */
export function formattedOf({ report }: Reading, settings: Settings, range?: Range): TextEdit[] {
  const { tree, isReport } = report;
  if (!isReport) return [];
  return formatTables(tree, formatOf(settings), range && toSpan(tree.lines, range)).map((edit) => toEdit(tree.lines, edit));
}

/** The table whose row has just been finished by what was typed. */
export function formattedTypedOf({ report }: Reading, settings: Settings, position: Position, typed: string): TextEdit[] {
  const { tree, isReport } = report;
  if (!isReport) return [];
  return formatTyped(tree, toOffset(tree.lines, position), typed, formatOf(settings)).map((edit) => toEdit(tree.lines, edit));
}

/** The total that belongs into the blank cell at the cursor, as ghost text. */
export function ghostsOf(reading: Reading, position: Position): InlineCompletionItem[] {
  const insertText = ghostTotal(reading, toOffset(reading.report.tree.lines, position));
  return insertText === undefined ? [] : [{ insertText, range: { start: position, end: position } }];
}

export function linkedOf(reading: Reading, linking: Linking, position: Position): LinkedEditingRanges | null {
  const { lines } = reading.report.tree;
  const found = linking.places(reading, toOffset(lines, position));
  return found ? { ranges: found.places.map((at) => toRange(lines, at)), wordPattern: found.pattern } : null;
}

export function renamableOf(reading: Reading, position: Position): { range: Range; placeholder: string } | null {
  const { lines } = reading.report.tree;
  const found = renamableAt(reading, toOffset(lines, position));
  return found ? { range: toRange(lines, found.at), placeholder: found.text } : null;
}

/** The edits of a renaming, or why there are none. */
export function renamedOf(
  reading: Reading,
  position: Position,
  newName: string,
  version: number | null,
  abilities: Abilities,
  english?: English,
): WorkspaceEdit | { readonly reason: string } {
  const renamed = rename(reading, toOffset(reading.report.tree.lines, position), newName);
  return 'reason' in renamed ? { reason: toText(renamed.reason, english) } : toWorkspaceEdit(reading, renamed.edits, version, abilities);
}
