import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../server/service/check.ts';
import { readDocument } from '../../server/service/read-document.ts';
import type { Reading } from '../../server/service/reading.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { applicationCells, reports, slip } from '../generate/arbitrary.ts';
import { figure } from '../generate/figures.ts';
import { generate } from '../generate/index.ts';
import { random } from '../generate/random.ts';
import { runs } from '../generate/reading.ts';
import { SHAPES } from '../generate/spec.ts';

/** Where two things of plain data differ first, in words; `undefined` where they do not. What is reached on many ways is looked at once. */
function difference(a: unknown, b: unknown, path = '', seen = new Map<unknown, unknown>()): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return `${path}: ${String(a)} / ${String(b)}`;
  if (seen.get(a) === b) return undefined;
  seen.set(a, b);
  if (a instanceof Map && b instanceof Map) return difference([...a], [...b], `${path} map`, seen);
  if (a instanceof Set && b instanceof Set) return difference([...a], [...b], `${path} set`, seen);
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  // what has been worked out of one and not yet of the other
  keys.delete('kept');
  for (const key of keys) {
    const found = difference(Reflect.get(a, key), Reflect.get(b, key), `${path}.${key}`, seen);
    if (found) return found;
  }
  return undefined;
}

const problemsOf = ({ report, figures }: Reading) => checkReport(report, { settings: defaultSettings, final: false, figures });

/** What the equations say, and which cells they say it of: these are put together when somebody asks. */
const evaluatedIn = ({ evaluated }: Reading) =>
  [...evaluated.values()].map((figures) => ({ figures, cells: figures.equations.map(({ cells }) => cells) }));

/** Where somebody types: most of all in the prose, before, between and behind the tables. */
const places = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), anywhere: fc.boolean() });
const typed = fc.constantFrom(
  '的',
  '3',
  '\n',
  '，',
  '',
  ' ',
  '一段新的话，共12件。\n\n',
  '|',
  '\t',
  '<td>',
  '六、其他需要报告的事项\n',
  '2020年',
);

const edits = fc.array(fc.record({ place: places, insert: typed, remove: fc.constantFrom(0, 0, 1, 2, 30) }), {
  minLength: 1,
  maxLength: 6,
});

describe('a document that is read again after each edit', () => {
  test.each(SHAPES)('%s: is the same, and judged the same, as one that is opened afresh', (shape) => {
    fc.assert(
      fc.property(reports(shape), fc.nat(), edits, (spec, seed, changes) => {
        const chance = random(seed);
        const cells = applicationCells(spec);
        const cell = cells[seed % cells.length] ?? '';
        const { text: first, kind, truth } = generate(spec);
        const wrong = generate({
          ...spec,
          changes: [{ table: 'applications', cell, value: slip(figure(truth.applications, cell), seed) }],
        }).text;
        let text = chance.chance(0.5) ? first : wrong;
        const read = (before?: Reading): Reading => readDocument({ uri: 'a', version: text, text, kind }, before);
        let reading = read();
        for (const { place, insert, remove } of changes) {
          // some readings are never judged
          if (chance.chance(0.8)) problemsOf(reading);
          const paragraphs = reading.report.prose.map(({ span }) => span);
          const near = paragraphs[Math.floor(place.at * paragraphs.length)];
          const at = place.anywhere || !near ? Math.floor(place.at * text.length) : Math.floor((near.start + near.end) / 2);
          text = text.slice(0, at) + insert + text.slice(at + remove);
          reading = read(reading);
          const fresh = read();
          expect(difference(reading.report, fresh.report)).toBe(undefined);
          expect(difference(problemsOf(reading), problemsOf(fresh))).toBe(undefined);
          for (const table of reading.report.tables) reading.figures(table);
          for (const table of fresh.report.tables) fresh.figures(table);
          expect(difference(evaluatedIn(reading), evaluatedIn(fresh))).toBe(undefined);
        }
      }),
      { numRuns: runs(6) },
    );
  });
});
