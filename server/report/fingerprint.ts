import type { Span } from '../text/span.ts';
import { squeeze } from '../text/squeezed.ts';
import type { ProsePart, Report } from './report.ts';
import { STOCK_PHRASES } from './stock-phrases.ts';

/** What is kept of a paragraph to find its words again: a choice of short runs of characters. */
export interface ParagraphPrint {
  /** In the source of its report. */
  readonly at: Span;
  /** Differs for another text. */
  readonly sign: number;
  /** Hashes of the chosen runs, each once. */
  readonly runs: Uint32Array;
  /** Where each begins in the paragraph without figures, names and punctuation; ascending. */
  readonly positions: Uint16Array;
  /** Characters that the runs cover together: the paragraph's own words, without stock phrases. */
  readonly length: number;
}

/** What is kept of a report to find where its paragraphs are repeated. Plain data: it can be handed to another thread. */
export interface Digest {
  /** The organ without 人民政府 and 办公室 at its end. */
  readonly organ: string | undefined;
  readonly year: number | undefined;
  /** Paragraphs of 一 and 五 that are long enough to be repeated. */
  readonly paragraphs: readonly ParagraphPrint[];
}

/** A shorter paragraph is no evidence of copying: so many characters of it, white space not counted. */
const SHORTEST = 60;
/** And so many that are neither figures nor names nor stock. */
const LEAST_OWN = 32;
/** Of a paragraph no more is compared. */
const LONGEST = 60_000;
/** Characters in a run. */
export const RUN = 6;
/** Of so many neighbouring runs at least one is chosen: words in common of RUN + WINDOW - 1 characters are always seen. */
const WINDOW = 4;

/** Whether a part of the prose is one that a digest may hold. */
export const isTellingPart = ({ kind, section, passage }: ProsePart): boolean =>
  kind === 'paragraph' && (section === 'overview' || section === 'problems') && passage.text.length >= SHORTEST;

/** Fingerprints of the report's paragraphs; those of `before` are taken over where the words are the same. Linear in the report. */
export function digestOf(report: Report, before?: Digest): Digest {
  if (!report.isReport) return NOTHING;
  const known = new Map(before?.paragraphs.map((paragraph) => [paragraph.sign, paragraph]));
  const organ = organCore(report.organ);
  const sameOrgan = before?.organ === organ;
  const names = namesIn(organ);
  const paragraphs: ParagraphPrint[] = [];
  for (const part of report.prose) {
    if (!isTellingPart(part)) continue;
    const sign = signOf(part.passage.text);
    const same = sameOrgan ? known.get(sign) : undefined;
    const paragraph = same ? printAt(part.span, same) : fingerprint(part, sign, names);
    if (paragraph) paragraphs.push(paragraph);
  }
  return { organ, year: report.year, paragraphs };
}

const NOTHING: Digest = Object.freeze({ organ: undefined, year: undefined, paragraphs: [] });

/** 示例县示例镇人民政府办公室 → 示例县示例镇. */
function organCore(organ: string | undefined): string | undefined {
  const core = organ === undefined ? '' : squeeze(organ).replace(/(?:人民政府|政府)?(?:办公室|办公厅)?$/, '');
  return core === '' ? undefined : core;
}

const PLACE = /[^省市县区旗镇乡]{2,8}(?=省|市|县|区|旗|镇|乡|街道)/g;

/** The names that the organ's own name is made of, the longest first. */
function namesIn(organ: string | undefined): readonly string[] {
  if (organ === undefined) return [];
  const places = organ.match(PLACE) ?? [];
  const department = /(?:省|市|县|区|旗|镇|乡|街道)([^省市县区旗镇乡]{2,12}?)(?:局|委员会|委|厅|中心)?$/.exec(organ)?.[1];
  return [...new Set([...places, ...(department === undefined ? [] : [department])])].sort((a, b) => b.length - a.length);
}

/** The sign that the print of a paragraph has. */
export const paragraphSign = ({ passage }: ProsePart): number => signOf(passage.text);

/** Two hashes in one safe integer. */
function signOf(text: string): number {
  let a = 0x811c9dc5;
  let b = text.length;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b + c, 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0) * 0x100000 + ((b >>> 0) & 0xfffff);
}

const printAt = (at: Span, { sign, runs, positions, length }: ParagraphPrint): ParagraphPrint => ({ at, sign, runs, positions, length });

function fingerprint(part: ProsePart, sign: number, names: readonly string[]): ParagraphPrint | undefined {
  const text = squeeze(part.passage.text);
  if (text.length < SHORTEST) return undefined;
  const codes = tellingCharacters(text, names);
  const { runs, positions, length } = chooseRuns(codes);
  return length < LEAST_OWN ? undefined : { at: part.span, sign, runs, positions, length };
}

/** （三）政府信息管理情况。: the heading at the head of a paragraph. */
const HEAD = /^[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）、.．]|是)[^。：:，；]{2,20}[。：:]/;
/** Sentences that every report has: its basis, period, parts and contact. */
const FORMAL =
  /统计期限|统计时限|数据统计|编制本|制定本报告|本(?:年度)?(?:报告|年报)(?:由|是|包括|共|中|所列|的电子|全文|电子版)|电子邮箱|邮编|邮政编码|联系电话|(?:如|若)(?:有疑问|对本)/;
/** 《…》（国办发〔2025〕1号). */
const DOCUMENT = /《[^》]{1,80}》(?:[（(][^）)]{1,40}[）)])?/g;

/** Words that are put in and left out without another meaning. */
const FILLER = /进一步|积极|切实|不断|全面|认真|扎实|大力|深入|持续|有效|充分|严格|同时/g;

/** Han characters and letters that tell one text from another: without names, levels of government, figures with their units, and punctuation. */
function tellingCharacters(text: string, names: readonly string[]): Uint16Array {
  let rest = text.replace(HEAD, '');
  if (rest.includes('《')) rest = rest.replace(DOCUMENT, '');
  if (FORMAL.test(rest)) {
    rest = rest
      .split('。')
      .filter((sentence) => !FORMAL.test(sentence))
      .join('。');
  }
  rest = rest.replace(FILLER, '');
  for (const name of names) if (rest.includes(name)) rest = rest.replaceAll(name, '');
  const codes = new Uint16Array(rest.length);
  let n = 0;
  let afterFigure = false;
  for (let i = 0; i < rest.length; i++) {
    const c = rest.charCodeAt(i);
    const kind = KIND[c];
    if (kind === FIGURE) {
      afterFigure = true;
      continue;
    }
    const isUnit = afterFigure && kind === UNIT;
    // a point or a percent sign belongs to its figure
    if (isLetter(c)) afterFigure = false;
    if (!isUnit && kind !== LEVEL && isLetter(c)) codes[n++] = c;
  }
  return codes.subarray(0, n);
}

const FIGURE = 1;
const UNIT = 2;
/** Levels of government, and particles. */
const LEVEL = 3;

/** What a character is to a comparison; 0 for most. */
const KIND = ((): Uint8Array => {
  const kinds = new Uint8Array(0x10000);
  const set = (characters: string, kind: number): void => {
    for (const c of characters) kinds[c.charCodeAt(0)] = kind;
  };
  set('0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两余约', FIGURE);
  set('年月日件条次份期个项人名场篇元类家批轮届处', UNIT);
  set('的了并等和与及将均已我本全省市县区旗盟镇乡街道局厅委办院村', LEVEL);
  return kinds;
})();

const isLetter = (c: number): boolean =>
  (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90);

const BASE = 0x2c1b3c6d;
/** BASE to the power of RUN. */
const LAST_WEIGHT = Array.from({ length: RUN }, () => BASE).reduce((product, base) => Math.imul(product, base), 1);

/** Hashes of all runs of RUN characters. */
function hashesOf(codes: Uint16Array): Uint32Array {
  const count = Math.max(0, codes.length - RUN + 1);
  const hashes = new Uint32Array(count);
  let rolling = 0;
  for (let i = 0; i < codes.length; i++) {
    rolling = (Math.imul(rolling, BASE) + (codes[i] ?? 0)) | 0;
    if (i >= RUN) rolling = (rolling - Math.imul(LAST_WEIGHT, codes[i - RUN] ?? 0)) | 0;
    if (i < RUN - 1) continue;
    let mixed = Math.imul(rolling ^ (rolling >>> 15), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    hashes[i - RUN + 1] = mixed ^ (mixed >>> 16);
  }
  return hashes;
}

/** Runs of stock phrases: nobody has copied them from anybody. */
const STOCK: ReadonlySet<number> = new Set(STOCK_PHRASES.flatMap((phrase) => [...hashesOf(tellingCharacters(phrase, []))]));

/** The least hash of each window of neighbours: equal stretches of two texts give equal choices. */
function chooseRuns(codes: Uint16Array): Pick<ParagraphPrint, 'runs' | 'positions' | 'length'> {
  const hashes = hashesOf(codes);
  const positionOf = new Map<number, number>();
  let last = -1;
  for (let start = 0; start + WINDOW <= hashes.length; start++) {
    let least = start;
    for (let i = start + 1; i < start + WINDOW; i++) if ((hashes[i] ?? 0) <= (hashes[least] ?? 0)) least = i;
    const hash = hashes[least] ?? 0;
    if (least !== last && !STOCK.has(hash) && !positionOf.has(hash) && least < LONGEST) positionOf.set(hash, least);
    last = least;
  }
  const positions = Uint16Array.from(positionOf.values());
  return { runs: Uint32Array.from(positionOf.keys()), positions, length: covered(positions, positions.keys()) };
}

/** Characters that some of a paragraph's runs cover together, given by their numbers in ascending order. */
export function covered(positions: Uint16Array, numbers: Iterable<number>): number {
  let sum = 0;
  let end = 0;
  for (const i of numbers) {
    const at = positions[i] ?? 0;
    sum += at + RUN - Math.max(at, end);
    end = at + RUN;
  }
  return sum;
}
