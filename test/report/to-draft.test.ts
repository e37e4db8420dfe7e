import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reportDraft, tableDraft, tabRows } from '../../server/report/draft.ts';
import { readReport } from '../../server/report/read-report.ts';
import type { Report } from '../../server/report/report.ts';
import { LEFT_OVER, NOT_READ, toDraft } from '../../server/report/to-draft.ts';
import { toCanonical } from '../../server/service/convert.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import { latestTemplate, type Slot, templateById } from '../../server/template/catalog.ts';

const read = (text: string, kind: 'text' | 'page' = 'text'): Report => readReport(readTree(text, kind));
const convert = (text: string, kind?: 'text' | 'page'): string => toDraft(read(text, kind));

/** What every table of a report holds: figures as numbers, everything else as it is written. */
const cells = (report: Report): readonly string[] =>
  report.tables.flatMap((table) =>
    [...table.template.slots.keys()].map((id) => {
      const cell = table.cells.get(id);
      return `${table.template.form} ${table.id} ${id} ${cell?.value ?? (cell?.kind === 'unknown' ? '' : (cell?.text ?? ''))}`;
    }),
  );

/** Han characters of the prose: what conversion must keep, in its order. */
const words = (report: Report): string =>
  report.prose
    .map(({ passage }) => passage.text)
    .join('')
    .replace(/[^\p{Script=Han}]/gu, '');

const form = latestTemplate();
const ORGAN = '示例县示例镇人民政府';
/** A figure of its own for each cell. */
const numbered = (slot: Slot): string => String([...form.tables[slot.table].slots.keys()].indexOf(slot.id) + 1);

/** A report in plain text whose three tables are given by `table`. */
function plainReport(
  table: (id: 'proactiveDisclosure' | 'applications' | 'reviewLitigation') => string,
  overview = '2025年主动公开政府信息12条。',
): string {
  return [
    `${ORGAN}`,
    '2025年政府信息公开工作年度报告',
    '',
    '一、总体情况',
    '',
    overview,
    '',
    '二、主动公开政府信息情况',
    '',
    table('proactiveDisclosure'),
    '',
    '三、收到和处理政府信息公开申请情况',
    '',
    table('applications'),
    '',
    '四、政府信息公开行政复议、行政诉讼情况',
    '',
    table('reviewLitigation'),
    '',
    '五、存在的主要问题及改进情况',
    '',
    '主要问题是解读不够丰富。改进措施是增加图解。',
    '',
    '六、其他需要报告的事项',
    '',
    '2025年本机关收取信息处理费0元。',
    '',
    ORGAN,
    '2026年1月20日',
    '',
  ].join('\n');
}

const tabReport = (overview?: string): string => plainReport((id) => tabRows(form.tables[id], numbered), overview);

describe('a report from a word processor', () => {
  const draft = convert(tabReport('（一）主动公开情况\n\n主动公开政府信息12条。\n\n（二）依申请公开情况。收到申请1件。'));

  test('becomes the canonical draft with front matter, headings and flat tables', () => {
    const canonical = reportDraft({
      organ: ORGAN,
      year: 2025,
      template: form,
      cellText: numbered,
      sections: {
        overview: '### （一）主动公开情况\n\n主动公开政府信息12条。\n\n（二）依申请公开情况。收到申请1件。',
        problems: '主要问题是解读不够丰富。改进措施是增加图解。',
        otherMatters: '2025年本机关收取信息处理费0元。',
      },
      date: '2026年1月20日',
    });
    expect(draft).toBe(canonical);
  });

  test('converted again stays as it is', () => {
    expect(convert(draft)).toBe(draft);
  });
});

test('line ends and a byte order mark of the source do not get into the draft', () => {
  const source = tabReport();
  expect(convert(`\ufeff${source.replaceAll('\n', '\r\n')}`)).toBe(convert(source));
});

describe('what is written in a cell stays as it is written', () => {
  const text = (slot: Slot): string =>
    ({ 'review.upheld': '/', 'review.corrected': '', 'review.total': '22（其中1件撤回）', 'litigation.direct.total': '１２' })[slot.id] ??
    '0';
  const report = read(convert(plainReport((id) => tabRows(form.tables[id], text))));
  const cell = (id: string) => report.tables.find((table) => table.id === 'reviewLitigation')?.cells.get(id);

  test('a placeholder, a blank, a remark and full-width digits', () => {
    expect(cell('review.upheld')?.text).toBe('/');
    expect(cell('review.corrected')?.kind).toBe('blank');
    expect(cell('review.total')?.text).toBe('22（其中1件撤回）');
    expect(cell('litigation.direct.total')?.text).toBe('１２');
  });
});

describe('nothing of a table is lost', () => {
  test('a row that fits no label stands below the table as it was, and is not read', () => {
    const draft = convert(
      plainReport(
        (id) => `${tabRows(form.tables[id], () => '0')}${id === 'proactiveDisclosure' ? '\n其他主动公开的会议纪要\t5\t6\t7' : ''}`,
      ),
    );
    expect(draft).toContain(`\n\n${LEFT_OVER}\n\n\`\`\`\n其他主动公开的会议纪要\t5\t6\t7\n\`\`\`\n\n## 三、`);
    expect(read(draft).tables[0]?.unknownRows).toEqual([]);
  });

  test('a table that cannot be read stands below a blank one', () => {
    const glued =
      '一、本年新收政府信息公开申请数量 0000000\n二、上年结转政府信息公开申请数量 0000000\n三、本年度办理结果（一）予以公开 0000000\n（二）部分公开 0000000';
    const source = plainReport((id) => (id === 'applications' ? glued : tabRows(form.tables[id], () => '0')));
    const draft = convert(source);
    expect(read(source).unreadable).toHaveLength(1);
    expect(draft).toContain(tableDraft(form.tables.applications, () => ''));
    expect(draft).toContain(NOT_READ);
    for (const line of glued.split('\n')) expect(draft).toContain(line);
  });

  test('a table of the clerk’s own stays as it is written', () => {
    const own = ['| 渠道 | 条数 |', '|---|---|', '| 网站 | 9 |', '| 公众号 | 3 |'].join('\n');
    expect(convert(tabReport(`2025年公开情况如下：\n\n${own}\n\n其余见下。`))).toContain(`情况如下：\n\n${own}\n\n其余见下。`);
  });
});

describe('each table keeps the form of its own labels', () => {
  test('a table three of 2019 in a report for 2025 has one row 其他处理', () => {
    const old = templateById('2019');
    const draft = convert(plainReport((id) => tabRows((id === 'applications' && old ? old : form).tables[id], () => '0')));
    expect(draft).toContain('| 三、（六）其他处理 ');
    expect(draft).toContain('格式: 2021');
  });
});

describe('front matter', () => {
  test('is kept with its entries and completed', () => {
    const draft = convert(`---\n上年: 上年.md\n下级:\n  - 下级/*.md\n机关: ${ORGAN}\n---\n\n${tabReport()}`);
    expect(draft.split('\n').slice(0, 8)).toEqual([
      '---',
      '上年: 上年.md',
      '下级:',
      '  - 下级/*.md',
      `机关: ${ORGAN}`,
      '年度: 2025',
      '格式: 2021',
      '---',
    ]);
  });
});

describe('prose', () => {
  test.each([
    ['a numbered item does not become a list', '2. 缺乏专职人员。', '2.缺乏专职人员。'],
    ['two tildes do not strike out', '1~3月公开5条，4~6月公开7条。', '1～3月公开5条，4～6月公开7条。'],
    ['one tilde stays', '1~3月公开5条。', '1~3月公开5条。'],
    ['an address does not swallow the text behind it', '可在http://www.example.gov.cn/下载。', '可在http://www.example.gov.cn/ 下载。'],
    ['an address before a full stop stays', '网址是http://www.example.gov.cn/。', '网址是http://www.example.gov.cn/。'],
  ])('%s', (_title, source, expected) => {
    expect(convert(tabReport(source))).toContain(`\n\n${expected}\n\n`);
  });

  test('a short numbered line becomes a heading, a sentence does not', () => {
    const draft = convert(tabReport('（一）主动公开情况\n\n公开12条。\n\n（二）加强培训。'));
    expect(draft).toContain('\n\n### （一）主动公开情况\n\n');
    expect(draft).toContain('\n\n（二）加强培训。\n\n');
  });

  test('a suppression stays above its paragraph, and within its line', () => {
    const above = '<!-- nianbao-disable-next-line typo: 引用原文 -->\n截止2025年底公开12条。';
    const within = '截止2025年底公开9条。<!-- nianbao-disable-line typo: 引用原文 -->';
    const draft = convert(tabReport(`${above}\n\n${within}`));
    expect(draft).toContain(`\n\n${above}\n\n${within}\n\n`);
  });

  test('a code fence stays as it is', () => {
    expect(convert(tabReport('说明如下：\n\n```\n一、总体情况\n  0 0\n```'))).toContain('\n\n```\n一、总体情况\n  0 0\n```\n\n');
  });
});

test('a text that is no report is left alone', () => {
  const text = '# 会议纪要\n\n2. 其他\n';
  expect(convert(text)).toBe(text);
  expect(toCanonical(read(text))).toBeUndefined();
});

const folder = (name: string, variable: string): string =>
  process.env[variable] ?? new URL(`../../../shared/${name}`, import.meta.url).pathname;
const samples = new URL('../../samples', import.meta.url).pathname;
const files = [samples, folder('seeds', 'NIANBAO_SEEDS'), folder('reports', 'NIANBAO_REPORTS')].flatMap((directory) =>
  existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => /\.(txt|html|md)$/.test(name) && !name.startsWith('README'))
        .map((name) => [name, `${directory}/${name}`] as const)
    : [],
);

describe('reports as they come', () => {
  test.each(files)('%s: every figure and every word is in the draft, once and in order', (name, path) => {
    const before = read(readFileSync(path, 'utf8'), name.endsWith('.html') ? 'page' : 'text');
    const draft = toDraft(before);
    const after = read(draft);
    expect(cells(after)).toEqual(cells(before));
    expect([after.organ, after.year, after.sections.map(({ template }) => template.id)]).toEqual([
      before.organ,
      before.year,
      before.sections.map(({ template }) => template.id),
    ]);
    const remarks = [LEFT_OVER, NOT_READ].map((remark) => remark.replace(/[^\p{Script=Han}]/gu, ''));
    const without = (report: Report) =>
      remarks.reduce((text, remark) => text.replaceAll(remark, ''), words(report)).replace(/第二十条第[一五六八九]项/g, '');
    expect(without(after)).toBe(without(before));
    expect(toDraft(after)).toBe(draft);
  });
});

test('of several tables in one line that are none of the standard ones each is kept once', () => {
  const others = ['甲', '乙', '丙'].map((name) => `<table><tr><td>${name}</td><td>1</td></tr></table>`).join('');
  const draft = convert(plainReport((id) => tabRows(form.tables[id], numbered), `说明如下。\n\n${others}`));
  expect(['甲', '乙', '丙'].map((name) => draft.split(`<td>${name}</td>`).length - 1)).toEqual([1, 1, 1]);
});
