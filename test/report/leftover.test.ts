import { expect, test } from 'vitest';
import { isFurniture } from '../../server/report/leftover.ts';
import { templates } from '../../server/template/catalog.ts';

const labels = templates.flatMap(({ tables }) =>
  Object.values(tables).flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.map(({ label }) => label))),
);

test.each([...new Set(labels)])('%s is furniture of a table, alone, in pieces and beside others', (label) => {
  expect(isFurniture(label)).toBe(true);
  const middle = Math.ceil(label.length / 2);
  expect(isFurniture(`${label.slice(0, middle)}\n${label.slice(middle)}`)).toBe(true);
  expect(isFurniture(`行政规范性文件\u3000${label}\t行政强制 ${label}`)).toBe(true);
});

test('a sentence is none, however many words of labels it has', () => {
  expect(isFurniture('行政规范性文件、行政许可、行政处罚、行政强制和行政事业性收费按照规定在门户网站公开，便于查阅')).toBe(false);
  expect(isFurniture('规章 行政规范性文件 按照规定公开')).toBe(false);
});
