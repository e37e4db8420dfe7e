import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineBreakOf, lineEnd, offsetAt, positionAt, readLines, restIsBlank } from '../../server/text/lines.ts';

describe('lines', () => {
  test.each([
    ['一\n二\n', [0, 2, 4]],
    ['一\r\n二', [0, 3]],
    ['一\r二\r\r三', [0, 2, 4, 5]],
    ['一\f二\u2028三', [0]],
    ['', [0]],
  ])('%j begins at %j: only \\n, \\r\\n and \\r end a line', (text, starts) => {
    expect(readLines(text).starts).toEqual(starts);
  });

  test('positions count UTF-16 units: a rare character and an emoji are two', () => {
    const text = '𠮷镇\n🙂0';
    const lines = readLines(text);
    expect(positionAt(lines, text.indexOf('镇'))).toEqual({ line: 0, character: 2 });
    expect(positionAt(lines, text.indexOf('0'))).toEqual({ line: 1, character: 2 });
  });

  test('offset and position are each other’s inverse on any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('一', '\n', '\r', '\r\n', '𠮷', '0')).map((parts) => parts.join('')),
        fc.nat(),
        (text, n) => {
          const lines = readLines(text);
          const offset = n % (text.length + 1);
          const inBreak = text[offset - 1] === '\r' && text[offset] === '\n';
          if (!inBreak) expect(offsetAt(lines, positionAt(lines, offset))).toBe(offset);
        },
      ),
    );
  });

  test('a position behind the end of its line is moved to it', () => {
    const text = '一\n二三';
    expect(offsetAt(readLines(text), { line: 0, character: 99 })).toBe(1);
    expect(offsetAt(readLines(text), { line: 9, character: 0 })).toBe(text.length);
  });

  test('the end of a line leaves out its break', () => {
    const text = '一二\r\n三';
    expect(lineEnd(text, readLines(text), 0)).toBe(2);
    expect(lineEnd(text, readLines(text), 1)).toBe(5);
  });

  test('the line break of a text is that of its first line', () => {
    expect([lineBreakOf('一'), lineBreakOf('一\r\n二\n'), lineBreakOf('一\r二')]).toEqual(['\n', '\r\n', '\r']);
  });

  test('full-width and no-break spaces are blank', () => {
    expect(restIsBlank('四\u3000\u00a0\n', 1)).toBe(true);
    expect(restIsBlank('四 0', 1)).toBe(false);
  });
});
