import { keptWith } from '../../text/kept.ts';
import type { ProsePart, Report } from '../../report/report.ts';

/** Something that rules look for in every character of a report, as one bit of a number. */
export type Cue = number;

/** A part of the prose, and which cues stand in it. */
export interface CuedPart {
  readonly part: ProsePart;
  readonly text: string;
  /** All its cues in one number. */
  readonly cues: number;
  /** Its places, of those of the report; end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Where cues stand in the prose of a report. */
export interface Cues {
  /** As `Report.prose`. */
  readonly parts: readonly CuedPart[];
  /** Those that wording rules read: title and section headings have rules of their own, which set them as a whole. */
  readonly wording: readonly CuedPart[];
  /** The places of all parts, one part behind the other: the offset in the part's text, and which cues stand there. */
  readonly at: readonly number[];
  readonly kinds: readonly number[];
}

/** A character that stood among the five before it: what is said twice may end here. Half- and full-width commas are alike. */
export const AGAIN: Cue = 1;
const REACH = 5;

const wanted: (readonly string[])[] = [];
const MOST_CUES = 30;

/**
 * Has words looked for in every report, by their first two characters (of a word of one character, by that one). Called once for each cue, when a rule is
 * loaded: all of them are then found in one pass, where each rule would read the whole text for its own.
 */
export function cueOf(words: readonly string[]): Cue {
  if (wanted.length === MOST_CUES) throw new Error('no bit is left for another cue');
  tables = undefined;
  return 1 << wanted.push(words);
}

/** Whether a cue stands at a place of a report, by the place's index in `Cues.kinds`. */
export const standsAt = (kinds: readonly number[], place: number, cue: Cue): boolean => ((kinds[place] ?? 0) & cue) !== 0;

/** The cues of a report; read once. */
export const cuesIn = keptWith((report: Report): Cues => {
  tables ??= tablesOf(wanted);
  return readCues(report, tables);
});

/** 来源：… 字体：【大 中 小】 浏览次数：12: what a page shows above a report is nobody's wording. */
const OF_PAGE = /字体(?:大小)?\s?[:：]|浏览(?:次数|量)|点击(?:数|量|次数)|阅读次数|打印本页|【?打印】?\s*$/;

const isWording = ({ kind, section, passage }: ProsePart): boolean =>
  kind !== 'title' && kind !== 'section' && (section !== undefined || !OF_PAGE.test(passage.text));

/**
 * One pass without a branch that the text decides: what stands next is as good as chance, and a wrong guess costs the processor more than the sum. All that
 * it looks at are names of its own: those of the file are read and checked anew at each character.
 */
function readCues(report: Report, { singles, pairs }: Tables): Cues {
  const parts: CuedPart[] = [];
  const wording: CuedPart[] = [];
  const { index: singleAt, keys: single, kinds: singleKinds, factor: singleFactor, shift: singleShift } = singles;
  const { index: pairAt, keys: pair, kinds: pairKinds, factor: pairFactor, shift: pairShift } = pairs;
  const [last, atRead, ofKind] = [lastSeen, placesRead, kindsRead];
  const [mask, reach, fullComma, comma] = [SEEN_MASK, REACH, FULL_COMMA, COMMA];
  last.fill(-reach - 1);
  /** Where a part begins, counted over all of them. */
  let start = 0;
  let places = 0;
  for (const part of report.prose) {
    const { text } = part.passage;
    const from = places;
    const { length } = text;
    let cues = 0;
    let next = length > 0 ? text.charCodeAt(0) : 0;
    for (let i = 0; i < length; i++) {
      const c = next;
      next = i + 1 < length ? text.charCodeAt(i + 1) : 0;
      const both = (c << 16) | next;
      const pairPlace = pairAt[Math.imul(both, pairFactor) >>> pairShift] ?? 0;
      const singlePlace = singleAt[Math.imul(c, singleFactor) >>> singleShift] ?? 0;
      const otherPair = (pair[pairPlace] ?? 0) ^ both;
      const otherSingle = (single[singlePlace] ?? 0) ^ c;
      const seen = (c === fullComma ? comma : c) & mask;
      // all bits of a kind where the keys are the same, else none
      const kind =
        ((pairKinds[pairPlace] ?? 0) & ~((otherPair | -otherPair) >> 31)) |
        ((singleKinds[singlePlace] ?? 0) & ~((otherSingle | -otherSingle) >> 31)) |
        // AGAIN where the difference is below zero
        ((start + i - (last[seen] ?? 0) - reach - 1) >>> 31);
      last[seen] = start + i;
      cues |= kind;
      // overwritten by the next one where nothing stands
      atRead[places] = i;
      ofKind[places] = kind;
      places += (kind | -kind) >>> 31;
    }
    start += length + reach;
    const cued = { part, text, cues, from, to: places };
    parts.push(cued);
    if (isWording(part)) wording.push(cued);
  }
  const read = { parts, wording, at: atRead.slice(0, places), kinds: ofKind.slice(0, places) };
  if (places > MOST_KEPT) placesRead.length = kindsRead.length = 0;
  return read;
}

/** What a report gives is put here, so that nothing grows while it is read. */
const placesRead: number[] = [];
const kindsRead: number[] = [];
const MOST_KEPT = 10_000;

const SEEN_MASK = 511;
/** Where a character stood last, by its last bits. */
const lastSeen = new Int32Array(SEEN_MASK + 1);
const FULL_COMMA = 0xff0c;
const COMMA = 0x2c;

const pairOf = (first: number, second: number): number => (first << 16) | second;

/** Characters or pairs of them, each in a slot of its own: one look tells whether a key may be there, and where its kind is. */
interface Table {
  /** By slot, where the key stands in `keys`; 0 where none does. Small, so that it is at hand. */
  readonly index: Uint16Array;
  /** From 1 on. */
  readonly keys: Int32Array;
  readonly kinds: Int32Array;
  /** The slot of a key is what is left of its product with `factor`, shifted to the right. */
  readonly factor: number;
  readonly shift: number;
}

interface Tables {
  readonly singles: Table;
  readonly pairs: Table;
}

let tables: Tables | undefined;

function tablesOf(all: readonly (readonly string[])[]): Tables {
  const singles = new Map<number, Cue>();
  const pairs = new Map<number, Cue>();
  all.forEach((words, i) => {
    for (const word of words) {
      const [known, key] = word.length === 1 ? [singles, word.charCodeAt(0)] : [pairs, pairOf(word.charCodeAt(0), word.charCodeAt(1))];
      known.set(key, (known.get(key) ?? 0) | (2 << i));
    }
  });
  return { singles: tableOf(singles), pairs: tableOf(pairs) };
}

const LEAST_BITS = 11;
const MOST_TRIES = 400;

/** Tries factors until no two keys share a slot, in a larger table where none is found. */
function tableOf(all: ReadonlyMap<number, Cue>): Table {
  let factor = 0x9e3779b1 | 0;
  for (let bits = LEAST_BITS; ; bits++) {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const table = fill(all, bits, factor);
      if (table) return table;
      factor = Math.imul(factor, 0x85ebca6b) | 1;
    }
  }
}

function fill(all: ReadonlyMap<number, Cue>, bits: number, factor: number): Table | undefined {
  const table: Table = {
    index: new Uint16Array(2 ** bits),
    keys: new Int32Array(all.size + 1),
    kinds: new Int32Array(all.size + 1),
    factor,
    shift: 32 - bits,
  };
  let place = 0;
  for (const [key, kind] of all) {
    const slot = Math.imul(key, factor) >>> table.shift;
    if (table.index[slot] !== 0) return undefined;
    place++;
    table.index[slot] = place;
    table.keys[place] = key;
    table.kinds[place] = kind;
  }
  return table;
}
