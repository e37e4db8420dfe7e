import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readReport } from '../../server/report/read-report.ts';
import { checkReport } from '../../server/service/check.ts';
import { toCanonical } from '../../server/service/convert.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { readTree } from '../../server/syntax/read-tree.ts';

const read = (text: string, kind: 'text' | 'page' = 'text') => readReport(readTree(text, kind));

/** Errors by rule and cell: what a conversion must neither heal nor cause. */
const errors = (report: ReturnType<typeof read>): readonly string[] =>
  checkReport(report, { settings: defaultSettings, final: true })
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, cell }) => `${rule} ${cell ?? ''}`);

const folder = (name: string, variable: string): string =>
  process.env[variable] ?? new URL(`../../../shared/${name}`, import.meta.url).pathname;
const files = [
  new URL('../../samples', import.meta.url).pathname,
  folder('seeds', 'NIANBAO_SEEDS'),
  folder('reports', 'NIANBAO_REPORTS'),
].flatMap((directory) =>
  existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => /\.(txt|html|md)$/.test(name) && name !== 'README.md')
        .map((name) => [name, `${directory}/${name}`] as const)
    : [],
);

test.each(files)('%s has the same errors before and after', (name, path) => {
  const before = read(readFileSync(path, 'utf8'), name.endsWith('.html') ? 'page' : 'text');
  const after = read(toCanonical(before) ?? '');
  expect(errors(after)).toEqual(errors(before));
});

test('a text that is no report gives nothing', () => {
  expect(toCanonical(read('# 会议纪要\n\n参会人员名单如下。\n'))).toBeUndefined();
});
