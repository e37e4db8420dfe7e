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

const known = new WeakMap<Report, Cues>();

/** The cues of a report; read once. */
export function cuesIn(report: Report): Cues {
  const done = known.get(report);
  if (done) return done;
  tables ??= tablesOf(wanted);
  const fresh = readCues(report, tables);
  known.set(report, fresh);
  return fresh;
}

/** 来源：… 字体：【大 中 小】 浏览次数：12: what a page shows above a report is nobody's wording. */
const OF_PAGE = /字体(?:大小)?\s?[:：]|浏览(?:次数|量)|点击(?:数|量|次数)|阅读次数|打印本页|【?打印】?\s*$/;

const isWording = ({ kind, section, passage }: ProsePart): boolean =>
  kind !== 'title' && kind !== 'section' && (section !== undefined || !OF_PAGE.test(passage.text));

function readCues(report: Report, { singles, singleKinds, pairs, pairKinds }: Tables): Cues {
  const parts: CuedPart[] = [];
  const wording: CuedPart[] = [];
  lastSeen.fill(-REACH - 1);
  /** Where a part begins, counted over all of them. */
  let start = 0;
  let places = 0;
  for (const part of report.prose) {
    const { text } = part.passage;
    const from = places;
    let cues = 0;
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      const pair = pairOf(before, c);
      before = c;
      for (let slot = slotOf(pair); pairs[slot] !== 0; slot = (slot + 1) & MASK) {
        if (pairs[slot] !== pair) continue;
        const kind = pairKinds[slot] ?? 0;
        cues |= kind;
        placesRead[places] = i - 1;
        kindsRead[places++] = kind;
        break;
      }
      let kind = 0;
      for (let slot = c & MASK; singles[slot] !== 0; slot = (slot + 1) & MASK) {
        if (singles[slot] !== c) continue;
        kind = singleKinds[slot] ?? 0;
        break;
      }
      const seen = (c === FULL_COMMA ? COMMA : c) & SEEN_MASK;
      if (start + i - (lastSeen[seen] ?? 0) <= REACH) kind |= AGAIN;
      lastSeen[seen] = start + i;
      if (kind === 0) continue;
      cues |= kind;
      placesRead[places] = i;
      kindsRead[places++] = kind;
    }
    start += text.length + REACH;
    const cued = { part, text, cues, from, to: places };
    parts.push(cued);
    if (isWording(part)) wording.push(cued);
  }
  const read = { parts, wording, at: placesRead.slice(0, places), kinds: kindsRead.slice(0, places) };
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

/** Open addressing; 0 is no character and no pair. */
interface Tables {
  readonly singles: Uint16Array;
  readonly singleKinds: Int32Array;
  readonly pairs: Int32Array;
  readonly pairKinds: Int32Array;
}

let tables: Tables | undefined;

/** Many more slots than there are words: nearly every look ends at the first. */
const MASK = 2047;
const pairOf = (first: number, second: number): number => (first << 16) | second;
const slotOf = (pair: number): number => (Math.imul(pair, 0x9e3779b1) >>> 12) & MASK;

function tablesOf(all: readonly (readonly string[])[]): Tables {
  const made = {
    singles: new Uint16Array(MASK + 1),
    singleKinds: new Int32Array(MASK + 1),
    pairs: new Int32Array(MASK + 1),
    pairKinds: new Int32Array(MASK + 1),
  };
  all.forEach((words, i) => {
    for (const word of words) {
      const first = word.charCodeAt(0);
      if (word.length === 1) put(made.singles, made.singleKinds, first & MASK, first, 2 << i);
      else put(made.pairs, made.pairKinds, slotOf(pairOf(first, word.charCodeAt(1))), pairOf(first, word.charCodeAt(1)), 2 << i);
    }
  });
  return made;
}

function put(keys: Uint16Array | Int32Array, kinds: Int32Array, from: number, key: number, cue: Cue): void {
  let slot = from;
  while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & MASK;
  keys[slot] = key;
  kinds[slot] = (kinds[slot] ?? 0) | cue;
}
