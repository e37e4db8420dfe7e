import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { help } from '../../server/cli/help.ts';
import english from '../../l10n/en.json' with { type: 'json' };
import { folder, nianbao } from './console.ts';
import { report } from './reports.ts';

const HAN = /[\p{Script=Han}，、；：。（）！？]/u;
/** Without what is quoted, and without the names of files and organs. */
const ownWords = (text: string) =>
  text.replace(/“[^”]*”|‘[^’]*’|《[^》]*》|示例县[^ ,;:)<\n]*|国办[^号\n]*号|[^\s"]+\.(?:md|txt|docx)/g, '');
const COMMANDS = ['check', 'extract', 'convert', 'new', 'rollup', 'explain', 'rules', 'lsp'];
const FAULTY = report({ 'results.granted.total': '5' });

describe('the command line in English', () => {
  test.each([undefined, ...COMMANDS])('help of %s names the same options as the Chinese one, and has no Chinese', (command) => {
    const [own, chinese] = [help(command, english), help(command)];
    expect(own).not.toMatch(HAN);
    expect(own).not.toBe(chinese);
    const options = (text: string) => [...new Set(text.match(/--[a-z-]+/g))].sort();
    expect(options(own)).toEqual(options(chinese));
  });

  test.each([
    ['check --help --language en', /^nianbao check/],
    ['--language en check --help', /^nianbao check/],
    ['help check --language=en', /^nianbao check/],
    ['--help --language en', /^nianbao: checks/],
    ['--language en', /^nianbao: checks/],
  ])('%s', async (words, begins) => {
    const { out, err } = await nianbao(folder(), words.split(' '));
    expect(out + err).toMatch(begins);
  });

  test.each([
    'chekc',
    'check',
    'check --yeer 2',
    'check --year 25 a.md',
    'check --threads 0 a.md',
    'check --format xml a.md',
    'check --fix=3 a.md',
    'check --config',
    'check gone.md',
    'check a.docx',
    'check none',
    'check x*.md',
    'check - --fix',
    'check a.md --config bad.json',
    'check a.md --config broken.json',
    'check a.md --baseline gone.json',
    'check a.md --update-baseline',
    'check a.md --baseline bad.json',
    'check a.md --last-year letter.md',
    'extract none',
    'convert a.md',
    'convert a.md b.docx',
    'convert letter.md -',
    'new',
    'new --year 2025',
    'new --year 2025 --organ 示例县人民政府 a.md',
    'rollup',
    'rollup letter.md',
    'rollup --parent a.md',
    'rollup --parent a.md --out b.md',
    'explain',
    'explain tpyo',
  ])('nianbao %s: the complaint is English', async (words) => {
    const bad = '{ "yeer": 1, "rules": { "typo": "warn", "tpyo": "off", "overview-length": { "most": "x" } }, "packs": ["x"] }';
    const files = { 'a.md': FAULTY, 'letter.md': '# 关于会议的通知\n', 'bad.json': bad, 'broken.json': '{', 'none/x.json': '' };
    const { status, err } = await nianbao(folder(files), [...words.split(' '), '--language', 'en']);
    expect(status).toBe(words === 'check none' || words === 'extract none' ? 0 : 2);
    expect(err).not.toBe('');
    expect(ownWords(err)).not.toMatch(HAN);
  });

  test.each(['text', 'html', 'sarif', 'junit', 'github'])('check --format %s says everything in English', async (format) => {
    const where = folder({ 'a.md': FAULTY });
    const { status, out } = await nianbao(where, ['check', 'a.md', '--format', format, '--language', 'en']);
    expect(status).toBe(1);
    // names of rows and organs, and lines of the report, are what the clerk has before him
    if (format === 'sarif') {
      const { runs } = JSON.parse(out);
      expect(runs[0].tool.driver.language).toBe('en');
      for (const { shortDescription } of runs[0].tool.driver.rules) expect(ownWords(shortDescription.text)).not.toMatch(HAN);
      for (const { message } of runs[0].results) expect(ownWords(message.text)).not.toMatch(HAN);
    }
    if (format === 'junit') expect(ownWords(out.replaceAll('&quot;', '"'))).not.toMatch(HAN);
    if (format === 'github') expect(ownWords(out)).not.toMatch(HAN);
    if (format === 'text') expect(out).toMatch(/1 report checked: \d+ errors?/);
    if (format === 'html') {
      expect(out).toContain('<html lang="en">');
      expect(out).toContain('<th scope="col">Problem</th>');
      expect(out).toMatch(/<p>1 report checked: \d+ errors?, /);
    }
  });

  test('what is changed, recorded and added up is said in English', async () => {
    const where = folder({ 'a.md': FAULTY, 'b.md': FAULTY, 'c.md': report() });
    expect((await nianbao(where, ['check', 'a.md', '--fix-figures', '--language', 'en'])).out).toMatch(/^a\.md:\d+:\d+ changed 5 → 3 \(/);
    const { out } = await nianbao(where, ['check', 'b.md', '--baseline', 'b.json', '--update-baseline', '--language', 'en']);
    expect(out).toMatch(/baseline b\.json: \d+ problems? recorded\n$/);
    const rollup = await nianbao(where, ['rollup', 'a.md', 'c.md', '--language', 'en']);
    expect(rollup.out).toMatch(/^Reports for 2025, form of 2021, 1 added up\n/);
    const made = await nianbao(where, ['new', '--year', '2026', '--from', 'c.md', 'n.md', '--language', 'en']);
    expect(made.err).toMatch(/^nianbao: Table 3 “二、上年结转”: \d+ cells filled in/);
    expect(ownWords(made.err)).not.toMatch(HAN);
    expect(readdirSync(where.path)).toContain('n.md');
    // the report itself stays Chinese
    expect(where.read('n.md').toString()).toContain('政府信息公开工作年度报告');
  });
});
