import { isFilled } from '../../syntax/filled.ts';
import { type TableTemplate, type Template, templates } from '../../template/catalog.ts';
import { type Message, say } from '../../text/say.ts';
import { cover, span } from '../../text/span.ts';
import { fold } from '../../text/fold.ts';
import type { Cell, Grid, Row } from '../../syntax/tree.ts';
import type { RowTemplate, TableId } from '../../template/schema.ts';
import {
  APPLICANTS,
  TOTAL_FIRST,
  TOTAL_ABOVE,
  TOTAL_LEFT,
  TOTAL_SAID_FIRST,
  TOTAL_SAID_SECOND,
  TOTAL_SECOND,
  TOTAL_UNSAID,
} from '../columns.ts';
import { readLabel } from '../labels.ts';
import type { BoundHeader, BoundRow, BoundTable, LabelAt, MissingColumn, MissingRow, UnknownRow } from '../report.ts';
import { TableCells } from '../table-cells.ts';
import { isNamedInOrder } from './block-columns.ts';
import { bindRow, isUnderForeignHeader } from './bind-row.ts';
import { countOf, type Layouts, learnLayouts } from './layout.ts';
import { countOfCell, mixedRows, shiftedRows } from './misplaced-rows.ts';
import type { RawRow, TableParts } from './raw.ts';
import { groupings } from './thousands.ts';

/** Decides the form by the labels, puts the values into columns, and says what is missing. `seen` where too little of it could be read. */
export function assembleTable(
  parts: TableParts,
  due: Template | undefined,
  fallback: Template,
): { readonly table: BoundTable; readonly seen: Message | undefined } {
  const { form, certain } = formOf(parts, due ?? fallback);
  const template = form.tables[parts.id];
  let learnt: Layouts | undefined;
  const layouts = (): Layouts => (learnt ??= learnLayouts(parts, (raw) => countOf(raw, raw.label.in.get(form.id)?.block, template.id)));
  const bind = (raws: readonly RawRow[]): Bound => {
    const all: Bound = { rows: [], duplicateRows: [], missingColumns: [] };
    for (const raw of raws) {
      const own = raw.label.in.get(form.id);
      if (!own) continue;
      const row = bindRow(raw, own, template, layouts, all.missingColumns);
      if (!row) continue;
      if (isBound(own.row, all.rows)) all.duplicateRows.push(row);
      else all.rows.push(row);
    }
    return all;
  };
  /** As the figures have shown so far. */
  let raws: readonly RawRow[] = parts.rows;
  let whole = bind(raws);
  const bindAs = (changed: readonly RawRow[]): void => {
    raws = changed;
    whole = bind(changed);
  };
  let doubt: Message | undefined;
  if (parts.id === 'applications' && (!parts.rows.every(isOrderedOfficially) || haveTotal('first', whole.rows, ENOUGH_SUMS))) {
    const isLeft = parts.rows.some(hasTotalLeft);
    const isSaid = parts.rows.some(isOrdered(TOTAL_SAID_FIRST));
    const isUnsaid = parts.rows.every(isOrdered(TOTAL_UNSAID));
    // below no header at all one row may have a slip that looks so
    const place = isSaid || isUnsaid ? placeOfTotal(whole.rows, isUnsaid && parts.headers.length === 0 ? 2 : 1) : undefined;
    const enough = parts.rows.some(isOrdered(TOTAL_ABOVE)) ? 1 : ENOUGH_SUMS;
    if (parts.rows.some(isOrdered(TOTAL_SAID_SECOND))) {
      const second = isTotalSecond(whole.rows);
      if (second) bindAs(raws.map(withTotalSecond));
      else if (second === undefined && !whole.rows.every(isOfOneFigure))
        doubt = say`表头里“总计”写在“自然人”之后，是第二列还是最后一列，从数字看不出来`;
    } else if (haveTotal(isLeft ? 'last' : 'first', whole.rows, enough) || (isSaid && place === 'first'))
      bindAs(raws.map(isLeft ? withTotalLast : withTotalFirst));
    else if (isSaid && place === undefined && !whole.rows.every(isOfOneFigure))
      doubt = say`表头里“总计”写在“自然人”之前，是第一列还是最后一列，从数字看不出来`;
    else if (isUnsaid && place === 'first') doubt = say`表头里没有“总计”，是第一列还是最后一列，从数字看不出来`;
    if (doubt) bindAs(doubted(raws, () => true));
  }
  if (parts.id === 'proactiveDisclosure' && haveOwnOrder(parts.rows, form.id))
    // a block that has lost its header may stand in an order of its own as others do
    bindAs(doubted(raws, (raw) => isWithoutNames(raw, form.id)));
  if (whole.rows.some(hasTooMany)) {
    const joined = withThousands(parts.id, raws, whole.rows, (raw) => bind([raw]).rows[0]);
    const perhaps = new Set(raws.filter(mayHaveThousands).map(({ row }) => row));
    for (const row of whole.rows) if (hasTooMany(row) || (parts.id === 'applications' && isSound(row))) perhaps.delete(row.row);
    if (perhaps.size > 0) bindAs(doubted(joined ?? raws, (raw) => perhaps.has(raw.row)));
    else if (joined) bindAs(joined);
    else if (parts.id === 'applications' && whole.rows.filter(hasTooMany).length >= LEAST_WIDER) {
      // a column more: what stands in which cell only a row that adds up tells
      const sound = new Set(whole.rows.filter(isSound).map(({ row }) => row));
      bindAs(doubted(raws, (raw) => !sound.has(raw.row)));
    }
  }
  if (parts.id === 'applications' && isTooBroken(whole.rows)) {
    const unsound = new Set(whole.rows.filter(mayLackCell).map(({ row }) => row));
    if (unsound.size > 0) bindAs(doubted(raws, (raw) => unsound.has(raw.row)));
  }
  if (parts.id !== 'proactiveDisclosure') {
    const mixed = parts.id === 'applications' ? mixedRows(template, whole.rows) : new Set<Row>();
    for (const row of shiftedRows(raws, whole.rows)) mixed.add(row);
    if (mixed.size > 0) bindAs(doubted(raws, (raw) => mixed.has(raw.row)));
  }
  const { rows, duplicateRows, missingColumns } = whole;
  const grids = parts.grids;
  let at = grids[0]?.span ?? span(0, 0);
  for (const grid of grids) at = cover(at, grid.span);
  const unknownRows = parts.unknown.map(
    (unknown): UnknownRow => ({ row: unknown.row, label: unknown.label, knownExtra: isKnownExtra(template, unknown.label.text) }),
  );
  const foreign = parts.rows.filter((raw) => !raw.label.in.has(form.id) && raw.values.some(isFilled));
  if (!certain || foreign.length > 0) {
    // a row of the other form in a table of this one is a row that does not belong here, unless it is the parent of rows that are
    for (const raw of foreign) if (raw.label.id !== 'results.other') unknownRows.push({ row: raw.row, label: raw.at, knownExtra: false });
  }
  const halfWritten = isHalfWritten(parts, rows);
  const table: BoundTable = {
    id: parts.id,
    template,
    formIsCertain: certain,
    foreignLabel: due && due.id !== form.id && certain ? foreignLabel(parts, form, due) : foreignHeader(parts, form),
    span: at,
    grids,
    rows,
    headers: boundHeaders(parts, form),
    cells: new TableCells(template, rows),
    unknownRows,
    duplicateRows,
    missingRows: missingRows(template, rows),
    missingColumns: dedupe(missingColumns),
    halfWritten,
    unknownForm: unknownRows.filter(({ knownExtra }) => !knownExtra).length >= Math.max(4, (rows.length + unknownRows.length) * 0.25),
    kept: undefined,
  };
  if (doubt) return { table, seen: doubt };
  const seen =
    !halfWritten && isTooBroken(rows)
      ? say`${rows.length}行中有${rows.filter(isBroken).length}行的数字个数与列数对不上，可能缺了列，或几个数粘在一起`
      : undefined;
  return { table, seen };
}

/** Rows that are bound are no more than the form has. */
function isBound(row: RowTemplate, rows: readonly BoundRow[]): boolean {
  for (const { template } of rows) if (template === row) return true;
  return false;
}

/** The rows with some of them marked as ones whose figures are not to be read. */
const doubted = (raws: readonly RawRow[], isOne: (raw: RawRow) => boolean): readonly RawRow[] =>
  raws.map((raw) => (isOne(raw) ? { ...raw, doubtful: true } : raw));

/** A row without any figure is not filled in. */
const isBroken = ({ figureCount }: BoundRow): boolean => figureCount !== undefined && figureCount.found > 0;

const LEAST_BROKEN = 3;

/** Most rows have more or fewer figures than columns. */
function isTooBroken(rows: readonly BoundRow[]): boolean {
  let broken = 0;
  for (const row of rows) if (isBroken(row)) broken++;
  return broken >= LEAST_BROKEN && broken * 2 > rows.length;
}

/** One row with a figure too many has a slip, several have a column more. */
const LEAST_WIDER = 2;

/** Every cell has its figure, and they add up; one of too many figures stays as it is. */
function isSound({ cells, figureCount }: BoundRow): boolean {
  if (figureCount) return true;
  const values = cells.map(countOfCell);
  return values.reduce((all, value) => all + value, 0) === (values[values.length - 1] ?? 0) * 2;
}

/** Where blanks cannot be seen and most rows lack figures, one that has enough and whose total does not hold may have lost a cell and gained another. */
function mayLackCell({ grid, cells }: BoundRow): boolean {
  if (grid.columns !== 'none') return false;
  let sum = 0;
  for (const { kind, value } of cells) sum += kind === 'placeholder' ? 0 : (value ?? Number.NaN);
  const total = cells.find(({ column }) => column.id === 'total')?.value;
  return total === undefined ? !Number.isNaN(sum) : sum !== total * 2;
}

function haveOwnOrder(rows: readonly RawRow[], form: string): boolean {
  for (const row of rows) if (isInOwnOrder(row, form)) return true;
  return false;
}

/** The header above the row names several columns of its block in another order than the official one. */
function isInOwnOrder({ header = [], label }: RawRow, form: string): boolean {
  if (header.length < 2) return false;
  const columns = label.in.get(form)?.columns;
  if (columns && isNamedInOrder(header, columns)) return false;
  const ids = columns?.official ?? [];
  let before = -1;
  for (const { column } of [...header].sort((a, b) => a.cell.column - b.cell.column)) {
    const at = ids.indexOf(column.id);
    if (at >= 0 && at < before) return true;
    before = Math.max(before, at);
  }
  return false;
}

/** No header stands above the row, which has several columns. */
const isWithoutNames = ({ header = [], label }: RawRow, form: string): boolean =>
  header.length === 0 && (label.in.get(form)?.block.columns.length ?? 0) > 1;

interface Bound {
  readonly rows: BoundRow[];
  readonly duplicateRows: BoundRow[];
  readonly missingColumns: MissingColumn[];
}

/** Rows whose first figure is the sum of the others are no chance. */
const ENOUGH_SUMS = 3;

/**
 * The header cannot be read, but in several rows the first figure is the sum of the others, and in none the last: 总计 stands in front. Or the other way
 * round.
 */
function haveTotal(place: 'first' | 'last', rows: readonly BoundRow[], enough: number): boolean {
  let found = 0;
  for (const { cells } of rows) {
    let sum = 0;
    for (const cell of cells) sum += countOfCell(cell);
    if (!(sum > 0)) continue;
    const endsIn = (cells[cells.length - 1]?.value ?? 0) * 2 === sum;
    const beginsWith = (cells[0]?.value ?? 0) * 2 === sum;
    if (endsIn === beginsWith) continue;
    if (endsIn !== (place === 'last')) return false;
    found++;
  }
  return found >= enough;
}

/** So many more rows must say one thing than say the other. */
const FAR_MORE = 4;

/**
 * The header says 总计 before 自然人, in words without columns or above a merged cell: the rows tell whether it is the first column or the last. One that
 * is complete does by its sum, one with blanks where the figure at one end is less than what it would be the sum of.
 */
function placeOfTotal(rows: readonly BoundRow[], enough: number): 'first' | 'last' | undefined {
  let first = 0;
  let last = 0;
  for (const { cells } of rows) {
    const values = cells.map(({ value, kind }) => value ?? (kind === 'placeholder' ? 0 : undefined));
    const [a, z] = [values[0], values[values.length - 1]];
    let sum = 0;
    for (const value of values) sum += value ?? 0;
    const isWhole = !values.includes(undefined);
    const mayBe = (total: number | undefined): boolean => total === undefined || (isWhole ? total * 2 === sum : total * 2 >= sum);
    if (mayBe(a) === mayBe(z)) continue;
    if (mayBe(a)) first++;
    else last++;
  }
  if (first >= enough && first > last * FAR_MORE) return 'first';
  return last >= enough && last > first * FAR_MORE ? 'last' : undefined;
}

/** What far more of the complete rows say; `undefined` where none tells. */
function isTotalSecond(rows: readonly BoundRow[]): boolean | undefined {
  let second = 0;
  let last = 0;
  for (const { cells } of rows) {
    const values = cells.map(countOfCell);
    const sum = values.reduce((all, value) => all + value, 0);
    const isSecond = (values[1] ?? 0) * 2 === sum;
    if (isSecond === ((values[values.length - 1] ?? 0) * 2 === sum)) continue;
    if (isSecond) second++;
    else last++;
  }
  if (second > last * FAR_MORE) return true;
  return last > second * FAR_MORE ? false : undefined;
}

/** Whichever column is which, the row says the same. */
const isOfOneFigure = ({ cells }: BoundRow): boolean =>
  cells.every(({ kind, value }) => kind === cells[0]?.kind && value === cells[0]?.value);

const isOrdered =
  (order: readonly string[]) =>
  (raw: RawRow): boolean =>
    raw.order?.orders[0] === order;

const withTotalFirst = (raw: RawRow): RawRow =>
  raw.order?.named === false ? { ...raw, order: { orders: [TOTAL_FIRST], named: true, byColumn: undefined } } : raw;

const withTotalSecond = (raw: RawRow): RawRow =>
  raw.order?.named === false ? { ...raw, order: { orders: [TOTAL_SECOND], named: true, byColumn: undefined } } : raw;

/** Nothing in the header says that 总计 stands elsewhere than behind all others. */
const isOrderedOfficially = (raw: RawRow): boolean => raw.order?.orders[0] === APPLICANTS;
const hasTotalLeft = isOrdered(TOTAL_LEFT);

const withTotalLast = (raw: RawRow): RawRow =>
  hasTotalLeft(raw) ? { ...raw, order: { orders: [APPLICANTS], named: true, byColumn: undefined } } : raw;

const hasTooMany = ({ figureCount }: BoundRow): boolean => figureCount !== undefined && figureCount.found > figureCount.expected;

/** Where another row has thousands with a space between, `5 6 125` may be three figures as well as 5, a blank and 6125. */
const mayHaveThousands = ({ grid, values }: RawRow): boolean => grid.shape === 'aligned' && groupings(values, values.length - 1).length > 0;

/**
 * The rows with `1 234` put together where that is certain: every row with too many figures comes out in one way alone, its total holds if it has one, and
 * other rows of the table have as many figures as columns. `undefined` where it is not.
 */
function withThousands(
  table: TableId,
  raws: readonly RawRow[],
  rows: readonly BoundRow[],
  bindOne: (raw: RawRow) => BoundRow | undefined,
): readonly RawRow[] | undefined {
  const broken = new Map(rows.filter(hasTooMany).map((row) => [row.row, row.figureCount?.expected ?? 0]));
  const isWhole = ({ row, cells }: BoundRow): boolean =>
    !broken.has(row) && cells.length > 0 && cells.every(({ kind }) => kind === 'figure');
  if (table === 'proactiveDisclosure' && !rows.some(isWhole)) return undefined;
  const joined = new Map<Row, readonly Cell[]>();
  for (const [row, expected] of broken) {
    const own = raws.filter((raw) => raw.row === row);
    // only where nothing but spaces separates figures is a space between two of them no end of a cell
    if (own.some(({ grid }) => grid.shape !== 'aligned')) return undefined;
    const ways = groupings(own[0]?.values ?? [], expected).filter((values) =>
      own.every((raw) => bindOne({ ...raw, values })?.cells.every(({ kind }) => kind === 'figure')),
    );
    const [only] = ways;
    if (!only || ways.length > 1) return undefined;
    joined.set(row, only);
  }
  return raws.map((raw) => ({ ...raw, values: joined.get(raw.row) ?? raw.values }));
}

/** The form that has more of the telling labels; the due one where none tells. */
function formOf(parts: TableParts, due: Template): { readonly form: Template; readonly certain: boolean } {
  let best = due;
  let most = 0;
  let tie = false;
  for (const form of templates) {
    let n = 0;
    for (const raw of parts.rows) {
      if (raw.label.in.size < templates.length && raw.label.in.has(form.id))
        // （六）其他处理 tells only where its figures are no sum of rows below it: something else has followed
        n += raw.label.id !== 'results.other' || (raw.values.length > 0 && raw !== parts.rows[parts.rows.length - 1]) ? 1 : 0;
    }
    for (const header of parts.headers)
      if (header.column.in.size < templates.length && header.column.in.has(form.id) && !mayBePiece(header.grid, header.label)) n++;
    if (n > most) {
      best = form;
      most = n;
      tie = false;
    } else if (n === most && n > 0) tie = true;
  }
  if (most === 0 || parts.id === 'reviewLitigation') return { form: due, certain: false };
  return tie ? { form: due, certain: false } : { form: best, certain: true };
}

/** Names of one form's columns that are the end of a name of the other's: 处理决定数量 of 本年处理决定数量. */
const ENDS: ReadonlySet<string> = (() => {
  const names = [
    ...new Set(
      templates.flatMap(({ tables }) =>
        tables.proactiveDisclosure.blocks.flatMap(({ columns }) => columns.map(({ label }) => fold(label))),
      ),
    ),
  ];
  return new Set(names.filter((name) => names.some((other) => other !== name && other.endsWith(name))));
})();

/** Where cells are mere words, the rest of the name may stand in another line. */
const mayBePiece = (grid: Grid, label: LabelAt): boolean => grid.columns === 'none' && ENDS.has(fold(label.text));

function foreignLabel(parts: TableParts, form: Template, due: Template): LabelAt | undefined {
  const candidates: LabelAt[] = [];
  for (const raw of parts.rows) if (raw.label.in.has(form.id) && !raw.label.in.has(due.id)) candidates.push(raw.at);
  for (const header of parts.headers) if (header.column.in.has(form.id) && !header.column.in.has(due.id)) candidates.push(header.label);
  return candidates.sort((a, b) => a.span.start - b.span.start)[0];
}

/** The first label of a block of table two whose header is the other form's. */
function foreignHeader({ id, rows }: TableParts, form: Template): LabelAt | undefined {
  if (id !== 'proactiveDisclosure') return undefined;
  for (const raw of rows) {
    const block = raw.label.in.get(form.id)?.block;
    const cell = block && isUnderForeignHeader(raw, block, form.id) ? raw.header?.[0]?.cell : undefined;
    if (cell) return { span: cell.span, text: cell.text };
  }
  return undefined;
}

function boundHeaders(parts: TableParts, form: Template): BoundHeader[] {
  const headers: BoundHeader[] = [];
  for (const header of parts.headers) {
    const own = header.column.in.get(form.id);
    if (!own) continue;
    headers.push({
      block: own.block,
      column: own.column,
      label: header.label,
      match: header.match === 'near' ? 'near' : 'exact',
      expectedLabel: header.match === 'near' ? own.column.label : undefined,
    });
  }
  return headers;
}

function countRows({ blocks }: TableTemplate): number {
  let rows = 0;
  for (const block of blocks) rows += block.rows.length;
  return rows;
}

function missingRows(template: TableTemplate, rows: readonly BoundRow[]): MissingRow[] {
  const missing: MissingRow[] = [];
  // a row is bound once
  if (rows.length === countRows(template)) return missing;
  const byId = new Map<string, BoundRow>();
  for (const row of rows) byId.set(row.template.id, row);
  for (const block of template.blocks) {
    for (const [index, row] of block.rows.entries()) {
      if (byId.has(row.id)) continue;
      let after: BoundRow | undefined;
      let before: BoundRow | undefined;
      for (let i = index - 1; i >= 0 && !after; i--) after = byId.get(block.rows[i]?.id ?? '');
      for (let i = index + 1; i < block.rows.length && !before; i++) before = byId.get(block.rows[i]?.id ?? '');
      missing.push({ template: row, block, after, before });
    }
  }
  return missing;
}

function dedupe(columns: readonly MissingColumn[]): readonly MissingColumn[] {
  if (columns.length === 0) return columns;
  const seen = new Set<string>();
  return columns.filter(({ block, column }) => {
    const key = `${block.id}/${column.id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function isKnownExtra(template: TableTemplate, label: string): boolean {
  const { name: whole } = readLabel(label);
  // what an office says in brackets to explain a row
  const bracket = whole.endsWith(')') ? whole.indexOf('(') : -1;
  const name = bracket < 0 ? whole : whole.slice(0, bracket);
  return template.blocks.some(({ knownExtraRows }) => knownExtraRows?.some((extra) => readLabel(extra).name === name));
}

/** The text breaks off in the table's last row: it is not closed, or short with nothing behind it. */
function isHalfWritten(parts: TableParts, rows: readonly BoundRow[]): boolean {
  const last = parts.grids[parts.grids.length - 1];
  if (!last) return false;
  if (last.halfWritten) return true;
  if (!last.atEnd) return false;
  const lastRow = last.rows[last.rows.length - 1];
  return rows.some((row) => row.row === lastRow && row.figureCount !== undefined && row.figureCount.found < row.figureCount.expected);
}
