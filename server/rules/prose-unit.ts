import { codesOf } from '../text/char-finder.ts';
import { isHan } from '../text/fold.ts';
import { say } from '../text/say.ts';
import { defineRule } from './rule.ts';
import { cueOf, type CuedPart, type Cues, standsAt } from './wording/cues.ts';
import { titled } from './wording/samples.ts';
import { findingsOf, spanIn } from './wording/scan.ts';

const NUMBER = '[0-9０-９]{1,7}|[零〇一二两三四五六七八九十百千]{1,7}';
/** The unit ends the clause, so that 申请1次、公开2条目 and 3次培训 are not meant. */
const END = '(?=\\s*(?:$|[，。；、：,;（(]|均|已|都|全部|其中|并|且))';
const COUNT = `(?:共|共计|总计|合计|数量|累计|总数|为)?\\s*(${NUMBER})\\s*(次|条|份)${END}`;
/** 收到信息公开申请 1 次 · 申请公开 2 条 · 收到依申请公开 2 条 · 3 条政府信息公开申请. */
const PATTERN = new RegExp(
  `(?:(?:信息公开|依申请公开|公开)(?:的)?申请(?:共?(?:受理|收到))?|(?:收到|受理|接到|新收)[^，。；：、\\s]{0,12}(?:依申请公开|申请公开|依申请(?:政府)?信息公开)|(?<=[，。；：、])依申请公开)(?:件|信息|事项|案件)?${COUNT}` +
    `|(?:收到|受理|接到|新收|答复|办理|办结)[^，。；：、\\s]{0,8}?\\s*(${NUMBER})\\s*(次|条|份)(?=(?:政府|政务)?(?:信息公开|依申请公开)的?申请(?:[，。；、]|$))`,
  'g',
);

/** 主动公开80条，依申请公开15条: documents by who may read them. */
const BY_ACCESS = /主动公开[^，。；、]{0,6}[0-9０-９]+\s*[条份件次][，、；]$/;
const REACH = 20;

const APPLICATION = cueOf(['申请']);
const UNIT = cueOf(['次', '条', '份']);
const NUMERALS = codesOf('0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千');

/** A number stands before such a unit. */
function mayCount({ at, kinds }: Cues, { text, cues, from, to }: CuedPart): boolean {
  if ((cues & UNIT) === 0) return false;
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, UNIT)) continue;
    let end = at[i] ?? 0;
    while (end > 0 && !isHan(text.charCodeAt(end - 1)) && text.charAt(end - 1).trim() === '') end--;
    if (NUMERALS.has(text.charCodeAt(end - 1))) return true;
  }
  return false;
}

/** 收到信息公开申请 1 次: applications are counted in 件. */
export const proseUnit = defineRule({
  id: 'prose-unit',
  title: '申请的计量单位',
  group: '正文',
  severity: 'hint',
  basis: '《中华人民共和国政府信息公开工作年度报告格式》表三（申请以件计）',
  mendsText: true,
  why: '表三以“件”统计申请，正文用“次”“条”“份”，读者无从判断说的是不是同一个数。',
  examples: [
    {
      title: '申请写作“次”',
      text: titled('全年收到信息公开申请 1 «次»，已答复。'),
      says: ['信息公开申请写作“1 次”，应为“1 件”'],
      fixed: titled('全年收到信息公开申请 1 件，已答复。'),
    },
    { title: '依申请公开写作“条”', text: titled('本年度受理依申请公开2«条»。'), fixed: titled('本年度受理依申请公开2件。') },
    {
      title: '受理写在后面，或不写',
      text: titled(
        '政府信息公开申请受理1«条»，与上年持平。受理依申请政府信息公开2«条»，均已答复。领导简介更新2次，依申请公开3«次»，行政诉讼0次。',
      ),
      fixed: titled(
        '政府信息公开申请受理1件，与上年持平。受理依申请政府信息公开2件，均已答复。领导简介更新2次，依申请公开3件，行政诉讼0次。',
      ),
    },
    { title: '数量写在前面', text: titled('全年收到3«条»政府信息公开申请。'), fixed: titled('全年收到3件政府信息公开申请。') },
    { title: '公开信息以条计', text: titled('全年主动公开政府信息126条，收到政府信息公开申请5件。') },
    { title: '次数、份数另有所指', text: titled('同一申请人重复申请3次。发放申请表20份。举办依申请公开2次培训。申请公开栏目点击300次。') },
  ],
  check: ({ report }) =>
    findingsOf(
      report,
      PATTERN,
      (match, part) => {
        const text = part.passage.text;
        if (BY_ACCESS.test(text.slice(Math.max(0, match.index - REACH), match.index))) return undefined;
        const unit = match[2] ?? match[4] ?? '';
        const figure = match[1] ?? match[3] ?? '';
        const end = match.index + match[0].length;
        const written = text.slice(text.lastIndexOf(figure, end - unit.length), end);
        const at = spanIn(part, end - unit.length, end);
        return {
          at,
          message: say`信息公开申请写作“${written}”，应为“${written.slice(0, -unit.length)}件”`,
          fixes: [{ title: say`改为“件”`, kind: 'text', preferred: true, edits: [{ at, newText: '件' }] }],
        };
      },
      APPLICATION,
      mayCount,
    ),
});
