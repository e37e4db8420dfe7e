import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode } from '../../server/cli/encode.ts';
import { writeText } from '../../server/cli/write-file.ts';
import { folder, nianbao } from './console.ts';
import { faultyReport, report } from './reports.ts';

const FAULTY = faultyReport();
const WORDED = FAULTY.replace('截止2025', '截至2025');

describe('--fix', () => {
  it('mends the wording and no figure; the exit status is that of what remains', async () => {
    const where = folder({ 'a.md': FAULTY });
    const { status, out } = await nianbao(where, ['check', '--fix', 'a.md']);
    expect(where.read('a.md').toString()).toBe(WORDED);
    expect(status).toBe(1);
    expect(out).not.toContain('(typo)');
    expect(out).toContain('核对 1 份年报：1 处错误；已修正 1 处\n');
  });

  it('leaves a file without anything to mend untouched', async () => {
    const where = folder({ 'a.md': report() });
    const before = statSync(join(where.path, 'a.md'));
    await nianbao(where, ['check', '--fix', '--fix-figures', 'a.md']);
    expect(statSync(join(where.path, 'a.md')).mtimeMs).toBe(before.mtimeMs);
    expect(statSync(join(where.path, 'a.md')).ino).toBe(before.ino);
  });

  const CRLF = (text: string): string => text.replaceAll('\n', '\r\n');
  it.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-8 with \\r\\n', (text: string) => Buffer.from(CRLF(text))],
    [
      'GB18030 with \\r\\n and a character outside GBK',
      (text: string) => encode({ text: CRLF(text.replace('日常', '㐀𠀀日常')), encoding: 'gb18030', bom: false }),
    ],
    ['UTF-16 little-endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big-endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('keeps %s', async (_, bytes) => {
    const where = folder({ 'a.txt': bytes(FAULTY) });
    await nianbao(where, ['check', '--fix', 'a.txt']);
    expect(where.read('a.txt').toString('hex')).toBe(Buffer.from(bytes(WORDED)).toString('hex'));
  });

  it('keeps permissions, follows a link to its file, and leaves nothing else in the folder', async () => {
    const where = folder({ 'real/a.md': FAULTY });
    chmodSync(join(where.path, 'real/a.md'), 0o640);
    symlinkSync(join(where.path, 'real/a.md'), join(where.path, 'link.md'));
    await nianbao(where, ['check', '--fix', 'link.md']);
    expect(where.read('real/a.md').toString()).toBe(WORDED);
    expect(statSync(join(where.path, 'real/a.md')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(where.path, 'link.md')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(where.path, 'real'))).toEqual(['a.md']);
  });

  it('is not for standard input', async () => {
    expect(await nianbao(folder(), ['check', '--fix', '-'], { input: FAULTY })).toEqual({
      status: 2,
      out: '',
      err: 'nianbao: 标准输入不能就地修正，--fix 和 --fix-figures 只用于文件\n',
    });
  });
});

describe('--fix-figures', () => {
  it('sets the figure and says which', async () => {
    const where = folder({ 'a.md': FAULTY });
    const { status, out } = await nianbao(where, ['check', '--fix-figures', 'a.md']);
    expect(where.read('a.md').toString()).toBe(
      FAULTY.replace(
        '|      3 |        0 |        0 |            0 |            0 |    0 |    4 |',
        '|      4 |        0 |        0 |            0 |            0 |    0 |    4 |',
      ),
    );
    expect(status).toBe(0);
    expect(out).toContain('a.md:44:31 已改 3 → 4（改为 4）\n');
    // the wording stays as it is without --fix
    expect(out).toContain('(typo)');
  });

  it('never chooses among several repairs: that is for a person', async () => {
    const text = report({ 'newReceived.naturalPerson': '7', 'results.granted.total': '9' });
    const where = folder({ 'a.md': text });
    const { status, out } = await nianbao(where, ['check', '--fix-figures', '--format', 'json', 'a.md']);
    expect(status).toBe(1);
    const fixes = JSON.parse(out).files[0].problems.flatMap((problem: { fixes: object[] }) => problem.fixes);
    expect(fixes.length).toBeGreaterThan(1);
    for (const fix of fixes) expect(fix).toMatchObject({ preferred: false, safe: false });
    expect(where.read('a.md').toString()).toBe(text);
    const shown = (await nianbao(where, ['check', 'a.md'])).out;
    expect(shown).toMatch(/= 需人工判断：/);
    expect(shown).not.toContain('可修正');
    expect(shown).not.toContain('--fix');
  });

  describe('that would leave more errors than there were', () => {
    // blanks are errors here, and the figure of 其他处理 has no place in the form of 2021: its column stays blank
    const SETTINGS = '{ "rules": { "cell-blank": "error" } }';
    const row = (label: string, natural: number): string => `| ${label} | ${natural} | 0 | 0 | 0 | 0 | 0 | ${natural} |`;
    const OLD = report({ 'results.granted.naturalPerson': '2', 'results.granted.total': '2' })
      .replace(/^\| 三、（六）1.*\n/m, '')
      .replace(/^\| 三、（六）3.*\n/m, '')
      .replace(/^\| 三、（六）2.*$/m, row('三、（六）其他处理', 1));

    it('are left to a person', async () => {
      const where = folder({ 'a.md': OLD, '.nianbao.json': SETTINGS });
      const { status, out } = await nianbao(where, ['check', '--fix-figures', 'a.md']);
      expect([status, where.read('a.md').toString()]).toEqual([1, OLD]);
      expect(out).toContain('(template-year)');
      expect(out).not.toContain('已改');
      // as blanks are but warnings by default, the form is changed then
      where.write('.nianbao.json', '{}');
      expect((await nianbao(where, ['check', '--fix-figures', 'a.md'])).out).toContain('已改');
    });

    it.each([
      ['before them', (text: string) => text.replace('# 示例县示例镇人民政府2025年', '# 示例县示例镇人民政府')],
      ['behind them', (text: string) => text.replace(/^(\| 行政复议 +\|.*\|) +0 \|$/m, '$1 7 |')],
    ])('keep no other from being applied: one %s', async (_, spoilt) => {
      const text = spoilt(OLD);
      expect(text).not.toBe(OLD);
      const where = folder({ 'a.md': text, '.nianbao.json': SETTINGS });
      const { out } = await nianbao(where, ['check', '--fix-figures', 'a.md']);
      expect(out).toContain('核对 1 份年报：1 处错误；已修正 1 处');
      expect(out).toContain('(template-year)');
    });
  });

  it('says it beside the output that programs read', async () => {
    const where = folder({ 'a.md': FAULTY });
    const { out, err } = await nianbao(where, ['check', '--fix', '--fix-figures', '--format', 'json', 'a.md']);
    expect(JSON.parse(out).files[0].problems).toEqual([]);
    expect(err).toBe('a.md:44:31 已改 3 → 4（改为 4）\n');
  });
});

describe('writing', () => {
  it('what cannot be written is said in a sentence and leaves nothing behind', () => {
    const where = folder({ 'a.md': FAULTY });
    const write = (file: string) => writeText(file, { text: '新', encoding: 'utf-8', bom: false }, { cwd: where.path });
    expect(String(write('.')?.complaint)).toBe('是文件夹，不是文件');
    expect(String(write('gone/a.md')?.complaint)).toBe('没有这个文件夹');
    expect(String(write(`${'长'.repeat(200)}.md`)?.complaint)).toBe('文件名过长');
    expect(readdirSync(where.path)).toEqual(['a.md']);
    expect(where.read('a.md').toString()).toBe(FAULTY);
  });
});
