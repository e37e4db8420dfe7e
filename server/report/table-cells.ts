import type { TableTemplate } from '../template/catalog.ts';
import type { BoundCell, BoundRow } from './report.ts';

type CellsOfRow = Pick<BoundRow, 'block' | 'place' | 'cells'>;

/** The cells of a table's rows: one by one as they stand in the document, and each by its id or by its place in the form. */
export class TableCells {
  private readonly rows: readonly CellsOfRow[];
  private readonly places: TableTemplate['places'];
  private readonly byPlace: readonly (BoundCell | undefined)[];

  constructor({ places }: TableTemplate, rows: readonly CellsOfRow[]) {
    const byPlace = new Array<BoundCell | undefined>(places.size);
    for (const { cells, block, place } of rows) {
      const { columns } = block;
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[i];
        if (cell) byPlace[place + (columns[i] === cell.column ? i : columns.indexOf(cell.column))] = cell;
      }
    }
    this.rows = rows;
    this.places = places;
    this.byPlace = byPlace;
  }

  /** The cell of this id; `undefined` where the document does not have it. */
  get(id: string): BoundCell | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.byPlace[place];
  }

  /** The same by its place among the cells of the form. */
  at(place: number): BoundCell | undefined {
    return this.byPlace[place];
  }

  get size(): number {
    let size = 0;
    for (const { cells } of this.rows) size += cells.length;
    return size;
  }

  values(): readonly BoundCell[] {
    return this.rows.flatMap(({ cells }) => cells);
  }

  keys(): readonly string[] {
    return this.values().map(({ id }) => id);
  }
}
