import type { ProsePart, Report } from '../../report/report.ts';
import { isHan } from '../../text/fold.ts';
import { hanNumber, type Numbering } from '../../text/numbering.ts';
import { sourceSpan } from '../../text/passage.ts';
import type { Span } from '../../text/span.ts';
import { squeeze } from '../../text/squeezed.ts';

/** Levels below the six sections, from the outside in. */
export type ItemStyle = Exclude<Numbering['style'], 'han'>;
export const STYLES: readonly ItemStyle[] = ['hanBracket', 'digit', 'digitBracket', 'circle'];

/** A paragraph or heading that opens with a number. */
export interface Item {
  readonly part: ProsePart;
  /** Index in `Report.prose`. */
  readonly index: number;
  readonly style: ItemStyle;
  /** Written 四、 among （三） and （五）: its style is only what its neighbours have. */
  readonly raised?: boolean;
  readonly ordinal: number;
  readonly mark: string;
  readonly at: Span;
}

/** Items of one level under one parent, in order; a number or a style may be wrong. */
export interface List {
  readonly items: readonly Item[];
  /** It goes on counting where a list under an earlier item left off: （一）1. 2. （二）3. 4. */
  readonly continues: boolean;
}

interface OpenList {
  readonly items: Item[];
  readonly continues: boolean;
  readonly styles: ItemStyle[];
  last: number;
}

/** What behind a number tells that it opens no item: （三）项; behind a digit also 2、3月, but not 1、2025年. */
const NO_ITEM = /^\s*[项款条目、，。；）)]/;
const FIGURE = /^\s*[0-9０-９](?![0-9]{3}年)/;
const MOST = 60;
/** A number looked for inside paragraphs is looked for no further back than this many of them. */
const REACH = 40;

function itemOf(part: ProsePart, index: number): Item | undefined {
  const { numbering, passage } = part;
  if (!numbering || numbering.style === 'han' || numbering.ordinal > MOST) return undefined;
  const behind = passage.text.slice(numbering.length, numbering.length + 8);
  if (NO_ITEM.test(behind) || (numbering.style === 'digit' && FIGURE.test(behind))) return undefined;
  const at = sourceSpan(passage, numbering.length - numbering.mark.length, numbering.length);
  return { part, index, style: numbering.style, ordinal: numbering.ordinal, mark: numbering.mark, at };
}

/** 3.1月至6月自查, 1、2次培训: a number and a figure, or an item that begins with a figure; an item only where a neighbour counts with it. */
const BEFORE_FIGURE = /^[\s\u3000]*([0-9０-９]{1,2})[.．、](?=[0-9０-９])/;

const BEFORE_YEAR = /^[\s\u3000]*[0-9０-９]{1,2}[.．、][\s\u3000]*(?:19|20)[0-9]{2}年/;

function itemBeforeFigure(part: ProsePart, index: number): Item | undefined {
  const { text } = part.passage;
  // nearly every paragraph begins so
  if (isHan(text.charCodeAt(0))) return undefined;
  const match = BEFORE_FIGURE.exec(text);
  if (!match) return undefined;
  const ordinal = Number((match[1] ?? '').normalize('NFKC'));
  if (ordinal === 0 || ordinal > MOST) return undefined;
  const mark = match[0].trimStart();
  return { part, index, style: 'digit', ordinal, mark, at: sourceSpan(part.passage, match[0].length - mark.length, match[0].length) };
}

/** 四、 where the next item of the level above, （四）, belongs. */
function raisedItem(part: ProsePart, index: number, before: Item | undefined): Item | undefined {
  const { numbering, passage } = part;
  if (numbering?.style !== 'han' || before?.ordinal !== numbering.ordinal - 1) return undefined;
  const at = sourceSpan(passage, numbering.length - numbering.mark.length, numbering.length);
  return { part, index, style: 'hanBracket', raised: true, ordinal: numbering.ordinal, mark: numbering.mark, at };
}

/** The mark of an item in the usual form: （一） 1. （1） ①. */
export function markOf(style: ItemStyle, ordinal: number): string {
  switch (style) {
    case 'hanBracket':
      return `（${hanNumber(ordinal)}）`;
    case 'digit':
      return `${ordinal}.`;
    case 'digitBracket':
      return `（${ordinal}）`;
    case 'circle':
      return ordinal <= 20 ? String.fromCharCode(0x245f + ordinal) : `（${ordinal}）`;
  }
}

function patternOf(style: ItemStyle, ordinal: number): RegExp {
  switch (style) {
    case 'hanBracket':
      // 二） and （二主动公开: a lost bracket is not a lost number
      return new RegExp(`[（(]${hanNumber(ordinal)}[）)]|^${hanNumber(ordinal)}[）)]|^[（(]${hanNumber(ordinal)}(?=[\u4e00-\u9fff])(?!十)`);
    case 'digit':
      return new RegExp(`(?<![0-9０-９.．])${ordinal}[.．、](?![0-9０-９])`);
    case 'digitBracket':
      return new RegExp(`[（(]${ordinal}[）)]`);
    case 'circle':
      return new RegExp(`[${String.fromCharCode(0x245f + Math.min(ordinal, 20), 0x2473 + Math.min(ordinal, 20))}]`);
  }
}

/** Whether that number stands inside the paragraphs from `from` to `to` (exclusive), where it opens no paragraph of its own. */
export function isInside(report: Report, from: number, to: number, style: ItemStyle, ordinal: number): boolean {
  const mark = patternOf(style, ordinal);
  for (let i = Math.max(from, to - REACH); i < to; i++) {
    const part = report.prose[i];
    if (part && mark.test(squeeze(part.passage.text.slice(part.numbering?.length ?? 0)))) return true;
  }
  return false;
}

/** The numbered lists of the prose in `[from, to)`. A lower level that starts again under the next item, or behind a sentence, is a list of its own. */
export function listsIn(report: Report, from: number, to: number): readonly List[] {
  const read: Item[] = [];
  /** The last （三）, and 四、 behind it: no item unless （五） comes next. */
  let bracketed: Item | undefined;
  let raised: Item | undefined;
  const doubtful = new Set<Item>();
  const beforeFigures = new Set<Item>();
  for (let index = from; index < to; index++) {
    const part = report.prose[index];
    if (!part || (part.kind !== 'paragraph' && part.kind !== 'heading')) continue;
    const item = itemOf(part, index);
    const figure = item ? undefined : itemBeforeFigure(part, index);
    if (figure) {
      read.push(figure);
      // no decimal goes on as 4.2020年 does
      if (!BEFORE_YEAR.test(part.passage.text)) beforeFigures.add(figure);
      continue;
    }
    if (!part.numbering) continue;
    if (item?.style === 'hanBracket') {
      if (raised && item.ordinal === raised.ordinal + 1) doubtful.delete(raised);
      bracketed = item;
      raised = undefined;
    }
    const one = item ?? raisedItem(part, index, bracketed);
    if (!one) continue;
    read.push(one);
    if (item) continue;
    raised = one;
    doubtful.add(one);
  }
  if (read.length === 0) return [];
  const items = withoutFigures(doubtful.size === 0 ? read : read.filter((item) => !doubtful.has(item)), beforeFigures);
  if (items.length === 0) return [];
  const next = followers(items);
  const lists: OpenList[] = [];
  const stack: OpenList[] = [];
  /** The last number of each style. */
  const reached = new Map<ItemStyle, number>();
  const open = (item: Item, depth: number): void => {
    const continues = item.ordinal > 1 && reached.get(item.style) === item.ordinal - 1;
    const list: OpenList = { items: [item], continues, styles: [item.style], last: item.ordinal };
    lists.push(list);
    if (stack.length > depth) stack.length = depth;
    stack.push(list);
  };
  const place = (item: Item, i: number): void => {
    const depth = lastOfStyle(stack, item.style);
    const list = stack[depth];
    if (list) {
      const lastItem = list.items[list.items.length - 1];
      const isAdjacent = lastItem !== undefined && item.index === lastItem.index + 1;
      // 1.…；2.…；3.… in one paragraph, and the same in the next
      const isNew =
        item.ordinal === 1 &&
        (!(isRepeatedFirst(list.last, isAdjacent) || isRepeatedTopic(report, list, lastItem, item)) ||
          isInside(report, lastItem?.index ?? from, item.index, item.style, 2));
      if (isNew && next[i] !== list.last + 2) {
        open(item, depth);
        return;
      }
      if (
        item.ordinal < list.last &&
        item.ordinal > 1 &&
        isInside(report, lastItem?.index ?? from, item.index, item.style, item.ordinal - 1)
      ) {
        open(item, depth);
        return;
      }
      const outer = lastBefore(stack, depth, item.ordinal);
      const above = stack[outer];
      // （四） 1. 2. … 7. and then 5.: the next of the outer list, whose style was lost
      if (above && item.ordinal < list.last && next[i] !== item.ordinal + 1) {
        append(above, item);
        if (stack.length > outer + 1) stack.length = outer + 1;
        return;
      }
      append(list, item);
      if (stack.length > depth + 1) stack.length = depth + 1;
      return;
    }
    const sibling = item.ordinal === 1 ? -1 : lastBefore(stack, stack.length, item.ordinal);
    const before = stack[sibling];
    const since = before?.items[before.items.length - 1]?.index ?? from;
    if (before && reached.get(item.style) !== item.ordinal - 1 && !isInside(report, since, item.index, item.style, item.ordinal - 1)) {
      append(before, item);
      if (stack.length > sibling + 1) stack.length = sibling + 1;
      return;
    }
    open(item, stack.length);
  };
  items.forEach((item, i) => {
    place(item, i);
    reached.set(item.style, item.ordinal);
  });
  return lists;
}

/** Drops numbers before figures that the next number does not count on from: 2.6个工作日 is a decimal. */
function withoutFigures(items: readonly Item[], beforeFigures: ReadonlySet<Item>): readonly Item[] {
  if (beforeFigures.size === 0) return items;
  const digits = items.filter(({ style }) => style === 'digit');
  const next = new Map(digits.map((item, i) => [item, digits[i + 1]?.ordinal]));
  return items.filter((item) => !beforeFigures.has(item) || next.get(item) === item.ordinal + 1);
}

/** The innermost list that has items of a style. */
function lastOfStyle(stack: readonly OpenList[], style: ItemStyle): number {
  let i = stack.length - 1;
  while (i >= 0 && !stack[i]?.styles.includes(style)) i--;
  return i;
}

/** The innermost of so many lists that an ordinal continues. */
function lastBefore(stack: readonly OpenList[], depth: number, ordinal: number): number {
  let i = depth - 1;
  while (i >= 0 && stack[i]?.last !== ordinal - 1) i--;
  return i;
}

function append(list: OpenList, item: Item): void {
  list.items.push(item);
  if (!list.styles.includes(item.style)) list.styles.push(item.style);
  list.last = item.ordinal;
}

/** 1. directly behind 1.: a number that was not raised, not a new list. */
const isRepeatedFirst = (last: number, isAdjacent: boolean): boolean => last === 1 && isAdjacent;

/** What may lead to a list of its own. */
const LEADS_ON = /如下|以下|下列|下一步|今后|针对|措施|打算|[：:]\s*$/;

/** （一）主动公开情况, its paragraphs, and （一） again: nothing between them leads to another list. */
function isRepeatedTopic(report: Report, { last }: OpenList, before: Item | undefined, item: Item): boolean {
  if (last !== 1 || item.style !== 'hanBracket' || !before || item.index - before.index > REACH) return false;
  return report.prose
    .slice(before.index + 1, item.index)
    .every(({ kind, passage: { text } }) => kind === 'paragraph' && /[。；]\s*$/.test(text) && !LEADS_ON.test(text));
}

/** For each item the ordinal of the next one of its style. */
function followers(items: readonly Item[]): readonly (number | undefined)[] {
  const next: (number | undefined)[] = [];
  const seen = new Map<ItemStyle, number>();
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (!item) continue;
    next[i] = seen.get(item.style);
    seen.set(item.style, item.ordinal);
  }
  return next;
}
