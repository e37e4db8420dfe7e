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

  it('becomes a draft with both in it', async () => {
    const where = folder({ 'a.md': BOUND, 'b.md': SECOND });
    const first = (await nianbao(where, ['convert', 'b.md', '-'])).out;
    const both = (await nianbao(where, ['convert', 'a.md', '-'])).out;
    expect(both.endsWith(`\n${first}`)).toBe(true);
    where.write('c.md', both);
    expect((await nianbao(where, ['convert', 'c.md', '-'])).out).toBe(both);
  });
});
