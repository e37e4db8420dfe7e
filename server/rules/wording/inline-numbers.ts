import type { ProsePart, Report } from '../../report/report.ts';
import { codesOf } from '../../text/char-finder.ts';
import { append } from '../../text/append.ts';
import { hanNumber } from '../../text/numbering.ts';
import { cueOf, type CuedPart, type Cues, cuesIn, standsAt } from './cues.ts';
import { eachMatch } from './scan.ts';

/** A number of a list that runs on within a paragraph. */
export interface InlineItem {
  readonly ordinal: number;
  /** In the part's text: the mark, （2）, and the number in it. */
  readonly start: number;
  readonly end: number;
  readonly numeralAt: number;
  readonly numeral: string;
}

/** （1）…；（2）…；（4）… in one paragraph; `wrongAt` is the index of the first item out of step. */
export interface InlineList {
  readonly part: ProsePart;
  readonly items: readonly InlineItem[];
  readonly wrongAt: number;
  /** A number in the manner of the list: 4, 四, ④. */
  readonly write: (ordinal: number) => string;
}

type Style = 'digitBracket' | 'hanBracket' | 'circle' | 'digitPoint' | 'digitComma' | 'halfBracket';

/** Behind the end of a clause; （4） also behind 、. A first item may stand behind ， as well: 下一步，1. */
const ITEM =
  /(?<=(?:^|[。；：！？;:，,、”])[ \u3000]{0,8})(?:[（(]([0-9]{1,2})[）)]|[（(]([一二三四五六七八九十]{1,3})[）)]|([①-⑳])|(?:(?<=(?:^|[。；：！？;:”])[ \u3000]{0,8})(?=[0-9])|(?=1[^0-9]))(?:([0-9]{1,2})[.．](?![0-9])|([0-9]{1,2})、(?![0-9])|([0-9]{1,2})[）)]))/g;
/** The second number of such a list, or a later one, within a paragraph. */
const MAY_GO_ON = /[。；：！？;:，,、”][ \u3000]*(?:[（(](?:[2-9]|[二三四五六七八九])[）)]|[②-⑨]|[2-9](?:[.．、](?![0-9])|[）)]))/;
/** Numbers that follow a mark at once tell that they are spoken of, not that they open an item: （1）、（3）项. */
const NO_ITEM = /^(?:[\s、，。；：）)（(①-⑳和及与至项款条]|类(?![别型])|组(?![织建成合]))/;
const STYLES: readonly Style[] = ['digitBracket', 'hanBracket', 'circle', 'digitPoint', 'digitComma', 'halfBracket'];
const LEAST_ITEMS = 3;
const MOST_ITEMS = 60;

/** The lists within paragraphs whose numbers are out of step: one lost, one said twice, two in the wrong order. */
export function wrongInlineLists(report: Report): readonly InlineList[] {
  const cues = cuesIn(report);
  const found: InlineList[] = [];
  for (const cued of cues.wording)
    if (cued.part.kind === 'paragraph' && (cued.cues & END_OF_MARK) !== 0 && mayGoOn(cues, cued)) append(found, wrongIn(cued.part));
  return found;
}

/** Ends the number of an item, or is one. */
const END_OF_MARK = cueOf([...'）).．、②③④⑤⑥⑦⑧⑨']);
const GOES_ON = codesOf('23456789二三四五六七八九');

/** A number from 2 to 9 stands before such a mark, and the pattern finds it. */
function mayGoOn({ at, kinds }: Cues, { text, from, to }: CuedPart): boolean {
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, END_OF_MARK)) continue;
    const end = at[i] ?? 0;
    if (GOES_ON.has(text.charCodeAt(end - 1)) || (text.charCodeAt(end) & 0xfff0) === 0x2460) return MAY_GO_ON.test(text);
  }
  return false;
}

function wrongIn(part: ProsePart): readonly InlineList[] {
  const { text } = part.passage;
  const open = new Map<Style, InlineItem[]>();
  const found: InlineList[] = [];
  const close = (style: Style): void => {
    const list = open.get(style);
    open.delete(style);
    const made = list && judge(part, style, list);
    if (made) found.push(made);
  };
  eachMatch(text, ITEM, (match) => {
    const at = match.slice(1).findIndex((numeral) => numeral !== undefined);
    const style = STYLES[at];
    const numeral = match[at + 1] ?? '';
    const [mark] = match;
    if (!style || NO_ITEM.test(text.slice(match.index + mark.length, match.index + mark.length + 2))) return undefined;
    const item: InlineItem = {
      ordinal: ordinalOf(style, numeral),
      start: match.index,
      end: match.index + mark.length,
      numeralAt: match.index + mark.indexOf(numeral),
      numeral,
    };
    // a list that starts again is another, or stands under an item of the same style
    if (item.ordinal === 1) {
      close(style);
      open.set(style, [item]);
    } else open.get(style)?.push(item);
    return undefined;
  });
  for (const style of [...open.keys()]) close(style);
  return found.sort((a, b) => (a.items[0]?.start ?? 0) - (b.items[0]?.start ?? 0));
}

function ordinalOf(style: Style, numeral: string): number {
  if (style === 'circle') return numeral.charCodeAt(0) - 0x245f;
  if (style !== 'hanBracket') return Number(numeral);
  for (let ordinal = 1; ordinal < 60; ordinal++) if (hanNumber(ordinal) === numeral) return ordinal;
  return 0;
}

const writers: Readonly<Record<Style, (ordinal: number) => string>> = {
  digitBracket: String,
  hanBracket: hanNumber,
  circle: (ordinal) => String.fromCharCode(0x245f + ordinal),
  digitPoint: String,
  digitComma: String,
  halfBracket: String,
};

/** The list is out of step in one place, and else what a list is; numbers that jump about are spoken of, not counted on. */
function judge(part: ProsePart, style: Style, items: readonly InlineItem[]): InlineList | undefined {
  if (items.length < LEAST_ITEMS || items.length > MOST_ITEMS || (style === 'circle' && items.length > 20)) return undefined;
  const wrongAt = items.findIndex(({ ordinal }, i) => ordinal !== i + 1);
  if (wrongAt < 0) return undefined;
  const steps = items.slice(1).map(({ ordinal }, i) => ordinal - (items[i]?.ordinal ?? 0));
  const odd = steps.filter((step) => step !== 1);
  const isSwapped = odd.length <= 3 && odd.includes(-1) && odd.every((step) => step === 2 || step === -1);
  const isSlip = odd.length === 1 ? odd[0] === 2 || odd[0] === 0 : odd.length === 2 && odd[0] === 0 && odd[1] === 2;
  if (!isSlip && !isSwapped) return undefined;
  const list: InlineList = { part, items, wrongAt, write: writers[style] };
  return isElsewhere(list) ? undefined : list;
}

/** The number that is missing stands in the text between, behind no mark or in another form. */
function isElsewhere({ part, items, wrongAt, write }: InlineList): boolean {
  const before = items[wrongAt - 1];
  const item = items[wrongAt];
  if (!before || !item || item.ordinal <= before.ordinal) return false;
  const between = part.passage.text.slice(before.end, item.start);
  const numeral = write(before.ordinal + 1);
  return [...between.matchAll(NUMERAL)].some(([found]) => found === numeral);
}

const NUMERAL = /(?<![0-9])[0-9]+(?=[.．、）)])|[①-⑳]|(?<![一二三四五六七八九十])[一二三四五六七八九十]+(?=[）)])/g;
