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
import { type English, toText } from '../text/say.ts';
import type { Reading } from '../service/reading.ts';
import { dependents, precedents, type TracedCell, tracedAt, tracedCell } from '../service/trace.ts';
import { toOffset, toRange, toSpan } from './convert.ts';
import { rememberedOf } from './remembered.ts';

const NUMBER = 16 satisfies typeof SymbolKind.Number;
const [TOTAL, MISMATCH] = [1, 2];

/** How figures look and what they hang together with. */

/** Figures as `number`, with `total` and `mismatch` where they are that; in the five numbers apiece of the protocol. One walk along the lines. */
export const tokensOf = (reading: Reading, range?: Range): SemanticTokens => (range ? tokensIn(reading, range) : tokensOfAll(reading));

const tokensOfAll = rememberedOf((reading: Reading): SemanticTokens => tokensIn(reading));

function tokensIn(reading: Reading, range?: Range): SemanticTokens {
  const { lines } = reading.report.tree;
  const { starts } = lines;
  const data: number[] = [];
  let [line, character] = [0, 0];
  let at = range ? range.start.line : 0;
  for (const { at: token, isTotal, isMismatch } of cellTokens(reading, range && toSpan(lines, range))) {
    while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= token.start) at++;
    // a figure that two lines share is none to colour
    if (token.start < (starts[at] ?? 0) || token.end >= (starts[at + 1] ?? Number.POSITIVE_INFINITY)) continue;
    const column = token.start - (starts[at] ?? 0);
    data.push(at - line, at === line ? column - character : column, token.end - token.start, 0);
    data.push((isTotal ? TOTAL : 0) | (isMismatch ? MISMATCH : 0));
    [line, character] = [at, column];
  }
  return { data };
}

/** The cell under the cursor, from which its parts and totals can be followed. */
export function prepareTrace(reading: Reading, position: Position, english?: English): CallHierarchyItem[] | null {
  const found = tracedAt(reading, toOffset(reading.report.tree.lines, position));
  return found ? [itemOf(reading, found, english)] : null;
}

/** Outgoing: what the figure is made of. */
export const partsOf = (reading: Reading, item: CallHierarchyItem, english?: English): CallHierarchyOutgoingCall[] =>
  follow(reading, item, precedents, english).map((to) => ({ to, fromRanges: [item.selectionRange] }));

/** Incoming: what the figure goes into. */
export const totalsOf = (reading: Reading, item: CallHierarchyItem, english?: English): CallHierarchyIncomingCall[] =>
  follow(reading, item, dependents, english).map((from) => ({ from, fromRanges: [from.selectionRange] }));

function follow(
  reading: Reading,
  { data }: CallHierarchyItem,
  to: (reading: Reading, from: TracedCell) => readonly TracedCell[],
  english: English | undefined,
): CallHierarchyItem[] {
  const from = isAddress(data) ? tracedCell(reading, data.table, data.cell) : undefined;
  return from ? to(reading, from).map((cell) => itemOf(reading, cell, english)) : [];
}

const isAddress = (data: unknown): data is { readonly table: number; readonly cell: string } =>
  typeof data === 'object' &&
  data !== null &&
  'table' in data &&
  typeof data.table === 'number' &&
  'cell' in data &&
  typeof data.cell === 'string';

function itemOf(reading: Reading, { table, cell, name, detail: said }: TracedCell, english: English | undefined): CallHierarchyItem {
  const detail = toText(said, english);
  const range = toRange(reading.report.tree.lines, cell.span);
  return { name, detail, kind: NUMBER, uri: reading.document.uri, range, selectionRange: range, data: { table, cell: cell.id } };
}
