import { expect, test } from 'vitest';
import { readDocument } from '../../server/service/read-document.ts';
import type { Reading } from '../../server/service/reading.ts';
import { generate } from '../generate/index.ts';
import { plainSpec, SHAPES } from '../generate/spec.ts';

/** A reading whose equations have been asked for. */
function judged(text: string, kind: 'text' | 'page'): Reading {
  const reading = readDocument({ uri: 'a', version: 1, text, kind });
  for (const table of reading.report.tables) reading.figures(table);
  return reading;
}

test.each(SHAPES)('%s: a character in the prose leaves the tables as they were bound and worked out; one in a table does not', (shape) => {
  const { text, kind } = generate({ ...plainSpec, shape, prose: 'figures' });
  const before = judged(text, kind);
  const { tables, prose } = before.report;
  const [first] = tables;
  const paragraph = prose.find(({ section, kind: part }) => section === 'overview' && part === 'paragraph');
  const cell = first && [...first.cells.values()].findLast(({ value }) => value !== undefined);
  if (!paragraph || !cell) throw new Error('no paragraph or no cell');
  const typedAt = (at: number, what: string): Reading =>
    readDocument({ uri: 'a', version: 2, text: text.slice(0, at) + what + text.slice(at), kind }, before);
  const typed = typedAt(paragraph.span.end - 1, '的');
  expect(typed.evaluated.size).toBe(tables.length);
  expect(typed.report.tables.map(({ span }) => span.start)).toEqual(tables.map(({ span }) => span.start + 1));
  expect(typedAt(cell.span.end, '1').evaluated.size).toBe(0);
});
