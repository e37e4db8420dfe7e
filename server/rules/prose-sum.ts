import { type Mention, type Run, runsOf } from '../report/facts/mentions.ts';
import { say } from '../text/say.ts';
import { tableReadings } from './prose/table-readings.ts';
import type { Part } from './prose/listed-items.ts';
import type { Listing } from './prose/listing.ts';
import { listingsOf } from './prose/listings.ts';
import { factOf } from './prose/nearby.ts';
import { report } from './prose/samples.ts';
import { isSplit } from './prose/whole-sets.ts';
import { halfOf, lastPlaceOf, scaledLike } from './prose/written.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';

/** A listing whose parts come as near as this to the total leaves nothing out; so does no listing of small numbers. */
const NEAR_SHARE = 0.03;
const NEAR = 2;
const LEAST_TOTAL = 20;
const LEAST_PARTS = 3;
/** One digit wrong in one figure; 406 of 16887 is what was left out. */
const ONE_DIGIT = /^[1-9]0*$/;

const plus = (values: readonly number[]): number => Number(values.reduce((sum, value) => sum + value, 0).toFixed(4));

/** One figure with a digit too many, one too few or two in the wrong order accounts for everything: no listing is incomplete by so much by chance. */
function isSlip(total: number, parts: readonly number[]): boolean {
  const sum = plus(parts);
  if (total < 100 && sum < 100) return false;
  return [[total, sum] as const, ...parts.map((part) => [part, total - (sum - part)] as const)].some(
    ([written, right]) => Number.isInteger(right) && Math.max(written, right) >= 100 && isKeySlip(String(written), String(right)),
  );
}

function isKeySlip(written: string, right: string): boolean {
  const [short, long] = written.length < right.length ? [written, right] : [right, written];
  if (long.length - short.length === 1) return [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
  return (
    written.length === right.length &&
    [...written].some(
      (_, i) => i > 0 && written.slice(0, i - 1) + written.charAt(i) + written.charAt(i - 1) + written.slice(i + 1) === right,
    )
  );
}

/** What figures are rounded alike by: 万, 亿, or that they end with 千 or 百. */
const roundingOf = (figure: Mention): number => -lastPlaceOf(figure) || figure.numeral.scale;

/** How far a sum may be off because its figures are rounded: those in 万 as finely as the finest of them, those in 亿 likewise. */
function slackOf(figures: readonly Mention[]): number {
  const finest = new Map<number, number>();
  for (const figure of figures) {
    const rounding = roundingOf(figure);
    finest.set(rounding, Math.min(halfOf(figure), finest.get(rounding) ?? Number.MAX_VALUE));
  }
  return plus(figures.map((figure) => finest.get(roundingOf(figure)) ?? 0));
}

const OTHER = /^其[他它余]/;

/** A comma stands between two parts. */
const isBehindComma = ({ text }: Run, one: Part | undefined, next: Part | undefined): boolean =>
  one !== undefined && next !== undefined && /[，,]/.test(text.slice(one.mention.end, next.mention.start));

/** 视频3篇，另有专家解读若干。 and 信息312条，发布年报。: behind the last part stands one more, without a figure. */
const UNCOUNTED =
  /^[，,、；;]?(?:另外?有|另外|还有|以及|及(?!时)|和|其[余他它]|剩余|余下|(?:发布|公布)(?!及时|率|量))[^，,。；;0-9]{2,24}[。，,；;]/;
const BEHIND = 32;

const leavesRest = ({ run, total, parts }: Listing, whole: number): boolean => {
  const end = parts[parts.length - 1]?.mention.end ?? 0;
  return whole < total.value && UNCOUNTED.test(run.text.slice(end, end + BEHIND));
};

/** The parts do not make the total, and the words claim that they do; `undefined` where they do, as exactly as they are written, or need not. */
function wrongSum(listed: Listing): number | undefined {
  const { run, total, others, parts, complete, loose, carried, far } = listed;
  const values = parts.map(({ mention }) => mention.value);
  const whole = plus(values);
  const named = [...others.map(({ value }) => value), total.value, plus(others.map(({ value }) => value))];
  const totals = [...named, ...named.flatMap((one) => carried.flatMap((value) => [one + value, one - value]))];
  const slack = slackOf([total, ...parts.map(({ mention }) => mention)]);
  const isTotal = (sum: number): boolean => totals.some((one) => Math.abs(one - sum) <= slack);
  if (isTotal(whole) || leavesRest(listed, whole)) return undefined;
  const rest = parts.filter(({ carried }) => !carried);
  if (rest.length > 1 && rest.length < parts.length && isTotal(plus(rest.map(({ mention }) => mention.value)))) return undefined;
  // a second way of splitting up may follow the first, or what stands beside the total: 不予公开5件，其中商业秘密2件、个人隐私3件，其他处理2件
  const mayEnd = !complete || (OTHER.test(parts[parts.length - 1]?.label ?? '') && !isSplit(parts));
  for (let count = 2; mayEnd && count < parts.length; count++) {
    const isSetApart = !complete || isBehindComma(run, parts[count - 1], parts[count]);
    if (isSetApart && isTotal(plus(values.slice(0, count)))) return undefined;
  }
  if (complete) return parts.length > 1 ? whole : undefined;
  const over = whole - slack > Math.max(...named) && !loose;
  if (over) return whole;
  if (parts.length < LEAST_PARTS || others.length > 1) return undefined;
  const off = Math.abs(whole - total.value);
  const near = total.value >= LEAST_TOTAL && (off <= NEAR || (off / total.value <= NEAR_SHARE && ONE_DIGIT.test(String(off))));
  return near || (!loose && !far && isSlip(total.value, values)) ? whole : undefined;
}

/** Every figure is what the tables say: the parts are of another total than the one that stands before them. */
function agreesWithTables(context: RuleContext<unknown>, { total, parts, far }: Listing): boolean {
  const byApplicant = parts.map(({ mention }) => ({ mention, fact: factOf(context.report, mention) }));
  if (byApplicant.every(({ fact }) => fact?.applicant !== undefined)) {
    // 自然人43件 of what was received and 法人18件 of what was answered are no split of anything
    const readings = byApplicant.map(({ mention, fact }) => fact && tableReadings(context, fact)?.map((value) => value === mention.value));
    const most = Math.max(...readings.map((each) => each?.length ?? 0));
    if (!Array.from({ length: most }).some((_, i) => readings.every((each) => each?.[i]))) return false;
  }
  // 其他1件 of the results may be any of the last rows
  const named =
    parts.length > LEAST_PARTS ? parts.filter(({ label, mention }) => !OTHER.test(label) || factOf(context.report, mention)) : parts;
  return [...(far ? [] : [total]), ...named.map(({ mention }) => mention)].every((mention) => {
    const fact = factOf(context.report, mention);
    return fact !== undefined && tableReadings(context, fact)?.includes(mention.value) === true;
  });
}

/** Figures that the tables put right make the sum right: that is prose-figure's finding. */
function isOfTables(context: RuleContext<unknown>, { total, parts, others, carried }: Listing): boolean {
  const right = (value: number, mention: Listing['total']): readonly number[] => {
    const fact = factOf(context.report, mention);
    const known = fact ? tableReadings(context, fact) : undefined;
    return known === undefined || known.includes(value) ? [value] : known;
  };
  const sums = parts.reduce<readonly number[]>(
    (all, { mention }) =>
      all
        .flatMap((sum) =>
          right(mention.value, mention)
            .slice(0, 2)
            .map((value) => sum + value),
        )
        .slice(0, 32),
    [0],
  );
  return [total, ...others].some((one) =>
    right(one.value, one).some((value) => sums.includes(value) || carried.some((over) => sums.includes(value + over))),
  );
}

function toFinding(context: RuleContext<unknown>, listing: Listing, sum: number): Finding {
  const { total, parts } = listing;
  const { figure: made, scale } = scaledLike(total, sum);
  const { figure: off } = scaledLike(total, Math.abs(sum - total.value));
  const unit = scale + (total.unit ?? '');
  return {
    at: total.at,
    message:
      sum > total.value
        ? say`正文写作“${total.text}”，所列${parts.length}项之和为 ${made} ${unit}，多 ${off}`
        : say`正文写作“${total.text}”，所列${parts.length}项之和为 ${made} ${unit}，少 ${off}`,
    severity: isOfTables(context, listing) ? 'hint' : undefined,
    related: parts.slice(0, 20).map(({ label, mention }) => ({ at: mention.whole, message: say`${label + mention.text}` })),
  };
}

/** The parts of a listing that claims to be complete do not make its total. */
export const proseSum = defineRule({
  id: 'prose-sum',
  title: '分项之和与总数不符',
  group: '正文',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：数据准确；正文所列分项应与总数一致',
  why: '“分别为”“其中”后面的分项加起来不等于前面的总数，读者一算便知；没有列全的分项不作比较。',
  examples: [
    {
      title: '自然人和法人之和',
      text: report('全年共收到政府信息公开申请«12»件，其中自然人申请10件，法人或其他组织申请3件。'),
      says: ['正文写作“12件”，所列2项之和为 13 件，多 1'],
    },
    {
      title: '括号里的各单位',
      text: report('全县全年共收到意见建议«46»条（县直部门20条、示例镇15条、样板乡10条）。'),
      says: ['正文写作“46条”，所列3项之和为 45 条，少 1'],
    },
    {
      title: '各月、各季度合起来是一年',
      text: report(
        '1至11月收到政府信息公开申请10件，12月收到3件，全年共收到«12»件。前三季度公开信息90条，第四季度公开信息30条，全年公开信息120条。',
      ),
      says: ['正文写作“12件”，所列2项之和为 13 件，多 1'],
    },
    {
      title: '金额',
      text: report('发放补贴«120万»元，其中种粮补贴60万元、农机补贴40万元、其他10万元。'),
      says: ['正文写作“120万元”，所列3项之和为 110 万元，少 10'],
    },
    { title: '金额四舍五入', text: report('发放补贴1.2亿元，其中种粮补贴6012万元、农机补贴4003万元、其他2000万元。') },
    { title: '上半年和下半年说的不是一件事', text: report('上半年公开信息100条，下半年解读政策12条，全年共公开信息210条。') },
    { title: '分别为', text: report('全年开展培训«6»次，分别为线上培训2次、现场培训3次。') },
    { title: '最后一项是其他', text: report('发布政策解读«31»篇，其中文字解读15篇、图文解读9篇、其他6篇。') },
    { title: '合计', text: report('新收政府信息公开申请12件，上年结转1件，合计«14»件。') },
    { title: '复议的四种结果', text: report('因政府信息公开被申请行政复议«9»件，其中维持4件、纠正2件、其他结果3件、尚未审结1件。') },
    {
      title: '六种办理结果分别列出',
      text: report(
        '办理政府信息公开申请«20»件，予以公开、部分公开、不予公开、无法提供、不予处理、其他处理分别为8件、3件、2件、4件、1件、1件。',
      ),
    },
    { title: '冒号后面的各项', text: report('全年公开政府信息«171»条：政策文件24条、工作动态124条、公示公告33条。') },
    {
      title: '其中包括',
      text: report('公布各类政府信息«115»条，其中包括：通知公告30条、政策文件10条、部门文件27条、义务教育信息53条。'),
      says: ['所列4项之和为 120 条，多 5'],
    },
    { title: '另起一句', text: report('全年公开各类信息«165»条。其中，行政许可类信息10条，行政处罚类信息0条，其他类信息151条。') },
    { title: '各项几乎等于总数', text: report('全年编发政策问答«98»期，其中市级48期、甲县17期、乙县15期、丙县9期、丁县7期、戊县1期。') },
    { title: '写在后面的总计，几个渠道也照加', text: report('政府网站公开信息300条、微信公众号200条、微博100条，总计«650»条。') },
    {
      title: '一份文件可有几种解读；写在后面的共计与前面的总数相同',
      text: report(
        '解读政策文件25件，其中负责人解读10件、专家解读5件、图文解读25件。收到申请12件，其中自然人10件，法人或其他组织2件，共计12件。',
      ),
    },
    { title: '分项比总数还多', text: report('发布解读材料«24»篇，其中图文解读15篇、视频解读12篇。') },
    {
      title: '表三能说明哪一项不对，仅作提示',
      text: report('全年收到政府信息公开申请«12»件，其中自然人申请11件，法人或其他组织申请2件。', {
        newReceived: '10 2 0 0 0 0 12',
        'results.granted': '10 2 0 0 0 0 12',
        'results.total': '10 2 0 0 0 0 12',
      }),
    },
    { title: '相符', text: report('全年共收到政府信息公开申请12件，其中自然人申请10件，法人或其他组织申请2件；办结11件，结转下年度1件。') },
    {
      title: '没有列全',
      text: report('收到政府信息公开申请70件，其中予以公开17件、部分公开6件、不予公开21件、无法提供12件、不予处理1件。'),
    },
    {
      title: '总数很大，列举的只是主要几类',
      text: report('发布信息16887条，其中政务动态822条，公告公示3672条，规划计划332条，征地公告1054条，登记公告10601条。'),
    },
    { title: '“包括”后面加起来比总数还多', text: report('主动公开政府信息«32»条，包括工作动态类16条、财政预决算类3条、处罚强制类15条。') },
    { title: '“包括”后面的不一定列全', text: report('主动公开政府信息32条，包括工作动态类16条、财政预决算类3条、处罚强制类9条。') },
    { title: '列举后有“等”', text: report('公开信息260条，其中政策文件12条、工作动态48条等。') },
    { title: '同一信息在几个渠道公开', text: report('公开信息100条，其中网站100条、微信公众号80条。') },
    {
      title: '其中一项又含几项',
      text: report('共发布各类信息3682条，其中，部门频道公开政府信息1233条，含规范性文件类信息2条，其他文件类信息1231条。'),
    },
    {
      title: '只举了几个专栏里的',
      text: report(
        '公开信息共计167条，其中，在防控专栏刊登防控信息14条，在公示专栏公示事前信息8条、事后信息7条，在预决算专栏公示信息3条。',
      ),
    },
    { title: '各项有交叉，占比之和过百', text: report('完成事项1500项，其中即办件600项，占40%；全程网办1350项，占90%。') },
    { title: '共计的是两个总数', text: report('人大建议86件，其中主办60件、协办26件；政协提案47件，其中主办30件、协办17件，共133件。') },
    {
      title: '前面的件数是并列的另一项',
      text: report(
        '各类信息275条，其中公开预算信息53条，许可审批22条，人大代表建议和答复19条，政协提案和答复16条。办理热线工单22件，人大代表建议19件、政协提案16件。召开会议6次，线上培训2次、线下培训3次。',
      ),
    },
    { title: '没有“其中”的线上和线下', text: report('开展培训«6»次，线上2次、线下3次。') },
    { title: '约数', text: report('公开信息260余条，其中政策文件12条、其他50条。') },
    { title: '单位不同', text: report('发布稿件148篇，其中统计报告25篇、统计数据11期、其他50条。') },
    { title: '下一项另有编号', text: report('（1）回复来信147件，其中咨询类16件；（2）受理热线转办事项1890件，办结率97.9%。') },
    { title: '两种分法', text: report('全年收到申请12件，其中自然人10件、法人或其他组织2件；予以公开7件、部分公开5件。') },
    { title: '含上年结转', text: report('收到政府信息公开申请12件，上年结转1件，共办理13件，其中自然人11件、法人或其他组织2件。') },
    { title: '增减的件数不是总数', text: report('收到申请12件，比上年增加3件，其中自然人10件、法人或其他组织2件。') },
    { title: '一部分', text: report('通过新闻媒体刊发稿件120篇，其中国家级媒体3篇、省级媒体5篇。') },
    { title: '分项各有占比', text: report('发布稿件30篇，其中原创20篇，占66.7%；转载10篇，占33.3%。') },
    { title: '分项里还有分项', text: report('公开政策解读36条（含图解12条、视频5条），其中县级20条（图解8条、文字12条）、镇级16条。') },
  ],
  *check(context) {
    for (const run of runsOf(context.report)) {
      for (const listing of listingsOf(run)) {
        const sum = wrongSum(listing);
        if (sum !== undefined && !agreesWithTables(context, listing)) yield toFinding(context, listing, sum);
      }
    }
  },
});
