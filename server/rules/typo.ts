import type { ProsePart } from '../report/report.ts';
import { say } from '../text/say.ts';
import { defineRule, type Finding } from './rule.ts';
import { cueOf } from './wording/cues.ts';
import { titled } from './wording/samples.ts';
import { findingsAt, spanIn, wordsAround } from './wording/scan.ts';

/** A wrong form and the right one; `after`, `notAfter` and `behind` (a look-ahead) are what must or must not stand around it. */
interface Pair {
  readonly wrong: string;
  readonly right: string;
  readonly after?: string;
  readonly notAfter?: string;
  readonly behind?: string;
}

/** A point in time, in the ways reports name one: 截止 takes no object, 截至 does. */
const MOMENT =
  '(?=\\s?(?:[12１２][0-9０-９]{3}\\s?[年./-]|[0-9０-９]{1,2}\\s?月|[二２][〇○零0０]|目前|现在|当前|今日|今年|去年|本年|上年|本?报告期|期末|年末|年底|年终|月底))';
const WHOSE =
  '(?:(?:人民|广大)?群众|公众|企业|社会|居民|村民|百姓|各方面?|基层|有关|相关|自身|实际|较多|最多|比较多|集中|突出|热点|难点|焦点|重点|共性|普遍|急难愁盼)的?';
const NO_REACTION = '无|没|没有|点击|默认|应急|快速|不良|连锁|化学|过激|过敏|应激|迅速|第一';
const MENDING = '(?:加强|提高|完善|规范|推进|提升|健全|优化|强化|加大|做好|深化|明确|落实|扩大|拓展|拓宽|细化|增强|改进|加快|压实|严格)';
const SITE = '(?:网站|官网|网址|门户|账号|后台|系统|政务服务网|政务网|公众号|小程序|客户端|APP|https?|www)';
const DONE = '(?:公开|办结|完成|答复|建立|建成|开通|发布|全部|按时|按期|按规定)';
const LEDGER = '[台入做记报白总结对查旧细欠坏收]';

/** The certain pairs only: what depends on the sense (必须 or 必需, 制定 or 制订) is left to the reader. */
const PAIRS: readonly Pair[] = [
  { wrong: '截止到', right: '截至', behind: MOMENT },
  { wrong: '截止至', right: '截至', behind: MOMENT },
  { wrong: '截止', right: '截至', behind: MOMENT },
  {
    wrong: '反应',
    right: '反映',
    notAfter: NO_REACTION,
    behind: `(?=(?:出来|出|到|上来|了)?(?:的?(?:${WHOSE}){1,2}|的)?(?:合理|利益)?(?:问题|诉求|意见|心声|呼声|社情民意))`,
  },
  { wrong: '反应', right: '反映', notAfter: NO_REACTION, behind: `(?=(?:出来|上来|了)?的(?:${WHOSE})?(?:情况|困难))` },
  { wrong: '反应', right: '反映', after: '如实|逐级', behind: '(?=情况)' },
  {
    wrong: '反应',
    right: '反映',
    after: '如实|客观|准确|真实',
    behind: '(?=了?[^，。；：、的]{0,12}(?:工作|动态|进展|面貌|状况|成效|水平))',
  },
  {
    wrong: '反应',
    right: '反映',
    notAfter: NO_REACTION,
    behind: '(?=出[我本全了当各部个一]|出[^，。；、动现台行警发来]{0,12}(?:问题|短板|不足|差距|困难))',
  },
  { wrong: '预结算', right: '预决算', after: '(?:部门|财政)[、和及]?(?:单位|财政|部门)?' },
  { wrong: '其它', right: '其他' },
  { wrong: '做为', right: '作为', notAfter: '[当叫看能要多]', behind: '(?![民人群企老基了什])' },
  { wrong: '帐', right: '账', after: LEDGER, behind: '(?![篷幕棚子])' },
  { wrong: '帐', right: '账', behind: '(?=[号户目面务单册簿款])' },
  { wrong: '布署', right: '部署' },
  { wrong: '部份', right: '部分', notAfter: '[全各]', behind: '(?![数量额])' },
  { wrong: '既使', right: '即使', behind: '(?![^。；]{0,60}(?:又|也使|还使|也让|更))' },
  { wrong: '进—步', right: '进一步' },
  { wrong: '进－步', right: '进一步' },
  { wrong: '进一部', right: '进一步', behind: `(?=${MENDING})` },
  { wrong: '登陆', right: '登录', notAfter: '台风|风暴|热带', behind: `(?=[^，。；：、期后前时影通]{0,14}?${SITE})` },
  { wrong: '急待', right: '亟待', notAfter: '[紧焦着应救告加心]', behind: '(?=加强|提高|完善|改进|提升|规范|破解|解决|优化|加快|补)' },
  { wrong: '复盖', right: '覆盖', notAfter: '[反重回]', behind: '(?![章印戳公楼房])' },
  { wrong: '好象', right: '好像', notAfter: '[最良美友]', behind: '(?![征棋形牙])' },
  { wrong: '题纲', right: '提纲', notAfter: '[问主专标]', behind: '(?![要领目])' },
  { wrong: '按装', right: '安装', behind: '(?![置备订修机卸载箱运配入])' },
  { wrong: '编缉', right: '编辑' },
  { wrong: '防碍', right: '妨碍' },
  { wrong: '侯选', right: '候选', notAfter: '诸' },
  { wrong: '再接再励', right: '再接再厉' },
  { wrong: '妥贴', right: '妥帖' },
  { wrong: '份量', right: '分量', notAfter: '[每一两三几多]' },
  { wrong: '松驰', right: '松弛' },
  { wrong: '行政覆议', right: '行政复议' },
  { wrong: '行政复仪', right: '行政复议' },
  { wrong: '己', right: '已', after: '均|都', behind: `(?=${DONE}|在|于|被|经|向)` },
  { wrong: '己', right: '已', notAfter: '[自克律知利异舍损私为由戊]', behind: `(?=${DONE})` },
  { wrong: '部暑', right: '部署' },
  { wrong: '布暑', right: '部署' },
  { wrong: '诉颂', right: '诉讼' },
  { wrong: '诉迄', right: '诉讼' },
  { wrong: '申清', right: '申请', notAfter: '[重三]', behind: '(?=公开|人|件|表|书|数|办|，|。|[0-9])' },
  { wrong: '条列', right: '条例', after: '公开|《[^《》]{0,30}', behind: '(?=》|规定|要求|第[一二三四五六七八九十])' },
  { wrong: '按排', right: '安排', behind: '(?=专人|人员|部署|专门|工作|布置|[，。；])' },
  { wrong: '网战', right: '网站', after: '政府|门户|官方|部门' },
  { wrong: '积级', right: '积极', behind: '(?![别差])' },
  { wrong: '目绿', right: '目录' },
  { wrong: '保彰', right: '保障' },
  { wrong: '贯切', right: '贯彻' },
  { wrong: '规范姓文件', right: '规范性文件' },
  { wrong: '规范行文件', right: '规范性文件' },
  { wrong: '常抓不泄', right: '常抓不懈' },
  { wrong: '一如继往', right: '一如既往' },
  { wrong: '按步就班', right: '按部就班' },
  { wrong: '因地治宜', right: '因地制宜' },
  { wrong: '弄虚做假', right: '弄虚作假' },
  { wrong: '提前', right: '提起', behind: '(?=行政诉讼(?:[的案事情]|[^\u4e00-\u9fff]|$))' },
  { wrong: '信思', right: '信息', behind: '(?=公开)' },
  { wrong: '主公开', right: '主动公开', notAfter: '[民为自业户公地店债失物原君霸房财事雇买]', behind: '(?=力度|政府|信息|政务)' },
  { wrong: '政府信公开', right: '政府信息公开' },
  { wrong: '政府息公开', right: '政府信息公开' },
  { wrong: '予已', right: '予以', notAfter: '[给授赋参]', behind: '(?=公开|答复|处理|支持|说明|公布)' },
  { wrong: '受里', right: '受理', notAfter: '接', behind: '(?=申请|政府信息|依申请)' },
  ...['收到', '收取', '接到', '发生', '出现', '产生'].map((verb) => ({
    wrong: `末${verb}`,
    right: `未${verb}`,
    notAfter: '[月周期季度岁纪旬日始本]|(?<!全)年',
  })),
  {
    wrong: '不段',
    right: '不断',
    behind: '(?=提高|提升|完善|加强|推进|优化|深化|规范|健全|拓|强化|扩大|加大|创新|改进|增强|丰富)',
  },
  { wrong: '、等', right: '等', behind: '(?=形式|方式|渠道|途径|内容|信息|方面|多种|各类|领域|部门|单位|平台|栏目|[，。；、）])' },
  { wrong: '统计限', right: '统计期限', behind: '(?=自|为|从|是[12])' },
  { wrong: '疑异', right: '疑义', after: '[有何]', behind: '(?=[，,、。；]|请|可|的)' },
  { wrong: '有利地', right: '有力地', behind: '(?=促进|推动|推进|保障|提升|维护)' },
  { wrong: '沟稽', right: '勾稽' },
  { wrong: '勾嵇', right: '勾稽' },
];

/** The wrong form comes first and what stands before it is looked at afterwards: so the search skips from one first character to the next. */
const patternOf = ({ wrong, after, notAfter, behind = '' }: Pair): string =>
  `${wrong}${after ? `(?<=(?:${after})${wrong})` : ''}${notAfter ? `(?<!(?:${notAfter})${wrong})` : ''}${behind}`;
const PATTERN = new RegExp(PAIRS.map(patternOf).join('|'), 'y');
const SUSPECT = cueOf(PAIRS.map(({ wrong }) => wrong));
const RIGHT: ReadonlyMap<string, string> = new Map(PAIRS.map((pair) => [pair.wrong, pair.right]));

/** 截止2024年年末, 群众反应的问题, 部门预结算: characters that are certainly wrong where they stand. */
export const typo = defineRule({
  id: 'typo',
  title: '错别字',
  group: '文字',
  severity: 'warning',
  basis: '《现代汉语词典》第7版；《第一批异形词整理表》',
  mendsText: true,
  why: '公开发布的法定文书出现错别字，损害的是机关的公信力。这里只列有把握的字词，拿不准的不提示。',
  examples: [
    {
      title: '截止、截至',
      text: titled('«截止»2025年年末，未收到申请；«截止到»目前，无结转。'),
      says: ['“截止2025年年”中写作“截止”，应为“截至”', '应为“截至”'],
      fixed: titled('截至2025年年末，未收到申请；截至目前，无结转。'),
    },
    {
      title: '反应、反映',
      text: titled('及时受理群众«反应»的问题，«反应»群众合理诉求。'),
      says: ['应为“反映”', '应为“反映”'],
      fixed: titled('及时受理群众反映的问题，反映群众合理诉求。'),
    },
    { title: '预结算、预决算', text: titled('公开部门«预结算»和财政«预结算»。'), fixed: titled('公开部门预决算和财政预决算。') },
    {
      title: '宜用“其他”',
      text: titled('以及«其它»应公开信息。'),
      says: ['写作“其它”，宜用“其他”'],
      fixed: titled('以及其他应公开信息。'),
    },
    {
      title: '其他有把握的字词',
      text: titled(
        '把公开«做为»抓手，按照«布署»，«进一部»加强管理，建立台«帐»和明白«帐»，公布«帐»号，扩大«复盖»面，引导群众«登陆»县政府网站，问题«急待»解决，«再接再励»。',
      ),
      fixed: titled(
        '把公开作为抓手，按照部署，进一步加强管理，建立台账和明白账，公布账号，扩大覆盖面，引导群众登录县政府网站，问题亟待解决，再接再厉。',
      ),
    },
    { title: '以横线代“一”', text: titled('«进—步»提升公开质量。'), fixed: titled('进一步提升公开质量。') },
    { title: '部份、各部份额', text: titled('予以«部份»公开1件，公布各部份额。'), fixed: titled('予以部分公开1件，公布各部份额。') },
    {
      title: '音近形近的字',
      text: titled(
        '申请«己»全部办结，均«己»答复；«按排»专人负责，落实《政府信息公开«条列»》规定，无行政«诉颂»；反应出我镇工作还有短板。',
      ).replace('反应出', '«反应»出'),
      fixed: titled('申请已全部办结，均已答复；安排专人负责，落实《政府信息公开条例》规定，无行政诉讼；反映出我镇工作还有短板。'),
    },
    {
      title: '信息公开常用语里丢字、错字',
      text: titled('加大«主公开»力度，没有«提前»行政诉讼，推进«政府信公开»，«予已»公开3件，«受里»申请3件。'),
      fixed: titled('加大主动公开力度，没有提起行政诉讼，推进政府信息公开，予以公开3件，受理申请3件。'),
    },
    {
      title: '未收到、不断',
      text: titled(
        '全年«末收到»政府信息公开申请，«末发生»行政复议，«不段»提升公开质量；年末收到申请1件，周末发生的舆情及时回应，期末收取。',
      ),
      fixed: titled('全年未收到政府信息公开申请，未发生行政复议，不断提升公开质量；年末收到申请1件，周末发生的舆情及时回应，期末收取。'),
    },
    {
      title: '“等”前不用顿号',
      text: titled('通过图解、视频«、等»形式解读，公开财政、教育«、等»领域信息；评定为优秀、等级为一级，做到同级、等距。'),
      says: ['“视频、等形式解读”中写作“、等”，应为“等”'],
      fixed: titled('通过图解、视频等形式解读，公开财政、教育等领域信息；评定为优秀、等级为一级，做到同级、等距。'),
    },
    {
      title: '统计期限、疑义、有力地',
      text: titled(
        '数据的«统计限»自2025年1月1日起，如有«疑异»，请与我镇联系；«有利地»促进了公开。统计限额以上企业，对质疑异常重视，处于有利地位。',
      ),
      fixed: titled(
        '数据的统计期限自2025年1月1日起，如有疑义，请与我镇联系；有力地促进了公开。统计限额以上企业，对质疑异常重视，处于有利地位。',
      ),
    },
    {
      title: '以网站为主公开、给予已公开的信息',
      text: titled('以网站为主公开政府信息，推进民主公开，给予已公开的信息，提前行政诉讼应诉准备。'),
    },
    {
      title: '自己、逐条列出、按排名',
      text: titled(
        '自己完成、自己公开；知己，按规定办理；把问题逐条列出，按排名先后通报，群众对此反应强烈，对群众反应强烈的问题逐一整改。',
      ),
    },
    { title: '截止日期、截止时间、到期截止', text: titled('申报截止日期为2025年6月30日，网上调查于当日截止，截止时间不变。') },
    { title: '反应迅速、应急反应', text: titled('舆情反应迅速，应急反应问题已解决，社会反应良好，无不良反应情况。') },
    { title: '台账、账户、帐篷', text: titled('建立台账，公布账户，储备帐篷，发放蚊帐。') },
    {
      title: '字面相同、意思不同',
      text: titled('多做为民服务的实事，反复盖章要改，良好象征，按装置分类，引进一部分人才，问题纲要，台风登陆期间通过网站发布预警。'),
    },
    { title: '既使……又使', text: titled('既使群众知情，又使权力受监督。工程预结算另行编制。') },
  ],
  check: ({ report }) => findingsAt(report, PATTERN, SUSPECT, toFinding),
});

function toFinding(match: RegExpExecArray, part: ProsePart): Finding {
  const wrong = match[0];
  const right = RIGHT.get(wrong) ?? wrong;
  const end = match.index + wrong.length;
  const at = spanIn(part, match.index, end);
  const fixes = [{ title: say`改为“${right}”`, kind: 'text', preferred: true, edits: [{ at, newText: right }] }] as const;
  if (wrong === '其它') return { at, severity: 'information', message: say`写作“其它”，宜用“其他”`, fixes };
  return { at, message: say`“${wordsAround(part.passage.text, match.index, end)}”中写作“${wrong}”，应为“${right}”`, fixes };
}
