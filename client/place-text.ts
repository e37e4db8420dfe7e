import type { layoutRequest, ResultOf } from '../server/protocol.ts';
import { type Message, say } from '../server/text/say.ts';
import { tableText } from './table-names.ts';

/** Where the cells of a document's standard tables lie. */
export type Layout = NonNullable<ResultOf<typeof layoutRequest>>;

/** The cell that a cursor is in. */
export interface CellPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

const NUMBERS = 6;

/** The cell at a place; `undefined` outside of the tables and between their cells. */
export function cellAt({ tables }: Pick<Layout, 'tables'>, line: number, character: number): CellPlace | undefined {
  for (const { name, rows, columns, cells } of tables) {
    for (let i = 0; i + NUMBERS <= cells.length; i += NUMBERS) {
      const [startLine = 0, startCharacter = 0, endLine = 0, endCharacter = 0, row = 0, column = 0] = cells.slice(i, i + NUMBERS);
      if (startLine > line) break;
      const isBehindStart = line > startLine || character >= startCharacter;
      const isBeforeEnd = line < endLine || (line === endLine && character <= endCharacter);
      if (!isBehindStart || !isBeforeEnd) continue;
      return {
        table: name,
        row: rows[row] ?? '',
        column: columns[column] ?? '',
        start: { line: startLine, character: startCharacter },
        end: { line: endLine, character: endCharacter },
      };
    }
  }
  return undefined;
}

/** 表三 · 三、（一）予以公开 × 法人或其他组织·商业企业 · 3; an empty cell says so. */
export const placeText = ({ table, row, column }: CellPlace, figure: string): Message =>
  say`${tableText(table)} · ${row} × ${column} · ${figure.trim() === '' ? say`空` : figure.trim()}`;

/** The same for the end of the line, where the table is before everybody's eyes. */
export const placeHint = ({ row, column }: CellPlace): string => `${row} × ${column}`;
