import { type OfficialCell, type OfficialGrid, places } from './official.ts';
import type { TableId } from './form.ts';

/** A fault in the shape of a table: a row left out, said twice or invented, a column left out. Rows count below the heading rows. */
export type GridEdit = { readonly table: TableId } & (
  | { readonly kind: 'drop' | 'twice'; readonly row: number }
  | { readonly kind: 'extra'; readonly row: number; readonly label: string }
  | { readonly kind: 'dropColumn'; readonly column: number }
);

const isFigure = ({ role }: OfficialCell): boolean => role === 'figure';

/** Whether a row holds figures: heading rows inside a table do not. */
export const holdsFigures = (grid: OfficialGrid, row: number): boolean => grid.rows[row]?.some(isFigure) ?? false;

/** Lengthens (or shortens) every merge that reaches over `row` from above. */
function stretched(grid: OfficialGrid, row: number, by: number): OfficialCell[][] {
  const over = new Set((places(grid)[row] ?? []).filter(({ how }) => how === 'below').map(({ cell }) => cell));
  return grid.rows.map((cells) => cells.map((cell) => (over.has(cell) ? { ...cell, rowSpan: cell.rowSpan + by } : cell)));
}

function dropped(grid: OfficialGrid, row: number): OfficialGrid {
  const rows = stretched(grid, row, -1);
  // a merge that began here begins in the next row
  const begun = (rows[row] ?? []).filter(({ rowSpan }) => rowSpan > 1).map((cell) => ({ ...cell, rowSpan: cell.rowSpan - 1 }));
  return { ...grid, rows: rows.flatMap((cells, index) => (index === row ? [] : [index === row + 1 ? [...begun, ...cells] : cells])) };
}

function repeated(grid: OfficialGrid, row: number, change: (cell: OfficialCell) => OfficialCell): OfficialGrid {
  const rows = stretched(grid, row, 1).map((cells, index) =>
    index === row ? cells.map((cell) => (cell.rowSpan > 1 ? { ...cell, rowSpan: cell.rowSpan + 1 } : cell)) : cells,
  );
  const copy = (grid.rows[row] ?? []).filter(({ rowSpan }) => rowSpan === 1).map(change);
  return { ...grid, rows: [...rows.slice(0, row + 1), copy, ...rows.slice(row + 1)] };
}

function withoutColumn(grid: OfficialGrid, column: number): OfficialGrid {
  const narrow = new Map<OfficialCell, OfficialCell | undefined>();
  for (const row of places(grid)) {
    for (const { cell, column: at } of row) {
      if (at === column && !narrow.has(cell)) narrow.set(cell, cell.colSpan > 1 ? { ...cell, colSpan: cell.colSpan - 1 } : undefined);
    }
  }
  const rows = grid.rows.map((cells) => cells.flatMap((cell) => (narrow.has(cell) ? (narrow.get(cell) ?? []) : [cell])));
  return { ...grid, width: grid.width - 1, rows };
}

/** The table with its fault. */
export function edited(grid: OfficialGrid, edit: GridEdit | undefined): OfficialGrid {
  if (!edit || edit.table !== grid.table) return grid;
  switch (edit.kind) {
    case 'drop':
      return dropped(grid, grid.heads + edit.row);
    case 'twice':
      return repeated(grid, grid.heads + edit.row, (cell) => cell);
    case 'extra':
      return repeated(grid, grid.heads + edit.row, (cell) =>
        isFigure(cell)
          ? { role: 'filler', text: '3', colSpan: cell.colSpan, rowSpan: 1 }
          : cell.role === 'label'
            ? { ...cell, role: 'filler', text: edit.label }
            : cell,
      );
    case 'dropColumn':
      return withoutColumn(grid, edit.column);
  }
}
