import type { RowTemplate } from '../../template/schema.ts';
import { type FormRow, readLabel } from '../labels.ts';
import { numbersAgree } from '../match-row.ts';
import type { BoundRow } from '../report.ts';
import type { RawRow } from './raw.ts';

/** How the label was recognised. */
export function matchOf(raw: RawRow, { name }: FormRow): BoundRow['match'] {
  if (raw.match !== 'exact') return raw.match;
  return name === raw.text.name ? 'exact' : 'alias';
}

/** What the label should read where it has a slip, in the manner of the document: number as written if it is right, full or short name by its length. */
export function expectedLabel(raw: RawRow, row: RowTemplate): string | undefined {
  if (raw.match === 'position') return undefined;
  const agree = numbersAgree(raw.label, raw.text);
  const isSlipped = raw.match === 'exact' && hasSlippedRemark(raw.at.text, row.label);
  if (raw.match === 'exact' && agree !== false && !isSlipped) return undefined;
  const names = [row.label, row.short, ...(row.aliases ?? [])].filter((name) => name !== undefined);
  const number = raw.text.path.reduce((sum, { length }) => sum + length, 0);
  const written = raw.at.text.slice(number).replace(/\s/g, '').length;
  const name =
    raw.match === 'exact' && !isSlipped
      ? (names.find((one) => readLabel(one).name === raw.text.name) ?? row.label)
      : names.reduce((best, one) => (Math.abs(one.length - written) < Math.abs(best.length - written) ? one : best), row.label);
  let prefix = '';
  let rest = raw.at.text;
  raw.text.path.forEach((numbering, index) => {
    const isLast = index === raw.text.path.length - 1;
    const part = row.path[row.path.length - 1];
    const mark = rest.slice(0, numbering.length);
    prefix +=
      isLast && agree === false && part !== undefined ? (/^\d/.test(part) ? `${part}.` : /^（/.test(part) ? part : `${part}、`) : mark;
    rest = rest.slice(numbering.length);
  });
  return `${prefix}${name}`;
}

/** The remark of 部分公开（区分处理的，只计这一情形，不计其他情形）. */
const REMARK = /[（(]([^（）()]*)[）)]\s*$/;
/** A shorter remark is another way to put it. */
const SHORTEST_REMARK = 8;
const MOST_SLIPPED = 2;

/** The remark behind a label differs from the form's in one place by a character or two; 其它 for 其他 is none. */
function hasSlippedRemark(written: string, official: string): boolean {
  // most names of the form have none
  if (!official.endsWith('）') && !official.endsWith(')')) return false;
  const remark = REMARK.exec(official)?.[1] ?? '';
  const inBrackets = REMARK.exec(written)?.[1] ?? '';
  if (inBrackets === '' || areAlike(inBrackets, remark)) return false;
  const right = plain(remark);
  const own = plain(inBrackets);
  if (right.length < SHORTEST_REMARK || own.length < SHORTEST_REMARK || own === right) return false;
  let head = 0;
  while (head < Math.min(own.length, right.length) && own[head] === right[head]) head++;
  let tail = 0;
  while (tail < Math.min(own.length, right.length) - head && own[own.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  return own.length - head - tail <= MOST_SLIPPED && right.length - head - tail <= MOST_SLIPPED;
}

/** The same but for stops between them. */
function areAlike(a: string, b: string): boolean {
  let j = 0;
  for (let i = 0; i < a.length; i++) {
    if (isStop(a.charCodeAt(i))) continue;
    while (j < b.length && isStop(b.charCodeAt(j))) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j++)) return false;
  }
  while (j < b.length && isStop(b.charCodeAt(j))) j++;
  return j === b.length;
}
/** , ， 、 and a space. */
const isStop = (c: number): boolean => c === 0x2c || c === 0xff0c || c === 0x3001 || c === 32;

const plain = (remark: string): string =>
  remark
    .normalize('NFKC')
    .replace(/[\s,.、，。;；:：]+/g, '')
    .replaceAll('其它', '其他');
