import { expect, test } from 'vitest';
import { templateById } from '../../server/template/catalog.ts';
import { check, read, valuesOf } from '../generate/reading.ts';

const rows = templateById('2021')?.tables.applications.blocks.flatMap((block) => block.rows) ?? [];

const marked = (mark = ''): string => (/^\d/.test(mark) ? `${mark}.` : mark.startsWith('（') || mark === '' ? mark : `${mark}、`);

/** A report whose table three is written with single spaces, below the names of merged columns run into one line; figures by row. */
const report = (figures: ReadonlyMap<string, string>): string =>
  [
    '示例县示例镇人民政府2024年政府信息公开工作年度报告',
    '三、收到和处理政府信息公开申请情况',
    '自然人 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他',
    ...rows.map(({ id, path, label }) => `${marked(path.at(-1))}${label} ${figures.get(id) ?? '0 0 0 0 0 0 0'}`),
    '四、政府信息公开行政复议、行政诉讼情况',
  ].join('\n');

test('one row with a slip does not make the place of 总计 doubtful', () => {
  const counts = [
    ['newReceived', '7 1 0 0 0 0 8'],
    ['results.granted', '3 1 0 0 0 0 4'],
    ['results.refused.stateSecret', '2 0 0 0 0 0 2'],
    ['results.unavailable.notHeld', '2 0 0 0 0 0 2'],
    ['results.total', '7 1 0 0 0 0 8'],
    ['results.partiallyGranted', '0 0 0 0 0 0 0'],
  ] as const;
  const slipped = read(report(new Map([...counts, ['carriedOver', '2 2 0 0 0 0 0']])));
  expect(slipped.unreadable).toEqual([]);
  expect(valuesOf(slipped).applications).toMatchObject({ 'newReceived.total': 8, 'carriedOver.naturalPerson': 2, 'carriedOver.total': 0 });
  expect(check(slipped)).toContainEqual(expect.objectContaining({ severity: 'error', cell: 'applications:carriedOver.total' }));
});
