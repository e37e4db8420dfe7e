import type { Slot, TableTemplate } from '../template/catalog.ts';
import type { BlockTemplate, RowTemplate } from '../template/schema.ts';

/** One cell of the official merged form. */
export interface OfficialCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** A label, not a value. */
  readonly header: boolean;
  /** Which prescribed cell a value is of. */
  readonly slot?: Slot;
}

/** What is written in a prescribed cell; the empty string for one not filled in yet. */
export type CellText = (slot: Slot) => string;

/**
 * The table as the notice prints it, with full labels and merges: table two 4 columns wide (14 rows in the 2021 form, 18 in that of 2019),
 * table three 10 (28 rows, 26), table four 15 (4 rows). A merged cell stands once, in the row where it begins.
 */
export function officialRows(table: TableTemplate, cellText: CellText): readonly (readonly OfficialCell[])[] {
  switch (table.id) {
    case 'proactiveDisclosure':
      return table.blocks.flatMap((block) => disclosureRows(table, block, cellText));
    case 'applications':
      return table.blocks.flatMap((block) => applicationRows(table, block, cellText));
    case 'reviewLitigation':
      return table.blocks.flatMap((block) => caseRows(table, block, cellText));
  }
}

const label = (text: string, colSpan = 1, rowSpan = 1): OfficialCell => ({ text, colSpan, rowSpan, header: true });

function values(table: TableTemplate, block: BlockTemplate, row: RowTemplate, cellText: CellText): OfficialCell[] {
  return block.columns.map((column) => {
    const slot = table.slots.get(`${row.id}.${column.id}`) ?? { id: `${row.id}.${column.id}`, table: table.id, block, row, column };
    return { text: cellText(slot), colSpan: 1, rowSpan: 1, header: false, slot };
  });
}

/** Widens the last cell so that the row is `width` columns wide. */
function widen(cells: readonly OfficialCell[], width: number): OfficialCell[] {
  const rest = width - cells.length;
  return cells.map((cell, index) => (index === cells.length - 1 ? { ...cell, colSpan: cell.colSpan + rest } : cell));
}

function disclosureRows(table: TableTemplate, block: BlockTemplate, cellText: CellText): OfficialCell[][] {
  return [
    [label(block.heading, 4)],
    widen([label(block.corner), ...block.columns.map((column) => label(column.label))], 4),
    ...block.rows.map((row) => widen([label(row.label), ...values(table, block, row, cellText)], 4)),
  ];
}

/** Neighbours with the same key, as [first index, length]. */
function runs<T>(items: readonly T[], key: (item: T) => string | undefined): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let at = 0; at < items.length; ) {
    const name = key(items[at] as T);
    let end = at + 1;
    while (end < items.length && name !== undefined && key(items[end] as T) === name) end++;
    found.set(at, end - at);
    at = end;
  }
  return found;
}

/** The row's own number and name: 1.属于国家秘密. */
function numbered(row: RowTemplate): string {
  const number = row.path[row.path.length - 1] ?? '';
  return `${number}${/^\d+$/.test(number) ? '.' : /^[一二三四五六七八九十]+$/.test(number) ? '、' : ''}${row.label}`;
}

function applicationRows(table: TableTemplate, block: BlockTemplate, cellText: CellText): OfficialCell[][] {
  const { columns, rows } = block;
  const groups = runs(columns, (column) => column.group);
  const second: OfficialCell[] = [];
  const third: OfficialCell[] = [];
  columns.forEach((column, index) => {
    const length = groups.get(index);
    if (column.group === undefined) second.push(label(column.label, 1, 2));
    else {
      if (length !== undefined) second.push(label(column.group, length));
      third.push(label(column.label));
    }
  });
  const parents = runs(rows, (row) => (row.path.length > 1 ? row.path[0] : undefined));
  const groupsOfRows = runs(rows, (row) => (row.path.length > 2 ? row.group : undefined));
  const body = rows.map((row, index) => {
    const cells: OfficialCell[] = [];
    const under = row.path.length;
    if (under > 1 && parents.has(index)) {
      const parent = rows.find((other) => other.path.length === 2 && other.path[0] === row.path[0])?.group ?? '';
      cells.push(label(parent, 1, parents.get(index)));
    }
    if (under > 2 && groupsOfRows.has(index)) cells.push(label(row.group ?? '', 1, groupsOfRows.get(index)));
    cells.push(label(numbered(row), Math.max(1, 4 - under)));
    return [...cells, ...values(table, block, row, cellText)];
  });
  return [[label(block.officialCorner ?? block.corner, 3, 3), label('申请人情况', columns.length)], second, third, ...body];
}

function caseRows(table: TableTemplate, block: BlockTemplate, cellText: CellText): OfficialCell[][] {
  const { columns, rows } = block;
  const groups = runs(rows, (row) => row.group);
  const first: OfficialCell[] = [];
  const second: OfficialCell[] = [];
  const third: OfficialCell[] = [];
  rows.forEach((row, index) => {
    if (row.group === undefined) {
      first.push(label(row.label, columns.length));
      second.push(...columns.map((column) => label(column.label, 1, 2)));
      return;
    }
    const length = groups.get(index);
    if (length !== undefined) first.push(label(row.group, columns.length * length));
    second.push(label(row.label, columns.length));
    third.push(...columns.map((column) => label(column.label)));
  });
  return [first, second, third, rows.flatMap((row) => values(table, block, row, cellText))];
}

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * The table as HTML with the official merges and the full labels, one row per line; `\n` between lines, none at the end. A value that `remark` says something
 * about is marked (class `nianbao-mark`, a sign, the remark as title).
 */
export function officialHtml(
  table: TableTemplate,
  cellText: CellText,
  remark: (slot: Slot) => string | undefined = () => undefined,
): string {
  const rows = officialRows(table, cellText).map((row) => {
    const cells = row.map(({ text, colSpan, rowSpan, header, slot }) => {
      const said = slot && remark(slot);
      const tag = header ? 'th' : 'td';
      const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`;
      const mark = said === undefined ? '' : ` class="nianbao-mark" title="${escapeHtml(said).replaceAll('"', '&quot;')}"`;
      return `<${tag}${spans}${mark}>${said === undefined ? '' : '✗ '}${escapeHtml(text)}</${tag}>`;
    });
    return `  <tr>${cells.join('')}</tr>`;
  });
  return ['<table>', ...rows, '</table>'].join('\n');
}

/**
 * The official rows with a tab between the columns, as a spreadsheet or a word processor gives them to the clipboard: the columns and rows
 * that a merged cell covers are empty fields. `\n` between lines, none at the end.
 */
export function tabRows(table: TableTemplate, cellText: CellText): string {
  const rows = officialRows(table, cellText);
  const width = rows[0]?.reduce((sum, cell) => sum + cell.colSpan, 0) ?? 0;
  /** Rows that a merged cell above still covers, by column. */
  const covered = new Array<number>(width).fill(0);
  const lines = rows.map((row) => {
    const fields = new Array<string>(width).fill('');
    let next = 0;
    for (let column = 0; column < width; ) {
      const below = covered[column] ?? 0;
      if (below > 0) {
        covered[column] = below - 1;
        column++;
        continue;
      }
      const cell = row[next++];
      if (!cell) break;
      fields[column] = cell.text.replace(/[\t\r\n]+/g, ' ');
      covered.fill(cell.rowSpan - 1, column, column + cell.colSpan);
      column += cell.colSpan;
    }
    return fields.join('\t');
  });
  return lines.join('\n');
}
