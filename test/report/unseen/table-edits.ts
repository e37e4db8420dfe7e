import { flattened as flat, isFigure, pipes, texts } from './printers.ts';
import type { Box, Table } from './tables.ts';

/** Rows of one length. */
export const flattened = (table: Table): string[][] => {
  const rows = flat(table);
  return rows.map((row) => [...row, ...Array.from({ length: (rows[0]?.length ?? 0) - row.length }, () => '')]);
};

/** Display columns. */
export const wide = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) >= 0x1100 ? 2 : 1), 0);
/** With spaces behind it. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - wide(text)));
/** With spaces around it. */
export const centred = (text: string, width: number): string => {
  const left = Math.max(0, (width - wide(text)) >> 1);
  return padded(' '.repeat(left) + text, width);
};

/** Columns of the table, its merges expanded. */
export const widthOf = (table: Table): number => table.rows[0]?.length ?? 0;

/** One row more, its cells from the first column on. */
export const withRow = (table: Table, at: number, boxes: readonly Partial<Box>[]): Table => ({
  ...table,
  rows: table.rows.toSpliced(
    at,
    0,
    boxes.map((box): Box => ({ role: 'filler', text: '', how: 'anchor', colSpan: 1, rowSpan: 1, ...box })),
  ),
});

/** One cell over the whole width. */
export const spanning = (table: Table, text: string): readonly Partial<Box>[] =>
  Array.from({ length: widthOf(table) }, (_, i) => (i === 0 ? { text, colSpan: widthOf(table) } : { text, how: 'right' }));

/** The cells of the row that hold figures. */
export const figuresOf = (row: readonly Box[]): readonly Box[] => row.filter(isFigure);

/** Rows of fields between tabs. */
export const tabbed = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\n');

/** A cell per line, in the order of the rows. */
export const each = (table: Table, edit: (text: string, box: Box) => string = (text) => text): string[] =>
  table.rows.flatMap((row) => row.filter(({ how, text }) => how === 'anchor' && text !== '').map((box) => edit(box.text, box)));

/** Table three printed one way, the others another. */
export const onlyThree =
  (print: (table: Table) => string, other: (table: Table) => string): ((table: Table) => string) =>
  (table) =>
    table.id === 'applications' ? print(table) : other(table);

/** The whole table in bars, what merges cover blank. */
export const plainPipes = (table: Table): string => pipes(texts(table, 'blank'));

/** The same between tabs. */
export const plainTabs = (table: Table): string => tabbed(texts(table, 'blank'));

/** A space between each two characters. */
export const spaced = (text: string): string => [...text].join(' ');
