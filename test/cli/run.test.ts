import { describe, expect, it } from 'vitest';
import { rules } from '../../server/rules/index.ts';
import { folder, nianbao } from './console.ts';

describe('what cannot be done is said in one line', () => {
  it.each([
    [['chekc', 'a.md'], '没有 chekc 这个命令，可能是 check；用法见 nianbao --help'],
    [['help', 'frobnicate'], '没有 frobnicate 这个命令；用法见 nianbao --help'],
    [['--language', 'fr', 'rules'], '选项 --language 写作 fr，应为 zh 或 en；用法见 nianbao --help'],
    [['--language=fr', 'rules'], '选项 --language 写作 fr，应为 zh 或 en；用法见 nianbao --help'],
    [['--language'], '选项 --language 缺少值；用法见 nianbao --help'],
    [['check', '--fix', ''], '有一个路径或名称是空的；用法见 nianbao check --help'],
    [['frobnicate'], '没有 frobnicate 这个命令；用法见 nianbao --help'],
    [['constructor'], '没有 constructor 这个命令；用法见 nianbao --help'],
    [['new'], '缺少 --organ 机关名称；用法见 nianbao new --help'],
    [['rollup'], '缺少下级年报；用法见 nianbao rollup --help'],
    [['check'], '缺少文件、文件夹或 -（标准输入）；用法见 nianbao check --help'],
    [['check', '--fromat', 'json', 'x'], '没有 --fromat 这个选项，可能是 --format；用法见 nianbao check --help'],
    [['check', '--zzz', 'x'], '没有 --zzz 这个选项；用法见 nianbao check --help'],
    [['check', '-q', 'x'], '没有 -q 这个选项；用法见 nianbao check --help'],
    [
      ['check', '--format', 'xml', 'x'],
      '选项 --format 写作 xml，应为 text、json、csv、html、sarif、junit 或 github；用法见 nianbao check --help',
    ],
    [['check', 'x', '--format'], '选项 --format 缺少值；用法见 nianbao check --help'],
    [['check', '--format', '--fix', 'x'], '选项 --format 缺少值；用法见 nianbao check --help'],
    [['check', '--fix=yes', 'x'], '选项 --fix 不带值，写作 --fix=yes；用法见 nianbao check --help'],
    [['check', '--year', '二〇二五', 'x'], '选项 --year 写作 二〇二五，应为四位年份；用法见 nianbao check --help'],
    [['check', '--baseline', 'b.json', 'x'], 'b.json：没有这个基线文件，加 --update-baseline 写出'],
    [['check', '--update-baseline', 'x'], '--update-baseline 不知道写到哪里，应同时用 --baseline，或在 .nianbao.json 中写明 baseline'],
    [['extract', '--format', 'sarif', 'x'], '选项 --format 写作 sarif，应为 json 或 csv；用法见 nianbao extract --help'],
    [['explain'], '缺少规则名；用法见 nianbao explain --help'],
    [['explain', 'tipo'], '没有 tipo 这条规则，最接近的是 typo；全部规则见 nianbao rules'],
    [['rules', 'x'], '多出 x；用法见 nianbao rules --help'],
    [['check', 'a\x1b[31m\nb'], 'a␛[31m␊b：没有这个文件'],
  ])('%j', async (argv, sentence) => {
    const { status, err } = await nianbao(folder(), argv);
    expect({ status, err }).toEqual({ status: 2, err: `nianbao: ${sentence}\n` });
  });

  it('a mistake of ours is one line too, never a stack trace', async () => {
    const { status, err } = await nianbao(folder(), ['check', '-'], {
      stdin: () => Promise.reject(new Error('pipe\n    at somewhere (x.ts:1:1)')),
    });
    expect(status).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('without a command the usage is shown', async () => {
    const { status, out, err } = await nianbao(folder(), []);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('nianbao check');
  });
});

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('%s lists the commands', async (argument) => {
    const { status, out } = await nianbao(folder(), [argument]);
    expect(status).toBe(0);
    for (const command of ['check', 'extract', 'convert', 'explain', 'rules', 'lsp']) expect(out).toContain(`nianbao ${command}`);
  });

  it('of check names each option', async () => {
    const { status, out } = await nianbao(folder(), ['check', '--help']);
    expect(status).toBe(0);
    for (const option of ['--format', '--fix', '--fix-figures', '--draft', '--year', '--config', '--last-year'])
      expect(out).toContain(option);
    expect((await nianbao(folder(), ['help', 'check'])).out).toBe(out);
  });

  it('--version', async () => {
    expect((await nianbao(folder(), ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('rules', () => {
  it('are listed, each once', async () => {
    const { status, out } = await nianbao(folder(), ['rules']);
    expect(status).toBe(0);
    for (const { id, title } of rules)
      expect(
        out.split('\n').filter((line) => line.startsWith(`  ${id} `) && line.endsWith(title)),
        id,
      ).toHaveLength(1);
  });

  it('are explained', async () => {
    const { status, out } = await nianbao(folder(), ['explain', 'typo']);
    expect(status).toBe(0);
    expect(out).toContain('（typo）');
    expect(out).toContain('依据：');
    for (const name of ['错别字', '(typo)', '（typo）', 'Typo']) expect((await nianbao(folder(), ['explain', name])).out, name).toBe(out);
    const english = await nianbao(folder(), ['explain', 'Wrong figure', '--language', 'en']);
    expect(english.out).toContain('(wrong-figure)');
  });
});

describe('lsp', () => {
  it('starts the server, with or without --stdio', async () => {
    let started = 0;
    const startServer = async () => {
      started++;
    };
    expect((await nianbao(folder(), ['lsp', '--stdio'], { startServer })).status).toBe(0);
    expect((await nianbao(folder(), ['lsp'], { startServer })).status).toBe(0);
    expect((await nianbao(folder(), ['lsp', '--socket=1'], { startServer })).status).toBe(2);
    expect(started).toBe(2);
  });
});
