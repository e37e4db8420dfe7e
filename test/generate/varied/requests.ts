import { compactRequests, furtherRequests } from './requests-more.ts';
import { APPLICANTS } from '../form.ts';
import { type Values, figure, resultRows } from '../figures.ts';
import { claim, fill, some, type Voice } from './voice.ts';

const CARE: readonly string[] = [
  '健全登记、审核、办理、答复、归档全流程管理，依法保障公众获取政府信息的权利',
  '进一步规范依申请公开办理程序，提高答复的针对性和规范性',
  '畅通当面、信函、网上等申请渠道，方便群众申请',
  '完善依申请公开内部会商机制，对疑难申请组织法律顾问共同研究',
  '建立依申请公开台账，做到专人登记、限时办理、逐件归档',
  '加强与申请人的沟通，耐心解答疑问，努力从源头上减少争议',
  '严格执行“一事一申请”原则，答复文书做到格式规范、依据准确、说理充分',
  '对需要补正的申请，在7个工作日内一次性告知补正内容',
];

/** What may be added and is no statement about the figures of table three. */
const ASIDES: readonly string[] = [
  '对于申请公开的信息，能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内予以答复。',
  '开展依申请公开案卷评查{1-3}次，抽查{L}年案卷{3-20}件，发现并整改问题{1-6}个。',
  '接受群众电话、当面咨询政府信息公开事项{10-300}人次。',
  '收到申请后，明确专人在{1-3}个工作日内完成登记、分办。',
  '编印《政府信息公开申请办理规程》，收录典型案例{3-12}个。',
  '未收到对政府信息公开申请答复的投诉举报。',
  '申请办理情况每季度通报1次，做到件件有登记、件件有答复。',
  '对申请人提出的信访类诉求，引导其通过信访渠道反映。',
  '办理不动产登记资料查询{20-900}件，均按照专门规定办理，不作为政府信息公开申请统计。',
  '全年受理行政许可申请{12-900}件、公共服务事项申请{100-9000}件，均按期办结。',
];

interface Count {
  readonly fresh: number;
  readonly over: number;
  readonly handled: number;
  readonly forward: number;
  /** Total of a row of table three. */
  readonly row: (id: string) => number;
  /** Sum of the rows below a group. */
  readonly group: (prefix: string) => number;
  /** 新收 of an applicant column. */
  readonly from: (column: string) => number;
}

const group = (values: Values, form: '2019' | '2021', prefix: string): number =>
  resultRows(form)
    .filter((row) => row.startsWith(prefix))
    .reduce((sum, row) => sum + figure(values, `${row}.total`), 0);

function countOf(values: Values, form: '2019' | '2021'): Count {
  return {
    fresh: figure(values, 'newReceived.total'),
    over: figure(values, 'carriedOver.total'),
    handled: figure(values, 'results.total.total'),
    forward: figure(values, 'carriedForward.total'),
    row: (id) => figure(values, `${id}.total`),
    group: (prefix) => group(values, form, prefix),
    from: (column) => figure(values, `newReceived.${column}`),
  };
}

const f = (value: number): string => claim('figure', value);

function none(voice: Voice): string {
  return fill(
    voice,
    voice.chance.pick([
      '{Y}年，{self}未收到政府信息公开申请。',
      '{T}年度，{self}没有收到公民、法人和其他组织提出的政府信息公开申请，也没有上年结转的申请。',
      '全年新收政府信息公开申请0件。',
      '{Y}年未收到政府信息公开申请，无上年结转和结转下年度继续办理的申请。',
      '截至{T}年12月31日，{self}未收到依申请公开事项。',
      '{Y}年，{self}收到政府信息公开申请0件，答复0件。',
    ]),
  );
}

function received(voice: Voice, { fresh, over, handled, forward }: Count): string {
  const shapes: string[] = [
    `{T}年，{self}新收政府信息公开申请${f(fresh)}件，上年结转${f(over)}件，办结${f(handled)}件，结转下年度继续办理${f(forward)}件。`,
    `全年共收到政府信息公开申请${f(fresh)}件（另有上年结转${f(over)}件），答复${f(handled)}件，结转下年度${f(forward)}件。`,
    `{T}年，共收到政府信息公开申请${f(fresh)}件，上年度结转${f(over)}件，合计${f(fresh + over)}件；按时办结${f(handled)}件，结转下年度办理${f(forward)}件。`,
    `全年收办政府信息公开申请${f(fresh + over)}件（含上年结转${f(over)}件），已答复${f(handled)}件，其余${forward}件结转下年度继续办理。`,
    `{self}全年受理政府信息公开申请${f(fresh)}件，办理${f(handled)}件。`,
  ];
  if (over === 0) shapes.push(`{T}年，收到依申请公开${f(fresh)}件，无上年结转申请，办结${f(handled)}件，结转下年度${f(forward)}件。`);
  if (forward === 0 && over === 0)
    shapes.push(
      `{T}年，{self}共收到政府信息公开申请${f(fresh)}件，均已按期答复，无结转下年度办理的申请。`,
      `全年收到政府信息公开申请${f(fresh)}件，答复${f(handled)}件，按时答复率100%。`,
    );
  return fill(voice, voice.chance.pick(shapes));
}

function applicantsOf({ chance }: Voice, { fresh, from }: Count): string {
  const natural = from('naturalPerson');
  const named = APPLICANTS.filter(({ id }) => id !== 'total' && id !== 'naturalPerson' && from(id) > 0);
  const each = named.map(({ id, label }) => `${label === '其他' ? '其他组织' : label}${f(from(id))}件`).join('、');
  if (named.length === 0 && natural > 0) return chance.pick(['申请人均为自然人。', `新收申请全部由自然人提出，共${f(natural)}件。`]);
  return chance.pick([
    `新收申请中，自然人申请${f(natural)}件，法人或其他组织申请${f(fresh - natural)}件。`,
    `按申请人类别划分，自然人${f(natural)}件，${each}。`,
    `其中自然人提出申请${f(natural)}件，占${claim('share', ((natural / fresh) * 100).toFixed(2))}%；法人或其他组织提出申请${f(fresh - natural)}件，占${claim('share', (((fresh - natural) / fresh) * 100).toFixed(2))}%。`,
  ]);
}

function channels({ chance }: Voice, { fresh }: Count): string {
  const web = chance.int(0, fresh);
  const letter = chance.int(0, fresh - web);
  const rest = fresh - web - letter;
  const part = (value: number): string => claim('part', value);
  return chance.pick([
    `从申请方式看，网上申请${part(web)}件，信函申请${part(letter)}件，当面申请${part(rest)}件。`,
    `新收的${f(fresh)}件申请中，通过网络平台提交${part(web)}件、信函提交${part(letter)}件、当面提交${part(rest)}件。`,
  ]);
}

function outcomes({ chance, forms }: Voice, { handled, row, group }: Count): string {
  const other = forms.applications === '2019' ? row('results.other') : group('results.other.');
  const list: readonly (readonly [string, number])[] = [
    ['予以公开', row('results.granted')],
    ['部分公开', row('results.partiallyGranted')],
    ['不予公开', group('results.refused.')],
    ['无法提供', group('results.unavailable.')],
    ['不予处理', group('results.notProcessed.')],
    ['其他处理', other],
  ];
  const nonzero = list.filter(([, value]) => value > 0);
  const share = (value: number): string => `，占${claim('share', ((value / handled) * 100).toFixed(1))}%`;
  return chance.pick([
    `从办理结果看，${list.map(([name, value]) => `${name}${f(value)}件`).join('，')}。`,
    `在已办结的申请中，${nonzero.map(([name, value]) => `${name}${f(value)}件`).join('、')}。`,
    `办理结果分别为：${list.map(([name, value]) => `${name}${f(value)}件`).join('、')}。`,
    `已答复的${f(handled)}件申请中，${nonzero.map(([name, value]) => `${name}${f(value)}件${share(value)}`).join('；')}。`,
  ]);
}

/** The share of a growth, with the sign in words. */
function growth(now: number, before: number, digits: number): string | undefined {
  if (before === 0 || now === before) return undefined;
  const rate = claim('growth', ((Math.abs(now - before) / before) * 100).toFixed(digits));
  return `${now > before ? '增长' : '下降'}${rate}%`;
}

function compared(voice: Voice, count: Count): string {
  const before = countOf(voice.last.applications, voice.lastForms.applications);
  const rate = growth(count.fresh, before.fresh, voice.chance.pick([1, 2]));
  const { chance } = voice;
  if (rate === undefined) return '';
  return fill(
    voice,
    chance.pick([
      `新收申请数量同比${rate}。`,
      `与{L}年相比，新收申请${rate}。`,
      `{L}年新收政府信息公开申请${before.fresh}件，{T}年新收${f(count.fresh)}件，同比${rate}。`,
      `新收政府信息公开申请${f(count.fresh)}件，比上年${count.fresh > before.fresh ? '增加' : '减少'}${Math.abs(count.fresh - before.fresh)}件。`,
    ]),
  );
}

/** The topic 依申请公开: true to table three. */
export function requests(voice: Voice): readonly string[] {
  const { chance } = voice;
  const count = countOf(voice.figures.applications, voice.forms.applications);
  const care = `${chance.pick(CARE)}。`;
  const asides = some(chance, ASIDES, 0, 2).map((text) => fill(voice, text));
  if (count.fresh + count.over === 0) return chance.chance(0.5) ? [care, none(voice), ...asides] : [none(voice), care, ...asides];
  const compact = chance.chance(0.25) ? compactRequests(voice) : [];
  if (compact.length > 0) return [care, ...compact, ...(chance.chance(0.5) ? furtherRequests(voice) : []), ...asides];
  const sentences = [received(voice, count)];
  if (count.fresh > 0 && chance.chance(0.6)) sentences.push(applicantsOf(voice, count));
  if (count.fresh > 0 && chance.chance(0.35)) sentences.push(channels(voice, count));
  if (count.handled > 0 && chance.chance(0.6)) sentences.push(outcomes(voice, count));
  if (count.fresh > 0 && chance.chance(0.4)) sentences.push(compared(voice, count));
  if (chance.chance(0.5)) sentences.push(...furtherRequests(voice));
  return chance.chance(0.6) ? [care, ...sentences, ...asides] : [...sentences, care, ...asides];
}

/** Headings of the topic. */
export const REQUEST_HEADINGS: readonly string[] = [
  '依申请公开情况',
  '依申请公开方面',
  '依申请公开政府信息情况',
  '依法办理依申请公开',
  '规范做好依申请公开工作',
  '依申请公开办理更加规范',
];
