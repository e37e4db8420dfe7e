import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../server/report/fingerprint.ts';
import { createParagraphIndex, type ParagraphIndex } from '../../server/service/paragraph-index.ts';
import { corpus, type Corpus } from '../generate/repeats/corpus.ts';
import { reportOf } from '../rules/marked.ts';

/** A paragraph that nobody else has written. */
const OWN =
  '（一）主动公开情况。我镇把惠农补贴发放名册逐月张贴到各村公开栏，在集市日设摊讲解政策，全年发放明白纸1800份，解答疑问204人次，并把群众反复询问的事项整理成问答手册送到每户。';
const OTHER =
  '（五）监督保障情况。聘请退休教师和返乡大学生组成20人的义务监督队，每月带着问题到各站所找差错，全年查出公开栏过期、电话无人接听等毛病73处，件件整改、件件回访。';

const text = (organ: string, year: number, ...paragraphs: readonly string[]): string =>
  `# ${organ}${year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${paragraphs.join('\n\n')}\n`;

function put(index: ParagraphIndex, uri: string, source: string): void {
  index.put(uri, uri, digestOf(reportOf(source), index.digest(uri)));
}

function indexOf(files: Readonly<Record<string, string>>): ParagraphIndex {
  const index = createParagraphIndex();
  for (const [uri, source] of Object.entries(files)) put(index, uri, source);
  return index;
}

/** What is repeated of a report, as text. */
const repeatsIn = (index: ParagraphIndex, uri: string, lastYear?: string) => [...index.repeats(uri, lastYear).values()];

describe('among many reports', () => {
  function found({ reports, copies }: Corpus) {
    const index = indexOf(Object.fromEntries(reports.map((report) => [report.uri, report.text])));
    const textOf = new Map(reports.map((report) => [report.uri, report.text]));
    const hits = new Set<string>();
    let honest = 0;
    for (const { uri } of reports) {
      for (const [start, { nearest }] of index.repeats(uri)) {
        const copy = copies.find((one) => one.into === uri && textOf.get(uri)?.indexOf(one.text) === start);
        const original = copies.find((one) => one.from === uri && one.into === nearest.uri);
        if (copy?.from === nearest.uri) hits.add(uri);
        else if (!original) honest++;
      }
    }
    return { missed: copies.filter(({ into }) => !hits.has(into)), honest };
  }

  test('a copied paragraph with other figures and names is found among two thousand reports, and hardly any other', () => {
    const { missed, honest } = found(corpus(2000, 16, 7));
    expect(missed).toEqual([]);
    // twelve thousand paragraphs, each put together from the same forty sentences as two thousand others
    expect(honest).toBeLessThanOrEqual(3);
  });

  test('nothing is found among reports that share no more than the store their sentences come from', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) expect(found(corpus(60, 0, seed)).honest).toBe(0);
  });

  test('words that a twentieth of all organs use are nobody’s', () => {
    const { reports } = corpus(240, 0);
    const files = reports.map(({ uri, organ, year, text: source }, i): [string, string] => [
      uri,
      i % 12 === 0 ? text(organ, year, OWN.replaceAll('我镇', organ)) : source,
    ]);
    const index = indexOf(Object.fromEntries(files));
    expect(repeatsIn(index, files[0]?.[0] ?? '')).toEqual([]);
  });
});

describe('which places count', () => {
  const changed = OWN.replace('1800', '2600').replace('204', '315');

  test('an earlier year of the same organ, with its span', () => {
    const before = text('示例县示例镇人民政府', 2024, OTHER, OWN);
    const index = indexOf({ 'a/2024.md': before, 'a/2025.md': text('示例县示例镇人民政府', 2025, changed) });
    const [repeat] = repeatsIn(index, 'a/2025.md');
    expect(repeat).toMatchObject({ places: 1, nearest: { uri: 'a/2024.md', lastYear: true } });
    expect(before.slice(repeat?.nearest.at.start, repeat?.nearest.at.end)).toBe(OWN);
    expect(repeatsIn(index, 'a/2024.md')).toEqual([]);
  });

  test('another organ’s report of the same or an earlier year, not of a later one', () => {
    const files = {
      'a.md': text('示例县样本乡人民政府', 2025, OWN.replaceAll('我镇', '我乡')),
      'b.md': text('示例县示例镇人民政府', 2024, changed),
    };
    const index = indexOf(files);
    expect(repeatsIn(index, 'a.md')).toMatchObject([{ nearest: { uri: 'b.md', lastYear: false } }]);
    expect(repeatsIn(index, 'b.md')).toEqual([]);
  });

  test('not another file of the same report, whatever its kind or place', () => {
    const same = text('示例县示例镇人民政府', 2025, OWN, OTHER);
    const index = indexOf({ '年报.md': same, '年报.html': same, '存档/最终稿.txt': same.replaceAll('示例县', ''), '年报.txt': same });
    for (const uri of ['年报.md', '年报.html', '存档/最终稿.txt']) expect(repeatsIn(index, uri)).toEqual([]);
  });

  test('a place whose name ends like another’s is another place', () => {
    const index = indexOf({ 'a.md': text('示例县张湾镇人民政府', 2025, OWN), 'b.md': text('湾镇人民政府', 2025, OWN) });
    expect(repeatsIn(index, 'a.md')).toMatchObject([{ nearest: { uri: 'b.md', lastYear: false } }]);
    const same = indexOf({ 'a.md': text('示例县张湾镇人民政府', 2025, OWN), 'b.md': text('张湾镇人民政府', 2024, OWN) });
    expect(repeatsIn(same, 'a.md')).toMatchObject([{ nearest: { uri: 'b.md', lastYear: true } }]);
  });

  test('the same organ’s own earlier report is the nearest, and all are counted', () => {
    const index = indexOf({
      'own.md': text('示例县示例镇人民政府', 2024, changed),
      'other.md': text('示例县样本乡人民政府', 2025, OWN),
      'this.md': text('示例县示例镇人民政府', 2025, OWN),
    });
    expect(repeatsIn(index, 'this.md')).toMatchObject([{ places: 2, nearest: { uri: 'own.md', lastYear: true } }]);
  });

  test('the report named as last year’s counts as the organ’s own though its name has changed', () => {
    const index = indexOf({ 'old.md': text('示例县旧名乡人民政府', 2024, OWN), 'this.md': text('示例县示例镇人民政府', 2025, OWN) });
    expect(repeatsIn(index, 'this.md', 'old.md')).toMatchObject([{ nearest: { lastYear: true } }]);
  });

  test('a paragraph that a page has cut in two is found all the same', () => {
    const [first, second] = [OTHER.slice(0, -1), OWN.slice(OWN.indexOf('我镇'))];
    const index = indexOf({
      'a.md': text('示例县示例镇人民政府', 2025, `${first}，`, second),
      'b.md': text('示例县样本乡人民政府', 2025, `${first}，${second}`.replace('73', '46')),
    });
    expect(repeatsIn(index, 'b.md')).toMatchObject([{ nearest: { uri: 'a.md' } }]);
  });

  test('a short paragraph, a lead with basis, period and contact, and what drafts come with are no evidence', () => {
    const shared = [
      '（二）依申请公开情况。2025年，未收到政府信息公开申请。',
      '根据《中华人民共和国政府信息公开条例》要求，编制本报告。本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。如有疑问，请与本机关联系（地址：示例路1号，邮编：000000，电话：0000-0000000）。',
      '（二）依申请公开情况。2025年新收政府信息公开申请3件，上年结转0件，办结3件，结转下年度继续办理0件。',
      '（三）政府信息管理情况。落实公开前的保密审查和三级审核，制发行政规范性文件2件，废止0件，现行有效12件。',
    ];
    const index = indexOf({ 'a.md': text('示例县示例镇人民政府', 2025, ...shared), 'b.md': text('示例县样本乡人民政府', 2025, ...shared) });
    expect(repeatsIn(index, 'a.md')).toEqual([]);
  });
});

describe('changes', () => {
  test('a report that is edited, removed and put in again gives what a new index gives', () => {
    const { reports } = corpus(12, 5, 3);
    const uris = reports.map(({ uri }) => uri);
    const step = fc.record({ uri: fc.constantFrom(...uris), source: fc.nat(reports.length - 1), remove: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const index = createParagraphIndex();
        const now = new Map<string, string>();
        for (const { uri, source, remove } of steps) {
          if (remove) {
            index.remove(uri);
            now.delete(uri);
          } else {
            const fresh = reports[source]?.text ?? '';
            put(index, uri, fresh);
            now.set(uri, fresh);
          }
          // asked in between, so that nothing remembered outlives a change
          for (const one of now.keys()) index.repeats(one);
        }
        const anew = indexOf(Object.fromEntries(now));
        const sorted = (from: ParagraphIndex, uri: string) =>
          [...from.repeats(uri)].map(([at, { places, similarity }]) => [at, places, similarity]);
        for (const uri of now.keys()) expect(sorted(index, uri)).toEqual(sorted(anew, uri));
      }),
      { numRuns: 40 },
    );
  });

  test('a word typed above a paragraph moves the place that is linked', () => {
    const index = indexOf({ 'a.md': text('示例县示例镇人民政府', 2024, OWN), 'b.md': text('示例县示例镇人民政府', 2025, OWN) });
    expect(repeatsIn(index, 'b.md')).toHaveLength(1);
    const moved = text('示例县示例镇人民政府', 2024, '新加的一段。', OWN);
    put(index, 'a.md', moved);
    const at = repeatsIn(index, 'b.md')[0]?.nearest.at;
    expect(moved.slice(at?.start, at?.end)).toBe(OWN);
  });
});
