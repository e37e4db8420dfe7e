import type { Cell, Grid } from '../../syntax/tree.ts';
import { fold } from '../../text/fold.ts';
import { isFigureText } from '../figure.ts';

/** What stands beside the official columns in a grid: a running number in front, remarks behind. */
export interface SideColumns {
  /** The cells of a row without them, and how many were left out in front. */
  readonly of: (cells: readonly Cell[]) => { readonly cells: readonly Cell[]; readonly skipped: number };
}

const SERIAL = /^(?:序号|编号|行次)$/;
const REMARK = /^(?:备注|说明|注)$/;
/** A header stands among the first rows. */
const HEADER_ROWS = 4;
/** As many rows counted one by one are a running number and no figures. */
const COUNTED = 4;
const COUNT = /^\d{1,2}$/;

const NONE: SideColumns = { of: (cells) => ({ cells, skipped: 0 }) };

/** Looks for a column of running numbers and for one of remarks, by their headers; running numbers by their values as well. */
export function sideColumns(grid: Grid): SideColumns {
  let serial = false;
  let remark: { readonly column: number; readonly length: number } | undefined;
  for (const { cells } of grid.rows.slice(0, HEADER_ROWS)) {
    const first = cells[0];
    const last = cells[cells.length - 1];
    if (first && first.column === 0 && SERIAL.test(short(first))) serial = true;
    if (last && cells.length > 1 && REMARK.test(short(last))) remark = { column: last.column, length: cells.length };
  }
  serial ||= isCounted(grid);
  if (!serial && !remark) return NONE;
  return {
    of: (row) => {
      let cells = row;
      const first = cells[0];
      const skipped = serial && first && isSerial(first, cells, grid) ? 1 : 0;
      if (skipped > 0) cells = cells.slice(1);
      const last = cells[cells.length - 1];
      if (remark && last && cells.length > 1 && isRemark(last, row.length, remark, grid)) cells = cells.slice(0, -1);
      return { cells, skipped };
    },
  };
}

const short = (cell: Cell): string => (cell.text.length > 8 ? '' : fold(cell.text));

function isSerial(cell: Cell, cells: readonly Cell[], grid: Grid): boolean {
  if (cell.column !== 0 || cell.colSpan > 1) return false;
  if (grid.columns === 'none') return COUNT.test(cell.text) && isWord(cells[1]);
  return cell.text === '' || COUNT.test(cell.text) || SERIAL.test(short(cell));
}

function isRemark(cell: Cell, length: number, remark: { readonly column: number; readonly length: number }, grid: Grid): boolean {
  if (REMARK.test(short(cell))) return true;
  if (grid.columns === 'exact') return cell.column === remark.column;
  return cell.text !== '' && !isFigureText(cell.text) ? length > 2 : length === remark.length && grid.columns === 'written';
}

const isWord = (cell: Cell | undefined): boolean => cell !== undefined && cell.text !== '' && !isFigureText(cell.text);

/** 1, 2, 3, … in front of labels, from one row to the next. */
function isCounted(grid: Grid): boolean {
  let next = -1;
  let counted = 0;
  for (const { cells } of grid.rows) {
    const text = cells[0]?.text ?? '';
    if (!COUNT.test(text)) {
      // a first column with words in it, other than in the header, is no running number
      if (next > 0 && text !== '') return false;
      continue;
    }
    if (!isWord(cells.find((cell, i) => i > 0 && cell.text !== ''))) return false;
    if (next > 0 && Number(text) !== next) return false;
    next = Number(text) + 1;
    counted++;
  }
  return counted >= COUNTED;
}
