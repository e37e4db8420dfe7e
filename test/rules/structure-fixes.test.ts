import { describe, expect, test } from 'vitest';
import { officialHtml, reportDraft, tabRows, tableDraft } from '../../server/report/draft.ts';
import type { Fix, Problem } from '../../server/service/problem.ts';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { type Slot, type TableTemplate, templateById } from '../../server/template/catalog.ts';
import { applyTextFixes } from './fixes.ts';
import { reportOf } from './marked.ts';

const form = (id: '2019' | '2021') => {
  const template = templateById(id);
  if (!template) throw new Error(`no form ${id}`);
  return template;
};
const three = (id: '2019' | '2021'): TableTemplate => form(id).tables.applications;

const check = (text: string, kind: 'text' | 'page' = 'text'): readonly Problem[] =>
  checkReport(reportOf(text, kind), { settings: defaultSettings, final: true });
const found = (text: string, rule: string, kind: 'text' | 'page' = 'text') => check(text, kind).filter((problem) => problem.rule === rule);

function onlyFix(text: string, rule: string, kind: 'text' | 'page' = 'text'): Fix {
  const fixes = found(text, rule, kind).flatMap((problem) => problem.fixes);
  const [fix] = fixes;
  if (!fix || fixes.length > 1) throw new Error(`${fixes.length} fixes of ${rule}`);
  return fix;
}

/** Value or kind of every cell of table three. */
function cells(text: string, kind: 'text' | 'page' = 'text'): Readonly<Record<string, number | string>> {
  const table = reportOf(text, kind).tables.find(({ id }) => id === 'applications');
  return Object.fromEntries((table?.cells.values() ?? []).map((cell) => [cell.id, cell.value ?? cell.kind]));
}

const head = (year: number) => `示例县示例镇人民政府${year}年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n`;
const tail = '\n\n四、政府信息公开行政复议、行政诉讼情况\n';
/** Two applications, refused in two ways; `other` of them counted as 其他处理. */
const figures =
  (other: string) =>
  ({ row, column }: Slot): string => {
    if (column.id !== 'naturalPerson' && column.id !== 'total') return '0';
    if (row.id === 'results.other' || row.id === 'results.other.otherReason') return other;
    if (row.id === 'results.granted') return '2';
    return row.id === 'newReceived' || row.id === 'results.total' ? String(2 + Number(other)) : '0';
  };

describe('a table three of the old form in a report of a later year', () => {
  const migrated = (text: string, kind: 'text' | 'page' = 'text') => applyEdits(text, onlyFix(text, 'template-year', kind).edits);

  test('keeps every figure, and 其他处理 of 0 becomes three zeros', () => {
    const text = head(2025) + tableDraft(three('2019'), figures('0')) + tail;
    expect(migrated(text)).toBe(head(2025) + tableDraft(three('2021'), figures('0')) + tail);
  });

  test('keeps 其他处理 of another figure out of the new rows, and the title says so', () => {
    const text = head(2025) + tableDraft(three('2019'), figures('3')) + tail;
    const fix = onlyFix(text, 'template-year');
    expect(fix.title).toBe('改用2021年表式，“三、（六）其他处理”自然人3、“三、（六）其他处理”总计3没有对应的格，不填入');
    expect(fix.kind).toBe('figure');
    const after = cells(applyEdits(text, fix.edits));
    expect(after['results.other.correctionOverdue.naturalPerson']).toBe('blank');
    expect(after['results.other.otherReason.total']).toBe('blank');
    expect(after['results.other.feeOverdue.legalEntity.otherOrg']).toBe(0);
    expect(after['results.granted.total']).toBe(2);
  });

  test('is written with tabs where it had tabs, with the line breaks of the document', () => {
    const text = (head(2025) + tabRows(three('2019'), figures('0')) + tail).replaceAll('\n', '\r\n');
    expect(migrated(text)).toBe((head(2025) + tabRows(three('2021'), figures('0')) + tail).replaceAll('\n', '\r\n'));
  });

  test('is written as HTML where it was HTML', () => {
    const text = head(2025) + officialHtml(three('2019'), figures('0')) + tail;
    expect(migrated(text)).toBe(head(2025) + officialHtml(three('2021'), figures('0')) + tail);
    const page = `<html><body>\n<h1>示例镇2025年政府信息公开工作年度报告</h1>\n<h2>三、收到和处理政府信息公开申请情况</h2>\n\n${officialHtml(three('2019'), figures('0'))}\n\n</body></html>\n`;
    expect(cells(migrated(page, 'page'), 'page')).toEqual(cells(head(2025) + tableDraft(three('2021'), figures('0')) + tail));
  });

  test('gets an empty line on either side where it had none', () => {
    const lines = tableDraft(three('2019'), figures('0'))
      .split('\n')
      .filter((line) => !line.includes('---'))
      .map((line) =>
        line
          .slice(2, -2)
          .split(' | ')
          .map((cell) => `\t${cell.trim()}`)
          .join('\n'),
      )
      .join('\n\n');
    const text = `${head(2025).trimEnd()}\n${lines}${tail.trimStart()}`.replace('继续办理四、', '继续办理\n四、');
    expect(migrated(text.replace(/(\t0)四、/, '$1\n四、'))).toBe(head(2025) + tableDraft(three('2021'), figures('0')) + tail);
  });

  test('is not replaced where a sentence stands between its pieces', () => {
    const [first = [], last = []] = [tabRows(three('2019'), figures('0')).split('\n')].flatMap((rows) => [
      rows.slice(0, 12),
      rows.slice(12),
    ]);
    const text = `${head(2025)}${first.join('\n')}\n\n以下为不予处理和其他处理的情况，均为零。\n\n${last.join('\n')}${tail}`;
    expect(found(text, 'template-year').map(({ fixes }) => fixes.length)).toEqual([0]);
  });
});

test('a table three of the new form in a report of 2020 gets the sum of the three rows', () => {
  const texts = ({ row, column, ...slot }: Slot): string =>
    row.id === 'results.other.feeOverdue' && (column.id === 'naturalPerson' || column.id === 'total')
      ? '4'
      : figures('3')({ row, column, ...slot });
  const text = head(2020) + tableDraft(three('2021'), texts) + tail;
  const fix = onlyFix(text, 'template-year');
  expect(fix.title).toBe('改用2019年表式');
  expect(cells(applyEdits(text, fix.edits))['results.other.total']).toBe(7);
});

test('table two of the old form hands on the decisions alone', () => {
  const two = (id: '2019' | '2021') => form(id).tables.proactiveDisclosure;
  const title = '示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n';
  const old = ({ column }: Slot) => (column.id === 'decisions' ? '12' : column.id === 'procurementAmount' ? '5' : '0');
  const text = title + tableDraft(two('2019'), old) + '\n';
  const fix = onlyFix(text, 'template-year');
  expect(fix.title).toContain('“（五）其他对外管理服务事项”处理决定数量12');
  expect(fix.title).toContain('“（九）政府集中采购”采购总金额5');
  expect(fix.toFill).toBe(true);
  const decisions = ({ column }: Slot) => (column.id === 'decisionsThisYear' ? '12' : '');
  expect(applyEdits(text, fix.edits)).toBe(title + tableDraft(two('2021'), decisions) + '\n');
});

test('a slip in a label that both forms have is found in a table of the other form as well', () => {
  const text = head(2025) + tableDraft(three('2019'), figures('0')).replace('2.其他法律行政法规禁止公开', '2.其他法律行政止公开') + tail;
  expect(found(text, 'label-wording').map(({ message }) => message)).toEqual([
    '表三写作“三、（三）2.其他法律行政止公开”，应为“三、（三）2.其他法律行政法规禁止公开”',
  ]);
});

describe('a missing row is inserted blank', () => {
  const zero = () => '0';
  test.each([
    ['a pipe table', tableDraft(three('2021'), zero)],
    ['tab-separated rows', tabRows(three('2021'), zero)],
    ['HTML', officialHtml(three('2021'), zero)],
  ])('into %s, and no other cell changes', (_, table) => {
    const whole = head(2025) + table + tail;
    const text = whole
      .split('\n')
      .filter((line) => !line.includes('2.没有现成信息需要另行制作'))
      .join('\n')
      .replace('rowspan="3">（四）', 'rowspan="2">（四）')
      .replace('rowspan="22"', 'rowspan="21"');
    const fix = onlyFix(text, 'row-missing');
    expect(fix.title).toBe('补上空白的“三、（四）2.没有现成信息需要另行制作”一行');
    const before = cells(whole);
    const after = cells(applyEdits(text, fix.edits));
    for (const [id, value] of Object.entries(before))
      expect([id, after[id]]).toEqual([id, id.startsWith('results.unavailable.needsCreation.') ? 'blank' : value]);
  });

  test.each([
    ['in front of', (cell: string) => `${cell}\t`],
    ['behind', (cell: string) => `\t${cell}`],
  ])('into cells per line %s a tab, and no other cell changes', (_, line) => {
    const rows = tabRows(three('2021'), zero)
      .split('\n')
      .map((row) =>
        row
          .split('\t')
          .filter((cell) => cell !== '')
          .map(line)
          .join('\n'),
      );
    const whole = head(2025) + rows.join('\n\n') + tail;
    const text = head(2025) + rows.filter((row) => !row.includes('2.没有现成信息需要另行制作')).join('\n\n') + tail;
    const fix = onlyFix(text, 'row-missing');
    const before = cells(whole);
    const after = cells(applyEdits(text, fix.edits));
    expect(Object.keys(before)).toHaveLength(175);
    for (const [id, value] of Object.entries(before))
      expect([id, after[id]]).toEqual([id, id.startsWith('results.unavailable.needsCreation.') ? 'blank' : value]);
  });

  test('together with its neighbours', () => {
    const whole = head(2025) + tableDraft(three('2021'), zero) + tail;
    const text = whole
      .split('\n')
      .filter((line) => !/（三）[4-7]\./.test(line))
      .join('\n');
    const fix = onlyFix(text, 'row-missing');
    expect(fix.title).toBe(
      '补上空白的“三、（三）4.保护第三方合法权益”“三、（三）5.属于三类内部事务信息”“三、（三）6.属于四类过程性信息”等4行',
    );
    expect(found(applyEdits(text, fix.edits), 'row-missing')).toEqual([]);
  });

  test('with its whole block where table two lacks one', () => {
    const two = form('2021').tables.proactiveDisclosure;
    const title = '示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n';
    const whole = title + tableDraft(two, zero) + '\n';
    const text = `${whole.slice(0, whole.lastIndexOf('\n\n'))}\n`;
    expect(applyEdits(text, onlyFix(text, 'row-missing').edits)).toBe(whole.replace(/ 0 \|\n$/, '   |\n'));
  });
});

describe('missing sections', () => {
  const title = '示例县示例镇人民政府2025年政府信息公开工作年度报告';

  test('are all inserted under a bare title, and the skeleton has nothing wrong but what is to be filled in', () => {
    const { text, left } = applyTextFixes(`# ${title}\n`, check);
    expect(left).toEqual([]);
    expect(reportOf(text).sections.map(({ name }) => name)).toEqual(form('2021').sections.map((section) => section.title));
    expect(reportOf(text).tables.map(({ id }) => id)).toEqual(['proactiveDisclosure', 'applications', 'reviewLitigation']);
    const rules = new Set(check(text).map(({ rule }) => rule));
    expect([...rules].filter((rule) => !['residue', 'table-incomplete', 'cell-blank', 'oversight-results'].includes(rule))).toEqual([]);
  });

  test('are inserted with the line breaks of the document and before the signature', () => {
    const text = `${title}\r\n\r\n五、存在的主要问题及改进情况\r\n\r\n公开不够及时，将定期检查。\r\n\r\n示例县示例镇人民政府\r\n\r\n2026年1月20日\r\n`;
    const fixed = applyTextFixes(text, check).text;
    expect(fixed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(
      fixed
        .trimEnd()
        .endsWith('六、其他需要报告的事项\r\n\r\n2025年收取信息处理费【待补】元。\r\n\r\n示例县示例镇人民政府\r\n\r\n2026年1月20日'),
    ).toBe(true);
  });

  test('are inserted between the elements of a page', () => {
    const page = `<html><body>\n<h1>${title}</h1>\n<h2><span>一、总体情况</span></h2>\n<p>2025年主动公开信息26条。</p>\n<h2>六、其他需要报告的事项</h2>\n<p>2025年收取信息处理费0元。</p>\n</body></html>\n`;
    const fixes = found(page, 'section-missing', 'page').flatMap((problem) => problem.fixes);
    const fixed = applyEdits(
      page,
      fixes.flatMap(({ edits }) => edits),
    );
    expect(reportOf(fixed, 'page').sections.map(({ name }) => name)).toEqual(form('2021').sections.map((section) => section.title));
    expect(fixed).toMatch(/26条。<\/p>\n\n<h2>二、主动公开政府信息情况<\/h2>\n\n<table>/);
    expect(fixed).toMatch(/<\/table>\n{2,3}<h2>三、/);
  });
});

test('a canonical draft has no finding of structure or form', () => {
  const template = form('2021');
  const text = reportDraft({
    organ: '示例县示例镇人民政府',
    year: 2025,
    template,
    cellText: () => '0',
    lead: '报告中所列数据的统计期限自2025年1月1日起至2025年12月31日止。',
    sections: {
      overview:
        template.sections[0]?.topics
          ?.map(({ label }, index) => `（${'一二三四五'.charAt(index)}）${label}情况。一是做好${label}，二是纳入年度考核。`)
          .join('\n\n') ?? '',
      problems: '一是更新不够及时，将定期检查栏目。',
      otherMatters: '2025年收取信息处理费0元。',
    },
    date: '2026年1月20日',
  });
  expect(check(text).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
});
