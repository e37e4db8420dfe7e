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
  offset(at: number): number;
}

/** A figure of a piece by its place in `words`. */
export interface PlacedFigure {
  readonly mention: Mention;
  readonly start: number;
  readonly end: number;
}

/** Of a piece without figures; never added to. */
const NONE: PlacedFigure[] = [];

/** A piece that is being put together. A class because there are hundreds in a report: most are one stretch of the run with a figure or none. */
class Open implements Piece {
  words = '';
  readonly mark: string;
  readonly sentence: number;
  readonly depth: number;
  readonly around: Piece | undefined;
  readonly behind: Mention | undefined;
  figures: PlacedFigure[] = NONE;
  /** Where the first stretch of `words` begins in the run. */
  #first = 0;
  /** Where each further stretch begins, there and in the run. */
  #further: { readonly at: number; readonly from: number }[] | undefined = undefined;

  constructor(mark: string, sentence: number, depth: number, around: Open | undefined) {
    this.mark = mark;
    this.sentence = sentence;
    this.depth = depth;
    this.around = around;
    this.behind = around?.figures[around.figures.length - 1]?.mention;
  }

  /** The characters `[from, to)` of the run belong to it. */
  take(text: string, from: number, to: number): void {
    if (to <= from) return;
    if (this.words === '') this.#first = from;
    else {
      this.#further ??= [];
      this.#further.push({ at: this.words.length, from });
    }
    this.words += text.slice(from, to);
  }

  place(mention: Mention): void {
    const end = this.words.length;
    const figure = { mention, start: end - (mention.end - mention.start), end };
    if (this.figures === NONE) this.figures = [figure];
    else this.figures.push(figure);
  }

  offset(place: number): number {
    const further = this.#further;
    if (further) {
      for (let i = further.length - 1; i >= 0; i--) {
        const stretch = further[i];
        if (stretch && stretch.at <= place) return stretch.from + place - stretch.at;
      }
    }
    return this.#first + place;
  }
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
    const piece = new Open(mark, sentence, outer.length, around);
    found.push(piece);
    return piece;
  };
  let piece = begin('', undefined);
  let kept = 0;
  const take = (to: number): void => piece.take(text, kept, to);
  const place = (mention: Mention): void => {
    take(mention.end);
    kept = mention.end;
    piece.place(mention);
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
