import { describe, expect, test } from 'vitest';
import { cellFault, knownFigure } from '../../server/equations/admissible.ts';
import { sampleTable } from '../../server/rules/figures/samples.ts';
import { reportOf } from '../rules/marked.ts';

/** The cell as it is read from table two; in the form of 2019 it has counts, changes and amounts, in that of 2021 fees in 万元. */
function cell(id: string, rows: Readonly<Record<string, string>>, form: '2019' | '2021' = '2019') {
  const found = reportOf(sampleTable(form, 'proactiveDisclosure', rows)).tables[0]?.cells.get(id);
  if (!found) throw new Error(`no cell ${id}`);
  return found;
}

const count = (written: string) => cell('item1.rules.totalDisclosed', { 'item1.rules': `0 0 ${written}` });
const change = (written: string) => cell('item5.adminLicensing.changeThisYear', { 'item5.adminLicensing': `0 ${written} 0` });
const amount = (written: string) =>
  cell('item9.centralizedProcurement.procurementAmount', { 'item9.centralizedProcurement': `1 ${written}` });

describe('a cell takes part in the sums', () => {
  test.each([
    ['12', undefined, 12],
    ['0', undefined, 0],
    ['１２', undefined, 12],
    ['1,234', undefined, 1234],
    ['999999999999', undefined, 999_999_999_999],
    ['10000000000000', 'text', undefined],
    ['-3', 'sign', undefined],
    ['+3', 'sign', 3],
    ['3.5', 'fraction', undefined],
    ['3.0', 'fraction', undefined],
    ['22（其中修订16件）', 'text', undefined],
    ['/', undefined, undefined],
    ['_', undefined, undefined],
  ] as const)('a count of %s: fault %s, figure %s', (written, fault, figure) => {
    expect([cellFault(count(written)), knownFigure(count(written))]).toEqual([fault, figure]);
  });

  test.each([
    ['+1036', undefined],
    ['-4', undefined],
    ['减3', 'text'],
    ['1.5', 'fraction'],
  ] as const)('a change of %s: fault %s', (written, fault) => {
    expect(cellFault(change(written))).toBe(fault);
  });

  test.each([
    ['25.1', undefined],
    ['251000元', undefined],
    ['-25.1', 'sign'],
  ] as const)('an amount of %s: fault %s', (written, fault) => {
    expect(cellFault(amount(written))).toBe(fault);
  });

  test.each([
    ['1.26', undefined],
    ['-1.26', 'sign'],
    ['251000元', 'text'],
    ['-251000元', 'text'],
  ] as const)('a fee in 万元 of %s: fault %s, another unit before a wrong sign', (written, fault) => {
    expect(cellFault(cell('item8.adminFees.feeAmountThisYear', { 'item8.adminFees': written }, '2021'))).toBe(fault);
  });
});
