import { keptWith } from '../../text/kept.ts';
import { charFinder, codesOf } from '../../text/char-finder.ts';
import { type Mention, mentionsOf, type Run } from './mentions.ts';

/**
 * A piece of a sentence between marks, with the figures in it; what stands in brackets is a piece of its own.
 *
 *     全年共收到申请12件（含上年结转2件），其中自然人10件、法人2件。
 *     ^---------------  ^-----------    ^----------- ^-----
 *
 * 、 ends a piece only behind a figure, so that 公民、法人和其他组织 stays whole.
 */
export interface Piece {
  /** Without brackets and the names of documents (《》 stays). */
  readonly words: string;
  /** The mark before it; empty at the start of the run. */
  readonly mark: string;
  /** Counts the sentences of the run; ； does not end one. */
  readonly sentence: number;
  /** How many brackets stand around it. */
  readonly depth: number;
  readonly figures: readonly PlacedFigure[];
  /** The piece in whose brackets it stands, and the last figure of it before them. */
  readonly around: Piece | undefined;
  readonly behind: Mention | undefined;
  /** Where its words begin in the run, and where each further stretch of them does: see `offsetIn`. */
  readonly first: number;
  readonly further: readonly Stretch[] | undefined;
}

/** A figure of a piece by its place in `words`. */
export interface PlacedFigure {
  readonly mention: Mention;
  readonly start: number;
  readonly end: number;
}

/** Of a piece without figures; never added to. */
const NONE: PlacedFigure[] = [];

/** A stretch of `words`: where it begins, there and in the run. */
interface Stretch {
  readonly at: number;
  readonly from: number;
}

/** A piece that is being put together. */
interface Open extends Piece {
  words: string;
  figures: PlacedFigure[];
  first: number;
  further: Stretch[] | undefined;
}

const openPiece = (mark: string, sentence: number, depth: number, around: Open | undefined): Open => ({
  words: '',
  mark,
  sentence,
  depth,
  around,
  behind: around?.figures[around.figures.length - 1]?.mention,
  figures: NONE,
  first: 0,
  further: undefined,
});

/** The characters `[from, to)` of the run belong to it. */
function addWords(piece: Open, text: string, from: number, to: number): void {
  if (to <= from) return;
  if (piece.words === '') piece.first = from;
  else {
    piece.further ??= [];
    piece.further.push({ at: piece.words.length, from });
  }
  piece.words += text.slice(from, to);
}

/** The figure that its words end with now. */
function addFigure(piece: Open, mention: Mention): void {
  const end = piece.words.length;
  const figure = { mention, start: end - (mention.end - mention.start), end };
  if (piece.figures === NONE) piece.figures = [figure];
  else piece.figures.push(figure);
}

/** Offset in `Run.text` of the character at an offset of a piece's `words`. */
export function offsetIn({ first, further }: Piece, place: number): number {
  if (further) {
    for (let i = further.length - 1; i >= 0; i--) {
      const stretch = further[i];
      if (stretch && stretch.at <= place) return stretch.from + place - stretch.at;
    }
  }
  return first + place;
}

const nextMark = charFinder('，。；：！？,;:!?、（([【〔）)]】〕《');
const SENTENCE_ENDS = codesOf('。！？!?');
const OPENING = codesOf('（([【〔');
const CLOSING = codesOf('）)]】〕');
const LISTS = '、'.charCodeAt(0);
const NAME_OPENS = '《'.charCodeAt(0);
const DEEPEST = 4;
/** Names of documents are no longer than this. */
const LONGEST_NAME = 120;

/** The pieces of a run, each before those in its brackets. Linear in the run; worked out once. */
export const piecesOf = keptWith((run: Run): readonly Piece[] => readPieces(run));

function readPieces(run: Run): readonly Piece[] {
  const { text } = run;
  const mentions = mentionsOf(run);
  const outer: Open[] = [];
  let sentence = 0;
  let next = 0;
  let piece = openPiece('', sentence, 0, undefined);
  const found: Open[] = [piece];
  let kept = 0;
  for (let i = nextMark(text, 0); i >= 0; i = nextMark(text, Math.max(i + 1, kept))) {
    // the figures before the mark; a mark inside one (1,234) is none
    for (let mention = mentions[next]; mention && mention.start <= i; mention = mentions[++next]) {
      if (mention.start < kept) continue;
      addWords(piece, text, kept, mention.end);
      kept = mention.end;
      addFigure(piece, mention);
    }
    if (i < kept) continue;
    const c = text.charCodeAt(i);
    if (c === NAME_OPENS) {
      const close = i + text.slice(i, i + LONGEST_NAME).indexOf('》');
      if (close <= i) continue;
      addWords(piece, text, kept, i + 1);
      kept = close;
      while ((mentions[next]?.start ?? Number.POSITIVE_INFINITY) < close) next++;
    } else if (OPENING.has(c)) {
      if (outer.length >= DEEPEST) continue;
      addWords(piece, text, kept, i);
      outer.push(piece);
      piece = openPiece(text.charAt(i), sentence, outer.length, piece);
      found.push(piece);
      kept = i + 1;
    } else if (CLOSING.has(c)) {
      addWords(piece, text, kept, i);
      piece = outer.pop() ?? piece;
      kept = i + 1;
    } else if (c !== LISTS || piece.figures.length > 0) {
      addWords(piece, text, kept, i);
      if (SENTENCE_ENDS.has(c)) {
        sentence++;
        // a bracket that is never closed ends with its sentence
        while (outer.length > 0) outer.pop();
      }
      piece = openPiece(text.charAt(i), sentence, outer.length, outer[outer.length - 1]);
      found.push(piece);
      kept = i + 1;
    }
  }
  for (let mention = mentions[next]; mention; mention = mentions[++next]) {
    if (mention.start < kept) continue;
    addWords(piece, text, kept, mention.end);
    kept = mention.end;
    addFigure(piece, mention);
  }
  addWords(piece, text, kept, text.length);
  return found;
}
