import { describe, expect, test } from 'vitest';
import { completeTable } from '../../server/equations/complete.ts';
import { evaluate } from '../../server/equations/evaluate.ts';
import type { EvaluatedEquation, TableFigures } from '../../server/equations/figures.ts';
import type { BoundTable } from '../../server/report/report.ts';
import { boundTable, type Content, consistent, unknownRow } from './bound-table.ts';

const forcedValue = (figures: TableFigures, cellId: string): number | undefined => completeTable(figures).forced.get(cellId);

const figures = consistent(
  '2021',
  (row, column) =>
    row === 'results.granted' && column === 'naturalPerson' ? 3 : row === 'results.granted' && column === 'legalEntity.otherOrg' ? 2 : 0,
  (column) => (column === 'naturalPerson' ? 1 : 0),
);

const applications = (changes: Record<string, Content> = {}, rest: Partial<BoundTable> = {}): TableFigures =>
  evaluate(boundTable('2021', 'applications', (cell) => (cell in changes ? changes[cell] : figures.get(cell)), rest));

const cases = (changes: Record<string, Content> = {}): TableFigures =>
  evaluate(boundTable('2021', 'reviewLitigation', (cell) => (cell in changes ? changes[cell] : 0)));

const at = ({ equations }: TableFigures, rule: string, line: string): EvaluatedEquation | undefined =>
  equations.find(({ equation }) => equation.rule === rule && equation.at === line);

describe('an equation', () => {
  test('is open with an unknown that can satisfy it, and names sums and unknowns', () => {
    const evaluated = applications({ 'newReceived.naturalPerson': '' });
    expect(at(evaluated, 'balance', 'naturalPerson')).toMatchObject({ state: 'open', left: 1, right: 3, unknown: 1 });
    expect(at(evaluated, 'row-total', 'newReceived')).toMatchObject({ state: 'open', unknown: 1 });
    expect(at(evaluated, 'row-total', 'carriedOver')?.state).toBe('satisfied');
  });

  test('is violated when the known parts are more than the total, whatever the blank holds', () => {
    const evaluated = applications({
      'results.refused.stateSecret.naturalPerson': '',
      'results.total.naturalPerson': 2,
      'newReceived.naturalPerson': '',
      'carriedForward.naturalPerson': '/',
    });
    expect(at(evaluated, 'results-total', 'naturalPerson')?.state).toBe('violated');
    expect(at(evaluated, 'balance', 'naturalPerson')?.state).toBe('open');
  });

  test('takes placeholders, text, negative and broken figures as unknown, never as 0', () => {
    for (const written of ['/', '3件左右', -3, 2.5, 1e15]) {
      const evaluated = applications({ 'carriedOver.naturalPerson': written });
      expect(at(evaluated, 'balance', 'naturalPerson')?.state).toBe('open');
      expect(forcedValue(evaluated, 'carriedOver.naturalPerson')).toBe(1);
    }
  });

  test('is left out when the document lacks a row or a column of it', () => {
    const withoutRow = applications({
      ...Object.fromEntries([...figures.keys()].filter((id) => id.startsWith('results.refused.stateSecret.')).map((id) => [id, undefined])),
    });
    expect(withoutRow.equations.some(({ equation }) => equation.rule === 'results-total')).toBe(false);
    expect(withoutRow.equations.filter(({ equation }) => equation.rule === 'row-total').length).toBe(24);
    const withoutColumn = applications({
      ...Object.fromEntries([...figures.keys()].filter((id) => id.endsWith('.legalEntity.otherOrg')).map((id) => [id, undefined])),
    });
    expect(withoutColumn.equations.some(({ equation }) => equation.rule === 'row-total')).toBe(false);
    expect(withoutColumn.equations.length).toBe(12);
  });

  test('of results is not violated by what a row without a known label may hold', () => {
    const missing = {
      'results.total.naturalPerson': 4,
      'newReceived.naturalPerson': 3,
      'results.total.total': 6,
      'newReceived.total': 5,
    };
    expect(at(applications(missing), 'results-total', 'naturalPerson')?.state).toBe('violated');
    const stray = { unknownRows: [unknownRow('（六）4.自行答复', ['1', '0', '0', '0', '0', '0', '1'])] };
    expect(at(applications(missing, stray), 'results-total', 'naturalPerson')?.state).toBe('open');
    expect(at(applications({ 'results.total.naturalPerson': 2 }, stray), 'results-total', 'naturalPerson')?.state).toBe('violated');
  });

  test('of results is judged as ever when the unknown row holds only zeros or stands behind a parent label', () => {
    const wrong = { 'results.total.naturalPerson': 4 };
    for (const row of [
      unknownRow('（六）4.自行答复', ['0', '0', '0', '0', '0', '0', '0']),
      unknownRow('三、本年度', ['3', '0', '0', '0', '0', '2', '5']),
    ]) {
      const evaluated = applications(wrong, { unknownRows: [row] });
      expect(at(evaluated, 'results-total', 'naturalPerson')?.state).toBe('violated');
      expect(evaluated.localisation).toMatchObject({ kind: 'cell', value: 3 });
    }
  });
});

describe('a table', () => {
  test('that breaks off has no arithmetic', () => {
    const evaluated = applications({ 'results.total.naturalPerson': 9 }, { halfWritten: true });
    expect([evaluated.equations.length, evaluated.localisation.kind]).toEqual([0, 'none']);
    expect(forcedValue(evaluated, 'results.total.naturalPerson')).toBeUndefined();
  });

  test('of an unknown form has only the totals of its rows checked and names no figure', () => {
    const evaluated = applications({ 'results.granted.naturalPerson': 4 }, { unknownForm: true });
    expect(new Set(evaluated.equations.map(({ equation }) => equation.rule))).toEqual(new Set(['row-total']));
    expect(evaluated.localisation).toMatchObject({ kind: 'candidates', repairs: [] });
  });

  test('four is judged sum by sum and never names a figure', () => {
    expect(cases().localisation.kind).toBe('none');
    const evaluated = cases({ 'review.upheld': 3, 'review.total': 2, 'litigation.direct.total': 1 });
    expect(evaluated.localisation).toMatchObject({ kind: 'candidates', repairs: [] });
    expect(evaluated.equations.map(({ state }) => state)).toEqual(['violated', 'violated', 'satisfied']);
    expect(evaluated.doubtful.has('review.corrected')).toBe(true);
    expect(evaluated.doubtful.has('litigation.afterReview.total')).toBe(false);
  });

  test('two has no equations', () => {
    const evaluated = evaluate(boundTable('2021', 'proactiveDisclosure', () => ''));
    expect(evaluated.equations).toEqual([]);
    expect(completeTable(evaluated).zero.size).toBe(10);
  });
});

describe('the figure for a blank', () => {
  test('follows from the equations, through other blanks where need be', () => {
    const evaluated = applications({ 'results.granted.naturalPerson': '', 'results.granted.total': '', 'results.total.total': '' });
    expect(evaluated.localisation.kind).toBe('none');
    expect([...completeTable(evaluated).forced].sort()).toEqual([
      ['results.granted.naturalPerson', 3],
      ['results.granted.total', 5],
      ['results.total.total', 5],
    ]);
  });

  test('takes the wrong figure elsewhere with its right value', () => {
    const evaluated = applications({ 'results.granted.naturalPerson': 9, 'results.granted.total': '' });
    expect(evaluated.localisation).toMatchObject({ kind: 'cell', value: 3 });
    expect(forcedValue(evaluated, 'results.granted.total')).toBe(5);
  });

  test('is 0 where nothing forces it and all such blanks can be 0 together', () => {
    const evaluated = cases({
      'review.upheld': '',
      'review.total': '',
      'litigation.direct.upheld': '',
      'litigation.direct.corrected': '',
      'litigation.direct.total': 4,
    });
    const { forced, zero } = completeTable(evaluated);
    expect(forced.size).toBe(0);
    expect([...zero].sort()).toEqual(['review.total', 'review.upheld']);
  });

  test('is nothing at all where the figures contradict each other and more than one of them may be wrong', () => {
    const evaluated = applications({
      'newReceived.naturalPerson': 1,
      'newReceived.legalEntity.otherOrg': '',
      'newReceived.total': 3,
      'carriedOver.naturalPerson': '',
      'carriedOver.legalEntity.otherOrg': 1,
      'carriedOver.total': 2,
    });
    expect(evaluated.localisation.kind).toBe('none');
    expect([...completeTable(evaluated).forced.keys(), ...completeTable(evaluated).zero]).toEqual([]);
  });

  test('may show that a written figure is wrong although every equation by itself is open', () => {
    const evaluated = applications({
      'newReceived.naturalPerson': 1,
      'newReceived.legalEntity.otherOrg': '',
      'carriedOver.naturalPerson': '',
    });
    expect(evaluated.equations.some(({ state }) => state === 'violated')).toBe(false);
    expect(evaluated.localisation).toMatchObject({ kind: 'cell', value: 2 });
  });
});
