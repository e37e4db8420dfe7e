import { APPLICANTS, APPLICATION_ROWS, CASE_ROWS, type FormId } from './form.ts';
import { type Figures, figure, resultRows } from './figures.ts';
import type { Organ } from './organs.ts';
import type { Random } from './random.ts';

/** A heading of a topic and what stands under it; without a text of its own the heading is a line by itself. */
export interface Item {
  readonly heading: string;
  readonly text: string;
  /** Paragraphs below. */
  readonly more?: readonly string[];
  /** A table of the clerk's own below it. */
  readonly table?: readonly (readonly string[])[];
}

/** The prose of a report: true to the figures, complete, in wording that no rule has reason to mark. */
export interface Prose {
  readonly lead: readonly string[];
  /** Paragraphs of section one before its topics. */
  readonly opening?: readonly string[];
  readonly overview: readonly Item[];
  /** Words above and below the tables of sections two, three and four. */
  readonly notes?: readonly { readonly above: readonly string[]; readonly below: readonly string[] }[];
  readonly problems: readonly string[];
  readonly other: readonly string[];
  readonly signature: readonly string[];
}

interface Facts {
  readonly organ: Organ;
  readonly year: number;
  readonly forms: { readonly applications: FormId; readonly proactiveDisclosure: FormId };
  /** The true figures. */
  readonly figures: Figures;
  /** Name figures of the tables. */
  readonly named: boolean;
  /** A cell of table three to name as well. */
  readonly naming: string | undefined;
}

function requests(chance: Random, { organ, year, figures, forms, named }: Facts): string {
  const three = figures.applications;
  const at = (row: string, column = 'total'): number => figure(three, `${row}.${column}`);
  const group = (prefix: string): number =>
    resultRows(forms.applications)
      .filter((row) => row.startsWith(prefix))
      .reduce((sum, row) => sum + at(row), 0);
  const care = chance.pick([
    '健全登记、审核、办理、答复、归档全流程管理',
    '进一步规范依申请公开办理程序',
    '畅通当面、信函、网上等申请渠道',
  ]);
  if (!named) return `${care}，依法保障公众获取政府信息的权利。`;
  const [fresh, over, handled, forward] = [at('newReceived'), at('carriedOver'), at('results.total'), at('carriedForward')];
  if (fresh + over === 0)
    return chance.pick([
      `${year}年，${organ.self}未收到政府信息公开申请。${care}。`,
      `${care}。全年新收政府信息公开申请0件。`,
      `${care}。${year}年未收到政府信息公开申请，无上年结转的申请。`,
    ]);
  const sentences = [
    chance.pick([
      `${year}年，${organ.self}新收政府信息公开申请${fresh}件，上年结转${over}件，办结${handled}件，结转下年度继续办理${forward}件。`,
      `全年共收到政府信息公开申请${fresh}件（另有上年结转${over}件），答复${handled}件，结转下年度${forward}件。`,
    ]),
  ];
  if (chance.chance(0.6))
    sentences.push(
      `新收申请中，自然人申请${at('newReceived', 'naturalPerson')}件，法人或其他组织申请${fresh - at('newReceived', 'naturalPerson')}件。`,
    );
  if (chance.chance(0.6) && handled > 0) {
    const other = forms.applications === '2019' ? at('results.other') : group('results.other.');
    sentences.push(
      `从办理结果看，予以公开${at('results.granted')}件，部分公开${at('results.partiallyGranted')}件，不予公开${group('results.refused.')}件，无法提供${group('results.unavailable.')}件，不予处理${group('results.notProcessed.')}件，其他处理${other}件。`,
    );
  }
  return sentences.join('');
}

function namedCell({ figures, forms, naming }: Facts): string {
  if (naming === undefined) return '';
  const row = APPLICATION_ROWS[forms.applications].find(
    ({ id }) => naming.startsWith(`${id}.`) && APPLICANTS.some((column) => naming === `${id}.${column.id}`),
  );
  const column = APPLICANTS.find(({ id }) => row && naming === `${row.id}.${id}`);
  if (!row || !column) return '';
  const total = figure(figures.applications, `${row.id}.total`);
  const own = figure(figures.applications, naming);
  const from = column.id === 'total' ? '' : `，其中${column.label}${own}件`;
  return `按类别看，${row.label.replace(/（.*$/, '')}${total}件${from}。`;
}

function cases({ figures }: Facts): string {
  const at = (row: string): number => figure(figures.reviewLitigation, `${row}.total`);
  const review = at('review');
  const suits = CASE_ROWS.slice(1).reduce((sum, { id }) => sum + at(id), 0);
  if (review + suits === 0) return '全年未发生因政府信息公开引起的行政复议和行政诉讼。';
  return `因政府信息公开被申请行政复议${review}件，被提起行政诉讼${suits}件。`;
}

function documents({ figures, forms, named }: Facts): string {
  if (!named || forms.proactiveDisclosure !== '2021') return '';
  const at = (column: string): number => figure(figures.proactiveDisclosure, `item1.normativeDocuments.${column}`);
  return `全年制发行政规范性文件${at('issuedThisYear')}件，废止${at('repealedThisYear')}件，现行有效${at('currentlyEffective')}件。`;
}

/** Sentences that look wrong to a hasty rule and are right. `Y` is the year, `L` the one before. */
const TRAPS: readonly string[] = [
  '坚持“谁审查、谁负责，谁发布、谁负责”的原则。',
  '坚持公开为常态、不公开为例外。',
  '全年办理人大代表建议12件、政协提案8件，均按时答复。',
  '受理12345政务服务便民热线工单1203件，办结率99.8%。',
  '主要做法：一是健全制度，一是加强培训。',
  '为了了解群众需求，开展问卷调查3次，目的的确得到实现。',
  '截至Y年12月31日，共有政务新媒体账号5个。',
  '意见征集的截止日期为Y年9月30日。',
  '对群众来电反应迅速、处置及时。',
  '发布信息14万余条，比L年增长5.2%。',
  '落实《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）要求。',
  '网站地址为 http://www.example.gov.cn/zwgk/，电子邮箱为zwgk@example.com。',
  '开展“政府开放日”“局长接访”等活动4场次。',
  '执行“三审三校”制度，审核稿件260篇次。',
  '其中，政策解读36条（含图解12条、视频5条）。',
  '1月至6月、7月至12月分别开展一次自查。',
  '公开栏目包括：机构职能、政策文件、财政预决算等。',
  '利用LED显示屏、微信群、村村响广播等方式公开信息。',
  '通过网络渠道未收到政府信息公开申请以外的咨询事项。',
  '本级财政拨款收入1,234.56万元。',
];

/** Tables of the clerk's own. */
export const ITEMS_OF_OWN: readonly (readonly (readonly string[])[])[] = [
  [
    ['公开渠道', '数量（条）'],
    ['政府网站', '260'],
    ['政务新媒体', '145'],
    ['公示栏', '38'],
  ],
  [
    ['类别', '上半年', '下半年', '合计'],
    ['政策文件', '12', '15', '27'],
    ['政策解读', '6', '9', '15'],
    ['其他', '3', '4', '7'],
  ],
];

/** Writes the prose of a report. */
export function writeProse(chance: Random, facts: Facts): Prose {
  const { organ, year, named } = facts;
  const notice = year < 2021 ? '《中华人民共和国政府信息公开工作年度报告格式（试行）》' : '《中华人民共和国政府信息公开工作年度报告格式》';
  const lead = [
    `根据《中华人民共和国政府信息公开条例》和${notice}有关要求，编制本报告。`,
    ...(chance.chance(0.6) ? [`本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`] : []),
  ];
  const count = chance.int(12, 2600);
  const trap = (): string =>
    chance.chance(0.35)
      ? chance
          .pick(TRAPS)
          .replaceAll('Y', String(year))
          .replaceAll('L', String(year - 1))
      : '';
  const own = chance.chance(0.2) ? { table: chance.pick(ITEMS_OF_OWN) } : {};
  const overview: Item[] = [
    {
      heading: '（一）主动公开情况',
      text: `全年通过${organ.site}主动公开政府信息${count}条，${chance.pick(['重点公开财政预决算、义务教育、社会救助等领域信息', '及时发布政策文件和解读材料', '做到应公开、尽公开'])}。${trap()}`,
      ...own,
    },
    { heading: '（二）依申请公开情况', text: requests(chance, facts) + namedCell(facts) + trap() },
    { heading: '（三）政府信息管理情况', text: `严格落实发布前审查制度，坚持先审查、后公开。${documents(facts)}${trap()}` },
    {
      heading: '（四）政府信息公开平台建设情况',
      text: chance.pick(['加强网站专栏和政务新媒体维护，优化栏目设置。', '规范政务公开专区建设，方便群众查阅。']) + trap(),
    },
    {
      heading: '（五）监督保障情况',
      text: `把政府信息公开工作纳入年度考核，主动接受社会评议，未发生责任追究情形。${named && chance.chance(0.5) ? cases(facts) : ''}`,
    },
  ];
  const problems = chance.pick([
    ['一是政策解读形式不够丰富，二是公开信息的时效性还需提高。', '下一步，将加强业务培训，完善信息发布机制，不断提高公开质量。'],
    [
      `${year}年，政府信息公开工作还存在主动公开内容不够全面、工作人员业务能力有待提升等问题。`,
      '针对上述问题，将进一步健全制度，加强学习培训，改进公开工作。',
    ],
    ['（一）存在的主要问题。公开内容的广度和深度有待加强。', '（二）改进情况。围绕群众关心的事项扩大公开范围，提高解读质量。'],
  ]);
  const other =
    year < 2021
      ? [chance.pick(['无其他需要报告的事项。', `${year}年无其他需要报告的事项。`])]
      : [
          chance.pick([
            `${year}年，${organ.self}未收取政府信息公开信息处理费。`,
            `依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），${year}年收取信息处理费0元。`,
          ]),
        ];
  const signature = chance.chance(0.6) ? [organ.name, `${year + 1}年1月${chance.int(6, 29)}日`] : [];
  return { lead, overview, problems, other, signature };
}
