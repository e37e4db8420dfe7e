import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import form2019 from '../../server/template/2019.json' with { type: 'json' };
import form2021 from '../../server/template/2021.json' with { type: 'json' };
import { latestTemplate, rowName, templateById, templateOfYear, templates } from '../../server/template/catalog.ts';
import { type TemplateData, TemplateSchema } from '../../server/template/schema.ts';
import { fold } from '../../server/text/fold.ts';

/** The data as read from disk, to be broken. */
const copy = (data: unknown): Record<string, unknown> => structuredClone(data) as Record<string, unknown>;
const refusal = (data: unknown): string => {
  const result = TemplateSchema.safeParse(data);
  return result.success ? '' : z.prettifyError(result.error);
};

describe('the data of a form', () => {
  test.each([
    ['2019', form2019],
    ['2021', form2021],
  ])('the file of %s fits the schema', (_id, data) => {
    expect(refusal(data)).toBe('');
  });

  test('a misspelt field is refused by its name', () => {
    expect(refusal({ ...copy(form2021), documnet: 'x' })).toContain('documnet');
  });

  test('a missing field is refused with the place where it is missing', () => {
    const { name: _, ...rest } = copy(form2021);
    expect(refusal(rest)).toContain('→ at name');
  });

  test('a row that cites no article of the Regulations but a document is refused with its place', () => {
    const broken = structuredClone(form2021) as TemplateData;
    broken.tables[1]?.blocks[0]?.rows[21]?.articles.push('国办函〔2020〕109号');
    expect(refusal(broken)).toContain('→ at tables[1].blocks[0].rows[21].articles[1]');
  });

  test('five sections are refused', () => {
    const broken = structuredClone(form2021) as TemplateData;
    broken.sections.pop();
    expect(refusal(broken)).toContain('→ at sections');
  });
});

describe('the forms', () => {
  test('have 10, 175 and 15 cells in 2021, and 22, 161 and 15 in 2019', () => {
    const cells = (id: string) => Object.values(templateById(id)?.tables ?? {}).map(({ slots }) => slots.size);
    expect(cells('2021')).toEqual([10, 175, 15]);
    expect(cells('2019')).toEqual([22, 161, 15]);
  });

  test('have 39 and 37 equations in table three, and three in table four', () => {
    const counts = (id: string) => Object.values(templateById(id)?.tables ?? {}).map(({ equations }) => equations.length);
    expect(counts('2021')).toEqual([0, 39, 3]);
    expect(counts('2019')).toEqual([0, 37, 3]);
    const rules = templateById('2021')?.tables.applications.equations.map(({ rule }) => rule) ?? [];
    expect(['balance', 'results-total', 'row-total'].map((name) => rules.filter((rule) => rule === name).length)).toEqual([7, 7, 25]);
  });

  test('name only cells that exist in their equations, and every cell of table three takes part in two or three', () => {
    for (const template of templates) {
      for (const table of Object.values(template.tables)) {
        for (const { left, right } of table.equations) {
          for (const id of [...left, ...right]) expect(table.slots.has(id), id).toBe(true);
        }
      }
      const { slots, equations } = template.tables.applications;
      const inSums = equations.flatMap(({ left, right }) => [...left, ...right]);
      for (const id of slots.keys()) expect(inSums.filter((one) => one === id).length, id).toBe(id.startsWith('results.total.') ? 3 : 2);
    }
  });

  test('add up every result row once, and no other', () => {
    for (const template of templates) {
      const { blocks, equations } = template.tables.applications;
      const rows = blocks.flatMap((block) => block.rows).filter(({ id }) => id.startsWith('results.') && id !== 'results.total');
      const total = equations.find(({ rule, at }) => rule === 'results-total' && at === 'total');
      expect(total?.left).toEqual(rows.map(({ id }) => `${id}.total`));
    }
  });

  test('are due by year: none before 2019, that of 2021 from 2021 on', () => {
    expect([2018, 2019, 2020, 2021, 2030].map((year) => templateOfYear(year)?.id)).toEqual([undefined, '2019', '2019', '2021', '2021']);
    expect(latestTemplate().id).toBe('2021');
  });

  test('have the same six sections', () => {
    const titles = templates.map(({ sections }) => sections.map(({ ordinal, title }) => `${ordinal}、${title}`));
    expect(titles[0]).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    expect(titles[1]).toEqual(titles[0]);
  });

  test('know the titles that good reports use as well', () => {
    for (const { sections } of templates) {
      expect(sections[3]?.variants).toContain('因政府信息公开工作被申请行政复议、提起行政诉讼情况');
      expect(sections[3]?.variants).toContain('政府信息公开行政复议和行政诉讼情况');
      expect(sections[4]?.variants).toContain('政府信息公开工作存在的主要问题及改进情况');
      expect(sections[4]?.variants).toContain('存在问题及改进情况');
    }
  });

  test('tell rows of one table apart by their folded number path and name', () => {
    for (const template of templates) {
      for (const table of Object.values(template.tables)) {
        const names = table.blocks.flatMap((block) => block.rows.map((row) => fold(rowName(row))));
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });
});

describe('the explanations', () => {
  const described = templates.flatMap((template) => [
    ...template.sections.map(({ id, explanation }) => [`${template.id} ${id}`, explanation] as const),
    ...Object.values(template.tables).flatMap((table) =>
      table.blocks.flatMap((block) =>
        [...block.columns, ...block.rows].map(
          ({ id, explanation }) => [`${template.id} ${table.id} ${block.id} ${id}`, explanation] as const,
        ),
      ),
    ),
  ]);

  test.each(described)('%s is explained in a sentence or a few', (_where, explanation) => {
    expect(explanation).toMatch(/。$/);
    expect(explanation).not.toMatch(/待写|TODO|(?:^|[，。；])请|！/);
    expect(explanation.length).toBeGreaterThanOrEqual(12);
    expect(explanation.length).toBeLessThanOrEqual(160);
  });

  test('every count says its unit somewhere in its column', () => {
    for (const template of templates) {
      for (const table of Object.values(template.tables)) {
        for (const column of table.blocks.flatMap((block) => block.columns)) {
          if (column.derived || column.value !== 'count') continue;
          expect(column.explanation, `${template.id} ${column.id}`).toMatch(/单位为[件项]/);
        }
      }
    }
  });

  test('the five topics each have several words to be known by', () => {
    for (const { sections } of templates) {
      const topics = sections[0]?.topics ?? [];
      expect(topics.map(({ id }) => id)).toEqual(['proactive', 'onRequest', 'infoManagement', 'platform', 'oversight']);
      for (const { words } of topics) expect(words.length).toBeGreaterThan(2);
    }
  });
});
