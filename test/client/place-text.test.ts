import { describe, expect, test } from 'vitest';
import english from '../../l10n/client.en.json' with { type: 'json' };
import { toText } from '../../server/text/say.ts';
import { cellAt, placeHint, placeText } from '../../client/place-text.ts';

/** | 予以公开 |  2 | 0 | on line 3, a cell of two lines below it. */
const layout = {
  tables: [
    {
      name: '表三',
      rows: ['三、（一）予以公开', '四、结转'],
      columns: ['自然人', '总计'],
      cells: [3, 8, 3, 12, 0, 0, 3, 13, 3, 16, 0, 1, 5, 0, 6, 2, 1, 1],
    },
  ],
};
const at = (line: number, character: number) => {
  const place = cellAt(layout, line, character);
  return place && `${placeText(place, ' 2 ')}`;
};

describe('the place of the cursor', () => {
  test('says in English that a cell is blank', () => {
    const place = cellAt(layout, 3, 10);
    expect(place && toText(placeText(place, ' '), english)).toMatch(/^Table 3 · .* · blank$/);
  });

  test('is the cell around it, its ends and the spaces in it included', () => {
    for (const character of [8, 10, 12]) expect(at(3, character)).toBe('表三 · 三、（一）予以公开 × 自然人 · 2');
    for (const character of [13, 16]) expect(at(3, character)).toBe('表三 · 三、（一）予以公开 × 总计 · 2');
  });

  test('is nothing between the cells and outside of the tables', () => {
    for (const [line, character] of [
      [3, 3],
      [3, 17],
      [2, 9],
      [4, 0],
      [7, 0],
    ] as const)
      expect(at(line, character)).toBeUndefined();
  });

  test('may reach over lines', () => {
    for (const [line, character] of [
      [5, 40],
      [6, 0],
      [6, 2],
    ] as const)
      expect(at(line, character)).toMatch(/四、结转 × 总计/);
    expect(at(6, 3)).toBeUndefined();
  });

  test('says of an empty cell that it is empty', () => {
    const place = cellAt(layout, 3, 9);
    expect(place && [`${placeText(place, '  ')}`, placeHint(place)]).toEqual([
      '表三 · 三、（一）予以公开 × 自然人 · 空',
      '三、（一）予以公开 × 自然人',
    ]);
  });
});
