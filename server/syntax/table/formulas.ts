import { span } from '../../text/span.ts';
import type { Block, Cell } from '../tree.ts';

const FORMULA = /^\$\s*([+-]?\d[\d,.]*)\s*\$$/;

/** Takes the dollars off figures that a program for pictures of pages wrote as formulas: `$150$`. */
export function plainFormulas(source: string, blocks: Block[]): void {
  if (!source.includes('$')) return;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block?.type !== 'table') continue;
    blocks[i] = { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => plain(source, cell)) })) };
  }
}

function plain(source: string, cell: Cell): Cell {
  const figure = FORMULA.exec(cell.text)?.[1];
  if (figure === undefined) return cell;
  const start = source.indexOf(figure, cell.span.start);
  return start < 0 || start + figure.length > cell.span.end ? cell : { ...cell, span: span(start, start + figure.length), text: figure };
}
