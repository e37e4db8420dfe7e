import { isFilled } from '../../syntax/filled.ts';
import type { Cell, Grid } from '../../syntax/tree.ts';
import type { TableTemplate } from '../../template/catalog.ts';
import type { ColumnTemplate, RowTemplate, TableId } from '../../template/schema.ts';
import { cover, type Span } from '../../text/span.ts';
import { readFigure } from '../figure.ts';
import type { BoundCell } from '../report.ts';
import type { RawRow } from './raw.ts';
import { isThousands } from './thousands.ts';

/** One figure too many: two neighbours are the halves of one, if one joining alone satisfies the row's total. */
export function joinSplit(
  values: readonly Cell[],
  order: readonly string[],
  columns: ReadonlyMap<string, ColumnTemplate>,
): { readonly cells: readonly Cell[]; readonly joined: Cell } | undefined {
  const filled = values.filter(isFilled);
  if (filled.length !== order.length + 1 || order[order.length - 1] !== 'total') return undefined;
  let answer: { cells: readonly Cell[]; joined: Cell } | undefined;
  for (let i = 0; i + 1 < filled.length; i++) {
    const [a, b] = [filled[i], filled[i + 1]];
    if (!a || !b || !/^\d+$/.test(a.text) || !/^\d+$/.test(b.text) || a.text === '0') continue;
    const joined: Cell = { ...a, span: cover(a.span, b.span), text: a.text + b.text };
    const cells = [...filled.slice(0, i), joined, ...filled.slice(i + 2)];
    const numbers = cells.map(({ text }, index) => readFigure(text, columns.get(order[index] ?? '') ?? ANY_COUNT).value);
    if (numbers.some((n) => n === undefined)) continue;
    const total = numbers[numbers.length - 1] ?? 0;
    const sum = numbers.slice(0, -1).reduce<number>((s, n) => s + (n ?? 0), 0);
    if (sum !== total) continue;
    if (answer) return undefined;
    answer = { cells, joined };
  }
  return answer;
}

const ANY_COUNT: ColumnTemplate = { id: '', label: '', value: 'count', explanation: '' };

/**
 * `1 2` in one cell is 12 if the row's total then holds; so are several of the kind of `1 234`, and those of table two, whose rows have no total, where
 * every other cell of the row is a figure.
 */
export function joinInside(cells: BoundCell[], template: TableTemplate): void {
  if (!cells.some(isInPieces)) return;
  const split = cells.filter(isInPieces);
  const plain = (cell: BoundCell): string => cell.text.normalize('NFKC').replace(SPACES, ' ').trim();
  if ((split.length > 1 || template.id !== 'applications') && !split.every((cell) => isThousands(plain(cell)))) return;
  const values = cells.map((cell) => (split.includes(cell) ? Number(plain(cell).replaceAll(' ', '')) : cell.value));
  let sum = 0;
  for (let i = 0; i < cells.length; i++) {
    const value = values[i];
    if (value === undefined) return;
    sum += cells[i]?.column.id === 'total' ? -value : value;
  }
  const hasTotal = cells.some(({ column }) => column.id === 'total');
  if (hasTotal ? sum !== 0 : template.id !== 'proactiveDisclosure') return;
  cells.forEach((cell, i) => {
    if (!split.includes(cell) || (cell.column.value !== 'amount' && !Number.isInteger(values[i]))) return;
    cells[i] = { ...cell, kind: 'figure', value: values[i] };
  });
}

const isInPieces = ({ kind, style }: BoundCell): boolean => kind === 'text' && style?.split === true;

const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/** A cell with what it says. */
export function boundCell(
  id: string,
  table: TableId,
  row: RowTemplate,
  column: ColumnTemplate,
  cell: Cell,
  grid: Grid,
  joined: boolean,
): BoundCell {
  const { kind, value, style } = readFigure(cell.text, column);
  return {
    id,
    table,
    row,
    column,
    kind,
    value,
    text: cell.text,
    span: cell.span,
    grid,
    source: cell,
    style: joined && style ? { ...style, split: true } : style,
  };
}

/** A cell of a row whose values could not be told apart. */
export function unknownCell(id: string, table: TableId, row: RowTemplate, column: ColumnTemplate, raw: RawRow): BoundCell {
  const at: Span = raw.at.text === '' ? raw.row.span : raw.at.span;
  return {
    id,
    table,
    row,
    column,
    kind: 'unknown',
    value: undefined,
    text: '',
    span: at,
    grid: raw.grid,
    source: undefined,
    style: undefined,
  };
}
