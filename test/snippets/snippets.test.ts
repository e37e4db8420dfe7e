import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Snippet, snippetFiles } from '../../scripts/snippets.ts';
import { officialHtml, tableDraft } from '../../server/report/draft.ts';
import { templateById, templates } from '../../server/template/catalog.ts';
import { expand } from './expand.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const files = snippetFiles();
const snippets = (path: string) => Object.entries(JSON.parse(files[path] ?? '{}') as Record<string, Snippet>);
const all = Object.keys(files).flatMap(snippets);
const byPrefix = (prefix: string): Snippet => {
  const found = all.find(([, snippet]) => [snippet.prefix].flat().includes(prefix));
  if (!found) throw new Error(`no snippet ${prefix}`);
  return found[1];
};
const text = (prefix: string): string => expand(byPrefix(prefix).body, { CURRENT_YEAR: '2026' });

test.each(Object.keys(files))('%s is what scripts/generate-snippets.mjs writes', (path) => {
  expect(read(path)).toBe(files[path]);
});

describe('every snippet', () => {
  test.each(all)('%s has letters and digits as prefix and says in Chinese what it does', (_name, { prefix, description }) => {
    for (const one of [prefix].flat()) expect(one).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(description).toMatch(/\p{Script=Han}/u);
    expect(description.length).toBeLessThan(60);
  });

  test.each(all)('%s numbers its stops in reading order and ends with the last one', (_name, { body }) => {
    const numbers = [...body.join('\n').matchAll(/\$(?:\{(\d+)[:|](?!\+)|(\d+))/g)].map((match) => Number(match[1] ?? match[2]));
    const fresh = numbers.filter((number, index) => numbers.indexOf(number) === index && number !== 0);
    expect(fresh).toEqual(fresh.map((_, index) => index + 1));
    expect(numbers[numbers.length - 1]).toBe(0);
  });

  test('has a prefix of its own', () => {
    const prefixes = Object.keys(files).flatMap((path) => snippets(path).flatMap(([, { prefix }]) => prefix));
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

describe('the tables', () => {
  const cases = templates.flatMap((template) =>
    Object.values(template.tables).flatMap((table) => {
      const number = { proactiveDisclosure: '2', applications: '3', reviewLitigation: '4' }[table.id];
      return [[`b${number}${template.id === '2019' && table.id !== 'reviewLitigation' ? '19' : ''}`, table] as const];
    }),
  );

  test.each(cases)('%s is the canonical blank table, with z filled with 0, with h the official form in HTML', (prefix, table) => {
    expect(text(prefix)).toBe(`${tableDraft(table, () => '')}\n`);
    expect(text(`${prefix}z`)).toBe(`${tableDraft(table, () => '0')}\n`);
    expect(text(`${prefix}h`)).toBe(`${officialHtml(table, () => '')}\n`);
  });

  test('have one stop per cell', () => {
    expect(
      byPrefix('b3')
        .body.join('\n')
        .match(/\$\{\d+: \}/g),
    ).toHaveLength(175);
    expect(
      byPrefix('b319')
        .body.join('\n')
        .match(/\$\{\d+: \}/g),
    ).toHaveLength(161);
  });
});

describe('whole reports', () => {
  test('are about the year before the one in which they are written', () => {
    const report = text('nb');
    expect(report.split('\n').slice(0, 7)).toEqual([
      '---',
      '机关: ××县××镇人民政府',
      '年度: 2025',
      '格式: 2021',
      '---',
      '',
      '# ××县××镇人民政府2025年政府信息公开工作年度报告',
    ]);
    expect(report).toContain('统计期限自2025年1月1日起至2025年12月31日止');
    expect(report.trimEnd().split('\n').at(-1)).toBe('2026年1月20日');
  });

  test('have the six sections and the three tables of their form', () => {
    for (const [prefix, id] of [
      ['nb', '2021'],
      ['nbz', '2021'],
      ['nb19', '2019'],
      ['nianbao-2021', '2021'],
      ['nianbao-2021z', '2021'],
      ['nianbao-2019', '2019'],
    ] as const) {
      const report = text(prefix);
      const template = templateById(id);
      expect(report.match(/^## .*/gm)).toEqual(template?.sections.map(({ ordinal, title }) => `## ${ordinal}、${title}`));
      const cell = prefix.includes('z') ? '0' : '';
      for (const table of Object.values(template?.tables ?? {})) expect(report).toContain(`\n\n${tableDraft(table, () => cell)}\n\n`);
    }
  });

  test('of 2019 lets choose between its two years', () => {
    expect(byPrefix('nb19').body[2]).toMatch(/^年度: \$\{2\|2020,2019\|\}$/);
    expect(text('nb19')).toContain('# ××县××镇人民政府2020年政府信息公开工作年度报告');
  });

  test('mark what must still be written, so that it is found when forgotten', () => {
    expect(text('nb').match(/【待补】/g)?.length).toBeGreaterThan(10);
  });
});

test('each section has a snippet with its heading, and its table', () => {
  const template = templateById('2021');
  template?.sections.forEach(({ ordinal, title }, index) => {
    expect(text(`s${index + 1}`).split('\n')[0]).toBe(`## ${ordinal}、${title}`);
  });
  expect(text('s3')).toContain(tableDraft(template?.tables.applications ?? fail(), () => ''));
});

function fail(): never {
  throw new Error('no form');
}
