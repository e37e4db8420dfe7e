import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../server/cli/frame.ts';
import { readLines } from '../../server/text/lines.ts';
import { displayWidth } from '../../server/text/width.ts';

/** The frame of the stretch between « and ». */
function framed(marked: string, width = 80) {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  const { source, stroke } = codeFrame(text, readLines(text), { start, end }, width);
  return { source, stroke, under: under(source, stroke) };
}

/** The characters of the source that stand above the stroke, by display columns. */
function under(source: string, stroke: string): string {
  let column = 0;
  let found = '';
  for (const c of source) {
    const width = displayWidth(c);
    if (width > 0 && stroke[column] === '^') found += c;
    column += width;
  }
  return found;
}

describe('the stroke stands below what is meant', () => {
  it.each([
    ['三、（三）不予公开 «7» 0', '7'],
    ['«截止»2024年末', '截止'],
    ['😀😀项目«3»件', '3'],
    ['e\u0301te\u0301«本年»', '本年'],
    ['一、本年新收\t«12»\t0', '12'],
    ['第一行\n第二行«有误»处\n第三行', '有误'],
    ['第一行\r\n第二行«有误»处\r\n', '有误'],
  ])('%s', (marked, meant) => {
    expect(framed(marked).under).toBe(meant);
  });

  it('an empty place has a stroke of one column', () => {
    expect(framed('四、结转\t«»\t0')).toMatchObject({ source: '四、结转    0', stroke: '          ^' });
  });

  it('a finding over several lines shows its first line', () => {
    expect(framed('甲«乙\n丙»丁')).toMatchObject({ source: '甲乙', stroke: '  ^^' });
  });

  it('a long line is cut to a window that holds the finding', () => {
    const { source, under: meant } = framed(`${'前面的字'.repeat(5000)}«错»${'后面的字'.repeat(5000)}`, 60);
    expect(meant).toBe('错');
    expect(displayWidth(source)).toBeLessThanOrEqual(66);
    expect(source.startsWith('...') && source.endsWith('...')).toBe(true);
  });

  it('the window never cuts a character in two', () => {
    const { source } = framed(`${'😀'.repeat(200)}«错»${'😀'.repeat(200)}`, 41);
    expect(source).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  });

  it('nothing in a report can steer the terminal', () => {
    expect(framed('\x1b[2J\f«错»').source).toBe('␛[2J␌错');
  });

  it('characters without width do not make it long either', () => {
    const { source } = framed(`字${'\u0301'.repeat(100_000)}«错»`, 60);
    expect(source.length).toBeLessThan(600);
  });

  it('a finding in a line of ten million characters costs next to nothing', () => {
    const text = '字'.repeat(10_000_000);
    const lines = readLines(text);
    const start = performance.now();
    for (let i = 0; i < 1000; i++) codeFrame(text, lines, { start: 9_000_000 - i, end: 9_000_001 }, 100);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
