import { type Mention, type Run, mentionsOf } from '../../report/facts/mentions.ts';
import { saysPercent } from './percent.ts';
import type { WrongShare } from './wrong-percent.ts';

/** 满意率, 问卷回收率: the rate by its own word, at the head of its clause. 按期办结率 is of what was due, 满意度 is no share. */
const RATE =
  /^(?:其中|且|群众|公众|企业|信息|稿件|总体|整体|综合|问卷|调查|抽查|检查|平均|总|，)*(满意|合格|回收|收回|有效|采纳|通过|达标|优秀|优良|及格|原创|采用|整改完成|整改|完成|回复|办结|答复)率(?:约?为|是|达到?|均为)?(?:百分之)?$/;
/** A full hundred of these is of what was due. */
const OF_WHAT_WAS_DUE: ReadonlySet<string> = new Set(['整改', '完成', '整改完成', '回复', '办结', '答复']);
const LABEL_END = /(?:的|有效|问卷|答卷|调查表|意见|建议|数量|数|为|了|共|计){1,8}$/;
/** 整改完成121个. */
const DONE = /(?:完成|完毕|到位)$/;
const LABEL_START = /^[，。；：、（）()]+/;
/** 不满意, 基本满意: another degree than the rate's, or none. */
const OTHER_DEGREE = /(?:不|未|非|基本|较|比较|非常|十分|很|不太|一般)$/;

/** Every rate that the two figures said just before it do not give: 回收问卷200份，满意190份，满意率96%. */
export function wrongStatedRates(run: Run): readonly WrongShare[] {
  return [...ratesByName(run), ...coverages(run)];
}

/** 17个乡镇中，15个建成专区，覆盖率88.2%: the two figures stand in one sentence, the whole before 中. */
const COVERAGE = /^(?:，|且)*(?:[\u4e00-\u9fff]{0,6})(?:覆盖|建成|普及|配备|开通|达标)率(?:约?为|是|达到?)?$/;
const OF_WHICH = /^[^，。；0-9]{1,12}中[，,]?(?:已有|有|已|共)?$/;

function coverages(run: Run): readonly WrongShare[] {
  if (!/[盖成及备通标]率/.test(run.text)) return [];
  return mentionsOf(run).flatMap((percent, i): readonly WrongShare[] => {
    if (percent.unit !== '%' || percent.approximate || !COVERAGE.test(run.text.slice(percent.clause.start, percent.start))) return [];
    const [whole, part] = mentionsOf(run).slice(Math.max(0, i - 2), i);
    if (!whole || !part || whole.sentence.start !== percent.sentence.start || !OF_WHICH.test(run.text.slice(whole.end, part.start)))
      return [];
    if (whole.unit !== part.unit || !isExact(whole) || !isExact(part) || part.value > whole.value || whole.value === 0) return [];
    const right = (part.value / whole.value) * 100;
    return saysPercent(percent, right) ? [] : [{ percent, part, wholeText: whole.text, wholeName: '', right }];
  });
}

function ratesByName(run: Run): readonly WrongShare[] {
  if (!/[意格收回效纳过标秀良改成复结创用]率/.test(run.text)) return [];
  const found: WrongShare[] = [];
  mentionsOf(run).forEach((percent, i) => {
    if (percent.unit !== '%' || percent.approximate) return;
    const word = RATE.exec(run.text.slice(percent.clause.start, percent.start))?.[1];
    if (word === undefined || (percent.value === 100 && OF_WHAT_WAS_DUE.has(word))) return;
    const wrong = rateOf(run, percent, i, word);
    if (wrong) found.push(wrong);
  });
  return found;
}

function rateOf(run: Run, percent: Mention, i: number, word: string): WrongShare | undefined {
  const before = mentionsOf(run).slice(Math.max(0, i - 12), i);
  const same = before.filter(({ sentence, unit }) => sentence.start === percent.sentence.start && unit !== '%');
  const parts = same.filter((mention, at) => isPart(run, mention, same[at - 1], word));
  const [part] = parts;
  if (!part || parts.length > 1 || same.at(-1) !== part || !isExact(part)) return undefined;
  // applications have rules of their own
  if (OF_WHAT_WAS_DUE.has(word) && /申请/.test(run.text.slice(percent.sentence.start, percent.start))) return undefined;
  const whole = same.at(-2);
  if (!whole || whole.unit !== part.unit || !isExact(whole) || whole.value < part.value || whole.value === 0) return undefined;
  // of any figure before, or of several together
  let sum = 0;
  for (const { unit, value } of before.slice(0, -1).reverse()) {
    if (unit !== part.unit) continue;
    sum += value;
    if ([value, sum].some((one) => one > 0 && saysPercent(percent, (part.value / one) * 100))) return undefined;
  }
  return { percent, part, wholeText: whole.text, wholeName: '', right: (part.value / whole.value) * 100 };
}

/** The figure counts what the rate is called after: 满意190份, 190份满意. */
function isPart(run: Run, mention: Mention, previous: Mention | undefined, word: string): boolean {
  const from = Math.max(mention.clause.start, previous?.end ?? 0);
  const label = run.text.slice(from, mention.start).replace(LABEL_START, '').replace(LABEL_END, '');
  if (word === '回收' || word === '收回') return /(?:回收|收回)$/.test(label);
  if (word === '有效') return /有效(?:的|问卷|答卷|调查表)*$/.test(run.text.slice(from, mention.start));
  if (word === '整改完成') return /(?:整改|完成|到位)$/.test(label) && !OTHER_DEGREE.test(label.replace(/(?:整改|完成|到位){1,6}$/, ''));
  const plain = word === '完成' ? label : label.replace(DONE, '');
  if (plain.endsWith(word)) return !OTHER_DEGREE.test(plain.slice(0, -word.length));
  return run.text.startsWith(word, mention.end) || run.text.startsWith(`表示${word}`, mention.end);
}

const isExact = ({ approximate, numeral }: Mention): boolean => !approximate && numeral.scale === 1 && numeral.decimals === 0;
