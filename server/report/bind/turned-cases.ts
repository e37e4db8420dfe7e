import { isFilled } from '../../syntax/filled.ts';
import type { Cell } from '../../syntax/tree.ts';
import { fold } from '../../text/fold.ts';
import { caseGroupOf, caseGroupOrder } from '../case-order.ts';
import { OUTCOMES, withoutUnit } from '../columns.ts';
import { isFigureText } from '../figure.ts';
import { columnsNamed } from '../labels.ts';
import { caseLabel, caseRow } from './case-row.ts';
import type { GridState } from './grid-state.ts';

/** Names of kinds of cases, and the figures below them by their outcome. */
interface Block {
  readonly names: string[];
  readonly figures: Map<string, readonly Cell[]>;
  /** Index of its first row of figures. */
  index: number;
}

/**
 * Table four turned: an outcome in front of each row, the kinds of cases side by side above, or one below the other. Every figure must be there. Whether
 * the grid is one.
 *
 *     | 结果     | 行政复议 | 未经复议直接起诉 | 复议后起诉 |
 *     | 结果维持 | 1        | 0                | 2          |
 */
export function readTurnedCases({ grid, reading }: GridState): boolean {
  const blocks: Block[] = [];
  let block: Block = { names: [], figures: new Map(), index: -1 };
  for (const [index, { cells }] of grid.rows.entries()) {
    const filled = cells.filter(isFilled);
    const first = filled.findIndex(({ text }) => isFigureText(text));
    const words = first < 0 ? filled : filled.slice(0, first);
    const outcome = first < 0 ? undefined : outcomeOf(words.pop());
    if (first >= 0 && !outcome) return false;
    for (const word of words) {
      if (outcomeOf(word)) return false;
      const name = caseGroupOf(withoutUnit(fold(word.text)));
      if (!name || block.names.includes(name)) continue;
      if (block.figures.size > 0) return false;
      block.names.push(name);
    }
    if (!outcome) continue;
    const figures = filled.slice(first);
    if (block.figures.has(outcome) || figures.length !== kindsOf(block).length || !figures.every(({ text }) => isFigureText(text)))
      return false;
    if (block.figures.size === 0) block.index = index;
    block.figures.set(outcome, figures);
    if (block.figures.size < OUTCOMES.length) continue;
    blocks.push(block);
    block = { names: [], figures: new Map(), index: -1 };
  }
  if (blocks.length === 0 || block.figures.size > 0 || !blocks.every(({ names }) => caseGroupOrder(names))) return false;
  for (const one of blocks) pushBlock(one);
  reading.evidence.reviewLitigation += OUTCOMES.length;
  return true;

  function pushBlock(one: Block): void {
    kindsOf(one).forEach((name, kind) => {
      const label = caseLabel(name);
      const row = grid.rows[one.index];
      const values = OUTCOMES.flatMap((id) => one.figures.get(id)?.[kind] ?? []);
      if (label && row) reading.rows.push(caseRow(label, grid, { row, index: one.index }, values, 1, OUTCOMES));
    });
  }
}

const kindsOf = ({ names }: Block): readonly string[] => names.filter((name) => name !== '行政诉讼');

const outcomeOf = (cell: Cell | undefined): string | undefined =>
  cell && columnsNamed(withoutUnit(fold(cell.text))).find(({ table }) => table === 'reviewLitigation')?.id;
