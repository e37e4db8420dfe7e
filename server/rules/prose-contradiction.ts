import { applicationStatements } from '../report/facts/applications.ts';
import { innerQuotes } from '../text/inner-quotes.ts';
import { say } from '../text/say.ts';
import { cellPlace } from './figures/names.ts';
import { rightFigure } from './figures/right-figure.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

const report = (text: string, rows: Readonly<Record<string, string>>): string =>
  `# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${text}\n\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', rows)}`;
const one = {
  newReceived: '1 0 0 0 0 0 1',
  'results.granted': '1 0 0 0 0 0 1',
  'results.total': '1 0 0 0 0 0 1',
};
const carried = { carriedOver: '1 0 0 0 0 0 1', 'results.granted': '1 0 0 0 0 0 1', 'results.total': '1 0 0 0 0 0 1' };

/** The prose says that there were no applications and the table has some, or the reverse. */
export const proseContradiction = defineRule({
  id: 'prose-contradiction',
  title: '正文与表三矛盾',
  group: '正文',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：总体情况与表三为同一统计口径',
  why: '正文说没有收到申请、表里却有，或者正文说收到、表里全是 0，是读者一眼就能看出的错误。',
  examples: [
    {
      title: '正文收到1次，表三是 0',
      text: report('（二）依申请公开情况。2025年，示例镇«收到信息公开申请 1 次»，已公开。', {}),
      says: ['正文写作“收到信息公开申请1次”，表三“一、本年新收政府信息公开申请数量”总计为 0'],
    },
    {
      title: '正文没有收到，表三有1件',
      text: report('（二）依申请公开。2025年，我镇«未收到政府信息公开申请»，未发生行政复议。', one),
      says: ['正文写作“未收到政府信息公开申请”，表三“一、本年新收政府信息公开申请数量”总计为 1'],
    },
    { title: '正文写作0件', text: report('（二）依申请公开。全年«受理政府信息公开申请0件»。', one) },
    { title: '一致', text: report('（二）依申请公开。全年收到政府信息公开申请1件。', one) },
    { title: '上年结转的1件', text: report('（二）依申请公开。全年共办理政府信息公开申请1件，未收到新的申请。', carried) },
    { title: '只说网上申请', text: report('（二）依申请公开。全年未收到网上政府信息公开申请，当面申请1件。', one) },
    { title: '只说上半年', text: report('（二）依申请公开。上半年，未收到政府信息公开申请。', one) },
    { title: '说的是行政复议', text: report('（二）依申请公开。没有收到因政府信息公开申请引发的行政复议。', one) },
    { title: '说的是上一年', text: report('（二）依申请公开。2024年收到政府信息公开申请3件，2025年未收到政府信息公开申请。', {}) },
    { title: '说的是办公室自己', text: report('（二）依申请公开。镇党政办公室未收到政府信息公开申请。', one) },
    {
      title: '说的是一种办理结果',
      text: report('（二）依申请公开。收到不予公开的政府信息公开申请0件，未收到重复的政府信息公开申请。', one),
    },
    {
      title: '要求、答复和部分单位',
      text: report('（二）依申请公开。做到每收到1件政府信息公开申请均由2人审核，确保收到申请1件办结1件。', {}),
    },
    {
      title: '没有收到的是答复，或者只是几个单位',
      text: report('（二）依申请公开。申请人未收到申请答复书的可来电查询。全县27个乡镇中，12个乡镇未收到政府信息公开申请。', one),
    },
    { title: '收到并办结', text: report('（二）依申请公开。全年«收到并办结政府信息公开申请5件»。', {}) },
    { title: '没有公民、法人申请', text: report('（二）依申请公开。全年«没有公民、法人或其他组织向我镇申请公开»政府信息。', one) },
    {
      title: '无人申请、没有提出申请、“零受理”',
      text: report('（二）依申请公开。全年«无人向我镇申请公开»政府信息。«没有群众提出信息公开申请»。全镇«依申请公开为“零受理”»。', one),
    },
    {
      title: '各级机关都没有、“没有依申请公开的情况”',
      text: report('（二）依申请公开情况。全县各级行政机关均«未收到政府信息公开申请»。全年«没有依申请公开的情况»。', one),
    },
    {
      title: '没有收到申请的单位，微信公众号',
      text: report('（二）依申请公开。未收到政府信息公开申请的单位同样落实专人值守。微信公众号未收到政府信息公开申请。', one),
    },
    {
      title: '说的是一个渠道、一个场所',
      text: report(
        '（二）依申请公开。镇政府网站依申请公开系统未收到政府信息公开申请。图书馆查阅点未收到政府信息公开申请。公共企事业单位未收到信息公开申请。',
        one,
      ),
    },
    {
      title: '说的是下级或别的机关',
      text: report('（二）依申请公开。乡镇政府均未收到政府信息公开申请。县公安局、县水利局均未收到政府信息公开申请。', one),
    },
    { title: '表三未填', text: report('（二）依申请公开。全年收到政府信息公开申请1件。', { newReceived: '_ _ _ _ _ _ _' }) },
  ],
  *check(context) {
    const table = context.report.tables.find(({ id }) => id === 'applications');
    const received = table?.cells.get('newReceived.total');
    if (!table || !received || table.halfWritten) return;
    const statements = applicationStatements(context.report);
    if (statements.length === 0) return;
    const count = rightFigure(context, table, received);
    const carriedOver = rightFigure(context, table, table.cells.get('carriedOver.total'));
    if (count === undefined) return;
    for (const { says, span, text } of statements) {
      const contradicts = says === 'none' ? count > 0 : count === 0 && carriedOver === 0;
      if (!contradicts) continue;
      const message = say`正文写作“${innerQuotes(text)}”，${cellPlace(received)}为 ${count}`;
      yield { at: span, message, related: [{ at: received.span, message: cellPlace(received) }] };
    }
  },
});
