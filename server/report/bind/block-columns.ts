import type { BlockTemplate, ColumnTemplate } from '../../template/schema.ts';
import type { HeaderCell } from '../columns.ts';

/** A block's columns by id and in order. */
export interface BlockColumns {
  readonly columnById: ReadonlyMap<string, ColumnTemplate>;
  readonly official: readonly string[];
  /** The official order as the only one that a header allows. */
  readonly inOrder: readonly (readonly string[])[];
}

const blockColumns = new WeakMap<BlockTemplate, BlockColumns>();

/** Derived from the form once. */
export function columnsOfBlock(block: BlockTemplate): BlockColumns {
  const known = blockColumns.get(block);
  if (known) return known;
  const official = block.columns.map(({ id }) => id);
  const columns = { columnById: new Map(block.columns.map((column) => [column.id, column])), official, inOrder: [official] };
  blockColumns.set(block, columns);
  return columns;
}

/** Table two, as nearly always: one row of the header names each column of the block, from left to right, and nothing else. */
export function isNamedInOrder(header: readonly HeaderCell[] | undefined, { official }: BlockColumns): boolean {
  if (header?.length !== official.length) return false;
  for (let i = 0; i < header.length; i++) {
    const before = header[i - 1];
    const named = header[i];
    if (named?.column.id !== official[i]) return false;
    if (before && (before.row !== named?.row || before.cell.column >= (named?.cell.column ?? 0))) return false;
  }
  return true;
}
