import type { Mention, Run, Unit } from '../../report/facts/mentions.ts';
import type { Piece, PlacedFigure } from '../../report/facts/pieces.ts';

const NOT_COUNTS: ReadonlySet<Unit | undefined> = new Set<Unit | undefined>(['%', '个百分点', undefined]);
const isCount = ({ mention }: PlacedFigure): boolean => !NOT_COUNTS.has(mention.unit);

/** What 占 may stand before without going beyond the report's own figures. */
const OF_OWN =
  /^(?:比|总体|全部|全年|当年|本年度?|年度|收到|新收|收办|受理|办结|办理|答复|已|依申请公开|政府信息公开|申请|案件|结果|件数|条数|发布|公开|信息|稿件|的|总|数|量|为|达|到|约|，|百分之)*$/;

/** What a percentage says it is the share of. */
interface Claim {
  readonly part: Mention;
  /** 占3607件的: said in so many words. */
  readonly whole: Mention | undefined;
  /** 占办结总数的: of what was handled, whatever figure stands nearer. */
  readonly ofHandled: boolean;
}

/** What a percentage behind 占 is the share of; `undefined` where the words do not tell. */
export function claimAt(run: Run, level: readonly Piece[], at: number, i: number): Claim | undefined {
  const piece = level[at];
  const figure = piece?.figures[i];
  if (!piece || !figure) return undefined;
  const label = piece.words.slice(piece.figures[i - 1]?.end ?? 0, figure.start);
  const before = piece.figures[i - 1];
  if (before && isCount(before) && /^的(?:比例|比重)?(?:为|达)?(?:百分之)?$/.test(label)) {
    const own = piece.words.slice(piece.figures[i - 2]?.end ?? 0, before.start);
    const part = partBefore(run, level, at, i - 1);
    // 3000万元，占财政支出1.2亿元的25%
    const isNamed =
      /占(?:全部|总数|总量|申请|办结)*(?:的)?$/.test(own) || (before.mention.unit === part?.unit && /占[^占，。；]{1,12}$/.test(own));
    return part && isNamed ? { part, whole: before.mention, ofHandled: false } : undefined;
  }
  const phrase = /占([^占]{0,24})$/.exec(label)?.[1];
  if (phrase === undefined || !OF_OWN.test(phrase) || /分别|约占/.test(label)) return undefined;
  const own = label.slice(0, label.lastIndexOf('占'));
  if (own !== '' && !before && !/^(?:约|，|其中|比例)*$/.test(own)) return undefined;
  const part = partBefore(run, level, at, i);
  return part && { part, whole: undefined, ofHandled: /办结|答复/.test(phrase) };
}

/** Between the whole and the part of it: 46家单位中有38家. */
export const AMONG = /^[^，。；0-9]{1,12}中(?:已?有|已)?$/;

/** The count directly before a figure: in its piece, in the piece before, or before the bracket. */
function partBefore(run: Run, level: readonly Piece[], at: number, i: number): Mention | undefined {
  const piece = level[at];
  const own = piece?.figures[i - 1];
  if (own) return isCount(own) ? own.mention : undefined;
  const previous = level[at - 1];
  if (!previous) {
    const { behind } = piece ?? {};
    return behind && !NOT_COUNTS.has(behind.unit) && run.text.charAt(behind.end) === piece?.mark ? behind : undefined;
  }
  const last = previous.figures[previous.figures.length - 1];
  if (!last || !isCount(last)) return undefined;
  const behind = previous.words.slice(last.end);
  // 28件为征地类，占77.8%
  const isOf = /^(?:为|是|系|属于?|涉及)[^0-9]{1,14}$/.test(behind);
  // 12个乡镇中，10个建成专区，占83.3%
  const [whole, part] = previous.figures;
  // 17个乡镇中有15个建成专区，占88.2%
  const isWithin =
    previous.figures.length === 2 &&
    whole?.mention.unit === part?.mention.unit &&
    AMONG.test(previous.words.slice(whole?.end ?? 0, part?.start ?? 0));
  const isOfWhich =
    (isWithin || /中$/.test(level[at - 2]?.words ?? '')) &&
    /^(?:已|均|全部)?(?:建[成立]|设[立置]|开[通设]|配[备齐]|完成|达[到标]|实现|获评)[^0-9]{0,14}$/.test(behind);
  return behind === '' || (previous.figures.length === 1 && isOf) || ((isWithin || previous.figures.length === 1) && isOfWhich)
    ? last.mention
    : undefined;
}
