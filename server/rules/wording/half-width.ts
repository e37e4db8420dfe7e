import type { ProsePart } from '../../report/report.ts';
import { codesOf } from '../../text/char-finder.ts';
import { append } from '../../text/append.ts';
import { isHan } from '../../text/fold.ts';
import type { Edit } from '../rule.ts';
import { cueOf, type CuedPart, type Cues, standsAt } from './cues.ts';
import { isLetterSpaced } from './letter-spaced.ts';
import { eachMatch, spanIn } from './scan.ts';

/** Half-width punctuation where Chinese text wants full width: one mark, or two brackets that belong together. */
export interface HalfWidth {
  /** Characters of the part. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly right: string;
  readonly edits: readonly Edit[];
}

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）' };
const OPENING = '（(【［[〔《〈“';
const CLOSING = '）)】］]〕》〉”';

/**
 * What is passed over as a whole: web and mail addresses, code, the target of a Markdown link, entities, document numbers (which have a rule of their
 * own). The marks of these hide no bracket and no comma.
 */
const KEPT =
  /(?:https?|ftp):\/\/[!-'*-;=?-Z\\^-~]+|www\.[!-'*-;=?-Z\\^-~]+|[\w.+-]{1,64}@[\w.-]+|`[^`\n]{1,200}`|\]\([^()\s]{0,300}\)|\]\(|&#?\w{1,8};|<[!-=?-~]{1,200}>|[(（〔[]\s?[0-9０-９]{2,4}\s?[)）〕\]]\s?第?\s?[0-9０-９]{1,5}\s?号/g;
/** Each of them holds one of these. */
const KEPT_MARK = cueOf(['://', 'www.', '@', '`', '](', '&', '<', '号']);
const NONE_KEPT = new Uint8Array(0);
/** (一) 1) (2): the mark of an item, which heading-sequence and bracket-pair look after; 第(一)项 is none. */
const ITEM = /^[ \u3000]*(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[ \u3000]*$/;
const LONE_ITEM = /(?:^|[。；，：、！？;,:\s(（])[0-9０-９a-zA-Z一二三四五六七八九十]{1,3}$/;
/** Chinese marks that stand beside a half-width one as a Han character would. */
const BEFORE = codesOf('》〉”）】〕％');
const BEHIND = codesOf('《〈“（【〔');
/** A half-width mark beside a Chinese character, or with one space between: nothing else is looked at. */
const HALF = cueOf([...',;:()']);
/** What marks are told by: they and the full-width comma, and all brackets. */
const COMMA = cueOf([...',;:，']);
const BRACKET = cueOf([...OPENING, ...CLOSING]);

/** The half-width marks of a part that full-width ones must replace, from the left. Linear in the part. */
export function halfWidthIn(cues: Cues, cued: CuedPart): readonly HalfWidth[] {
  const { text } = cued;
  if ((cued.cues & HALF) === 0 || !isBesideChinese(cues, cued) || isLetterSpaced(cues, cued)) return [];
  const kept = (cued.cues & KEPT_MARK) === 0 ? NONE_KEPT : keptIn(text);
  const found: HalfWidth[] = [];
  collectMarks(cues, cued, kept, found);
  append(found, bracketsIn(cues, cued, kept));
  return isInOrder(found) ? found : found.sort((a, b) => a.start - b.start);
}

function isInOrder(found: readonly HalfWidth[]): boolean {
  for (let i = 1; i < found.length; i++) if ((found[i - 1]?.start ?? 0) > (found[i]?.start ?? 0)) return false;
  return true;
}

function isBesideChinese({ at, kinds }: Cues, { text, from, to }: CuedPart): boolean {
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, HALF)) continue;
    const mark = at[i] ?? 0;
    const before = text.charCodeAt(mark - 1) === SPACE ? mark - 2 : mark - 1;
    const behind = text.charCodeAt(mark + 1) === SPACE ? mark + 2 : mark + 1;
    if (isChinese(text.charCodeAt(before)) || isChinese(text.charCodeAt(behind))) return true;
  }
  return false;
}

const SPACE = 0x20;
/** A Han character or a mark of full width. */
const isChinese = (c: number): boolean => (c >= 0x3000 && c <= 0x9fff) || (c >= 0xff00 && c <= 0xff5e) || c === 0x201c || c === 0x201d;

/** Whether a character stands in a stretch that is kept as it is; asked from the left to the right only. */
function keptIn(text: string): Uint8Array {
  const kept = new Uint8Array(text.length);
  eachMatch(text, KEPT, ({ 0: all, index }) => {
    kept.fill(1, index, index + all.length);
    return true;
  });
  return kept;
}

const hanAt = (text: string, at: number): boolean => isHan(text.charCodeAt(at));
const isBefore = (text: string, at: number): boolean => at >= 0 && (hanAt(text, at) || BEFORE.has(text.charCodeAt(at)));
const isBehind = (text: string, at: number): boolean => at < text.length && (hanAt(text, at) || BEHIND.has(text.charCodeAt(at)));

const isComma = (mark: string): boolean => mark === ',' || mark === '，';
/** What a repeated half-width comma stands behind: so repeated-word looks for it. */
const REPEATED_BEHIND = /[\u4e00-\u9fff”》）]/;

function collectMarks(cues: Cues, { part, text, from, to }: CuedPart, kept: Uint8Array, found: HalfWidth[]): void {
  const first = part.numbering?.length ?? 0;
  let isDoubled = false;
  let last = -1;
  for (let i = from; i < to; i++) {
    const at = cues.at[i] ?? 0;
    if (!standsAt(cues.kinds, i, COMMA) || at < first) continue;
    if (at !== last + 1) isDoubled = false;
    last = at;
    const mark = text.charAt(at);
    const before = text.charAt(at - 1);
    const next = text.charAt(at + 1);
    // ,, and ，, are repeated-word's, which puts one ， in their place
    if (mark !== ',' && mark !== '，') isDoubled = false;
    else if (!isComma(before)) isDoubled = isComma(next) && (mark === '，' || REPEATED_BEHIND.test(before));
    if ((mark !== ',' && mark !== ';' && mark !== ':') || kept[at] === 1 || isDoubled) continue;
    // at the start of a line it is Markdown's; :) and [1]: are no punctuation either
    if (before.trim() === '' || before === ']' || next === ')' || next === '/' || next === '\\') continue;
    if (at < 6 && ITEM.test(text.slice(0, at))) continue;
    let end = at + 1;
    if (next === ' ' && (isBehind(text, at + 2) || /[0-9]/.test(text.charAt(at + 2))) && isBefore(text, at - 1)) end++;
    if (!isBefore(text, at - 1) && !isBehind(text, end)) continue;
    const right = FULL[mark] ?? mark;
    found.push({ start: at, end: at + 1, written: mark, right, edits: [{ at: spanIn(part, at, end), newText: right }] });
  }
}

interface Pair {
  readonly open: number;
  readonly close: number;
}

/** Pairs of two half-width brackets. A part with brackets that do not pair is left to bracket-pair as a whole. */
function bracketsIn(cues: Cues, cued: CuedPart, kept: Uint8Array): readonly HalfWidth[] {
  const { part, text, from, to } = cued;
  if (!hasHalfBrackets(cues, cued)) return NO_PAIRS;
  const first = part.numbering?.length ?? 0;
  const pairs: Pair[] = [];
  const open: number[] = [];
  for (let i = from; i < to; i++) {
    const at = cues.at[i] ?? 0;
    if (!standsAt(cues.kinds, i, BRACKET) || at < first || kept[at] === 1) continue;
    const mark = text.charCodeAt(at);
    const opening = OPENING_OF.get(mark);
    if (opening === undefined) open.push(at);
    else {
      const start = open.pop();
      if (start === undefined || text.charCodeAt(start) !== opening) return NO_PAIRS;
      if (mark === HALF_CLOSING) {
        const inside = text.slice(start + 1, at);
        if (LONE_ITEM.test(text.slice(Math.max(start + 1, at - 5), at)) && !ITEM.test(inside)) return [];
        pairs.push({ open: start, close: at });
      }
    }
  }
  if (open.length > 0 || pairs.length === 0) return NO_PAIRS;
  return pairs.filter(({ open: start, close }) => isOfChinese(text, start, close)).map((pair) => bracketPair(text, pair, part));
}

const NO_PAIRS: readonly never[] = [];
const HALF_OPENING = 0x28;
const HALF_CLOSING = 0x29;
/** By a bracket that closes, the one it belongs to. */
const OPENING_OF: ReadonlyMap<number, number> = new Map([...CLOSING].map((mark, i) => [mark.charCodeAt(0), OPENING.charCodeAt(i)]));

/** One that opens and one that closes. */
function hasHalfBrackets({ at, kinds }: Cues, { text, from, to }: CuedPart): boolean {
  let opens = false;
  let closes = false;
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, HALF)) continue;
    const c = text.charCodeAt(at[i] ?? 0);
    opens ||= c === HALF_OPENING;
    closes ||= c === HALF_CLOSING;
  }
  return opens && closes;
}

function isOfChinese(text: string, start: number, close: number): boolean {
  const inside = text.slice(start + 1, Math.min(close, start + 8));
  if (inside.trim() === '') return false;
  if (close - start < 8 && ITEM.test(inside) && text.charAt(start - 1) !== '第') return false;
  return isBefore(text, start - 1) || isBehind(text, start + 1) || isBefore(text, close - 1) || isBehind(text, close + 1);
}

function bracketPair(text: string, { open, close }: Pair, part: ProsePart): HalfWidth {
  const inside = text.slice(open + 1, close);
  const short = inside.length > 20 ? `${inside.slice(0, 10)}…${inside.slice(-6)}` : inside;
  return {
    start: open,
    end: inside.length > 20 ? open + 1 : close + 1,
    written: `(${short})`,
    right: `（${short}）`,
    edits: [
      { at: spanIn(part, open, open + 1), newText: '（' },
      { at: spanIn(part, close, close + 1), newText: '）' },
    ],
  };
}
