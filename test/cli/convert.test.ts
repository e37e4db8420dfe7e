import { describe, expect, it } from 'vitest';
import { encode } from '../../server/cli/encode.ts';
import { decode } from '../../server/text/decode.ts';
import { folder, nianbao } from './console.ts';
import { report } from './reports.ts';

const GOOD = report();
/** The same report as tab-separated plain text. */
const PLAIN = GOOD.replace(/^---[\s\S]*?---\n\n/, '')
  .replace(/^#+ /gm, '')
  .replace(/^\| :?-.*\n/gm, '')
  .replace(/^\| (.*?) +\|(.*)\|$/gm, (_, label: string, rest: string) => [label, ...rest.split('|').map((cell) => cell.trim())].join('\t'));

describe('convert', () => {
  it('turns plain text into the canonical draft', async () => {
    const where = folder({ 'a.txt': PLAIN });
    expect(await nianbao(where, ['convert', 'a.txt', 'b.md'])).toEqual({ status: 0, out: '', err: '' });
    expect(where.read('b.md').toString()).toBe(GOOD);
  });

  it('keeps encoding and line ends', async () => {
    const where = folder({ 'a.txt': encode({ text: PLAIN.replaceAll('\n', '\r\n'), encoding: 'gb18030', bom: false }) });
    await nianbao(where, ['convert', 'a.txt', 'b.md']);
    expect(decode(where.read('b.md'))).toEqual({ text: GOOD.replaceAll('\n', '\r\n'), encoding: 'gb18030', bom: false });
  });

  it('writes the figures as data, the same as extract', async () => {
    const where = folder({ 'a.txt': PLAIN });
    expect(await nianbao(where, ['convert', 'a.txt', 'b.json'])).toEqual({ status: 0, out: '', err: '' });
    expect(where.read('b.json').toString()).toBe((await nianbao(where, ['extract', 'a.txt'])).out);
  });

  it('writes the canonical draft as plain text file as well', async () => {
    const where = folder({ 'a.txt': PLAIN });
    await nianbao(where, ['convert', 'a.txt', 'b.txt']);
    expect(where.read('b.txt').toString()).toBe(GOOD);
  });

  it('reads standard input and writes standard output', async () => {
    expect(await nianbao(folder(), ['convert', '-', '-'], { input: PLAIN })).toEqual({ status: 0, out: GOOD, err: '' });
  });

  it.each([
    [['a.docx', 'b.md'], 'a.docx：本版不支持读取 .docx 文件，可读 .md、.txt、.html、.htm'],
    [['a.txt', 'b.docx'], 'b.docx：本版只能写出 .md、.txt、.json'],
    [['gone.txt', 'b.md'], 'gone.txt：没有这个文件'],
    [['x.md', 'b.md'], 'x.md：不是政府信息公开工作年度报告，未转换'],
    [['x.md', 'b.json'], 'x.md：不是政府信息公开工作年度报告，未转换'],
    [['a.txt', 'gone/b.md'], 'gone/b.md：没有这个文件夹'],
    [['a.txt'], '缺少输入或输出文件；用法见 nianbao convert --help'],
    [['a.txt', 'b.md', 'c.md'], '多出 c.md；用法见 nianbao convert --help'],
  ])('%s cannot be done and says why', async (paths, sentence) => {
    const where = folder({ 'a.txt': PLAIN, 'x.md': '# 说明\n' });
    expect(await nianbao(where, ['convert', ...paths])).toEqual({ status: 2, out: '', err: `nianbao: ${sentence}\n` });
  });
});
