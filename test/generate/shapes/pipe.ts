import type { Pen } from '../pen.ts';
import { type OfficialGrid, type Piece, places } from '../official.ts';

/** The official 14, 28 and 4 rows as a pipe table: what a merge covers is an empty cell. */
export function printPipeOfficial(pieces: readonly Piece[], pen: Pen): string {
  const tight = pen.chance.fork('pipe').chance(0.3);
  return pieces
    .map((piece, index) => {
      if ('fallen' in piece) return piece.fallen;
      const rows = places(piece.grid).map((row) => {
        const cells = row.map(({ cell, how }) => (how === 'anchor' ? pen.cell(piece.grid.table, cell, '<br>') : ''));
        return tight ? `|${cells.join('|')}|` : `| ${cells.join(' | ')} |`;
      });
      const delimiter = `|${' --- |'.repeat(piece.grid.width)}`;
      const bare = index > 0 && piece.grid.heads === 0;
      return [...rows.slice(0, 1), ...(bare ? [] : [delimiter]), ...rows.slice(1)].join('\n');
    })
    .join('\n\n');
}

/** Rows as a web page gives them when copied: no leading pipe, merged cells gone, so that rows have unequal counts. */
export function printPipeWeb(pieces: readonly Piece[], pen: Pen): string {
  const chance = pen.chance.fork('web');
  const trailing = chance.chance(0.3);
  const spaced = chance.chance(0.2);
  const print = (grid: OfficialGrid): string =>
    grid.rows
      .map((cells) => {
        const written = cells.filter((cell) => cell.text !== '' || cell.role === 'figure' || cell.role === 'filler');
        const line = written.map((cell) => pen.cell(grid.table, cell, ' ')).join(' | ');
        return trailing && written.length > 1 ? `${line} |` : line;
      })
      .filter((line) => line !== '')
      .join(spaced ? '\n\n' : '\n');
  return pieces.map((piece) => ('fallen' in piece ? piece.fallen : print(piece.grid))).join('\n\n');
}
