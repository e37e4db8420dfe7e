import { isFurniture, leftovers } from '../../report/leftover.ts';
import type { BoundCell, BoundTable, Report } from '../../report/report.ts';
import type { Grid } from '../../syntax/tree.ts';
import type { Slot, TableTemplate } from '../../template/catalog.ts';
import { firstNot } from '../../text/first-not.ts';
import { lineAt, lineEnd } from '../../text/lines.ts';
import { listed, type Message } from '../../text/say.ts';
import { type Span, span } from '../../text/span.ts';
import { cellName, written } from '../figures/names.ts';
import type { Edit } from '../rule.ts';
import { blockEdit, tableStyle, tableText } from './insertion.ts';
import { shown } from '../../text/squeezed.ts';

/** How many standard tables take rows from a grid. */
export type GridOwners = ReadonlyMap<Grid, number>;

/** Counts the owners of every grid. */
export function gridOwners({ tables }: Report): GridOwners {
  const owners = new Map<Grid, number>();
  for (const { grids } of tables) for (const grid of grids) owners.set(grid, (owners.get(grid) ?? 0) + 1);
  return owners;
}

/** A table written anew in another form. */
export interface Migration {
  readonly edits: () => readonly Edit[];
  /** Figures other than 0 that have no place in the new form, as a message names them. */
  readonly lost: readonly Message[];
  /** Cells of the new form that nothing fills. */
  readonly blanks: number;
}

const PAGE_NUMBER = /^[-—–－\s]*\d{1,3}[-—–－\s]*$/;
const NONZERO = /[1-9１-９]/;
const OTHER = 'results.other';

/** Cell of one form that another form takes its figure from, where the two have different ids. */
const SAME_MEANING: Readonly<Record<string, string>> = { decisions: 'decisionsThisYear', decisionsThisYear: 'decisions' };

/**
 * The table in another form: what means the same keeps its figure as written, 其他处理 of 0 becomes three zeros and three figures become their sum,
 * everything else stays blank. `undefined` where the table cannot be replaced as a whole: figures that could not be read, other text between its
 * pieces, pieces that belong to two tables.
 */
export function migrate(report: Report, table: BoundTable, to: TableTemplate, owners: GridOwners): Migration | undefined {
  const at = wholeTable(report, table, owners);
  if (!at || [...table.cells.values()].some(({ kind }) => kind === 'unknown')) return undefined;
  const texts = new Map<string, string>();
  const used = new Set<string>();
  let blanks = 0;
  for (const slot of to.slots.values()) {
    const text = textOf(table, to, slot, used);
    texts.set(slot.id, text);
    if (text === '' && !isBlank(table, slot)) blanks++;
  }
  const lost = [...table.cells.values()].filter((cell) => !used.has(cell.id) && cell.kind !== 'blank' && cell.value !== 0);
  const beside = hasStrayFigures(table) ? leftovers(report, table).filter((line) => NONZERO.test(line)) : [];
  const shapes = table.grids.map(({ shape }) => shape);
  const write = () => tableText(to, ({ id }) => texts.get(id) ?? '', tableStyle(report, shapes));
  return { edits: () => [blockEdit(report, at, write())], lost: [...lost.map(lostName), ...beside.map((line) => shown(line, 24))], blanks };
}

/** Some cell with a figure other than 0 is neither bound nor a label: what it is is looked at more closely then. */
function hasStrayFigures(table: BoundTable): boolean {
  const known = new Set<number>();
  for (const cell of table.cells.values()) known.add(cell.span.start);
  for (const { label } of table.rows) known.add(label.span.start);
  return table.grids.some(({ rows }) =>
    rows.some(({ cells }) => cells.some(({ text, span: at }) => NONZERO.test(text) && !known.has(at.start))),
  );
}

const lostName = (cell: BoundCell): Message => listed([cellName(cell), written(cell)], '');

/** The same cell is blank in the table as it stands. */
const isBlank = (table: BoundTable, { id }: Slot): boolean => table.cells.get(id)?.kind === 'blank';

function textOf(table: BoundTable, to: TableTemplate, { row, column }: Slot, used: Set<string>): string {
  const own = table.cells.get(`${row.id}.${column.id}`) ?? table.cells.get(`${row.id}.${SAME_MEANING[column.id]}`);
  if (own) {
    used.add(own.id);
    return own.text.replace(/\s+/g, ' ').trim();
  }
  if (to.id !== 'applications') return '';
  if (row.id === OTHER) return sumOfOthers(table, column.id, used);
  const whole = row.id.startsWith(`${OTHER}.`) ? table.cells.get(`${OTHER}.${column.id}`) : undefined;
  if (whole?.value !== 0) return '';
  used.add(whole.id);
  return '0';
}

/** 2021 → 2019: the three rows of 其他处理 make one. */
function sumOfOthers(table: BoundTable, column: string, used: Set<string>): string {
  const parts = [...table.cells.values()].filter((cell) => cell.row.id.startsWith(`${OTHER}.`) && cell.column.id === column);
  let sum = 0;
  for (const { value } of parts) {
    if (value === undefined) return '';
    sum += value;
  }
  for (const { id } of parts) used.add(id);
  return parts.length > 0 ? String(sum) : '';
}

/** The table from the start of its first line to the end of its last, if nothing else stands between its pieces. */
function wholeTable({ tree }: Report, table: BoundTable, owners: GridOwners): Span | undefined {
  if (table.grids.some((grid) => (owners.get(grid) ?? 0) > 1)) return undefined;
  let start = table.span.start;
  let end = table.span.end;
  for (let i = firstNot(tree.blocks, (block) => block.span.end <= start); i < tree.blocks.length; i++) {
    const block = tree.blocks[i];
    if (!block || block.span.start >= end) break;
    if (block.type === 'table' ? !table.grids.includes(block) : !isTableText(block.passage.text)) return undefined;
  }
  if (table.grids.every(({ shape }) => shape === 'html')) return span(start, end);
  while (start > 0 && isIndent(tree.source.charAt(start - 1))) start--;
  const lineStop = lineEnd(tree.source, tree.lines, lineAt(tree.lines, end));
  if (tree.source.slice(end, lineStop).trim() === '') end = Math.max(end, lineStop);
  return span(start, end);
}

const isIndent = (c: string): boolean => c === ' ' || c === '\t' || c === '\u3000' || c === '\u00a0' || c === '\f';
const isTableText = (text: string): boolean => PAGE_NUMBER.test(text) || isFurniture(text);
