import { expect, test } from 'vitest';
import { statusText } from '../../client/status-text.ts';
import english from '../../l10n/client.en.json' with { type: 'json' };
import type { ReportStatus, TableStatus } from '../../server/protocol.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const table = (equations: TableStatus['equations'], rest: Partial<TableStatus> = {}): TableStatus => ({
  id: 'applications',
  name: '表三',
  form: '2021',
  equations,
  openCells: 0,
  range,
  ...rest,
});

const report = (rest: Partial<ReportStatus>): ReportStatus => ({
  isReport: true,
  organ: '示例县示例镇人民政府',
  year: 2025,
  form: { id: '2021', document: '国办公开办函〔2021〕30号' },
  equations: { satisfied: 39, violated: 0, open: 0 },
  openCells: 0,
  findings: { error: 0, warning: 0, information: 0, hint: 0 },
  tables: [table({ satisfied: 39, violated: 0, open: 0 })],
  reasons: [],
  ...rest,
});

test('a report in order says its year, that all equations hold, its form, and that there is nothing to fill in or to mend', () => {
  expect(statusText(report({}))).toEqual({
    text: '2025年 · 2021年格式 · 39 条勾稽相符',
    detail: '待填 0 格 · 无问题',
    severity: 'information',
  });
});

test('where English texts are given it is said in English', () => {
  expect(statusText(report({ findings: { error: 0, warning: 2, information: 1, hint: 0 } }), english)).toEqual({
    text: '2025 · form of 2021 · 39 equations hold',
    detail: '0 cells blank · 2 warnings, 1 hint',
    severity: 'warning',
  });
});

test('violated equations are what is said, and make it an error', () => {
  const status = report({
    equations: { satisfied: 37, violated: 2, open: 0 },
    findings: { error: 1, warning: 2, information: 0, hint: 3 },
  });
  expect(statusText(status)).toEqual({
    text: '2025年 · 2021年格式 · 2 条勾稽不符',
    detail: '待填 0 格 · 错误 1、警告 2、提示 3',
    severity: 'error',
  });
});

test('a table with many open cells is called unchecked, so that nobody takes silence for a pass', () => {
  const status = report({
    equations: { satisfied: 3, violated: 0, open: 36 },
    openCells: 175,
    tables: [table({ satisfied: 0, violated: 0, open: 36 }, { openCells: 175, unchecked: true })],
  });
  const { text, detail, severity } = statusText(status);
  expect(text).toBe('2025年 · 2021年格式 · 表三未核对');
  expect(detail).toContain('待填 175 格');
  expect(severity).toBe('warning');
});

test('one open cell leaves its equations open and the others counted', () => {
  const status = report({
    equations: { satisfied: 37, violated: 0, open: 2 },
    openCells: 1,
    tables: [table({ satisfied: 37, violated: 0, open: 2 }, { openCells: 1, unchecked: false })],
  });
  expect(statusText(status).text).toBe('2025年 · 2021年格式 · 37 条勾稽相符，2 条待填');
});

test('a report without year or tables says so', () => {
  const status = report({ year: null, form: null, tables: [], equations: { satisfied: 0, violated: 0, open: 0 } });
  expect(statusText(status).text).toBe('年度不明 · 不适用任何格式 · 未找到标准表');
  expect(statusText(status).severity).toBe('warning');
});

test('what is no report gives the reason', () => {
  const status = report({ isReport: false, reasons: ['没有报告标题。'] });
  expect(statusText(status)).toEqual({ text: '未识别为年报', detail: '没有报告标题。', severity: 'warning' });
});
