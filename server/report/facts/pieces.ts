import type { Mention, Run } from './mentions.ts';

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
  /** Offset in `Run.text` of the character at an offset of `words`. */
  readonly offset: (at: number) => number;
}

/** A figure of a piece by its place in `words`. */
export interface PlacedFigure {
  readonly mention: Mention;
  readonly start: number;
  readonly end: number;
}

interface Open extends Piece {
  words: string;
  readonly figures: PlacedFigure[];
  /** Where each stretch of `words` begins, there and in the run. */
  readonly at: number[];
  readonly from: number[];
}

const MARKS = /[，。；：！？,;:!?、（([【〔）)\]】〕《]/g;
const SENTENCE_ENDS = new Set('。！？!?');
const OPENING = new Set('（([【〔');
const CLOSING = new Set('）)]】〕');
const DEEPEST = 4;
/** Names of documents are no longer than this. */
const LONGEST_NAME = 120;

const pieces = new WeakMap<Run, readonly Piece[]>();

/** The pieces of a run, each before those in its brackets. Linear in the run; worked out once. */
export function piecesOf(run: Run): readonly Piece[] {
  const known = pieces.get(run);
  if (known) return known;
  const fresh = readPieces(run);
  pieces.set(run, fresh);
  return fresh;
}

function readPieces({ text, mentions }: Run): readonly Piece[] {
  const found: Open[] = [];
  const outer: Open[] = [];
  let sentence = 0;
  let next = 0;
  const begin = (mark: string, around: Open | undefined): Open => {
    const at: number[] = [];
    const from: number[] = [];
    const piece: Open = {
      words: '',
      mark,
      sentence,
      depth: outer.length,
      figures: [],
      around,
      behind: around?.figures[around.figures.length - 1]?.mention,
      at,
      from,
      offset: (place) => {
        let i = at.length - 1;
        while (i > 0 && (at[i] ?? 0) > place) i--;
        return (from[i] ?? 0) + place - (at[i] ?? 0);
      },
    };
    found.push(piece);
    return piece;
  };
  let piece = begin('', undefined);
  let kept = 0;
  const take = (to: number): void => {
    if (to <= kept) return;
    piece.at.push(piece.words.length);
    piece.from.push(kept);
    piece.words += text.slice(kept, to);
  };
  const place = (mention: Mention): void => {
    take(mention.end);
    kept = mention.end;
    piece.figures.push({ mention, start: piece.words.length - (mention.end - mention.start), end: piece.words.length });
  };
  MARKS.lastIndex = 0;
  for (let match = MARKS.exec(text); match; match = MARKS.exec(text)) {
    const i = match.index;
    const c = match[0];
    // the figures before the mark; a mark inside one (1,234) is none
    let mention = mentions[next];
    while (mention && mention.start <= i) {
      if (mention.start >= kept) place(mention);
      mention = mentions[++next];
    }
    if (i < kept) continue;
    if (c === '《') {
      const close = i + text.slice(i, i + LONGEST_NAME).indexOf('》');
      if (close <= i) continue;
      take(i + 1);
      kept = close;
      while ((mentions[next]?.start ?? Number.POSITIVE_INFINITY) < close) next++;
      MARKS.lastIndex = close + 1;
    } else if (OPENING.has(c)) {
      if (outer.length >= DEEPEST) continue;
      take(i);
      outer.push(piece);
      piece = begin(c, piece);
      kept = i + 1;
    } else if (CLOSING.has(c)) {
      take(i);
      piece = outer.pop() ?? piece;
      kept = i + 1;
    } else if (c !== '、' || piece.figures.length > 0) {
      take(i);
      if (SENTENCE_ENDS.has(c)) {
        sentence++;
        // a bracket that is never closed ends with its sentence
        outer.length = 0;
      }
      piece = begin(c, outer[outer.length - 1]);
      kept = i + 1;
    }
  }
  for (let mention = mentions[next]; mention; mention = mentions[++next]) if (mention.start >= kept) place(mention);
  take(text.length);
  return found;
}
