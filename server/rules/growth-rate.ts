import { runsOf } from '../report/facts/mentions.ts';
import type { Report } from '../report/report.ts';
import { type Said, say } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';
import { sampleTable } from './figures/samples.ts';
import { wrongComparisons } from './prose/compared.ts';
import { type Growth, growthsOf } from './prose/growth.ts';
import { type Pair, pairsOf, saidLastYear } from './prose/last-year.ts';
import { type LookBack, wrongLookBacks } from './prose/look-back.ts';
import { percentLike, saysPercentBetween, writtenPercent } from './prose/percent.ts';
import { turned } from './prose/turned.ts';
import { halfOf, likeFigure } from './prose/written.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';
import { placeIn } from './shared/last-year.ts';
import type { Neighbour } from './shared/neighbours.ts';

/** The growth that a pair gives, in the direction that is written. */
function growthOf({ isRate, up }: Growth, now: number, before: number): number | undefined {
  const sign = up ? 1 : -1;
  if (!isRate) return (now - before) * sign;
  return before > 0 ? ((now - before) / before) * 100 * sign : undefined;
}

/** The growth that is written may be that of two figures, as exact as they and it are. */
function says(growth: Growth, now: number, before: number, half: number): boolean {
  const { mention, isRate } = growth;
  const [low, high] = [growthOf(growth, now - half, before + half), growthOf(growth, now + half, before - half)].sort(
    (a = 0, b = 0) => a - b,
  );
  if (low === undefined || high === undefined) return false;
  if (isRate) return saysPercentBetween(mention, low, high);
  const slack = halfOf(mention) * 1.01;
  return mention.value >= low - slack && mention.value <= high + slack;
}

const titleOf = ({ title }: Report): Span => title?.span ?? span(0, 0);

function judge(context: RuleContext<unknown>, neighbour: Neighbour, growth: Growth): Finding | undefined {
  const { report: last, name } = neighbour;
  const { mention, isRate, now } = growth;
  const pairs = pairsOf(context, last, growth);
  // this year's figure itself is wrong: prose-figure says so
  const own = now ? pairs.filter((pair) => Math.abs(pair.now - now.value) <= halfOf(now) + pair.half) : pairs;
  const [likely] = own;
  if (!likely) return undefined;
  const others = saidLastYear(context, last, growth);
  const all = own.flatMap((one) => [...pairs.map(({ before }) => before), ...others].map((before) => ({ ...one, before })));
  const said = pairs.flatMap((one) => others.map((before) => ({ ...one, before })));
  if ([...pairs, ...all, ...said].some(({ now: ours, before, half }) => says(growth, ours, before, half))) return undefined;
  const right = growthOf(growth, likely.now, likely.before);
  if (right === undefined || right === 0) return undefined;
  const figure = isRate ? percentLike(mention, right) : likeFigure(mention, Math.abs(right));
  const { text, edits } = turned(growth, right, figure);
  const unit = isRate ? '%' : (mention.unit ?? '');
  const written = writtenPercent(growth.run, mention);
  return {
    at: written.at,
    message: say`正文写作“${growth.word.text}${written.text}”，应为${text}${unit}（${years(context, likely)}，${likely.name}）`,
    related: [placeIn(neighbour, titleOf(last), say`上年报告 ${name}：${likely.shown.before}`)],
    fixes: [{ title: say`改为${text}${unit}`, kind: 'figure', preferred: true, edits }],
  };
}

/** A figure of last year that its report does not bear out; no fix where a growth is worked out from it, which would be wrong then. */
function lookBackFinding(last: Neighbour, year: number, growths: readonly Growth[], { mention, pair, compared }: LookBack): Finding {
  const right = likeFigure(mention, pair.before);
  const isBase = growths.some(({ mention: { sentence } }) => sentence.start === mention.sentence.start);
  return {
    at: mention.at,
    // what stands by itself may have been counted otherwise
    severity: compared || isBase ? undefined : 'hint',
    message: say`正文${year - 1}年写作“${mention.text}”，应为 ${right}（上年报告${pair.name}）`,
    related: [placeIn(last, titleOf(last.report), say`上年报告 ${last.name}：${pair.shown.before}`)],
    fixes: isBase ? [] : [{ title: say`改为 ${right}`, kind: 'figure', preferred: true, edits: [{ at: mention.at, newText: right }] }],
  };
}

const years = ({ report: { year = 0 } }: RuleContext<unknown>, { shown: { now, before } }: Pair): Said =>
  say`${year - 1}年 ${before}，${year}年 ${now}`;

const report = (year: number, text: string, rows: Readonly<Record<string, string>>): string =>
  `# 示例市示例县人民政府${year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${text}\n\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', rows)}`;
const rows = (fresh: number, over: number): Readonly<Record<string, string>> => ({
  newReceived: `${fresh} 0 0 0 0 0 ${fresh}`,
  carriedOver: `${over} 0 0 0 0 0 ${over}`,
  'results.granted': `${fresh + over} 0 0 0 0 0 ${fresh + over}`,
  'results.total': `${fresh + over} 0 0 0 0 0 ${fresh + over}`,
});
const lastYear = report(2024, '（二）依申请公开情况。全年收办政府信息公开申请3607件。', rows(3511, 96));
const ours = (text: string): string => report(2025, text, rows(3525, 121));

/** A growth against last year is not what last year's report gives. */
export const growthRate = defineRule({
  id: 'growth-rate',
  title: '同比与上年报告不符',
  group: '跨年与汇总',
  severity: 'warning',
  basis: '《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号：数据准确',
  why: '同比的基数就在上一年公布的报告里，读者可以对照；按表中各种口径都算不出的，就是算错或沿用了旧数。',
  examples: [
    {
      title: '增幅算错',
      text: ours('（二）依申请公开情况。全年共收办政府信息公开申请3646件，同比增长«1.05»%，均按期答复。'),
      lastYear,
      says: ['正文写作“增长1.05%”，应为增长 1.08%（2024年 3607，2025年 3646，表三“一”“二”两行总计）'],
      fixed: ours('（二）依申请公开情况。全年共收办政府信息公开申请3646件，同比增长1.08%，均按期答复。'),
    },
    {
      title: '增加的件数',
      text: ours('（二）依申请公开情况。全年共收办政府信息公开申请3646件，比上年增加«49»件。'),
      lastYear,
      says: ['应为增加 39件'],
      fixed: ours('（二）依申请公开情况。全年共收办政府信息公开申请3646件，比上年增加39件。'),
    },
    {
      title: '升降写反',
      text: ours('（二）依申请公开情况。全年新收政府信息公开申请3525件，较2024年下降«0.4»%。'),
      lastYear,
      fixed: ours('（二）依申请公开情况。全年新收政府信息公开申请3525件，较2024年增长0.4%。'),
    },
    {
      title: '没有写本年的件数',
      text: ours('（二）依申请公开情况。认真办理政府信息公开申请，新收政府信息公开申请数量同比增长«1.2»%。'),
      lastYear,
      fixed: ours('（二）依申请公开情况。认真办理政府信息公开申请，新收政府信息公开申请数量同比增长0.4%。'),
    },
    {
      title: '百分之多少',
      text: ours('（二）依申请公开情况。全年新收政府信息公开申请3525件，较上年同期上升«百分之五»。'),
      lastYear,
      says: ['正文写作“上升百分之五”'],
    },
    {
      title: '持平、增长几倍',
      text: ours(
        '（二）依申请公开情况。全年新收政府信息公开申请3525件，«较上年增长1倍»。全年收办政府信息公开申请3646件，«比上年增加2倍»。',
      ),
      lastYear,
      says: ['正文写作“较上年增长1倍”，2024年 3511，2025年 3525（表三“一、本年新收政府信息公开申请数量”总计）', '正文写作“比上年增加2倍”'],
    },
    {
      title: '几成、翻番、上年的几倍',
      text: ours(
        '（二）依申请公开情况。全年新收政府信息公开申请3525件，«较上年增长约三成»。全年收办政府信息公开申请3646件，«比上年翻了一番»。收办政府信息公开申请3646件，«是上年的2倍»。',
      ),
      lastYear,
    },
    {
      title: '写出的上年数与上年报告不符',
      text: ours('（二）依申请公开情况。全年新收政府信息公开申请3525件，上年同期为«3151»件。'),
      lastYear,
      says: ['正文2024年写作“3151件”，应为 3511（上年报告表三“一、本年新收政府信息公开申请数量”总计）'],
      fixed: ours('（二）依申请公开情况。全年新收政府信息公开申请3525件，上年同期为3511件。'),
    },
    {
      title: '差不多的可以说持平',
      text: ours('（二）依申请公开情况。全年新收政府信息公开申请3525件，与上年持平；收办3646件，与2024年基本持平，与2023年持平。'),
      lastYear,
    },
    {
      title: '与上年报告相符',
      text: ours('（二）依申请公开情况。全年共收办政府信息公开申请3646件，同比增长1.08%，比上年增加39件。'),
      lastYear,
    },
    { title: '按新收的口径相符', text: ours('（二）依申请公开情况。全年共收办政府信息公开申请3646件，同比增长0.4%。'), lastYear },
    { title: '没有上年报告', text: ours('（二）依申请公开情况。全年共收办政府信息公开申请3646件，同比增长1.05%。') },
    {
      title: '上年报告不是上一年的',
      text: ours('（二）依申请公开情况。全年共收办政府信息公开申请3646件，同比增长1.05%。'),
      lastYear: report(2023, '', rows(3511, 96)),
    },
    {
      title: '别的事项、约数、上半年、两年前',
      text: ours(
        '全年公开信息1200条，同比增长20%。\n\n（二）依申请公开情况。全年共收办政府信息公开申请3646件，同比增长约2%，较2023年增长12.5%，2024年收办3607件。上半年收到政府信息公开申请1700件，同比增长3%。',
      ),
      lastYear,
    },
    {
      title: '说的是办公室自己',
      text: ours('（二）依申请公开情况。县政府办公室代表县政府受理政府信息公开申请36件，同比增长20%。'),
      lastYear,
    },
  ],
  *check(context) {
    const { report: own, neighbours } = context;
    const last = neighbours.lastYear;
    if (!last || own.year === undefined || last.report.year !== own.year - 1) return;
    for (const run of runsOf(own)) {
      const growths = growthsOf(run, own.year);
      for (const growth of growths) {
        // a growth whose figures the prose names itself is prose-percent's
        if (!growth.toLastYear || growth.before || (growth.namedYear !== undefined && growth.namedYear !== own.year - 1)) continue;
        const finding = judge(context, last, growth);
        if (finding) yield finding;
      }
      for (const back of wrongLookBacks(context, last, run, own.year)) yield lookBackFinding(last, own.year, growths, back);
      for (const { start, end, pair } of wrongComparisons(context, last, run, own.year)) {
        yield {
          at: run.span(start, end),
          message: say`正文写作“${run.text.slice(start, end)}”，${years(context, pair)}（${pair.name}）`,
          related: [placeIn(last, titleOf(last.report), say`上年报告 ${last.name}：${pair.shown.before}`)],
        };
      }
    }
  },
});
