import { describe, expect, test } from 'vitest';
import { rules } from '../../server/rules/index.ts';
import { SHAPES } from '../generate/spec.ts';
import { alarmsOf } from './false-alarms.ts';
import { mutators } from './mutators/index.ts';
import { passes, printScore } from './print-score.ts';
import { realFolders, realReports } from './real.ts';
import { baseOf, specOf } from './reports.ts';
import { scoreOf } from './score.ts';

/** Bases for the mutations: one report of every shape. */
const bases = SHAPES.map((_, index) => baseOf(specOf(index), false));

describe('correct reports in the wordings of many offices', () => {
  test.each(SHAPES)('%s: nothing is found at error or warning', (shape) => {
    const alarms = [3, 10, 17].flatMap((index) =>
      alarmsOf(baseOf(specOf(index * 101, { shape }), index % 2 === 1)).map(
        ({ problem, around }) => `${problem.rule} ${problem.message} ${around}`,
      ),
    );
    expect(alarms).toEqual([]);
  });
});

describe('one defect put in is found on the right characters', () => {
  const scored = rules.flatMap(({ id, severity }) => {
    const own = mutators.filter(({ rule }) => rule === id);
    return own.length > 0 ? [[id, severity, own] as const] : [];
  });

  test.each(scored)('%s', (id, severity, own) => {
    const lines: string[] = [];
    const score = scoreOf(id, severity, own, bases, 2);
    printScore(score, 5, (line) => lines.push(line));
    // of few defects one may be missed; `npm run evidence` puts in many
    expect(passes({ ...score, found: Math.min(score.count, score.found + 1) }) ? [] : lines).toEqual([]);
    expect(score.count).toBeGreaterThan(0);
  });

  test('every rule that judges reports has its defects', () => {
    const without = rules.filter(({ id, severity }) => severity !== 'off' && !mutators.some(({ rule }) => rule === id)).map(({ id }) => id);
    expect(without.filter((id) => !['config', 'rule-failed'].includes(id))).toEqual([]);
  });
});

describe.skipIf(realFolders('.').length === 0)('real reports', () => {
  test('no file of theirs is named in the judgements', async () => {
    const judged = JSON.stringify(await import('./judged.json'));
    for (const { name } of realReports(realFolders('.'))) expect(judged).not.toContain(name.slice(0, 12));
  });
});
