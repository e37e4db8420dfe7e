import { describe, expect, test } from 'vitest';
import { pieceOf } from '../../server/service/pieces.ts';
import { createReportIndex, type ReportIndex } from '../../server/service/report-index.ts';

/** Reports as `address: organ year`. */
function indexOf(reports: Readonly<Record<string, string>>): ReportIndex {
  const index = createReportIndex();
  for (const [uri, said] of Object.entries(reports)) {
    const [organ, year] = said.split(' ');
    index.put(uri, organ, Number(year));
  }
  return index;
}

test('the report of the same organ and the year before is found, and the way back', () => {
  const index = indexOf({ a: '示例镇人民政府 2025', b: '示例镇人民政府 2024', c: '样本镇人民政府 2024', d: '示例镇人民政府 2022' });
  expect([index.before('a'), index.after('b')]).toEqual(['b', 'a']);
  expect([index.before('b'), index.before('d'), index.after('c'), index.after('d')]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a report in a file of its own goes before its copy among others that are bound together', () => {
  const [bound, copy] = [pieceOf('汇编.md', 0), pieceOf('旧/汇编.md', 1)];
  const both = indexOf({ a: '示例镇人民政府 2025', [bound]: '示例镇人民政府 2024', 'b.md': '示例镇人民政府 2024' });
  expect(both.before('a')).toBe('b.md');
  expect(indexOf({ a: '示例镇人民政府 2025', [bound]: '示例镇人民政府 2024' }).before('a')).toBe(bound);
  const inOtherFolders = indexOf({ 'x/a': '示例镇人民政府 2025', [copy]: '示例镇人民政府 2024', 'b.md': '示例镇人民政府 2024' });
  expect(inOtherFolders.before('x/a')).toBe('b.md');
});

describe('another form of the name', () => {
  test.each([
    ['示例县人民政府', '示例县人民政府办公室'],
    ['示例县示例镇人民政府', '示例镇人民政府'],
    ['示例镇', '示例县示例镇人民政府'],
    ['示例市示例区示例街道办事处', '示例区示例街道'],
    ['示例县教育局', '示例市示例县教育局'],
  ])('%s is %s', (one, other) => {
    expect(indexOf({ a: `${one} 2025`, b: `${other} 2024` }).before('a')).toBe('b');
    expect(indexOf({ a: `${one} 2024`, b: `${other} 2025` }).after('a')).toBe('b');
  });

  test.each([
    ['示例县示例镇人民政府', '样本县示例镇人民政府'],
    ['示例县人民政府', '示例县示例镇人民政府'],
    ['示例县教育局', '示例县财政局'],
    ['大示例镇人民政府', '示例镇人民政府'],
  ])('%s is not %s', (one, other) => {
    expect(indexOf({ a: `${one} 2025`, b: `${other} 2024` }).before('a')).toBeUndefined();
  });

  test('counts only where no third name fits', () => {
    const two = { a: '示例镇人民政府 2025', b: '甲县示例镇人民政府 2024', c: '乙县示例镇人民政府 2024' };
    expect(indexOf(two).before('a')).toBeUndefined();
    const claimed = { a: '示例县人民政府 2025', b: '示例县人民政府办公室 2024', c: '示例县人民政府办公室 2025' };
    expect(indexOf(claimed).before('a')).toBeUndefined();
    expect(indexOf(claimed).before('c')).toBe('b');
  });

  test('comes behind the name itself', () => {
    const both = { a: '示例县人民政府 2025', b: '示例县人民政府办公室 2024', c: '示例县人民政府 2024' };
    expect(indexOf(both).before('a')).toBe('c');
  });
});

describe('of several reports of one organ and year', () => {
  test('forms of one document count once', () => {
    const forms = { a: '示例镇 2025', 'x/old.html': '示例镇 2024', 'x/old.md': '示例镇 2024' };
    expect(indexOf(forms).before('a')).toBe('x/old.md');
  });

  test('the one in the same folder is meant', () => {
    const folders = { 'x/a': '示例镇 2025', 'x/b': '示例镇 2024', 'y/b': '示例镇 2024' };
    expect(indexOf(folders).before('x/a')).toBe('x/b');
  });

  test('two documents are none', () => {
    const drafts = { 'x/a': '示例镇 2025', 'x/b': '示例镇 2024', 'x/c': '示例镇 2024' };
    expect(indexOf(drafts).before('x/a')).toBeUndefined();
    expect(indexOf(drafts).after('x/b')).toBeUndefined();
  });
});

test('a report that is gone, or has become another one, is not found any more', () => {
  const index = indexOf({ a: '示例镇 2025', b: '示例镇 2024' });
  index.put('b', '示例镇', 2023);
  expect(index.before('a')).toBeUndefined();
  index.put('b', '示例镇', 2024);
  expect(index.before('a')).toBe('b');
  index.put('b', undefined, 2024);
  expect(index.before('a')).toBeUndefined();
  index.put('b', '示例镇', 2024);
  index.remove('b');
  index.remove('b');
  expect([index.before('a'), index.after('b'), index.before('never seen')]).toEqual([undefined, undefined, undefined]);
});

test('asking costs the same however many there are', () => {
  const small = indexOf({});
  const large = indexOf({});
  const fill = (index: ReportIndex, count: number) => {
    for (let i = 0; i < count; i++) {
      index.put(`now/${i}`, `示例县${i}镇人民政府`, 2025);
      index.put(`past/${i}`, `示例县${i}镇人民政府`, 2024);
    }
  };
  fill(small, 100);
  fill(large, 20_000);
  const time = (index: ReportIndex): number => {
    const start = performance.now();
    for (let round = 0; round < 200; round++) for (let i = 0; i < 100; i++) index.before(`now/${i}`);
    return performance.now() - start;
  };
  time(small);
  expect(time(large)).toBeLessThan(20 * time(small) + 50);
});
