import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { readGrid } from '../../server/report/bind/read-grid.ts';
import { factsOf } from '../../server/report/facts/facts.ts';
import { mentionsOf, runsOf } from '../../server/report/facts/mentions.ts';
import { piecesOf } from '../../server/report/facts/pieces.ts';
import type { Report } from '../../server/report/report.ts';
import { movedBy, toProblem } from '../../server/service/problem.ts';
import { figuresOnce } from '../../server/service/reading.ts';
import { generate } from '../generate/index.ts';
import { say } from '../../server/text/say.ts';
import { check, read } from '../generate/reading.ts';
import { plainSpec, SHAPES } from '../generate/spec.ts';

// The engine lays objects out by shape, and code that meets many shapes is slow. Objects of one literal share theirs; `{ ...one, more }` makes a new one each
// time, as does a getter of one's own. A volume of reports took a quarter longer for a few of those; nothing but this test would tell.

setFlagsFromString('--allow-natives-syntax');
const haveSameShape: (a: object, b: object) => boolean = runInThisContext('(a, b) => %HaveSameMap(a, b)');
/** Its properties stand in fixed places; those of an object with a getter of its own are looked up by name. */
const isFast: (one: object) => boolean = runInThisContext('(one) => %HasFastProperties(one)');

/** So many shapes of objects with the same properties: as there are literals for them, and kinds of values in them. */
const MOST = 5;

/** An object of each shape by what it is and its properties. */
type Seen = Map<string, object[]>;

function note(seen: Seen, name: string, objects: readonly object[]): void {
  for (const one of objects) {
    if (!isFast(one) && !('isLazy' in one))
      seen.set(
        `${name} with properties by name`,
        Array.from({ length: MOST + 1 }, () => one),
      );
    const key = `${name} {${Object.keys(one).join(', ')}}`;
    const known = seen.get(key);
    if (!known) seen.set(key, [one]);
    else if (!known.some((other) => haveSameShape(other, one))) known.push(one);
  }
}

function noteReport(seen: Seen, report: Report): void {
  const { tree, prose, sections, tables } = report;
  note(seen, 'block', tree.blocks);
  note(seen, 'prose', prose);
  note(seen, 'section', sections);
  note(seen, 'table', tables);
  for (const block of tree.blocks) {
    if (block.type !== 'table') continue;
    note(seen, 'row', block.rows);
    for (const { cells } of block.rows) note(seen, 'cell', cells);
    const reading = readGrid(block, undefined);
    note(seen, 'row by its label', reading.rows);
    note(seen, 'header by its name', reading.headers);
  }
  for (const { rows, headers } of tables) {
    note(seen, 'bound row', rows);
    note(seen, 'bound header', headers);
    for (const { cells } of rows) note(seen, 'bound cell', cells);
  }
  const figures = figuresOnce();
  for (const table of tables) note(seen, 'equation', figures(table).equations);
  for (const run of runsOf(report)) {
    note(seen, 'mention', mentionsOf(run));
    note(seen, 'piece', piecesOf(run));
  }
  note(seen, 'fact', factsOf(report));
  for (const problem of check(report)) {
    const moved = movedBy(1, problem);
    note(seen, 'problem', [problem, moved]);
    note(seen, 'repair', [...problem.fixes, ...moved.fixes]);
  }
}

const NAMES = ['受理', '办结', '收到', '答复'];

test('problems whose repairs wait have one shape, and copies of them have the repairs', () => {
  const fixes = (title: string) => () => [{ title, kind: 'figure' as const, edits: [] }];
  const [one, other] = ['甲', '乙'].map((title) =>
    toProblem('template-year', 'error', { at: { start: 0, end: 1 }, message: say`旧表式`, fixes: fixes(title) }),
  );
  if (!one || !other) throw new Error('no problems');
  expect(haveSameShape(one, other)).toBe(true);
  expect(isFast(one)).toBe(true);
  for (const copy of [{ ...other }, structuredClone(other), movedBy(1, other)]) expect(copy.fixes[0]?.title).toBe('乙');
});

describe.each(SHAPES)('%s', (shape) => {
  test('objects of one kind have few shapes, however many reports are read', () => {
    const seen: Seen = new Map();
    for (let seed = 1; seed <= 12; seed++) {
      const { text, kind } = generate({
        ...plainSpec,
        shape,
        seed,
        changes: [{ table: 'applications', cell: 'newReceived.total', value: null }],
      });
      const worded = text.replace(
        '编制本报告。',
        `编制本报告,，其它事项见附件。全年${NAMES[seed % NAMES.length]}申请${seed}次，截止2024年年末。`,
      );
      noteReport(seen, read(worded, kind));
    }
    expect([...seen].filter(([, shapes]) => shapes.length > MOST).map(([name, shapes]) => `${name}: ${shapes.length}`)).toEqual([]);
    expect([...seen.keys()].map((name) => name.split(' {')[0])).toEqual(
      expect.arrayContaining(['cell', 'bound cell', 'fact', 'problem', 'repair']),
    );
  });
});
