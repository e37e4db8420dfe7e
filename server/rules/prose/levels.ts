import { keptWith } from '../../text/kept.ts';
import type { Run } from '../../report/facts/mentions.ts';
import { type Piece, piecesOf } from '../../report/facts/pieces.ts';

/** The levels of a run, worked out once. */
export const levelsOf = keptWith((run: Run): readonly (readonly Piece[])[] => read(piecesOf(run)));

/** Pieces that follow one another at one depth in one sentence: what a sentence says outside of its brackets, and what each bracket says. */
function read(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const found: Piece[][] = [];
  const open: (Piece[] | undefined)[] = [];
  for (const piece of pieces) {
    const { depth } = piece;
    const own = open[depth];
    const before = own?.[own.length - 1];
    const isNew =
      !own ||
      !before ||
      before.around !== piece.around ||
      (depth === 0 ? before.sentence !== piece.sentence : '（([【〔'.includes(piece.mark));
    if (isNew) {
      const level = [piece];
      found.push(level);
      open[depth] = level;
    } else own.push(piece);
    open.length = depth + 1;
  }
  return found;
}
