import type { Section } from '../../../server/report/report.ts';
import { sourceSpan } from '../../../server/text/passage.ts';
import type { Span } from '../../../server/text/span.ts';
import { SECTIONS } from '../../generate/form.ts';
import { type Defect, type Mutator, places, slip, written } from '../defect.ts';
import type { Base } from '../reports.ts';

const ORDINALS = ['一', '二', '三', '四', '五', '六'];

/** 三、收到和处理政府信息公开申请情况 as it stands in the text, without marks before it. */
function headingWords({ heading }: Section): Span {
  const { text } = heading.passage;
  return sourceSpan(heading.passage, text.length - text.trimStart().length, text.trimEnd().length);
}

/** The words of a section's heading in a changed text. */
function headings(text: string, ...names: readonly (string | undefined)[]): Span[] {
  return names.flatMap((name) => (name === undefined ? [] : [...places(text, new RegExp(name))].map(({ start, end }) => ({ start, end }))));
}

const full = (index: number): string | undefined => (SECTIONS[index] === undefined ? undefined : `${ORDINALS[index]}、${SECTIONS[index]}`);

/** Where the prose of a section stands: from behind its heading to the next heading. */
const bodySpan = ({ headingSpan, span }: Section): Span => ({ start: headingSpan.end, end: span.end });

const isPage = ({ kind }: Base): boolean => kind === 'page';
const isWrapped = ({ generated: { spec } }: Base): boolean => spec.shape.startsWith('aligned');

function* sectionSlips(base: Base, make: (section: Section, index: number) => Iterable<Defect>): Generator<Defect> {
  for (const section of base.report.sections) yield* make(section, ORDINALS.indexOf(section.template.ordinal));
}

const titleText = ({ report, text }: Base): string => (report.title ? text.slice(report.title.span.start, report.title.span.end) : '');

/** Words of a slip in a heading: one character less, or another in its place. */
function slips(name: string): readonly string[] {
  const at = Math.floor(name.length / 2);
  return [name.slice(0, at) + name.slice(at + 1), `${name.slice(0, at)}${name.slice(at).replace('情况', '')}`].filter(
    (one) => one !== name && one.length > 3,
  );
}

/** Faults of structure. */
export const structureMutators: readonly Mutator[] = [
  {
    rule: 'title-missing',
    defects: function* (base) {
      const { title } = base.report;
      if (!title || isPage(base)) return;
      const text = base.text.slice(0, title.span.start).replace(/#\s*$/, '') + base.text.slice(title.span.end);
      yield { text, at: [], anywhere: true, what: 'title left out' };
    },
  },
  {
    rule: 'title-year',
    defects: function* (base) {
      const { title } = base.report;
      if (!title || isPage(base)) return;
      const year = /\d{4}\s*年/.exec(titleText(base));
      if (!year) return;
      const at = title.span.start + year.index;
      const text = written(base.text, { start: at, end: at + year[0].length }, '');
      const frontMatter = base.text.trimStart().startsWith('---');
      yield {
        text,
        at: [{ start: title.span.start, end: title.span.end - year[0].length }],
        repaired: frontMatter ? undefined : 'same',
        what: 'year left out of the title',
      };
    },
  },
  {
    rule: 'title-form',
    defects: function* (base) {
      const { title } = base.report;
      if (!title) return;
      const words = titleText(base);
      for (const [right, wrong, offset, length] of [
        ['工作年度报告', '工作报告', 0, 4],
        ['政府信息公开工作年度报告', '政府信息公开年报', 6, 2],
        ['政府信息公开工作年度报告', '政府信息公开年度报告', 6, 4],
        [`${base.generated.year}年政府`, `${base.generated.year}年度政府信息公开工作年度报告`, 4, 2],
      ] as const) {
        const at = words.indexOf(right);
        if (at < 0 || isPage(base)) continue;
        const start = title.span.start + at;
        const end = wrong.includes('年度政府') ? start + 5 : start + right.length;
        const put = wrong.includes('年度政府') ? `${base.generated.year}年度` : wrong;
        yield {
          text: written(base.text, { start, end }, put),
          at: [{ start: start + offset, end: start + offset + length }],
          repaired: 'same',
          what: `title says ${put}`,
        };
      }
      const organ = base.report.signature?.organSpan;
      const other = organ && base.text.slice(organ.start, organ.end).replace(/示例|样本|范例|样例/g, '另外');
      if (organ && other !== undefined) yield slip(base, organ, other, { repaired: undefined });
    },
  },
  {
    rule: 'section-missing',
    defects: (base) =>
      sectionSlips(base, function* (section, index) {
        if (isPage(base)) return;
        const text = base.text.slice(0, section.span.start).replace(/#+\s*$/, '') + base.text.slice(section.span.end);
        // a signature behind section six stays
        const signed = index === 5 && base.report.signature?.organSpan ? base.text.slice(base.report.signature.organSpan.start) : '';
        const whole = text + signed;
        yield {
          text: whole,
          at: headings(whole, full(index - 1), full(index + 1)),
          repaired: 'gone',
          what: `section ${index + 1} left out`,
        };
      }),
  },
  {
    rule: 'section-duplicate',
    defects: (base) =>
      sectionSlips(base, function* (section, index) {
        if (isPage(base)) return;
        const start = lineStart(base.text, section.headingSpan.start);
        const copy = base.text.slice(start, section.span.end);
        const body = index === 0 || index >= 4 ? copy : `${base.text.slice(start, section.headingSpan.end)}\n\n`;
        const next = base.report.sections.find(({ span }) => span.start >= section.span.end);
        if (!next) return;
        const at = lineStart(base.text, next.headingSpan.start);
        const text = `${base.text.slice(0, at)}${body.trimEnd()}\n\n${base.text.slice(at)}`;
        const second = headings(text, full(index)).at(-1);
        yield { text, at: second ? [second] : [], what: `section ${index + 1} twice` };
      }),
  },
  {
    rule: 'section-order',
    defects: function* (base) {
      if (isPage(base) || isWrapped(base)) return;
      const { sections } = base.report;
      for (let i = 0; i + 1 < sections.length - 1; i++) {
        const [one, other, after] = [sections[i], sections[i + 1], sections[i + 2]];
        if (!one || !other || !after) continue;
        const [a, b, c] = [one, other, after].map(({ headingSpan }) => lineStart(base.text, headingSpan.start)) as [number, number, number];
        const text = base.text.slice(0, a) + base.text.slice(b, c) + base.text.slice(a, b) + base.text.slice(c);
        yield {
          text,
          at: headings(text, full(ORDINALS.indexOf(one.template.ordinal)), full(ORDINALS.indexOf(other.template.ordinal))),
          repaired: 'gone',
          what: `sections ${i + 1} and ${i + 2} changed places`,
        };
      }
    },
  },
  {
    rule: 'section-title',
    defects: (base) =>
      sectionSlips(base, function* (section) {
        const name = base.text.slice(section.nameSpan.start, section.nameSpan.end);
        if (name !== section.template.title) return;
        for (const words of slips(name)) yield slip(base, section.nameSpan, words);
      }),
  },
  {
    rule: 'section-number',
    defects: (base) =>
      sectionSlips(base, function* (section, index) {
        const words = headingWords(section);
        const mark = { start: words.start, end: words.start + 2 };
        if (base.text.slice(mark.start, mark.end) !== `${ORDINALS[index]}、`) return;
        yield slip(base, mark, `${index + 1}、`);
        yield slip(base, mark, `（${ORDINALS[index]}）`);
        yield slip(base, mark, `${index + 1}.`);
        if (index > 0) yield slip(base, mark, `${ORDINALS[index - 1]}、`);
        yield { ...slip(base, mark, ''), at: [{ start: words.start, end: words.end - 2 }], what: `number of section ${index + 1} lost` };
      }),
  },
  {
    rule: 'section-empty',
    defects: (base) =>
      sectionSlips(base, function* (section, index) {
        if ((index !== 0 && index !== 4) || isPage(base)) return;
        const body = bodySpan(section);
        const next = base.report.sections.find(({ span }) => span.start >= section.span.end);
        const to = next ? lineStart(base.text, next.headingSpan.start) : body.end;
        for (const words of ['', '无', '无。', '现将有关情况报告如下：']) {
          const text = `${base.text.slice(0, body.start)}\n\n${words}\n\n${base.text.slice(to)}`;
          const at = words === '' ? headings(text, full(index)) : [{ start: body.start + 2, end: body.start + 2 + words.length }];
          yield { text, at, what: `section ${index + 1} says “${words}”` };
        }
      }),
  },
  {
    rule: 'topic-missing',
    defects: (base) =>
      sectionSlips(base, function* (section, index) {
        // a table of the clerk's own may speak of any topic
        if (index !== 0 || isPage(base) || base.report.otherTables.length > 0) return;
        for (const [topic, words] of TOPICS) {
          // every sentence that speaks of the topic goes
          const body = bodySpan(section);
          const text =
            base.text.slice(0, body.start) +
            base.text
              .slice(body.start, body.end)
              .split(/(?<=[。\n\r])/)
              .filter((sentence) => !words.test(sentence.replace(/\s+/g, '')))
              .join('') +
            base.text.slice(body.end);
          if (isWrapped(base)) continue;
          yield { text, at: headings(text, full(0)), what: `nothing about ${topic}` };
        }
      }),
  },
  {
    rule: 'oversight-results',
    defects: (base) =>
      sectionSlips(base, function* (section, index) {
        if (index !== 0 || isPage(base) || isWrapped(base) || !/人民政府$/.test(base.generated.organ)) return;
        const five = base.report.sections.find(({ template }) => template.ordinal === '五');
        let text = base.text;
        for (const one of [five, section])
          if (one)
            text = written(text, bodySpan(one), text.slice(one.headingSpan.end, one.span.end).replace(/考核|评议|追究|问责|追责/g, '工作'));
        yield { text, at: headings(text, full(0)), what: 'nothing about 考核, 评议, 责任追究' };
      }),
  },
  {
    rule: 'heading-sequence',
    defects: function* (base) {
      const { report, text } = base;
      for (const section of report.sections) {
        if (section.template.ordinal !== '一') continue;
        const items = report.prose
          .slice(...section.prose)
          .filter(({ numbering }) => numbering?.style === 'hanBracket' && numbering.ordinal <= 5);
        for (const { numbering, passage } of items) {
          if (!numbering || items.length < 5) continue;
          const at = sourceSpan(passage, numbering.length - numbering.mark.length, numbering.length);
          if (text.slice(at.start, at.end) !== numbering.mark) continue;
          // counted once more, or one too far; in the style of another level
          const other = numbering.ordinal === 1 ? [] : [`（${ORDINALS[numbering.ordinal - 2]}）`];
          const further = numbering.ordinal === 1 || numbering.ordinal === 5 ? [] : [`（${ORDINALS[numbering.ordinal]}）`];
          for (const words of [...other, ...further, `（${numbering.ordinal}）`]) yield slip(base, at, words);
        }
      }
    },
  },
];

const TOPICS: readonly (readonly [string, RegExp])[] = [
  ['依申请公开', /申请|补正|答复/],
  ['政府信息管理', /信息管理|审查|审核|三审|动态调整|公文|先审后|管理制度|公开属性|规范性文件|保密|信息资源|台账|管理/],
  ['平台建设', /平台|网站|新媒体|公众号|专栏|专区|栏目|微信|微博|公报|公开栏|公示栏/],
  ['监督保障', /监督|考核|评议|培训|领导小组|责任|评估|检查|督|通报|保障/],
];

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
