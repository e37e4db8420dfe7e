import { figure, resultRows, type Values } from '../figures.ts';
import { claim, fill, type Voice } from './voice.ts';

const f = (value: number): string => claim('figure', value);

const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Table three at hand: totals of rows and of groups of rows. */
interface Rows {
  readonly values: Values;
  readonly row: (id: string) => number;
  readonly group: (prefix: string) => number;
}

function rowsOf({ figures, forms }: Voice): Rows {
  const values = figures.applications;
  const row = (id: string): number => figure(values, `${id}.total`);
  const group = (prefix: string): number =>
    resultRows(forms.applications)
      .filter((id) => id.startsWith(prefix))
      .reduce((sum, id) => sum + row(id), 0);
  return { values, row, group };
}

/** A whole number split into parts that make it up. */
function split({ chance }: Voice, whole: number, parts: number): readonly number[] {
  const out: number[] = [];
  let left = whole;
  for (let i = 1; i < parts; i++) {
    const one = chance.int(0, left);
    out.push(one);
    left -= one;
  }
  return [...out, left];
}

/** Sentences that a report may add to the count of what was received: each true to table three, or about something that no table has. */
export function furtherRequests(voice: Voice): readonly string[] {
  const { chance, forms, organ, year } = voice;
  const { row, group } = rowsOf(voice);
  const [fresh, over, handled, forward] = [row('newReceived'), row('carriedOver'), row('results.total'), row('carriedForward')];
  const all = fresh + over;
  const [land = 0, plan = 0, rest = 0] = split(voice, fresh, 3);
  const part = chance.int(0, fresh);
  const older = chance.int(1, 900);
  const before = figure(voice.last.applications, 'newReceived.total');
  const shapes: (string | undefined)[] = [
    fresh > 0 ? `从申请内容看，涉及土地征收${land}件、城乡规划${plan}件、其他方面${rest}件。` : undefined,
    fresh > 3 ? `其中，涉及征地拆迁的申请${part}件，涉及工程建设的申请${chance.int(0, fresh)}件。` : undefined,
    fresh > 0
      ? `新收申请中，办理延期答复${chance.int(0, fresh)}件，要求补正${chance.int(0, fresh)}件，征求第三方意见${chance.int(0, fresh)}件。`
      : undefined,
    fresh > 20 ? `全年受理政府信息公开申请${Math.floor(fresh / 10) * 10}余件，均由专人办理。` : undefined,
    fresh > 0 && fresh <= 10 ? `{T}年，共收到政府信息公开申请${HAN[fresh]}件。` : undefined,
    fresh > 0 ? `近三年共收到政府信息公开申请${fresh + older}件，申请量总体平稳。` : undefined,
    fresh > 0 ? `{P}年收到政府信息公开申请${older}件，{L}年收到政府信息公开申请${before}件，申请量逐年有所变化。` : undefined,
    fresh > 0 ? `上半年收到政府信息公开申请${part}件，下半年收到政府信息公开申请${fresh - part}件。` : undefined,
    over > 0 ? `{L}年结转的${over}件申请已全部办结。` : '无上年结转申请。',
    forward > 0 ? `截至{T}年12月31日，尚有${f(forward)}件申请正在办理，结转下年度继续办理。` : undefined,
    all > 0 ? `新收申请${f(fresh)}件，加上{L}年结转${over}件，全年共需办理${all}件。` : undefined,
    handled > 0 ? `截至{T}年底，已办结政府信息公开申请${f(handled)}件，按期办结率100%。` : undefined,
    handled > 0 && all > 0 ? `政府信息公开申请办结率${claim('share', ((handled / all) * 100).toFixed(1))}%。` : undefined,
    handled > 0 ? `予以公开和部分公开的共${row('results.granted') + row('results.partiallyGranted')}件。` : undefined,
    group('results.unavailable.') > 0
      ? `无法提供${f(group('results.unavailable.'))}件，其中本机关不掌握相关政府信息${f(row('results.unavailable.notHeld'))}件、没有现成信息需要另行制作${f(row('results.unavailable.needsCreation'))}件、补正后申请内容仍不明确${f(row('results.unavailable.stillUnclear'))}件。`
      : undefined,
    group('results.notProcessed.') > 0
      ? `不予处理${f(group('results.notProcessed.'))}件，其中信访举报投诉类申请${f(row('results.notProcessed.petitionComplaint'))}件、重复申请${f(row('results.notProcessed.duplicate'))}件。`
      : undefined,
    group('results.refused.') > 0 ? `不予公开${f(group('results.refused.'))}件，主要涉及国家秘密、行政执法案卷等情形。` : undefined,
    fresh > 0 && organ.government ? `其中，{organ}办公室收到政府信息公开申请${part}件，各部门收到${fresh - part}件。` : undefined,
    `{Y}年，办理行政复议答复${chance.int(2, 40)}件，行政诉讼应诉${chance.int(2, 30)}件，行政机关负责人出庭应诉率100%。`,
    `指导村（社区）办理村务公开申请${chance.int(2, 60)}件。`,
    `对{L}年度办理的${older}件申请开展“回头看”，群众满意率{92-99}%。`,
    `收到12345热线转来的政策咨询${chance.int(20, 900)}件，均已办结。`,
    `{N}年起，将试行申请办理“双审核”制度。`,
    `依申请公开工作人员由${chance.int(2, 4)}人增加到${chance.int(5, 9)}人。`,
    forms.applications === '2019' ? undefined : `因申请人逾期不补正终止办理${f(row('results.other.correctionOverdue'))}件。`,
    `{self}全年未发生因政府信息公开申请办理超期被投诉的情况。`,
    `${year - 3}年至${year - 1}年，年均收到申请${chance.int(1, 90)}件。`,
  ];
  const known = shapes.filter((shape) => shape !== undefined);
  const first = chance.pick(known);
  const second = chance.pick(known);
  const chosen = chance.chance(0.5) || first === second ? [first] : [first, second];
  return chosen.map((text) => fill(voice, text));
}

/** The whole topic in one breath, or as the points of a list. */
export function compactRequests(voice: Voice): readonly string[] {
  const { chance } = voice;
  const { row, group, values } = rowsOf(voice);
  const [fresh, over, handled, forward] = [row('newReceived'), row('carriedOver'), row('results.total'), row('carriedForward')];
  if (fresh === 0 || handled === 0) return [];
  const natural = figure(values, 'newReceived.naturalPerson');
  const six = [
    ['予以公开', row('results.granted')],
    ['部分公开', row('results.partiallyGranted')],
    ['不予公开', group('results.refused.')],
    ['无法提供', group('results.unavailable.')],
    ['不予处理', group('results.notProcessed.')],
    ['其他处理', voice.forms.applications === '2019' ? row('results.other') : group('results.other.')],
  ] as const;
  const shapes = [
    `{T}年，{self}收到政府信息公开申请${f(fresh)}件（自然人${f(natural)}件，法人或其他组织${f(fresh - natural)}件），上年结转${f(over)}件；办结${f(handled)}件（${six.map(([name, value]) => `${name}${f(value)}件`).join('，')}），结转下年度${f(forward)}件。`,
    `全年共收到政府信息公开申请 ${f(fresh)} 件，答复 ${f(handled)} 件，其中${six
      .filter(([, value]) => value > 0)
      .map(([name, value]) => `${name} ${f(value)} 件`)
      .join('、')}。`,
    `新收政府信息公开申请：${f(fresh)}件；上年结转：${f(over)}件；已办结：${f(handled)}件；结转下年度：${f(forward)}件。`,
    `{T}年政府信息公开申请受理量为${f(fresh)}件，办结量为${f(handled)}件，予以公开${f(row('results.granted'))}件，占办结总数的${claim('share', ((row('results.granted') / handled) * 100).toFixed(2))}%。`,
    `（1）申请情况。新收政府信息公开申请${f(fresh)}件，其中自然人${f(natural)}件。（2）办理情况。办结${f(handled)}件，结转下年度办理${f(forward)}件。`,
    `${fresh > 1 ? `收到的${f(fresh)}件申请中，自然人提出${f(natural)}件，法人和其他组织提出${f(fresh - natural)}件；` : `收到申请${f(fresh)}件；`}年内办结${f(handled)}件。`,
  ];
  return [fill(voice, chance.pick(shapes))];
}
