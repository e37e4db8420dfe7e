import type { Piece } from '../../report/facts/pieces.ts';

/** Pieces that follow one another at one depth in one sentence: what a sentence says outside of its brackets, and what each bracket says. */
export function levelsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const levels: Piece[][] = [];
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
      levels.push(level);
      open[depth] = level;
    } else own.push(piece);
    open.length = depth + 1;
  }
  return levels;
}
