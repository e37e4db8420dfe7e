import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hanCount, readNumerals, writtenLike } from '../../server/text/numerals.ts';

/** Every number of a text: its characters and its value, `~` before what is not exact. */
const numbers = (text: string): readonly string[] =>
  readNumerals(text).map(({ start, end, value, approximate }) => `${approximate ? '~' : ''}${text.slice(start, end)}=${value}`);

describe('numbers in prose', () => {
  test.each<readonly [string, readonly string[]]>([
    ['收到12件', ['12=12']],
    ['收到１２件', ['１２=12']],
    ['收到1,234件、1，234，567条', ['1,234=1234', '1，234，567=1234567']],
    ['共12,34件', ['12=12', '34=34']],
    ['收费7730.28万元', ['7730.28万=77302800']],
    ['0.1万元', ['0.1万=1000']],
    ['14万余条', ['~14万=140000']],
    ['1.2亿元', ['1.2亿=120000000']],
    ['1万2千件', ['1万2千=12000']],
    ['十二件', ['十二=12']],
    ['二十件', ['二十=20']],
    ['一百零五件', ['一百零五=105']],
    ['一千二百三十四件', ['一千二百三十四=1234']],
    ['三万五千件', ['三万五千=35000']],
    ['两件', ['两=2']],
    ['零件', ['零=0']],
    ['二〇二五年', ['二〇二五=2025']],
    ['近200件', ['~200=200']],
    ['超过200件', ['~200=200']],
    ['约30件', ['~30=30']],
    ['30余件', ['~30=30']],
    ['300多件', ['~300=300']],
    ['十余件', ['~十=10']],
    ['300多个部门', ['~300=300']],
  ])('%s', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  test.each(['数十件', '几百条', '成百上千', '三五件', '百姓', '千方百计', '三分之一', '万一'])(
    'no figure can be taken from %s',
    (text) => {
      expect(numbers(text).filter((number) => !/^[一万]+=/.test(number))).toEqual([]);
    },
  );

  test('a share in words is a percentage, an ordinal is no count', () => {
    expect(readNumerals('占百分之三十').map(({ value, percent }) => [value, percent])).toEqual([[30, true]]);
    expect(readNumerals('第二十条、第3次').map(({ ordinal }) => ordinal)).toEqual([true, true]);
  });

  test('what is written out is read back', () => {
    fc.assert(
      fc.property(fc.nat(9999), (value) => {
        const text = hanCount(value);
        expect(numbers(`共${text}件`)).toEqual([`${text}=${value}`]);
      }),
    );
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.constantFrom('plain', 'thousands', 'full'), (value, look) => {
        const plain = String(value);
        const text =
          look === 'thousands'
            ? plain.replace(/\B(?=(?:\d{3})+$)/g, ',')
            : look === 'full'
              ? plain.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
              : plain;
        expect(numbers(`共${text}件`)).toEqual([`${text}=${value}`]);
      }),
    );
  });

  test('a count is written in the manner of another', () => {
    expect(writtenLike({ style: 'han' }, 12)).toBe('十二');
    expect(writtenLike({ style: 'han' }, 120)).toBe('120');
    expect(writtenLike({ style: 'fullWidth' }, 12)).toBe('12');
  });

  test('any text is read in time in proportion to its length', () => {
    for (const unit of ['1', '1,', '一', '百', '万', '1万', '分之', '百分之', '三分之', '1.', '余多']) {
      const start = performance.now();
      readNumerals(unit.repeat(Math.ceil(200_000 / unit.length)));
      expect(performance.now() - start, unit).toBeLessThan(2000);
    }
  });
});
