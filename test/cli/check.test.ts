import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { templateById } from '../../server/template/catalog.ts';
import { encode } from '../../server/cli/encode.ts';
import { folder, nianbao } from './console.ts';
import { faultyReport, report, reportBefore } from './reports.ts';

const GOOD = report();
const FAULTY = faultyReport();

describe('what the exit status says', () => {
  it('0 where there is no error', async () => {
    const { status, out, err } = await nianbao(folder({ 'a.md': GOOD }), ['check', 'a.md']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe('核对 1 份年报：没有发现问题\n');
  });

  it('0 where there are only warnings', async () => {
    const where = folder({ 'a.md': GOOD.replace('日常维护', '日常维护，截止2025年年末共12条') });
    const { status, out } = await nianbao(where, ['check', 'a.md']);
    expect(status).toBe(0);
    expect(out).toContain('(typo)');
  });

  it('1 where there is an error', async () => {
    expect((await nianbao(folder({ 'a.md': FAULTY }), ['check', 'a.md'])).status).toBe(1);
  });

  it('2 where a file cannot be read, and the others are checked all the same', async () => {
    const { status, out, err } = await nianbao(folder({ 'b.md': FAULTY }), ['check', '没有.md', 'b.md']);
    expect(status).toBe(2);
    expect(err).toBe('nianbao: 没有.md：没有这个文件\n');
    expect(out).toContain('(wrong-figure)');
    expect(out).toContain('核对 1 份年报：1 处错误、1 处警告；1 个文件读写失败\n');
  });
});

describe('which files are checked', () => {
  const files = async (paths: readonly string[], where = folder(CONTENTS)) => {
    const { out, err, status } = await nianbao(where, ['check', '--format', 'json', ...paths]);
    return { files: JSON.parse(out).files.map(({ file }: { file: string }) => file), err, status };
  };
  const CONTENTS = {
    'b.md': GOOD,
    'a.txt': GOOD,
    'c.HTML': '<p>x</p>',
    'd.docx': 'x',
    'sub/e.htm': '<p>x</p>',
    'sub/deep/f.md': GOOD,
    '.hidden/g.md': GOOD,
    'node_modules/h.md': GOOD,
  };

  it('those of a folder, sorted, with the folders below it', async () => {
    expect((await files(['.'])).files).toEqual(['./a.txt', './b.md', './c.HTML', './sub/deep/f.md', './sub/e.htm']);
  });

  it('in the order of the arguments, each once', async () => {
    expect((await files(['sub', 'b.md', 'a.txt', './b.md'])).files).toEqual(['sub/deep/f.md', 'sub/e.htm', 'b.md', 'a.txt']);
  });

  it('those that a pattern means', async () => {
    expect((await files(['*.md'])).files).toEqual(['b.md']);
    expect((await files(['**/*.md'])).files).toEqual(['b.md', 'sub/deep/f.md']);
    expect((await files(['sub/**'])).files).toEqual(['sub/deep/f.md', 'sub/e.htm']);
    expect((await files(['./?.txt'])).files).toEqual(['./a.txt']);
  });

  it('a file whose name looks like a pattern is that file', async () => {
    expect((await files(['[1]*.md'], folder({ '[1]*.md': GOOD, '[1]2.md': GOOD }))).files).toEqual(['[1]*.md']);
  });

  it('a pattern that nothing fits is said', async () => {
    const { err, status, files: found } = await files(['*.markdown']);
    expect({ err, status, found }).toEqual({ err: 'nianbao: *.markdown：没有相符的文件\n', status: 2, found: ['*.markdown'] });
  });

  it.each([
    ['gone/', 'gone/'],
    ['gone/*.md', 'gone'],
  ])('%s: says that the folder is not there', async (path, named) => {
    const { err, status } = await nianbao(folder({}), ['check', path]);
    expect({ err, status }).toEqual({ err: `nianbao: ${named}：没有这个文件夹\n`, status: 2 });
  });

  it('an empty folder is said, and is no failure', async () => {
    const where = folder();
    mkdirSync(join(where.path, '空'));
    const { status, out, err } = await nianbao(where, ['check', '空']);
    expect({ status, out }).toEqual({ status: 0, out: '没有年报可核对\n' });
    expect(err).toBe('nianbao: 空：文件夹中没有 .md、.txt、.html、.htm 文件\n');
  });

  it('links that lead in circles come to an end', async () => {
    const where = folder({ 'x/a.md': GOOD, 'y/b.md': GOOD });
    symlinkSync(where.path, join(where.path, 'x', 'up'));
    symlinkSync(join(where.path, 'y'), join(where.path, 'x', 'side'));
    symlinkSync(join(where.path, 'x'), join(where.path, 'y', 'back'));
    expect((await files(['.'], where)).files).toEqual(['./x/a.md', './x/side/b.md']);
  });

  it('a file that is no report is named when it was asked for, and only counted in a folder', async () => {
    const where = folder({ 'dir/readme.md': '# 说明\n\n普通文字。\n', 'dir/a.md': GOOD });
    const asked = await nianbao(where, ['check', 'dir/readme.md']);
    expect(asked).toEqual({
      status: 0,
      err: '',
      out: 'dir/readme.md：不是政府信息公开工作年度报告，未核对\n\n没有年报可核对；1 个文件不是年报\n',
    });
    expect((await nianbao(where, ['check', 'dir'])).out).toBe('核对 1 份年报：没有发现问题；另有 1 个文件不是年报\n');
  });
});

describe('what a report is read from', () => {
  it('standard input', async () => {
    const { status, out } = await nianbao(folder(), ['check', '-'], { input: FAULTY });
    expect(status).toBe(1);
    expect(out).toMatch(/^-:19:33 警告 /);
  });

  it('standard input that holds a web page', async () => {
    const page = `<!DOCTYPE html><html><body><h1>示例县示例镇人民政府2025年政府信息公开工作年度报告</h1><p>截止2025年年末。</p></body></html>`;
    const { out } = await nianbao(folder(), ['check', '--format', 'json', '-'], { input: page });
    const [file] = JSON.parse(out).files;
    expect(file).toMatchObject({ file: '-', report: true, organ: '示例县示例镇人民政府', year: 2025 });
  });

  it('GB18030 with characters outside GBK, and UTF-16', async () => {
    const gb = encode({ text: FAULTY.replace('示例镇', '示例㐀镇'), encoding: 'gb18030', bom: false });
    const where = folder({ 'gb.md': gb, 'utf16.txt': Buffer.from(`\ufeff${FAULTY}`, 'utf16le') });
    expect((await nianbao(where, ['check', 'gb.md'])).out).toContain('gb.md:19:33 警告');
    expect((await nianbao(where, ['check', 'utf16.txt'])).out).toContain('utf16.txt:19:33 警告');
  });

  it.each([
    ['cut short in the middle of a character', Buffer.from(FAULTY).subarray(0, Buffer.from(FAULTY).indexOf('县政府门户') + 2)],
    [
      'with a wrong byte',
      Buffer.from(FAULTY).fill(0x30, Buffer.from(FAULTY).indexOf('县政府门户'), Buffer.from(FAULTY).indexOf('县政府门户') + 1),
    ],
    ['with a NUL byte', Buffer.from(FAULTY.replace('县政府门户', '\0'))],
  ])('a UTF-8 text %s is not taken for anything else', async (_, bytes) => {
    expect(await nianbao(folder({ 'a.md': bytes }), ['check', 'a.md'])).toMatchObject({
      status: 2,
      err: 'nianbao: a.md：不是完好的 UTF-8 文本，第 13 行有损坏的字符\n',
    });
  });

  it.each([
    ['a.md', Buffer.from([0x89, 0x50, 0, 1, 2]), '不是文本文件，可读 UTF-8、UTF-16（带 BOM）和 GB18030 文本'],
    ['a.txt', Buffer.from([0xff, 0xff, 0xff, 0xff, 0x81]), '不是文本文件，可读 UTF-8、UTF-16（带 BOM）和 GB18030 文本'],
    ['a.docx', Buffer.from('PK'), '本版不支持读取 .docx 文件，可读 .md、.txt、.html、.htm'],
    ['a.PDF', Buffer.from('%PDF'), '本版不支持读取 .pdf 文件，可读 .md、.txt、.html、.htm'],
  ])('%s that is no text gives one sentence', async (name, bytes, sentence) => {
    const { status, out, err } = await nianbao(folder({ [name]: bytes }), ['check', '--format', 'json', name]);
    expect({ status, err }).toEqual({ status: 2, err: `nianbao: ${name}：${sentence}\n` });
    expect(JSON.parse(out).files).toEqual([
      { file: name, error: sentence, report: false, organ: null, year: null, template: null, problems: [] },
    ]);
  });
});

describe('a text in two encodings', () => {
  const lines = FAULTY.split('\n');
  const gb = (text: string) => encode({ text, encoding: 'gb18030', bom: false });
  const pieced = (isGb: (line: number) => boolean, mark = '') =>
    Buffer.concat([Buffer.from(mark), ...lines.map((line, i) => (isGb(i + 1) ? gb(`${line}\n`) : Buffer.from(`${line}\n`)))]);

  it.each([
    ['GB18030 put behind UTF-8', pieced((line) => line > 20), '第 2 行是 UTF-8，第 21 行是 GB18030'],
    ['UTF-8 put behind GB18030', pieced((line) => line <= 20), '第 21 行是 UTF-8，第 2 行是 GB18030'],
    ['one line of GB18030 in UTF-8', pieced((line) => line === 13), '第 2 行是 UTF-8，第 13 行是 GB18030'],
    ['one line of UTF-8 in GB18030', pieced((line) => line !== 13), '第 13 行是 UTF-8，第 2 行是 GB18030'],
    ['GB18030 behind UTF-8 with a byte order mark', pieced((line) => line > 20, '\ufeff'), '第 2 行是 UTF-8，第 21 行是 GB18030'],
  ])('is said to be that: %s', async (_, bytes, where) => {
    const { status, err } = await nianbao(folder({ 'a.md': bytes }), ['check', 'a.md']);
    expect({ status, err }).toEqual({ status: 2, err: `nianbao: a.md：混用两种编码，${where}，应统一成一种\n` });
  });

  it('is not one in GB18030 of which a short line could be UTF-8', async () => {
    const word = Buffer.from('e4a1b0e4b0a1', 'hex');
    expect(new TextDecoder('utf-8', { fatal: true }).decode(word)).toBe('\u4870\u4c21');
    const bytes = gb(GOOD.replace('\n## 二', `\n${new TextDecoder('gb18030').decode(word)}\n\n## 二`));
    expect((await nianbao(folder({ 'a.txt': bytes }), ['check', 'a.txt'])).status).toBe(0);
  });

  it('is not one damaged, of which a line has nothing but crosses', async () => {
    const bytes = Buffer.from(GOOD.replace('\n## 二', '\n××××××\n\n## 二'));
    bytes[bytes.indexOf('县政府门户')] = 0xff;
    expect((await nianbao(folder({ 'a.md': bytes }), ['check', 'a.md'])).err).toContain('不是完好的 UTF-8 文本，第 13 行');
  });

  it('of which one character in fifteen is damaged is a damaged one still, and bytes of which hardly any can be read are no text', async () => {
    const damaged = Buffer.from(GOOD);
    let han = 0;
    for (let i = 0; i < damaged.length; i++) if ((damaged[i] ?? 0) >= 0xe0 && han++ % 15 === 0) damaged[i] = 0xff;
    const { err } = await nianbao(folder({ 'a.md': damaged }), ['check', 'a.md']);
    expect(err).toMatch(/^nianbao: a\.md：不是完好的 UTF-8 文本，第 \d+ 行有损坏的字符\n$/);
    const other = Buffer.concat([gb(GOOD), Buffer.from([0xff])]);
    expect((await nianbao(folder({ 'b.md': other }), ['check', 'b.md'])).err).toContain('不是文本文件');
  });
});

describe('a file that nobody has checked is not passed over', () => {
  const NAME = '示例县示例镇人民政府2025年政府信息公开工作年度报告.md';
  const files = { [`乡镇/${NAME}`]: '', '乡镇/readme.md': '# 说明\n' };

  it('where it is a report by its name', async () => {
    const { status, out, err } = await nianbao(folder(files), ['check', '乡镇']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(`乡镇/${NAME}：文件是空的，未核对\n\n没有年报可核对；2 个文件不是年报\n`);
    const other = folder({ ...files, [`乡镇/${NAME}`]: '# 通知\n' });
    expect((await nianbao(other, ['check', '乡镇'])).out).toContain(`乡镇/${NAME}：不是政府信息公开工作年度报告，未核对\n`);
  });

  it.each(['csv', 'html', 'sarif', 'junit', 'github'])('beside %s', async (format) => {
    const { err } = await nianbao(folder(files), ['check', '--format', format, '乡镇']);
    expect(err).toBe(`nianbao: 乡镇/${NAME}：文件是空的，未核对\n`);
  });

  it('on the page, which is handed on', async () => {
    const { out } = await nianbao(folder(files), ['check', '--format', 'html', '乡镇']);
    expect(out).toContain(`<li>乡镇/${NAME}：文件是空的，未核对</li>`);
    expect(out).not.toContain('readme.md');
  });

  it('nor one to which a link in a folder leads no more', async () => {
    const where = folder({ '乡镇/a.md': GOOD });
    symlinkSync('gone.md', join(where.path, '乡镇/b.md'));
    symlinkSync('gone.png', join(where.path, '乡镇/b.png'));
    for (const path of ['乡镇', '乡镇/*.md', '乡镇/*']) {
      const { status, out, err } = await nianbao(where, ['check', path]);
      expect({ status, err }).toEqual({ status: 2, err: 'nianbao: 乡镇/b.md：链接指向的文件不存在\n' });
      expect(out).toBe('核对 1 份年报：没有发现问题；1 个文件读写失败\n');
    }
  });
});

describe('how a report is judged', () => {
  it('a blank is a finding, many are a warning, and in a draft a mere information', async () => {
    const cells = [...(templateById('2021')?.tables.applications.slots.keys() ?? [])];
    const blank = (ids: readonly string[]) => report(Object.fromEntries(ids.map((id) => [id, ''])));
    const where = folder({ 'one.md': blank(['newReceived.legalEntity.otherOrg']), 'many.md': blank(cells.slice(60, 80)) });
    expect((await nianbao(where, ['check', 'one.md'])).out).toMatch(/ 警告 .* \(cell-blank\)/);
    expect((await nianbao(where, ['check', 'many.md'])).out).toMatch(/ 警告 .* \(table-incomplete\)/);
    expect((await nianbao(where, ['check', '--draft', 'many.md'])).out).toMatch(/ 信息 .* \(table-incomplete\)/);
  });

  it('the year that is expected can be said', async () => {
    const { out } = await nianbao(folder({ 'a.md': GOOD }), ['check', '--year', '2026', 'a.md']);
    expect(out).toContain('(year-expected)');
    expect((await nianbao(folder({ 'a.md': GOOD }), ['check', '--year', '2025', 'a.md'])).out).not.toContain('(year-expected)');
  });

  it('settings come from a file, and --year wins over it', async () => {
    const where = folder({ 'a.md': FAULTY, 'c.json': '{ "year": 2026, "rules": { "wrong-figure": "hint", "typo": "off" } }' });
    const set = await nianbao(where, ['check', '--config', 'c.json', 'a.md']);
    expect(set.status).toBe(0);
    expect(set.out).toContain('提示 ');
    expect(set.out).not.toContain('(typo)');
    expect(set.out).toContain('(year-expected)');
    expect((await nianbao(where, ['check', '--config', 'c.json', '--year', '2025', 'a.md'])).out).not.toContain('(year-expected)');
  });

  it.each([
    ['{ "rules": { "typpo": "off" } }', 'nianbao: c.json:1:14 没有“typpo”这条规则，最接近的是“typo”\n'],
    ['{ "rules": {', 'nianbao: c.json:1:13 配置文件不是 JSON，在此中断\n'],
  ])('settings that cannot be used keep it from running: %s', async (settings, sentence) => {
    const { status, out, err } = await nianbao(folder({ 'a.md': GOOD, 'c.json': settings }), ['check', '--config', 'c.json', 'a.md']);
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: sentence });
  });

  it('last year’s report must be one', async () => {
    const where = folder({ 'a.md': GOOD, 'old.md': reportBefore(), 'x.md': '# 说明\n' });
    expect((await nianbao(where, ['check', '--last-year', 'old.md', 'a.md'])).status).toBe(0);
    expect(await nianbao(where, ['check', '--last-year', 'x.md', 'a.md'])).toEqual({
      status: 2,
      out: '',
      err: 'nianbao: x.md：不是政府信息公开工作年度报告\n',
    });
    expect((await nianbao(where, ['check', '--last-year', 'gone.md', 'a.md'])).err).toBe('nianbao: gone.md：没有这个文件\n');
  });
});

describe('progress', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.md`, '# 说明\n']));
  const clock = (step: number) => {
    let time = 0;
    return () => {
      time += step;
      return time;
    };
  };

  it('is shown on a terminal when a run is long, and leaves nothing behind', async () => {
    const { err } = await nianbao(folder(many), ['check', '.'], { showsProgress: true, now: clock(300) });
    expect(err).toContain('\r\x1b[K已核对 10/20');
    expect(err.endsWith('\r\x1b[K')).toBe(true);
  });

  it('is not shown for a short run, nor where nobody looks', async () => {
    expect((await nianbao(folder(many), ['check', '.'], { showsProgress: true, now: clock(10) })).err).toBe('');
    expect((await nianbao(folder(many), ['check', '.'], { now: clock(300) })).err).toBe('');
  });
});

describe('the language', () => {
  it('of what is found is English where that is asked for, and a baseline of one language holds in the other', async () => {
    const where = folder({ 'a.md': FAULTY });
    const chinese = await nianbao(where, ['check', 'a.md', '--format', 'json']);
    const english = await nianbao(where, ['check', 'a.md', '--format', 'json', '--language', 'en']);
    const read = (out: string) =>
      (JSON.parse(out) as { files: { problems: { rule: string; message: string; chinese?: string }[] }[] }).files.flatMap(
        ({ problems }) => problems,
      );
    expect(read(english.out).map(({ rule }) => rule)).toEqual(read(chinese.out).map(({ rule }) => rule));
    for (const { message, chinese: other } of read(english.out)) {
      expect(message.replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}/u);
      expect(other).toBeUndefined();
    }
    await nianbao(where, ['check', 'a.md', '--baseline', 'b.json', '--update-baseline', '--language', 'en']);
    expect((await nianbao(where, ['check', 'a.md', '--baseline', 'b.json'])).status).toBe(0);
  });
});
