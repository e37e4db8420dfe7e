import { describe, expect, it } from 'vitest';
import { folder, nianbao } from './console.ts';
import { faultyReport, report } from './reports.ts';

interface Printed {
  readonly files: readonly {
    readonly problems: readonly {
      readonly rule: string;
      readonly range: { readonly start: { readonly line: number } };
      readonly message: string;
    }[];
  }[];
}

/** One report, and two bound together, the second with a wrong figure and a slip in its words. */
const FIRST = report();
const SECOND = faultyReport().replaceAll('示例镇', '样本乡');
const BOUND = `${FIRST}\n${SECOND}`;
const BEHIND = `${FIRST}\n`.split('\n').length - 1;

async function problemsOf(text: string) {
  const { out } = await nianbao(folder({ 'a.md': text }), ['check', '--format', 'json', 'a.md']);
  const [file] = (JSON.parse(out) as Printed).files;
  return (file?.problems ?? []).map(({ rule, range, message }) => ({ rule, line: range.start.line, message }));
}

describe('a file with several reports', () => {
  it('has the findings of each where it stands', async () => {
    const alone = await problemsOf(SECOND);
    expect(alone.length).toBeGreaterThan(1);
    const first = await problemsOf(FIRST);
    expect(await problemsOf(BOUND)).toEqual([...first, ...alone.map((one) => ({ ...one, line: one.line + BEHIND }))]);
  });

  it('is mended in each and nowhere else', async () => {
    const where = folder({ 'a.md': BOUND, 'b.md': SECOND });
    await nianbao(where, ['check', '--fix', '--fix-figures', 'a.md', 'b.md']);
    expect(where.read('a.md').toString()).toBe(`${FIRST}\n${where.read('b.md').toString()}`);
    expect(where.read('b.md').toString()).not.toBe(SECOND);
  });

  it('has a row for each in the lists', async () => {
    const where = folder({ 'a.md': BOUND, 'b.md': SECOND, 'c.md': FIRST, '说明.md': '# 说明\n' });
    const rowsOf = async (command: string, file: string) =>
      (await nianbao(where, [command, '--format', 'csv', file])).out.trimEnd().split('\r\n').slice(1);
    for (const command of ['check', 'extract']) {
      const alone = [...(await rowsOf(command, 'c.md')), ...(await rowsOf(command, 'b.md'))];
      expect(await rowsOf(command, 'a.md')).toEqual(alone.map((row) => row.replace(/^[bc]/, 'a')));
    }
    const page = (await nianbao(where, ['check', '--format', 'html', 'a.md'])).out;
    expect(page).toContain('1. 示例县示例镇人民政府');
    expect(page).toContain('2. 示例县样本乡人民政府');
    expect((await nianbao(where, ['check', 'a.md', '说明.md'])).out).toContain('核对 2 份年报：');
    expect((await nianbao(where, ['check', 'a.md', '说明.md'])).out).toContain('另有 1 个文件不是年报');
  });

  it('gives the figures of each as data', async () => {
    const where = folder({ 'a.md': BOUND, 'b.md': SECOND });
    const figuresOf = async (file: string) => JSON.parse((await nianbao(where, ['extract', '--format', 'json', file])).out).files[0];
    const { organ, year, template, tables } = await figuresOf('b.md');
    const both = await figuresOf('a.md');
    expect(both.reports).toHaveLength(2);
    expect(both.reports[1]).toEqual({ organ, year, template, tables });
    expect(both.organ).toBe(both.reports[0].organ);
  });

  it('becomes a draft with both in it', async () => {
    const where = folder({ 'a.md': BOUND, 'b.md': SECOND });
    const first = (await nianbao(where, ['convert', 'b.md', '-'])).out;
    const both = (await nianbao(where, ['convert', 'a.md', '-'])).out;
    expect(both.endsWith(`\n${first}`)).toBe(true);
    where.write('c.md', both);
    expect((await nianbao(where, ['convert', 'c.md', '-'])).out).toBe(both);
  });
});
