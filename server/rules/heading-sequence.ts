import type { Report } from '../report/report.ts';
import type { SectionId } from '../template/schema.ts';
import { hanNumber } from '../text/numbering.ts';
import { say } from '../text/say.ts';
import { span } from '../text/span.ts';
import { defineRule, type Edit, type Finding, type Fix } from './rule.ts';
import { type Item, type ItemStyle, isInside, type List, listsIn, markOf, STYLES } from './shared/numbered-lists.ts';
import { sectionsIn } from './shared/sections.ts';

/** A fix that renumbers more places than this is none that a person could look over. */
const MOST_EDITS = 200;

/** The style that most items of a list have; of two equally frequent ones the outer. */
function styleOf(items: readonly Item[]): ItemStyle {
  let best: ItemStyle = STYLES[0] ?? 'hanBracket';
  let most = 0;
  for (const style of STYLES) {
    let count = 0;
    for (const item of items) if (item.style === style) count++;
    if (count <= most) continue;
    best = style;
    most = count;
  }
  return best;
}

/** The mark with another number, brackets and dot as written; a whole new mark where the style is wrong as well. */
function remarked(item: Item, style: ItemStyle, ordinal: number): string {
  if (item.style !== style || item.raised) return markOf(style, ordinal);
  switch (style) {
    case 'hanBracket':
      return withNumber(item.mark, HAN_NUMBER, hanNumber(ordinal));
    case 'digit':
    case 'digitBracket':
      return withNumber(item.mark, DIGITS, String(ordinal));
    case 'circle':
      return markOf(style, ordinal);
  }
}

const HAN_NUMBER = /[一二三四五六七八九十]+/;
const DIGITS = /[0-9０-９]+/;

/** The number in a mark replaced; nearly always it is the one that stands there, between brackets or before a dot. */
function withNumber(mark: string, written: RegExp, number: string): string {
  const start = mark.startsWith('（') || mark.startsWith('(') ? 1 : 0;
  return mark.startsWith(number, start) && mark.length === start + number.length + 1 ? mark : mark.replace(written, number);
}

/** The shortest edit that turns the mark into `right`: the number alone where only that differs. */
function edit({ at, mark }: Item, right: string): Edit {
  if (at.end - at.start !== mark.length) return { at, newText: right };
  let head = 0;
  while (head < Math.min(mark.length, right.length) && mark[head] === right[head]) head++;
  let tail = 0;
  while (tail < Math.min(mark.length, right.length) - head && mark[mark.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  return { at: span(at.start + head, at.end - tail), newText: right.slice(head, right.length - tail) };
}

const oneFix = (item: Item, right: string): Fix[] => [
  { title: say`改为“${right}”`, kind: 'text', preferred: true, edits: [edit(item, right)] },
];

/** The numbers of one list, in order. */
function sequence(report: Report, { items, continues }: List, findings: Finding[]): void {
  const style = styleOf(items);
  const first = items[0];
  if (!first) return;
  let expected = first.ordinal;
  let renumbered = false;
  if (first.ordinal > 1 && !continues && (first.style === 'hanBracket' || items.length > 1)) {
    const missing = first.ordinal - 1;
    if (!isInside(report, sectionStart(report, first), first.index, first.style, missing))
      findings.push({ at: first.at, message: say`“${first.mark}”之前没有“${markOf(first.style, missing)}”` });
  }
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) break;
    const { ordinal } = item;
    const before = items[i - 1];
    if (before && ordinal > expected && isInside(report, before.index, item.index, item.style, ordinal - 1)) expected = ordinal;
    const right = remarked(item, style, expected);
    if (right !== item.mark) {
      const isAlone = ordinal === expected || items[i + 1]?.ordinal === expected + 1;
      const message =
        ordinal === expected || !before
          ? say`编号写作“${item.mark}”，应为“${right}”`
          : say`“${before.mark}”之后写作“${item.mark}”，应为“${right}”`;
      const related = before && ordinal !== expected ? [{ at: before.at, message: say`前一项` }] : [];
      // once those behind are numbered on, the later findings go with it
      const fixes = renumbered ? [] : renumber(isAlone ? [item] : items.slice(i), style, expected);
      renumbered ||= !isAlone;
      findings.push({ at: item.at, message, related, fixes });
      // what follows is measured by the number that stands here
      if (!isAlone) expected = ordinal;
    }
    expected++;
  }
}

/** Numbers the items on from `from`; nothing where brackets have to be mended first, since both would touch the same characters. */
function renumber(items: readonly Item[], style: ItemStyle, from: number): Fix[] {
  if (items.some((one) => isMixed(one.mark) && (one.style !== style || one.raised))) return [];
  const edits: Edit[] = [];
  items.forEach((item, i) => {
    const right = remarked(item, style, from + i);
    if (right !== item.mark) edits.push(edit(item, right));
  });
  const first = items[0];
  if (edits.length > MOST_EDITS || !first) return [];
  const right = remarked(first, style, from);
  const title = edits.length > 1 ? say`改为“${right}”，其后各项顺延` : say`改为“${right}”`;
  return [{ title, kind: 'text', preferred: true, edits }];
}

const sectionStart = (report: Report, { index }: Item): number => {
  let start = index;
  while (start > 0 && index - start < 60 && report.prose[start - 1]?.kind !== 'section') start--;
  return start;
};

/** (2）: a bracket of each width, which bracket-pair mends. */
const isMixed = (mark: string): boolean => /^(?:\(.*）|（.*\))/.test(mark);
const isFull = (mark: string): boolean => mark.charCodeAt(0) === 0xff08 && mark.charCodeAt(mark.length - 1) === 0xff09;
const isHalf = (mark: string): boolean => mark.charCodeAt(0) === 0x28 && mark.charCodeAt(mark.length - 1) === 0x29;
const endsWithComma = (mark: string): boolean => mark.charCodeAt(mark.length - 1) === 0x3001;

/** 2、 among 1. and 3.: the mark behind the number alone. */
function marks({ items }: List, findings: Finding[]): void {
  if (!items.some(({ style, mark }) => style === 'digit' && endsWithComma(mark))) return;
  const digits = items.filter(({ style }) => style === 'digit');
  const withComma = digits.filter(({ mark }) => endsWithComma(mark));
  if (withComma.length === 0 || withComma.length === digits.length) return;
  const toDot = withComma.length * 2 <= digits.length;
  for (const item of toDot ? withComma : digits.filter(({ mark }) => !endsWithComma(mark))) {
    const right = `${item.mark.slice(0, -1)}${toDot ? '.' : '、'}`;
    findings.push({
      at: item.at,
      severity: 'hint',
      message: say`“${item.mark}”的写法与其他各项不一致，应为“${right}”`,
      fixes: oneFix(item, right),
    });
  }
}

/** （一） among (二) (三): the brackets' width alone. */
function width({ items }: List, findings: Finding[]): void {
  if (!items.some(({ mark }) => isHalf(mark))) return;
  const full = items.filter(({ mark }) => isFull(mark));
  const half = items.filter(({ mark }) => isHalf(mark));
  if (full.length === 0 || half.length === 0) return;
  const toFull = full.length >= half.length;
  for (const item of toFull ? half : full) {
    const inner = item.mark.slice(1, -1);
    const right = toFull ? `（${inner}）` : `(${inner})`;
    const message = say`“${item.mark}”的括号与其他各项不一致，应为“${right}”`;
    findings.push({ at: item.at, severity: 'hint', message, fixes: oneFix(item, right) });
  }
}

function isNarrative({ template }: Report, id: SectionId): boolean {
  for (const section of template.sections) if (section.id === id) return section.kind === 'narrative';
  return false;
}

const frame = (text: string): string => `示例镇2025年政府信息公开工作年度报告\n\n一、总体情况\n\n${text}\n\n二、主动公开政府信息情况\n`;

/** （一）（二）… 1. 2. … （1） …: repeated, skipped or out of step at one level. */
export const headingSequence = defineRule({
  id: 'heading-sequence',
  title: '层次编号',
  group: '结构',
  severity: 'warning',
  basis: 'GB/T 9704—2012 7.3.3：结构层次序数依次用“一、”“（一）”“1.”“（1）”',
  mendsText: true,
  why: '编号重复、跳号或用错层次，多是增删段落或粘贴时自动编号丢失造成的，读者会以为漏了内容。',
  examples: [
    {
      title: '各段自己从 1 数起',
      text: frame('（一）问题。\n\n1.公开不及时；2.解读不深入；3.渠道不多。\n\n1.健全机制；2.加强培训；3.拓宽渠道。'),
    },
    {
      title: '第一项用错了层次',
      text: frame('«（1）» 组织推动。健全机制。\n\n（二）主动公开。26条。\n\n（三）依申请公开。没有收到。'),
      says: ['编号写作“（1）”，应为“（一）”'],
      fixed: frame('（一） 组织推动。健全机制。\n\n（二）主动公开。26条。\n\n（三）依申请公开。没有收到。'),
    },
    {
      title: '编号重复，其后顺延',
      text: frame(
        '（一）主动公开。26条。\n\n（二）依申请公开。没有收到。\n\n«（二）»政府信息管理。先审后发。\n\n（三）平台建设。一个网站。',
      ),
      says: ['“（二）”之后写作“（二）”，应为“（三）”'],
      fixed: frame(
        '（一）主动公开。26条。\n\n（二）依申请公开。没有收到。\n\n（三）政府信息管理。先审后发。\n\n（四）平台建设。一个网站。',
      ),
    },
    {
      title: '只有一项写错',
      text: frame('1.完善目录。\n\n«3.»加强培训。\n\n3.及时更新。'),
      fixed: frame('1.完善目录。\n\n2.加强培训。\n\n3.及时更新。'),
    },
    {
      title: '跳号',
      text: frame('（一）主动公开。26条。\n\n«（三）»依申请公开。没有收到。\n\n（四）平台建设。一个网站。'),
      fixed: frame('（一）主动公开。26条。\n\n（二）依申请公开。没有收到。\n\n（三）平台建设。一个网站。'),
    },
    {
      title: '内层的编号回到了外层的下一个',
      text: frame(
        '（一）主动公开。\n\n（二）平台建设。\n\n1.完善栏目。\n\n2.加强维护。\n\n3.定期自查。\n\n4.2025年7月改版。\n\n«3.»监督保障。社会评议1次。',
      ),
      says: ['编号写作“3.”，应为“（三）”'],
      fixed: frame(
        '（一）主动公开。\n\n（二）平台建设。\n\n1.完善栏目。\n\n2.加强维护。\n\n3.定期自查。\n\n4.2025年7月改版。\n\n（三）监督保障。社会评议1次。',
      ),
    },
    {
      title: '两个（一）之间只有正文',
      text: frame(
        '（一）主动公开情况\n\n公开信息120条。\n\n«（一）»依申请公开情况\n\n收到申请12件。\n\n（二）政府信息管理情况\n\n审核信息120条。',
      ),
      says: ['“（一）”之后写作“（一）”，应为“（二）”'],
      fixed: frame(
        '（一）主动公开情况\n\n公开信息120条。\n\n（二）依申请公开情况\n\n收到申请12件。\n\n（三）政府信息管理情况\n\n审核信息120条。',
      ),
    },
    {
      title: '少了一个括号的不是漏号',
      text: frame('（一）主动公开。26条。\n\n二）依申请公开。没有收到。\n\n（三）平台建设。一个网站。'),
    },
    {
      title: '括号宽度不一致，只作提醒',
      text: frame('«(一)»主动公开。26条。\n\n（二）依申请公开。没有收到。\n\n（三）平台建设。一个网站。'),
      says: ['“(一)”的括号与其他各项不一致，应为“（一）”'],
      fixed: frame('（一）主动公开。26条。\n\n（二）依申请公开。没有收到。\n\n（三）平台建设。一个网站。'),
    },
    {
      title: '（三）之后写成“四、”',
      text: frame(
        '（一）主动公开。26条。\n\n（二）依申请公开。没有收到。\n\n«三、»政府信息管理。先审后发。\n\n1.专人审核。\n\n2.定期自查。\n\n（四）平台建设。一个网站。',
      ),
      says: ['编号写作“三、”，应为“（三）”'],
      fixed: frame(
        '（一）主动公开。26条。\n\n（二）依申请公开。没有收到。\n\n（三）政府信息管理。先审后发。\n\n1.专人审核。\n\n2.定期自查。\n\n（四）平台建设。一个网站。',
      ),
    },
    {
      title: '“2、”混在“1.”“3.”之间，只作提醒',
      text: frame('1.完善目录。\n\n«2、»加强培训。\n\n3.及时更新。'),
      says: ['“2、”的写法与其他各项不一致，应为“2.”'],
      fixed: frame('1.完善目录。\n\n2.加强培训。\n\n3.及时更新。'),
    },
    {
      title: '下一层在另一项下面重新编号',
      text: frame('（一）主动公开\n\n1.完善目录。\n\n2.及时更新。\n\n（二）依申请公开\n\n1.畅通渠道。\n\n2.规范答复。\n\n（三）平台建设'),
    },
    {
      title: '下一层连续编号',
      text: frame('（一）主动公开\n\n1.完善目录。\n\n2.及时更新。\n\n（二）依申请公开\n\n3.畅通渠道。\n\n4.规范答复。'),
    },
    {
      title: '“一是”“二是”之下各自编号，没有编号的也可以',
      text: frame(
        '一是内容问题\n\n重点不突出。\n\n二是渠道问题\n\n1.渠道单一。\n\n2.缺乏整合。\n\n三是机制问题\n\n1.更新不及时。\n\n2.审核不严格。',
      ),
    },
    {
      title: '前一项写在段落中间',
      text: frame('（一）主动公开。26条。（二）依申请公开。没有收到。\n\n（三）平台建设。主要做法是：1.完善栏目。\n\n2.加强维护。'),
    },
    {
      title: '编号后面是年份',
      text: frame('（一）2025年公开26条。\n\n（二）3项制度得到落实。\n\n1、2025年完善目录。\n\n2、2025年加强培训。'),
    },
    {
      title: '编号后面就是数字',
      text: frame(
        '1.完善目录。\n\n2.12345热线办结率99%。\n\n3.1月至6月开展自查。\n\n4.加强培训。\n\n1.5万余人参加。\n\n5.按时办理，平均用时\n\n6.5个工作日。\n\n6.及时更新。',
      ),
    },
    {
      title: '条文中的（三）项不是编号',
      text: frame('（一）主动公开。公开了《条例》第二十条第\n\n（五）项规定的信息。\n\n（二）依申请公开。没有收到。'),
    },
    {
      title: '存在问题和改进措施各自从（一）起',
      text: `示例镇2025年政府信息公开工作年度报告\n\n五、存在的主要问题及改进情况\n\n主要问题：\n\n（一）更新不够及时。\n\n（二）形式单一。\n\n（三）人员不足。\n\n改进措施：\n\n（一）定期检查。\n\n（二）丰富形式。\n`,
    },
  ],
  check: ({ report }) => {
    const findings: Finding[] = [];
    for (const section of sectionsIn(report)) {
      if (!isNarrative(report, section.template.id)) continue;
      for (const list of listsIn(report, ...section.prose)) {
        const before = findings.length;
        sequence(report, list, findings);
        if (findings.length > before) continue;
        width(list, findings);
        marks(list, findings);
      }
    }
    return findings;
  },
});
