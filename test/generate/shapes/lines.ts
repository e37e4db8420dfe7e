import { type OfficialGrid, type Piece, type Place, places } from '../official.ts';
import type { Pen } from '../pen.ts';

export type LinesKind = 'lines-tab' | 'lines-closed' | 'lines-blank' | 'lines-dense' | 'lines-pipe';

const hasTabs = (kind: LinesKind): boolean => kind === 'lines-tab' || kind === 'lines-closed';

/** Places of a row that get a line: the anchors, and with tabs each cell of a row above that reaches down (once, however wide). */
const kept = (kind: LinesKind, row: readonly Place[]): readonly Place[] =>
  row.filter(({ how, cell }, index) => how === 'anchor' || (hasTabs(kind) && how === 'below' && row[index - 1]?.cell !== cell));

/**
 * One cell per line. With tabs each cell opens or closes with one and what a merge above covers is a tab alone; without tabs only what has text is
 * there. Rows are set off by an empty line, save in the dense kind.
 */
export function printLines(kind: LinesKind, pieces: readonly Piece[], pen: Pen): string {
  const chance = pen.chance.fork('lines');
  const ragged = kind === 'lines-pipe' && chance.chance(0.4);
  const deep = kind === 'lines-tab' && chance.chance(0.3);
  const between = kind === 'lines-dense' || (kind === 'lines-pipe' && chance.chance(0.5)) ? '\n' : '\n\n';
  const line = (text: string, last: boolean): string => {
    if (kind === 'lines-tab') return deep && text.startsWith('三、') ? `\t\n\n\n\n\n三、\n${text.slice(2)}` : `\t${text}`;
    if (kind === 'lines-closed') return `${text}\t`;
    if (kind !== 'lines-pipe' || (ragged && last)) return text;
    return `${text} |`;
  };
  const print = (grid: OfficialGrid): string =>
    places(grid)
      .map((row) => {
        const shown = kept(kind, row)
          .map(({ cell, how }) => ({ text: how === 'anchor' ? pen.cell(grid.table, cell, '\n') : '', figure: cell.role === 'figure' }))
          .filter(({ text, figure }) => text !== '' || hasTabs(kind) || (kind === 'lines-pipe' && figure));
        return shown.map(({ text }, index) => line(text, index === shown.length - 1)).join('\n');
      })
      .filter((text) => text !== '')
      .join(between);
  return pieces.map((piece) => ('fallen' in piece ? piece.fallen : print(piece.grid))).join(kind === 'lines-dense' ? '\n' : '\n\n');
}
