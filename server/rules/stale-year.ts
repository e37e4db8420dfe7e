import type { Report } from '../report/report.ts';
import { listed, say } from '../text/say.ts';
import { squeeze } from '../text/squeezed.ts';
import { defineRule, type Finding } from './rule.ts';
import { stalePlans } from './years/plans.ts';
import type { StaleYear } from './years/stale-year.ts';
import { staleYears } from './years/stale-years.ts';

/** The sections whose sentences are about the year of the report; 五 looks ahead. */
const OF_THE_YEAR: readonly (string | undefined)[] = ['overview', 'otherMatters'];
/** So many sentences of another year, none of the title's, weigh as much as a period. */
const MANY = 3;

/** Everything else says the year behind the title's: the title was left over. */
function staleTitle({ title, year, yearFrom, period, signature, prose }: Report): Finding | undefined {
  if (yearFrom !== 'title' || !title?.yearSpan || year === undefined) return undefined;
  const next = year + 1;
  if (period && (period.from.year !== next || period.to.year !== next)) return undefined;
  if (signature?.date && signature.date.year !== next + 1) return undefined;
  let own = 0;
  let others = 0;
  for (const { section, kind, passage } of prose) {
    if (!OF_THE_YEAR.includes(section) || kind === 'section' || !passage.text.includes('年')) continue;
    const words = squeeze(passage.text).replace(/《[^《》]{0,200}》/g, '');
    own += words.split(`${year}年`).length - 1;
    others += words.split(`${next}年`).length - 1;
  }
  const weight = (period ? 2 : 0) + (signature?.date ? 1 : 0) + (others >= MANY ? 2 : others > 0 ? 1 : 0);
  if (own > 0 || weight < 3 - (others >= MANY ? 1 : 0)) return undefined;
  const said = listed([
    ...(period ? [say`统计期限`] : []),
    ...(others > 0 ? [say`正文`] : []),
    ...(signature?.date ? [say`落款日期`] : []),
  ]);
  const message = say`标题写作“${year}年”，${said}写的是${next}年，应为“${next}年”`;
  return {
    at: title.yearSpan,
    message,
    related: period ? [{ at: period.span, message: say`统计期限在${next}年` }] : undefined,
    fixes: [{ title: say`改为“${next}年”`, kind: 'figure', edits: [{ at: title.yearSpan, newText: String(next) }] }],
  };
}

function toFinding(year: number, { digits, quote, isSection }: StaleYear, right = year): Finding {
  const message = say`${quote}，报告年度为${year}年，应为“${right}年”`;
  // the fix of section-title sets the whole heading, which has no year
  if (isSection) return { at: digits[0], message: say`${quote}，报告年度为${year}年` };
  return {
    at: digits[0],
    message,
    fixes: [{ title: say`改为“${right}年”`, kind: 'figure', preferred: true, edits: digits.map((at) => ({ at, newText: String(right) })) }],
  };
}

const report = (text: string): string =>
  `# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${text}\n\n## 二、主动公开政府信息情况\n`;
const section = (heading: string, text: string): string =>
  `# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n${heading}\n\n${text}\n`;
const own = (text: string) => ({ text: report(text), fixed: report(text.replace(/«2024»/g, '2025')) });

/** Last year's year was left in a place that means this year. */
export const staleYear = defineRule({
  id: 'stale-year',
  title: '遗留的旧年份',
  group: '正文',
  severity: 'warning',
  basis: '《中华人民共和国政府信息公开条例》第四十九条：公布的是上一年度的工作年度报告',
  why: '沿用上年稿件时，标题、统计语句和“截至”后面最容易留下旧年份，读者会以为报的是上一年的数据。',
  examples: [
    {
      title: '统计语句里的上一年',
      ...own('（二）依申请公开情况。«2024»年，我镇共收到政府信息公开申请3件，均按时答复。'),
      says: ['正文写作“2024年，我镇共收到政府信息公开申请3件，均按…”，报告年度为2025年，应为“2025年”'],
    },
    {
      title: '小标题里的上一年',
      ...own('（一）«2024»年主动公开情况\n\n全年公开政府信息120条。'),
      says: ['标题写作“（一）2024年主动公开情况”'],
    },
    { title: '与正文连写的小标题', ...own('（二）«2024»年依申请公开情况。全年未收到政府信息公开申请。') },
    { title: '小标题后面没有句号', ...own('（三）政府信息管理情况 «2024»年，示例镇人民政府共制定行政规范性文件0件，废止0件。') },
    {
      title: '截至上一年年底',
      ...own('（三）政府信息管理情况。截至«2024»年12月31日，现行有效行政规范性文件6件。'),
      says: ['正文写作“截至2024年12月31日'],
    },
    {
      title: '截至前年年底',
      text: report('（三）政府信息管理情况。截至«2023»年12月31日，现行有效行政规范性文件6件。'),
      fixed: report('（三）政府信息管理情况。截至2025年12月31日，现行有效行政规范性文件6件。'),
    },
    { title: '总体情况开头', ...own('«2024»年，示例镇认真贯彻落实《中华人民共和国政府信息公开条例》，扎实推进各项工作。') },
    {
      title: '上一年度的考核、抽查结果',
      text: report('在2024年度全市考核中获优秀等次。2024年度政务公开第三方评估中位列全市第一，2024年四次抽查结果均为合格。'),
    },
    { title: '现将某年工作情况报告如下', ...own('现将«2024»年政府信息公开工作情况报告如下：') },
    {
      title: '统计期限之外又写了一次起止日期',
      text: report('«2024»年1月1日至2024年12月31日，我镇共受理政府信息公开申请3件。'),
      fixed: report('2025年1月1日至2025年12月31日，我镇共受理政府信息公开申请3件。'),
    },
    {
      title: '存在的问题',
      text: section('## 五、存在的主要问题及改进情况', '«2024»年，政府信息公开工作取得了一定成绩，但还存在更新不够及时等问题。'),
    },
    {
      title: '存在的问题和下一年的打算都是沿用的',
      text: section(
        '## 五、存在的主要问题及改进情况',
        '«2024»年，政府信息公开工作还存在更新不够及时等问题。«2025»年，我镇将进一步加强业务培训。',
      ),
      says: ['应为“2025年”', '正文写作“2025年，我镇将进一步加强业务培训”，报告年度为2025年，应为“2026年”'],
      fixed: section(
        '## 五、存在的主要问题及改进情况',
        '2025年，政府信息公开工作还存在更新不够及时等问题。2026年，我镇将进一步加强业务培训。',
      ),
    },
    {
      title: '“将”不是打算',
      text: section(
        '## 五、存在的主要问题及改进情况',
        '2025年，我镇将信息公开纳入考核，将加强培训作为重点，但更新还不够及时。2026年将继续努力。',
      ),
    },
    {
      title: '信息处理费',
      text: section('## 六、其他需要报告的事项', '«2024»年，我镇未收取政府信息公开信息处理费。'),
      fixed: section('## 六、其他需要报告的事项', '2025年，我镇未收取政府信息公开信息处理费。'),
    },
    {
      title: '章节标题',
      text: section('## 二、«2024»年主动公开政府信息情况', ''),
    },
    {
      title: '统计期限和正文都是下一年，标题没有改',
      text: '# 示例镇«2024»年政府信息公开工作年度报告\n\n本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。\n\n## 一、总体情况\n\n2025年，我镇公开政府信息120条。\n',
      says: ['标题写作“2024年”，统计期限、正文写的是2025年，应为“2025年”'],
    },
    {
      title: '表的名称',
      text: section('## 二、主动公开政府信息情况', '表1 «2024»年主动公开政府信息情况统计表'),
      says: ['标题写作“表12024年主动公开政府信息情况统计表”'],
    },
    {
      title: '表头说明的是上一年的项目',
      text: '# 示例县示例局2020年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n| 第二十条 | 上一年项目数量（指2019年事项数） | 本年增/减 | 处理决定数量 |\n| :--- | ---: | ---: | ---: |\n| （五）行政许可 | 3 | 0 | 1 |\n',
    },
    { title: '回顾：曾', text: report('（一）主动公开情况。2024年我镇曾开展一次栏目清理，公开政府信息120条。') },
    { title: '两年相比', text: report('（二）依申请公开情况。2024年收到政府信息公开申请3件，2025年收到5件，增加2件。') },
    {
      title: '前后两句是两年',
      text: report('（二）依申请公开情况。2024年，我镇收到政府信息公开申请3件。2025年，我镇收到政府信息公开申请5件。'),
    },
    { title: '较上一年', text: report('（一）主动公开情况。全年公开政府信息120条，较2024年增加20条，与2024年相比增长20%。') },
    { title: '上年结转', text: report('（二）依申请公开情况。办理政府信息公开申请6件（含2024年结转1件），2024年结转的申请均已办结。') },
    { title: '上一年收到的申请', text: report('（二）依申请公开情况。2024年收到的1件申请在法定期限内办结。') },
    { title: '复议针对的是上一年的申请', text: report('（五）监督保障情况。办理因2024年度政府信息公开申请引发的行政复议1件。') },
    {
      title: '文件的名称和文号',
      text: report(
        '根据《示例县2024年政务公开工作要点》和《关于做好2024年政府信息公开工作年度报告编制工作的通知》（示办发〔2024〕30号）要求，开展自查。',
      ),
    },
    { title: '按时公布了上一年的报告', text: report('（三）政府信息管理情况。按时编制并公布2024年政府信息公开工作年度报告。') },
    {
      title: '上一年的具体日期',
      text: report('（四）平台建设情况。2024年5月开通的政务公开专栏全年发布信息36条，截至2024年6月共有12个栏目。'),
    },
    {
      title: '规划和法律',
      text: report('落实2021—2025年法治建设规划，执行2019年修订的《中华人民共和国政府信息公开条例》，公开政府信息120条。'),
    },
    { title: '自上一年起', text: report('（四）平台建设情况。2024年以来，我镇公开政府信息200条，自2024年起设立专区，到2024年底建成3处。') },
    { title: '逐年列出', text: report('（一）主动公开情况。2023年、2024年分别公开政府信息90条、100条，近三年逐年增加。') },
    {
      title: '上一年的整改',
      text: report('（五）2024年度考核发现问题整改情况\n\n2024年，考核指出的存在问题3个，均已整改，公开整改信息3条。'),
    },
    { title: '荣誉与机构改革', text: report('2024年，示例镇获评全县政务公开先进单位，机构改革后继续公开政府信息。') },
    { title: '规范性文件有效期', text: report('（三）政府信息管理情况。对截至2024年12月31日有效期届满的行政规范性文件予以清理。') },
    { title: '上一年末结转的', text: report('（二）依申请公开情况。截至2024年底结转的3件政府信息公开申请已全部办结。') },
    { title: '上一年末的存量', text: report('（三）政府信息管理情况。截至2024年12月31日，现行有效行政规范性文件6件，2025年制发1件。') },
    { title: '展望', text: section('## 五、存在的主要问题及改进情况', '2026年，我镇将进一步加强政府信息公开工作。') },
    { title: '说到今年', text: report('（二）依申请公开情况。2024年收到政府信息公开申请3件，今年未收到。') },
  ],
  *check({ report: read }) {
    const title = staleTitle(read);
    if (title) yield title;
    const { year } = read;
    if (year === undefined) return;
    for (const stale of staleYears(read)) yield toFinding(year, stale);
    for (const plan of stalePlans(read)) yield toFinding(year, plan, year + 1);
  },
});
