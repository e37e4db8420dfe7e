import type { BoundCell } from '../../report/report.ts';
import { say } from '../../text/say.ts';
import type { Edit, Fix } from '../rule.ts';

/** Writes a figure in place of what stands in a cell. A blank cell of a pipe table keeps its width, so that the other lines stay as they are. */
export function setFigure(cell: BoundCell, value: number): Edit {
  const figure = String(value);
  if (cell.kind !== 'blank') return { at: cell.span, newText: figure };
  const width = cell.span.end - cell.span.start;
  if (cell.grid.shape === 'pipe') return { at: cell.span, newText: `${' '.repeat(Math.max(1, width - figure.length - 1))}${figure} ` };
  return { at: cell.span, newText: figure };
}

/** 改为 7, or 填入 7 into a blank. The first to offer. */
export const figureFix = (cell: BoundCell, value: number): Fix => ({
  title: cell.kind === 'blank' ? say`填入 ${value}` : say`改为 ${value}`,
  kind: 'figure',
  preferred: true,
  edits: [setFigure(cell, value)],
});
