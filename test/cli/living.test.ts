import { chmodSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encode } from '../../server/cli/encode.ts';
import { folder, nianbao } from './console.ts';
import { faultyReport, report } from './reports.ts';

const GOOD = report();
/** A wrong total and 截止. */
const FAULTY = faultyReport();
const codes = (json: string): readonly (readonly [string, readonly string[]])[] =>
  JSON.parse(json).files.map(({ file, problems }: { file: string; problems: { rule: string }[] }) => [
    file,
    problems.map(({ rule }) => rule),
  ]);

describe('.nianbao.json', () => {
  it('is found in the folder of the file or above it, and the nearest wins', async () => {
    const where = folder({
      '.nianbao.json': '{ "rules": { "wrong-figure": "off", "typo": "off" } }',
      'a.md': FAULTY,
      '镇/村/b.md': FAULTY,
      '镇/.nianbao.json': '{ "rules": { "wrong-figure": "hint" } }',
    });
    const { status, out } = await nianbao(where, ['check', '--format', 'json', '.']);
    expect(status).toBe(0);
    expect(codes(out)).toEqual([
      ['./a.md', []],
      ['./镇/村/b.md', ['typo', 'wrong-figure']],
    ]);
    const inside = await nianbao(where, ['check', '--format', 'json', 'b.md'], { cwd: `${where.path}/镇/村` });
    expect(JSON.parse(inside.out).files[0].problems.map(({ severity }: { severity: string }) => severity)).toEqual(['warning', 'hint']);
  });

  it('holds for standard input by the working folder', async () => {
    const where = folder({ '.nianbao.json': '{ "rules": { "wrong-figure": "off" } }' });
    expect((await nianbao(where, ['check', '-'], { input: FAULTY })).status).toBe(0);
  });

  it('gives way to --config and --year', async () => {
    const where = folder({ '.nianbao.json': '{ "year": 2026, "rules": { "wrong-figure": "off" } }', 'c.json': '{}', 'a.md': FAULTY });
    expect((await nianbao(where, ['check', 'a.md'])).out).toContain('(year-expected)');
    expect((await nianbao(where, ['check', '--year', '2025', 'a.md'])).out).not.toContain('(year-expected)');
    expect((await nianbao(where, ['check', '--config', 'c.json', 'a.md'])).status).toBe(1);
  });

  it('that cannot be used keeps the command from running, with its place', async () => {
    const where = folder({ '镇/.nianbao.json': '{\n  "rules": { "typpo": "off" }\n}', '镇/a.md': GOOD });
    expect(await nianbao(where, ['check', '.'])).toEqual({
      status: 2,
      out: '',
      err: 'nianbao: 镇/.nianbao.json:2:14 没有“typpo”这条规则，最接近的是“typo”\n',
    });
  });

  it('may ask for what a region asks for', async () => {
    const where = folder({ '.nianbao.json': '{ "packs": ["gansu-2025"] }', 'a.md': GOOD });
    expect((await nianbao(where, ['check', 'a.md'])).out).toContain('（甘肃2025年要求） (topic-missing)');
  });
});

describe('a baseline', () => {
  const written = async () => {
    const where = folder({ 'a.md': FAULTY, '镇/b.txt': FAULTY });
    const first = await nianbao(where, ['check', '--baseline', 'b.json', '--update-baseline', '.']);
    expect(first).toEqual({
      status: 0,
      err: '',
      out: '核对 2 份年报：没有发现问题；另有 4 处记在基线中\n基线 b.json：记入 4 处\n',
    });
    return where;
  };

  it('once written keeps what there is quiet, wherever the command runs', async () => {
    const where = await written();
    expect(Object.keys(JSON.parse(where.read('b.json').toString()).files)).toEqual(['a.md', '镇/b.txt']);
    const bare = await nianbao(where, ['check', '.']);
    expect(bare.status).toBe(1);
    const again = await nianbao(where, ['check', '--baseline', 'b.json', '.']);
    expect(again).toEqual({ status: 0, err: '', out: '核对 2 份年报：没有发现问题；另有 4 处记在基线中\n' });
    const inside = await nianbao(where, ['check', '--baseline', '../b.json', 'b.txt'], { cwd: `${where.path}/镇` });
    expect(inside.status).toBe(0);
  });

  it('holds for web pages and for files in GB18030 just as well, whatever is written around a finding', async () => {
    const page = (before: string) =>
      `<!DOCTYPE html><html><body><h1>示例县示例镇人民政府2025年政府信息公开工作年度报告</h1>\n${before}<p>截止2025年年末，均已办结。</p></body></html>`;
    const gb = (text: string) => encode({ text, encoding: 'gb18030', bom: false });
    const where = folder({ 'a.html': page(''), 'b.txt': gb(FAULTY) });
    const check = (...more: readonly string[]) => nianbao(where, ['check', '--format', 'json', '--baseline', 'b.json', ...more, '.']);
    expect((await check('--update-baseline')).status).toBe(0);
    where.write('a.html', page('<div>\n<p>全年公开信息126条。</p>\n</div>'));
    where.write('b.txt', gb(FAULTY.replace('本报告', '（送审稿）\n\n本报告')));
    expect(codes((await check()).out)).toEqual([
      ['./a.html', []],
      ['./b.txt', []],
    ]);
  });

  it('does not keep quiet what is new', async () => {
    const where = await written();
    where.write('a.md', FAULTY.replace('业务培训2次', '业务培训2次，回应群众反应的问题'));
    const { out } = await nianbao(where, ['check', '--format', 'json', '--baseline', 'b.json', '.']);
    expect(codes(out)).toEqual([
      ['./a.md', ['typo']],
      ['./镇/b.txt', []],
    ]);
  });

  it('shrinks by itself: what was mended is taken out, said once, and reported when it comes back', async () => {
    const where = await written();
    where.write('a.md', FAULTY.replace('截止2025', '截至2025'));
    const { out, status } = await nianbao(where, ['check', '--baseline', 'b.json', '.']);
    expect({ out, status }).toEqual({
      status: 0,
      out: '核对 2 份年报：没有发现问题；另有 3 处记在基线中\n基线 b.json：1 处已不再出现，已删去\n',
    });
    expect((await nianbao(where, ['check', '--baseline', 'b.json', '.'])).out).not.toContain('不再出现');
    where.write('a.md', FAULTY);
    expect((await nianbao(where, ['check', '--baseline', 'b.json', '.'])).out).toContain('(typo)');
  });

  it('takes out one of several alike for one that was mended', async () => {
    const line = '截止2025年末，各项工作均已按照要求完成。\n\n';
    const text = (times: number) => GOOD.replace('## 二、', `${line.repeat(times)}## 二、`);
    const where = folder({ 'a.md': text(5) });
    const kept = () => Object.values<readonly object[]>(JSON.parse(where.read('b.json').toString()).files).flat();
    const check = (...more: string[]) => nianbao(where, ['check', '--baseline', 'b.json', ...more, 'a.md']);
    await check('--update-baseline');
    const typos = kept().filter((entry) => JSON.stringify(entry).includes('截止')).length;
    // those in the middle have the same words around them
    expect(new Set(kept().map((entry) => JSON.stringify(entry))).size).toBeLessThan(kept().length);
    where.write('a.md', text(4));
    await check();
    expect(kept().filter((entry) => JSON.stringify(entry).includes('截止')).length).toBe(typos - 1);
    expect((await check()).out).toContain('没有发现问题');
  });

  it('keeps what a run cannot know to be gone: of drafts, of rules that are off, of files that were not checked', async () => {
    const where = await written();
    const before = where.read('b.json').toString();
    where.write('a.md', GOOD);
    where.write('c.json', '{ "rules": { "typo": "off", "wrong-figure": "off" } }');
    for (const argv of [['--draft', 'a.md'], ['--config', 'c.json', 'a.md'], ['镇']]) {
      expect((await nianbao(where, ['check', '--baseline', 'b.json', ...argv])).out).not.toContain('不再出现');
      expect(where.read('b.json').toString()).toBe(before);
    }
  });

  it('keeps files of other runs when it is written anew, but not those that are gone', async () => {
    const where = await written();
    where.write('c.md', FAULTY);
    const all = JSON.parse(where.read('b.json').toString());
    where.write('b.json', JSON.stringify({ ...all, files: { ...all.files, '删掉的.md': all.files['a.md'] } }));
    await nianbao(where, ['check', '--baseline', 'b.json', '--update-baseline', 'c.md']);
    expect(Object.keys(JSON.parse(where.read('b.json').toString()).files)).toEqual(['a.md', 'c.md', '镇/b.txt']);
  });

  it('is named in .nianbao.json just as well, beside that file', async () => {
    const where = folder({ '镇/.nianbao.json': '{ "baseline": "基线.json" }', '镇/村/a.md': FAULTY });
    expect((await nianbao(where, ['check', '.'])).err).toBe('nianbao: 镇/基线.json：没有这个基线文件，加 --update-baseline 写出\n');
    expect((await nianbao(where, ['check', '--update-baseline', '.'])).status).toBe(0);
    expect(Object.keys(JSON.parse(where.read('镇/基线.json').toString()).files)).toEqual(['村/a.md']);
    expect((await nianbao(where, ['check', '镇/村/a.md'])).status).toBe(0);
  });

  it('leaves what it puts up with alone when fixes are applied', async () => {
    const where = await written();
    await nianbao(where, ['check', '--baseline', 'b.json', '--fix', '--fix-figures', 'a.md']);
    expect(where.read('a.md').toString()).toBe(FAULTY);
  });

  it('that cannot be read or used keeps the command from running', async () => {
    const where = folder({ 'a.md': GOOD, 'b.json': '{\n "version": 3 }' });
    expect((await nianbao(where, ['check', '--baseline', 'b.json', 'a.md'])).err).toBe(
      'nianbao: b.json:2:13 基线不是 nianbao 写出的基线\n',
    );
    where.write('b.json', '{');
    expect((await nianbao(where, ['check', '--baseline', 'b.json', 'a.md'])).err).toBe('nianbao: b.json:1:2 基线不是 JSON\n');
    expect((await nianbao(where, ['check', '--baseline', 'no/b.json', '--update-baseline', 'a.md'])).status).toBe(2);
    expect(existsSync(`${where.path}/no`)).toBe(false);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be written is used all the same', async () => {
    const where = await written();
    where.write('a.md', GOOD);
    chmodSync(`${where.path}/b.json`, 0o444);
    const { status, err } = await nianbao(where, ['check', '--baseline', 'b.json', '.']);
    expect({ status, err }).toEqual({ status: 0, err: 'nianbao: 基线 b.json：2 处已不再出现，未能删去，没有读写权限\n' });
  });

  it('says nothing between the lines of other formats', async () => {
    const where = await written();
    where.write('a.md', GOOD);
    const { out, err } = await nianbao(where, ['check', '--format', 'json', '--baseline', 'b.json', '.']);
    expect(JSON.parse(out).summary).toEqual({ files: 2, errors: 0, warnings: 0, infos: 0, hints: 0 });
    expect(err).toBe('nianbao: 基线 b.json：2 处已不再出现，已删去\n');
  });
});
