import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { applyTextFixes } from './fixes.ts';
import { reportOf } from './marked.ts';

const SAMPLE = new URL('../../samples/示例县示例镇人民政府2025年政府信息公开工作年度报告.md', import.meta.url);

/** A sentence with slips, and the same as fix-all must leave it. */
const SLIPS: readonly (readonly [string, string])[] = [
  ['截止2025年年末，群众反应的问题均已办结。', '截至2025年年末，群众反映的问题均已办结。'],
  [
    '按照《信息公开工作条例》（示政发[2021]3号）布署，公开部门预结算。',
    '按照《中华人民共和国政府信息公开条例》（示政发〔2021〕3号）部署，公开部门预决算。',
  ],
  ['一是建立台帐。二是严格审核。二是加强培训。三是强化考核。', '一是建立台账。二是严格审核。三是加强培训。四是强化考核。'],
  [
    '落实《关于印发《示例办法》的通知》的的要求，，(以下简称《通知》）。',
    '落实《关于印发〈示例办法〉的通知》的要求，（以下简称《通知》）。',
  ],
  ['全年举办培训 3 期，发放材料 800 余份。', '全年举办培训3期，发放材料800余份。'],
  ['[bookmark: _GoBack]规范依申公开办理，“先审后发“，做到不漏一件。', '规范依申请公开办理，“先审后发”，做到不漏一件。'],
  ['第一，加强其它渠道建设。第三，进一部完善制度。', '第一，加强其他渠道建设。第二，进一步完善制度。'],
  ['做法如下：(1）明确责任；（2)强化培训。', '做法如下：（1）明确责任；（2）强化培训。'],
  [
    '<!-- nianbao-disable-line typo: 已改 -->完善登陆县政府网站的指引。',
    '<!-- nianbao-disable-line typo: 已改 -->完善登陆县政府网站的指引。',
  ],
];

const check = (text: string) => checkReport(reportOf(text), { settings: defaultSettings, final: true });

/** Places behind a sentence of a paragraph, outside tables, headings and front matter. */
function placesIn(text: string): readonly number[] {
  return reportOf(text).prose.flatMap((part) => {
    if (part.kind !== 'paragraph' || !part.passage.text.endsWith('。')) return [];
    return [part.span.end];
  });
}

test('fix-all mends the slips of a report, whatever their number and places, and touches nothing else', () => {
  const sound = applyTextFixes(readFileSync(SAMPLE, 'utf8'), check).text;
  const places = placesIn(sound);
  expect(places.length).toBeGreaterThan(3);
  const slips = fc.uniqueArray(fc.tuple(fc.constantFrom(...places), fc.nat(SLIPS.length - 1)), {
    selector: ([place]) => place,
    minLength: 1,
    maxLength: places.length,
  });
  fc.assert(
    fc.property(slips, (chosen) => {
      const written = (which: 0 | 1) =>
        [...chosen]
          .sort(([a], [b]) => b - a)
          .reduce((text, [place, slip]) => `${text.slice(0, place)}${SLIPS[slip]?.[which] ?? ''}${text.slice(place)}`, sound);
      const { text, left } = applyTextFixes(written(0), check);
      expect(left).toEqual([]);
      expect(text).toBe(written(1));
    }),
    { numRuns: 60 },
  );
});
