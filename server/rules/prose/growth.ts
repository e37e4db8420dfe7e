import { type Mention, type Run, type Unit, mentionsOf } from '../../report/facts/mentions.ts';
import { type Piece, piecesOf } from '../../report/facts/pieces.ts';
import { whenOf } from '../../report/facts/when-and-whose.ts';
import { NEAR } from './nearby.ts';
import { halfBeside, halfOf, likeFigure } from './written.ts';

/** A growth that the prose states, and what it says to work it out from. */
export interface Growth {
  readonly run: Run;
  /** 1.05%, or 39件 of 比上年增加39件. */
  readonly mention: Mention;
  readonly isRate: boolean;
  readonly up: boolean;
  /** 增长, 减少: the word and its place in `Run.text`. */
  readonly word: { readonly text: string; readonly start: number };
  /** It is held against last year: 同比, 比上年, 较2023年. Otherwise against whatever the words name. */
  readonly toLastYear: boolean;
  /** The year it is held against, where it is named: 较2023年. */
  readonly namedYear: number | undefined;
  /** This year's figure, directly before. */
  readonly now: Mention | undefined;
  /** The words before the growth that name what grew, where no figure stands there: 新收申请数量. */
  readonly label: string;
  /** The earlier figure that the prose names itself, or what the named difference leaves of this year's. */
  readonly before: Earlier | undefined;
  /** All figures in that unit nearby, for the readings that nobody thinks of. */
  readonly nearby: readonly number[];
}

/** An earlier figure, and by how many percents this year's is more, from the least to the most that figures so rounded may mean. */
export interface Earlier {
  readonly value: number;
  readonly text: string;
  /** How far it may lie from the true figure. */
  readonly half: number;
  readonly least: number;
  readonly most: number;
}

const UP = /增|升|提高|上涨|多|↑|[＋+]/;
const WORD =
  /(净增|净减|增长|增加|上升|提高|提升|增幅|升幅|增多|上涨|多|下降|减少|降低|降幅|下滑|回落|精简|压减|压缩|缩减|少|(?<=同比|同期|[上去]年|相比)[增减升降↑↓＋+－-])(?:了|幅度|率|为|达|到|：|百分之)*$/;
/** What it is held against. */
const AGAINST = /同比|[比较与同](?:于|起)?(?:去年|上一?年度?|前一年度?|[12]\d{3}年度?)(?:同期|全年)?(?:相比)?|同期/;
const SAME_TIME = /环比|较?上?季度|月份?|上半年|下半年|较(?:20\d\d年)?[初]|近[0-9一二三四五两]年|以来|年均|累计|(?<!同)期初/;
const NOT_COUNTS: ReadonlySet<Unit | undefined> = new Set<Unit | undefined>(['%', '个百分点', undefined]);
const REACHED = /(?:增[加长]?|上升|提高|提升|上涨|扩大|减少?|下降|降低?|压缩|压减|精简|缩减|缩短)(?:至|到|为)$/;
/** 比上年（30件）增长20%. */
const LAST_IN_BRACKETS = /[较比与](?:去年|上一?年|[12]\d{3}年)度?(?:同期|全年)?[（(](?:为|共)?$/;
const FROM = /(?:由|从)[^，。；]{0,20}$/;

interface Placed {
  readonly mention: Mention;
  /** The words of its piece before it, and directly before it. */
  readonly words: string;
  readonly own: string;
  readonly kind: 'count' | 'difference' | 'last' | 'from' | 'rate';
  /** Figures of other years and parts of a year are no figures of this one. */
  readonly ofThisYear: boolean;
  readonly sentence: number;
  readonly depth: number;
  readonly piece: Piece;
  /** Pieces without figures directly before its own: 与2023年相比，. */
  readonly leading: string;
}

function place(run: Run, year: number): readonly Placed[] {
  const placed: Placed[] = [];
  let when = whenOf('全年', year);
  let sentence = -1;
  let leading = '';
  for (const piece of piecesOf(run)) {
    if (piece.sentence !== sentence) {
      sentence = piece.sentence;
      when = undefined;
      leading = '';
    }
    for (const [i, { mention, start }] of piece.figures.entries()) {
      const from = piece.figures[i - 1]?.end ?? 0;
      const own = piece.words.slice(from, start);
      const words = piece.words.slice(0, start);
      const said = whenOf(own, year);
      if (said) when = said;
      // 从上年的30件增加到36件: what it came to is this year's again
      else if (REACHED.test(own)) when = undefined;
      const isRate = mention.unit === '%';
      const isDifference = !isRate && WORD.test(own) && !REACHED.test(own);
      const isFrom = FROM.test(own) && !REACHED.test(own);
      const isLast =
        when?.time === 'lastYear' ||
        /[较比与](?:去年|上一?年|[12]\d{3}年)(?:度)?(?:同期|全年)?的?(?:约)?$/.test(own) ||
        (piece.depth > 0 && LAST_IN_BRACKETS.test(run.text.slice(Math.max(0, mention.start - 14), mention.start)));
      placed.push({
        mention,
        words,
        own,
        kind: isRate ? 'rate' : isDifference ? 'difference' : isFrom ? 'from' : isLast ? 'last' : 'count',
        ofThisYear: when === undefined || when.time === 'thisYear' || when.time === 'asOf',
        sentence,
        depth: piece.depth,
        piece,
        leading,
      });
    }
    leading = piece.figures.length === 0 ? `${leading}${piece.words}`.slice(-40) : '';
    if (piece.figures.length === 0) when = whenOf(piece.words.slice(0, 24), year) ?? when;
  }
  // 比上年（30件）增长20%: the piece comes before the bracket in it
  return placed.sort((a, b) => a.mention.start - b.mention.start);
}

/** Every growth that a run states in so many words: 同比增长1.05%, 较上年增加39件, 由3607件增加到3646件，增长1.08%. */
export function growthsOf(run: Run, year: number): readonly Growth[] {
  if (mentionsOf(run).length === 0 || !/[增升高多降少落滑简减缩↑↓]|[比期年][＋+－-]/.test(run.text)) return [];
  const placed = place(run, year);
  const found: Growth[] = [];
  placed.forEach((one, at) => {
    if (one.kind !== 'rate' && one.kind !== 'difference') return;
    const made = readGrowth(run, placed, one, at);
    if (made) found.push(made);
  });
  return found;
}

function readGrowth(run: Run, placed: readonly Placed[], one: Placed, at: number): Growth | undefined {
  const { mention, own } = one;
  const isRate = one.kind === 'rate';
  const word = WORD.exec(own);
  if (!word?.[1] || mention.approximate || own.includes('占') || SAME_TIME.test(own) || own.includes('分别')) return undefined;
  const unit = isRate ? undefined : mention.unit;
  const fits = ({ mention: other }: Placed): boolean => !NOT_COUNTS.has(other.unit) && (unit === undefined || other.unit === unit);
  const earlier = placed.slice(Math.max(0, at - NEAR), at).filter((other) => other.sentence >= one.sentence - 1 && fits(other));
  const now = earlier.findLast(
    ({ kind, sentence, depth, ofThisYear }) => kind === 'count' && ofThisYear && sentence === one.sentence && depth <= one.depth,
  );
  const named = AGAINST.exec(own) ?? AGAINST.exec(clausesBefore(one, placed, at, now));
  const label = own
    .slice(0, word.index)
    .replace(AGAINST, '')
    .replace(/^(?:，|其中|较|比)+|(?:同比|数量|总量|件数|相比|，){1,8}$/g, '');
  const text = mention.start - (own.length - word.index);
  return {
    run,
    mention,
    isRate,
    up: UP.test(word[1]),
    word: { text: word[1], start: text },
    toLastYear: named !== null,
    namedYear: namedYear(named?.[0]),
    now: now && !now.mention.approximate && isNear(run, now, one, placed, at) ? now.mention : undefined,
    label,
    before:
      now && isSamePoint(run, now, one)
        ? (earlierFigure(earlier, now, one, placed.slice(Math.max(0, at - NEAR), at)) ?? figureBehind(run, now, one, placed[at + 1]))
        : undefined,
    nearby: earlier.map(({ mention: { value } }) => value),
  };
}

const namedYear = (words: string | undefined): number | undefined => {
  const year = words && /[12]\d{3}/.exec(words)?.[0];
  return year ? Number(year) : undefined;
};

/** Words between this year's figure and the growth: 同比 may stand alone there. */
function clausesBefore(one: Placed, placed: readonly Placed[], at: number, now: Placed | undefined): string {
  const previous = placed[at - 1];
  return one.leading + (previous && previous !== now && previous.piece === one.piece ? previous.own : '');
}

/** No ； between this year's figure and the growth: what follows one is another point. */
const isSamePoint = (run: Run, now: Placed, one: Placed): boolean => !/[；;]/.test(run.text.slice(now.mention.end, one.mention.start));

/** Nothing but differences, rates and earlier figures stands between this year's figure and the growth. */
const isNear = (run: Run, now: Placed, one: Placed, placed: readonly Placed[], at: number): boolean => {
  if (!isSamePoint(run, now, one)) return false;
  const from = placed.lastIndexOf(now, at);
  return placed.slice(from + 1, at).every(({ kind, depth }) => kind !== 'count' || depth > one.depth);
};

function earlierFigure(earlier: readonly Placed[], now: Placed | undefined, one: Placed, all: readonly Placed[]): Earlier | undefined {
  if (!now) return undefined;
  const { unit } = now.mention;
  const same = earlier.filter((other) => other.mention.unit === unit && other !== now);
  const last = same.filter(({ kind }) => kind === 'last' || kind === 'from');
  if (last.length > 1) return undefined;
  const [only] = last;
  if (only && isOfAnother(only, now, one, all)) return undefined;
  if (only) return only.mention.approximate ? undefined : grownFrom(now.mention, only.mention);
  if (one.kind === 'difference') return undefined;
  const difference = same.findLast(({ kind, sentence }) => kind === 'difference' && sentence === one.sentence);
  if (!difference || difference.mention.start < now.mention.start || difference.mention.approximate) return undefined;
  return grownBy(now.mention, difference.mention, UP.test(WORD.exec(difference.own)?.[1] ?? '') ? 1 : -1);
}

/** 同比增长15%（2024年为800条）: in the brackets behind. */
const LAST_BEHIND = /^[（(](?:去年|上一?年|[12]\d{3}年)度?(?:同期|全年)?(?:为|是|共)?$/;

function figureBehind(run: Run, now: Placed, one: Placed, behind: Placed | undefined): Earlier | undefined {
  if (behind?.kind !== 'last' || one.kind !== 'rate' || behind.mention.unit !== now.mention.unit || behind.mention.approximate)
    return undefined;
  return LAST_BEHIND.test(run.text.slice(one.mention.end, behind.mention.start)) ? grownFrom(now.mention, behind.mention) : undefined;
}

/**
 * The earlier figure goes with one before this year's: 较上年（30件）增长20%，行政复议6件，较上年增加2件; 比上年2800条增长14.3%，其中网站1800条，增长12.5%;
 * 3200条（上年2800条），网站1800条，增长12.5%.
 */
function isOfAnother(only: Placed, now: Placed, one: Placed, all: readonly Placed[]): boolean {
  if (only.mention.start > now.mention.start) return false;
  if (only.piece.behind && only.piece.behind !== now.mention) return true;
  return (
    now.words.startsWith('其中') || all.some((other) => (one.kind === 'difference' || other.kind === 'rate') && isBetween(other, only, now))
  );
}

const isBetween = ({ mention: { start } }: Placed, only: Placed, now: Placed): boolean =>
  start > only.mention.start && start < now.mention.start;

function grownFrom(now: Mention, before: Mention): Earlier {
  const ours = halfBeside(now, before);
  const theirs = halfBeside(before, now);
  return {
    value: before.value,
    text: before.text,
    half: theirs,
    least: ((now.value - ours) / (before.value + theirs) - 1) * 100,
    most: ((now.value + ours) / (before.value - theirs) - 1) * 100,
  };
}

/** By a difference that is named; its sign says which way. */
function grownBy(now: Mention, difference: Mention, sign: 1 | -1): Earlier {
  const ours = halfBeside(difference, now);
  const value = now.value - sign * difference.value;
  const slack = ours + halfOf(now);
  const rates = [-1, 1].map((side) => ((sign * (difference.value + side * ours)) / Math.max(value - side * slack, 0)) * 100);
  return { value, text: `${likeFigure(now, value)}${now.unit ?? ''}`, half: slack, least: Math.min(...rates), most: Math.max(...rates) };
}
