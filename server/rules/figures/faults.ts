import { type CellFault, cellFault } from '../../equations/admissible.ts';
import { completeTable } from '../../equations/complete.ts';
import type { TableFigures } from '../../equations/figures.ts';
import { cellsNotPlain } from '../../report/plain-cells.ts';
import type { BoundCell, BoundTable } from '../../report/report.ts';
import { type Message, say } from '../../text/say.ts';
import type { Finding, RuleContext } from '../rule.ts';
import { figureFix } from './fixes.ts';
import { cellKey, cellPlace, written } from './names.ts';

/**
 * Findings on the cells with one kind of fault, with the right value where the equations force one or the writing leaves no doubt; `otherwise` says what
 * should stand there else.
 */
export function* faults(
  { report, figures }: RuleContext<unknown>,
  fault: CellFault,
  otherwise: (cell: BoundCell) => Message,
): Iterable<Finding> {
  for (const table of report.tables) {
    const cells = faultyCells(table, fault);
    if (cells.length === 0) continue;
    const right = rightValues(figures(table));
    for (const cell of cells) {
      const value = right(cell.id) ?? meant(cell);
      const should = value === undefined ? otherwise(cell) : String(value);
      yield {
        at: cell.span,
        cell: cellKey(cell),
        message: say`${cellPlace(cell)}写作${spaced(written(cell))}，应为${spaced(should)}`,
        fixes: value === undefined ? [] : [figureFix(cell, value)],
      };
    }
  }
}

const faultyCells = (table: BoundTable, fault: CellFault): readonly BoundCell[] =>
  cellsNotPlain(table).filter((cell) => cellFault(cell) === fault);

function rightValues(figures: TableFigures): (id: string) => number | undefined {
  const { forced } = completeTable(figures);
  return (id) => figures.corrected.get(id) ?? forced.get(id);
}

/** The count that `+5`, `5.0`, `007` or `251000元` (in 万元) plainly means. */
function meant({ text, column, style }: BoundCell): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[,，\s]/g, '')
    .replace(/[件项条个份次期元]$/, '');
  if (column.unit === '万元') return style?.unit === '元' && /^\d{1,13}$/.test(plain) ? Number(`${plain}e-4`) : undefined;
  return column.value !== 'amount' && /^\+?\d{1,13}(?:\.0{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

/** Figures stand off from Han characters by a space, quoted texts do not. */
const spaced = (text: Message): Message => (typeof text === 'string' && /^[-+\d]/.test(text) ? say` ${text}` : text);
