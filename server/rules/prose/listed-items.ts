import type { Mention, Run, Unit } from '../../report/facts/mentions.ts';
import { offsetIn, type Piece, type PlacedFigure } from '../../report/facts/pieces.ts';

/** One item of a listing: its words and its figure. */
export interface Part {
  readonly label: string;
  /** Carried into the next year: counted with the outcomes or not. */
  readonly carried: boolean;
  readonly mention: Mention;
}

/** A piece with one figure of what is listed. */
export interface Item extends Omit<Part, 'carried'> {
  readonly piece: Piece;
  /** Behind the figure. */
  readonly tail: string;
}

/** The words that begin what a whole has in it. */
const INCLUDES = /^(?:主要)?(?:包括|包含)/;

/** Whether words begin with 包括, 主要包含. Most begin with neither character. */
export function includes(words: string): boolean {
  const first = words.charAt(0);
  return (first === '包' || first === '主') && INCLUDES.test(words);
}

const withoutIncludes = (words: string): string => (includes(words) ? words.replace(INCLUDES, '') : words);

const NOT_COUNTS: ReadonlySet<Unit | undefined> = new Set<Unit | undefined>(['%', '个百分点', undefined]);
/** A difference, another time, another thing: no part and no total. */
export const OTHER = /增加|减少|增长|下降|上升|多出|同比|环比|上年|去年|[较比][^，]{0,8}$|平均|人均|每/;
/** Carried over into the next year. */
export const CARRIED = /结转|转结|(?:转|顺延|延期|移)[^，]{0,3}(?:下年|下一年|次年|明年|20[0-9]{2}年)|下一?年度?(?:继续)?办理/;
/** A listing has no more parts; what is listed stands not further from its total. */
export const MOST_PARTS = 40;

/** The item that a piece with one figure is, shares left aside. */
export const single = (piece: Piece): Item | undefined => {
  let figure: PlacedFigure | undefined;
  for (const one of piece.figures) {
    if (NOT_COUNTS.has(one.mention.unit)) continue;
    if (figure) return undefined;
    figure = one;
  }
  if (!figure) return undefined;
  return { piece, label: piece.words.slice(0, figure.start), mention: figure.mention, tail: piece.words.slice(figure.end) };
};

const isShare = ({ figures }: Piece): boolean => figures.length > 0 && figures.every(({ mention }) => mention.unit === '%');

/** A point of its own behind ；. */
const NEW_POINT =
  /^(?:[①-⑳⑴-⒇（(]|[0-9]+[.、．]|[一二三四五六七八九十]+是|第[一二三四五六七八九十]|首先|其次|再次|此外|同时|最后|另外|还|全年|今年|本年|[12]\d{3}年)/;

/** （5） stands before it: the number is a piece of its own. */
const isNumbered = ({ text }: Run, piece: Piece): boolean => {
  const start = offsetIn(piece, 0);
  return /[（(][0-9一二三四五六七八九十]{1,2}[）)]$/.test(text.slice(Math.max(0, start - 4), start));
};

/** What items behind it or before it make together: 共发布, not 共青团. */
const SUBTOTAL = /^(?:以上|各项)?(?:合计|总计|共计|小计|共(?![青同享建产和有]))/;

/** The items are set apart by ；. */
const isApart = (items: readonly Item[]): boolean => items.length > 1 && '；;'.includes(items[1]?.piece.mark ?? '');

/** Consecutive items in one unit from a piece on; shares between them are passed over. */
export function itemsFrom(
  run: Run,
  level: readonly Piece[],
  from: number,
  unit: Unit | undefined,
): { readonly items: readonly Item[]; readonly next: number } {
  const items: Item[] = [];
  let at = from;
  for (; at < level.length && items.length < MOST_PARTS; at++) {
    const piece = level[at];
    if (!piece) break;
    if (isShare(piece) && items.length > 0 && /^占/.test(piece.words)) continue;
    const item = single(piece);
    if (!item || item.mention.unit !== unit) break;
    const isNext = items.length > 0 && (piece.mark === '；' || piece.mark === ';');
    if (isNext && (NEW_POINT.test(piece.words) || isNumbered(run, piece) || (items.length > 1 && !isApart(items)))) break;
    const named = item.label.startsWith('其中') ? item.label.slice(2) : item.label;
    const label = items.length === 0 ? withoutIncludes(named) : named;
    if ((OTHER.test(label) && !CARRIED.test(label)) || label.length > 24) break;
    // 含文件2条: parts of the item before
    if (items.length > 0 && /^(?:含|包含|包括|内有|内含)/.test(label)) break;
    // 机构职能4条、其他3条，共发布102条；……: what has been listed makes that
    if (items.length > 1 && SUBTOTAL.test(label)) break;
    // 建议15件，其中主办4件；提案57件，其中主办11件: what stands behind ； has parts of its own
    if (items.length > 0 && piece.words.startsWith('其中')) {
      if ('；;'.includes(items[items.length - 1]?.piece.mark ?? '')) items.pop();
      break;
    }
    items.push({ ...item, label });
    if (item.tail !== '' && !/^(?:申请|案件|信息)$/.test(item.tail)) {
      at++;
      break;
    }
  }
  return { items, next: at };
}

/** Figures of that unit before a place of the level, back to the last ；, differences left out; the nearest last. */
export function totalsBefore(level: readonly Piece[], at: number, unit: Unit | undefined): readonly Mention[] {
  let from = Math.max(0, at - 1);
  while (from > 0 && at - from < MOST_PARTS && level[from]?.mark !== '；' && level[from]?.mark !== ';') from--;
  return level.slice(from, at).flatMap((piece) =>
    piece.figures.flatMap(({ mention, start }, i) => {
      const label = piece.words.slice(piece.figures[i - 1]?.end ?? 0, start);
      return mention.unit === unit && !OTHER.test(label) ? [mention] : [];
    }),
  );
}

/** More of the same comes later in the sentence: what is listed may go on there. */
export function goesOn(level: readonly Piece[], next: number, unit: Unit | undefined): boolean {
  for (const { mark, figures } of level.slice(next, next + MOST_PARTS)) {
    if (mark === '；' || mark === ';') return false;
    if (figures.some(({ mention }) => mention.unit === unit)) return true;
  }
  return false;
}
