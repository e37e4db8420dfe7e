import { expect, test } from 'vitest';
import { isWhole } from '../../server/service/read-document.ts';
import { createService } from '../../server/service/service.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import type { Workspace } from '../../server/service/workspace.ts';
import { correct, wrong } from '../lsp/sample.ts';

/** Documents in memory, by name. */
function memory(texts: Record<string, string>): Workspace & { put: (uri: string, text: string) => void } {
  const versions = new Map<string, number>();
  return {
    put(uri, text) {
      texts[uri] = text;
      versions.set(uri, (versions.get(uri) ?? 0) + 1);
    },
    read: (uri) => {
      const text = texts[uri];
      return text === undefined ? undefined : { uri, version: versions.get(uri) ?? 0, text, kind: 'text' };
    },
    versionOf: (uri) => (texts[uri] === undefined ? undefined : (versions.get(uri) ?? 0)),
    stamp: () => '',
    isWatched: () => false,
    opened: () => [],
    find: (_, path) => (texts[path] === undefined ? 'missing' : { uris: [path], many: false }),
    resolve: (_, path) => path,
    list: () => Object.keys(texts).sort(),
  };
}

test('a document is read once per version, and judged once per version and settings', () => {
  const workspace = memory({ a: wrong });
  const service = createService(workspace);
  const first = service.check('a', defaultSettings);
  expect(service.check('a', defaultSettings)).toBe(first);
  expect(service.read('a')).toBe(first?.reading);
  const stricter = service.check('a', { rules: { 'wrong-figure': 'off' }, year: undefined });
  expect([first?.problems.length, stricter?.problems.length]).toEqual([1, 0]);
  expect(stricter?.reading).toBe(first?.reading);
  workspace.put('a', correct);
  expect(service.check('a', defaultSettings)?.problems).toEqual([]);
});

test('no two judgements have the same number', () => {
  const workspace = memory({ a: wrong, b: correct });
  const service = createService(workspace);
  const serials = [service.check('a', defaultSettings), service.check('b', defaultSettings)].map((one) => one?.serial);
  service.forget('a');
  serials.push(service.check('a', defaultSettings)?.serial);
  expect(new Set(serials).size).toBe(3);
});

test('a report is judged again when last year’s changes', () => {
  const workspace = memory({ now: correct.replace('年度: 2025', '年度: 2025\n上年: past'), past: correct.replaceAll('2025', '2024') });
  const service = createService(workspace);
  const first = service.check('now', defaultSettings);
  expect(service.check('now', defaultSettings)).toBe(first);
  workspace.put('past', wrong.replaceAll('2025', '2024'));
  expect(service.check('now', defaultSettings)?.serial).not.toBe(first?.serial);
});

test('a report that names itself or nothing as last year’s is judged all the same', () => {
  const service = createService(
    memory({ now: correct.replace('年度: 2025', '年度: 2025\n上年: now'), other: correct.replace('年度: 2025', '年度: 2025\n上年: gone') }),
  );
  expect(service.check('now', defaultSettings)?.reading.report.isReport).toBe(true);
  expect(service.check('other', defaultSettings)?.reading.report.isReport).toBe(true);
});

test('a long text that says nothing of a report is only looked at', () => {
  const service = createService(
    memory({ novel: '很久以前，有一个人。\n\n'.repeat(100_000), report: `${'很久以前。\n\n'.repeat(20_000)}${correct}` }),
  );
  const novel = service.read('novel');
  expect(novel?.report.isReport).toBe(false);
  expect(novel && isWhole(novel)).toBe(false);
  const report = service.read('report');
  expect(report?.report.isReport).toBe(true);
  expect(report && isWhole(report)).toBe(true);
});

test('what the workspace does not have is nothing', () => {
  const service = createService(memory({}));
  expect(service.read('a')).toBeUndefined();
  expect(service.check('a', defaultSettings)).toBeUndefined();
});
