import { describe, expect, test } from 'vitest';
import { report, requests } from '../../server/rules/prose/samples.ts';
import { proseFigure } from '../../server/rules/prose-figure.ts';
import { judgeReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { drawMarks, readMarks, reportOf } from './marked.ts';

/** The text with the marks where prose-figure finds something. */
function found(marked: string): string {
  const { text } = readMarks(marked);
  const { problems } = judgeReport(reportOf(text), { settings: defaultSettings, final: true });
  return drawMarks(
    text,
    problems.filter(({ rule }) => rule === proseFigure.id).map(({ at }) => at),
  );
}

const documents = { 'item1.normativeDocuments': '3 2 8' };
const two = (text: string): string => report(text, documents, 'proactiveDisclosure');
const three = (text: string): string => report(text, requests);

describe('figures that the prose tells apart and the table together', () => {
  test.each([
    ['件数写在申请之前，以份计', three('全年共收到«15»份政府信息公开申请，均按期答复；发放11份政府信息公开申请表，收到11份申请表。')],
    [
      '申请人撤回的，不在办理答复的件数之内',
      three('（二）依申请公开情况。全年收到政府信息公开申请13件（含上年结转1件），其中3件由申请人撤回，依法答复处理10件。'),
    ],
    [
      '加上撤回的，仍与收到的不符',
      three('（二）依申请公开情况。全年收到政府信息公开申请13件（含上年结转1件），申请人撤回3件，依法答复处理«8»件。'),
    ],
    ['失效、修订另写的，可与废止、制发合在一起', two('全年制发行政规范性文件2件、修订1件，废止1件、宣布失效1件。')],
    ['合在一起也不符', two('全年制发行政规范性文件3件，废止«1»件、宣布失效2件。')],
  ])('%s', (_, marked) => {
    expect(found(marked)).toBe(marked);
  });
});
