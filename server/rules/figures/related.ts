import type { BoundCell } from '../../report/report.ts';
import { say } from '../../text/say.ts';
import type { Related } from '../rule.ts';
import { cellName, written } from './names.ts';

/** Every cell that contributes to an equation, each with what it says. */
export const contributions = (cells: readonly BoundCell[]): Related[] =>
  cells.map((cell) => ({ at: cell.span, message: say`${cellName(cell)}：${written(cell)}`, isNought: cell.value === 0 }));
