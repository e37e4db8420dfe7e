import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
  Range,
  SemanticTokens,
  SymbolKind,
} from 'vscode-languageserver';
import { cellTokens } from '../service/cell-tokens.ts';
import type { Reading } from '../service/reading.ts';
import { dependents, precedents, type TracedCell, tracedAt, tracedCell } from '../service/trace.ts';
import { positionAt } from '../text/lines.ts';
import { toOffset, toRange, toSpan } from './convert.ts';

const NUMBER = 16 satisfies typeof SymbolKind.Number;
const [TOTAL, MISMATCH] = [1, 2];

/** How figures look and what they hang together with. */

/** Figures as `number`, with `total` and `mismatch` where they are that; in the five numbers apiece of the protocol. */
export function tokensOf(reading: Reading, range?: Range): SemanticTokens {
  const { lines } = reading.report.tree;
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { at, isTotal, isMismatch } of cellTokens(reading, range && toSpan(lines, range))) {
    const start = positionAt(lines, at.start);
    const end = positionAt(lines, at.end);
    if (end.line !== start.line) continue;
    const sameLine = start.line === line;
    data.push(start.line - line, sameLine ? start.character - character : start.character, end.character - start.character, 0);
    data.push((isTotal ? TOTAL : 0) | (isMismatch ? MISMATCH : 0));
    ({ line, character } = start);
  }
  return { data };
}

/** The cell under the cursor, from which its parts and totals can be followed. */
export function prepareTrace(reading: Reading, position: Position): CallHierarchyItem[] | null {
  const found = tracedAt(reading, toOffset(reading.report.tree.lines, position));
  return found ? [itemOf(reading, found)] : null;
}

/** Outgoing: what the figure is made of. */
export const partsOf = (reading: Reading, item: CallHierarchyItem): CallHierarchyOutgoingCall[] =>
  follow(reading, item, precedents).map((to) => ({ to, fromRanges: [item.selectionRange] }));

/** Incoming: what the figure goes into. */
export const totalsOf = (reading: Reading, item: CallHierarchyItem): CallHierarchyIncomingCall[] =>
  follow(reading, item, dependents).map((from) => ({ from, fromRanges: [from.selectionRange] }));

function follow(
  reading: Reading,
  { data }: CallHierarchyItem,
  to: (reading: Reading, from: TracedCell) => readonly TracedCell[],
): CallHierarchyItem[] {
  const from = isAddress(data) ? tracedCell(reading, data.table, data.cell) : undefined;
  return from ? to(reading, from).map((cell) => itemOf(reading, cell)) : [];
}

const isAddress = (data: unknown): data is { readonly table: number; readonly cell: string } =>
  typeof data === 'object' &&
  data !== null &&
  'table' in data &&
  typeof data.table === 'number' &&
  'cell' in data &&
  typeof data.cell === 'string';

function itemOf(reading: Reading, { table, cell, name, detail }: TracedCell): CallHierarchyItem {
  const range = toRange(reading.report.tree.lines, cell.span);
  return { name, detail, kind: NUMBER, uri: reading.document.uri, range, selectionRange: range, data: { table, cell: cell.id } };
}
