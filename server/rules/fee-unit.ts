import { say } from '../text/say.ts';
import { knownAmount } from './figures/amounts.ts';
import { cellKey, cellPlace } from './figures/names.ts';
import { organLevel } from './figures/organ-level.ts';
import { sampleReport, sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** 万元 a year: more than a township collects, more than any city or county does. */
const MUCH = { township: 10_000, others: 1_000_000 } as const;

/** Digits behind the point down to 1 元. */
const YUAN = 4;

/** 收费金额 that looks like 元 in a column of 万元. */
export const feeUnit = defineRule({
  id: 'fee-unit',
  title: '收费金额的单位',
  group: '勾稽',
  severity: 'hint',
  basis: '国办公开办函〔2021〕30号 表二 第二十条第（八）项：本年收费金额（单位：万元）',
  why: '财务系统以元计，照抄到以万元计的格里就大了一万倍。',
  examples: [
    {
      title: '乡镇收费过亿',
      text: sampleReport('示例县示例镇人民政府', sampleTable('2021', 'proactiveDisclosure', { 'item8.adminFees': '«251000»' })),
      says: ['表二“（八）行政事业性收费”本年收费金额（单位：万元）写作 251000（25.1 亿元），若以元计，应为 25.1'],
    },
    {
      title: '小数不到 1 元',
      text: sampleReport('示例县示例镇人民政府', sampleTable('2021', 'proactiveDisclosure', { 'item8.adminFees': '«0.394055»' })),
      says: ['写作 0.394055，小数超过 4 位（不足 1 元）'],
    },
    {
      title: '市级收费数亿元',
      text: sampleReport('示例市人民政府', sampleTable('2021', 'proactiveDisclosure', { 'item8.adminFees': '96171.6' })),
    },
    { title: '没有收费', text: sampleReport('示例县示例镇人民政府', sampleTable('2021', 'proactiveDisclosure', {})) },
  ],
  *check({ report }) {
    for (const table of report.tables) {
      const cell = table.cells.get('item8.adminFees.feeAmountThisYear');
      const value = knownAmount(cell);
      if (!cell || !value) continue;
      const level = report.organ === undefined ? undefined : organLevel(report.organ);
      const most =
        level === 'township' ? MUCH.township : level === 'province' || level === 'central' ? Number.POSITIVE_INFINITY : MUCH.others;
      const digits = String(value).split('.')[1]?.length ?? 0;
      const message =
        value >= most
          ? say`${cellPlace(cell)}写作 ${value}（${value / 10_000} 亿元），若以元计，应为 ${value / 10_000}`
          : digits > YUAN
            ? say`${cellPlace(cell)}写作 ${value}，小数超过 ${YUAN} 位（不足 1 元），单位应为万元`
            : undefined;
      if (message) yield { at: cell.span, cell: cellKey(cell), message };
    }
  },
});
