import type { ProsePart, Report } from '../report/report.ts';
import { say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { shown, squeezed } from '../text/squeezed.ts';
import { defineRule, type Finding } from './rule.ts';
import { namedInLead } from './shared/lead-organs.ts';
import { cuesIn } from './wording/cues.ts';
import { foreignNames, foreignSelf, kindOf, mayNameOthers, type OrganKind, townshipOf } from './wording/other-names.ts';

/** So many places of one name are named with its finding. */
const MOST_PLACES = 20;

const report = (organ: string, text: string, lead = ''): string =>
  `# ${organ}2025年政府信息公开工作年度报告\n\n${lead}## 一、总体情况\n\n${text}\n`;
const township = (text: string): string => report('示例县示例镇人民政府', text);
const bureau = (text: string): string => report('示例县教育局', text);

/** Another organ's name where this one is meant: copied from another office's report. */
export const foreignOrgan = defineRule({
  id: 'foreign-organ',
  title: '他机关的名称',
  group: '文字',
  severity: 'hint',
  basis: '国办公开办函〔2021〕30号：年度报告内容雷同、敷衍塞责的，依照《条例》第四十七条处理',
  why: '正文里以另一个机关自称，多半是套用了别人的报告；这类差错读者一眼就能看出。',
  examples: [
    {
      title: '镇的报告里写“我局”',
      text: township('«我局»高度重视政府信息公开工作，公开信息126条。下一步，我局将加强培训。'),
      says: ['正文写作“我局”，本报告的机关为“示例县示例镇人民政府”，全文共 2 处'],
    },
    {
      title: '写“本局”的也一样',
      text: township('根据«本局»工作实际，公开信息126条。'),
      says: ['正文写作“本局”'],
    },
    {
      title: '另一个镇',
      text: township('2025年，«样本镇»认真贯彻落实《条例》。«范例镇人民政府»政府信息公开工作取得成效。«样板镇»全年主动公开信息126条。'),
      says: ['正文写作“样本镇”，本报告的机关为“示例县示例镇人民政府”', '正文写作“范例镇人民政府”'],
    },
    { title: '局的报告里写“我镇”或另一个局', text: bureau('«我镇»及时公开信息。2025年，«示例县民政局»认真贯彻落实《条例》。') },
    {
      title: '开头的“现将”',
      text: report('示例县示例镇人民政府', '公开126条。', '现将«示例县样本乡»2025年政府信息公开工作年度报告公布如下。\n\n'),
    },
    {
      title: '上级、网站、文件和引文',
      text: township(
        '在县委、县政府的正确领导下，示例县人民政府办公室组织培训，通过“示例县人民政府”门户网站和示例镇人民政府公众号公开126条。县政务服务局通报情况。按照《样本镇政务公开标准目录》，学习样本镇的做法。我县、我市出台措施。',
      ),
    },
    {
      title: '县政府的报告说到乡镇和部门',
      text: report(
        '示例县人民政府',
        '示例镇高度重视公开专区建设。县教育局认真落实招生信息公开要求，全县各乡镇未收到投诉。样本乡人民政府政务公开专区面积最大。',
      ),
    },
    {
      title: '局的报告说到别的局',
      text: bureau(
        '县财政局主动公开预算，县审计局牵头督办。自我局限性要克服，我委托律师审查，局机关坚持学习。节约成本局部试点，本局域网检查，本委托书，日本乡村，本乡镇学校。',
      ),
    },
    {
      title: '同一机关的简称和全称',
      text: township('示例镇坚持公开。示例县示例镇未收到申请。镇政府主动公开信息，示例镇党委认真落实责任。'),
    },
    {
      title: '名称里有“城市”二字',
      text: report('示例市样例区城市管理综合行政执法局', '2025年，区城管执法局认真贯彻落实《条例》。'),
    },
  ],
  check: ({ report }) => {
    const organ = report.title?.organ ?? report.organ;
    const kind = organ === undefined ? undefined : kindOf(organ);
    return organ === undefined || kind === undefined ? [] : findingsFor(report, organ, kind);
  },
});

interface Place {
  readonly name: string;
  readonly at: Span;
}

function findingsFor(report: Report, organ: string, kind: OrganKind): readonly Finding[] {
  const cues = cuesIn(report);
  const township = townshipOf(organ, kind);
  const places = new Map<string, Place[]>();
  let own: readonly string[] | undefined;
  for (const cued of cues.wording) {
    const { part } = cued;
    if ((part.kind !== 'paragraph' && part.kind !== 'heading') || !mayNameOthers(cues, cued, organ, kind, township)) continue;
    own ??= namesOf(report, organ);
    for (const place of placesIn(part, own, kind)) {
      const known = places.get(place.name);
      if (known) known.push(place);
      else places.set(place.name, [place]);
    }
  }
  return places.size === 0 ? [] : [...places.values()].flatMap((all) => toFinding(all, organ, report));
}

/** The names that the organ bears: where title, front matter, lead and signature differ, title-form has said so. */
function namesOf(report: Report, organ: string): readonly string[] {
  const lead = [...namedInLead(report)].map(({ name }) => name);
  return [organ, report.organ, report.signature?.organ, ...lead].filter((name) => name !== undefined);
}

const NAMED_OR_QUOTED = /《[^《》]{0,120}》|“[^“”]{0,60}”/g;
const blankOut = (words: string): string => '□'.repeat(words.length);

function placesIn(part: ProsePart, own: readonly string[], kind: OrganKind): readonly Place[] {
  const whole = squeezed(part.passage);
  const text = whole.text.replace(NAMED_OR_QUOTED, blankOut);
  return [...foreignSelf(text, own.join(), kind), ...foreignNames(text, own, kind, part.section === undefined)].map(
    ({ name, start, end }) => ({
      name,
      at: whole.span(start, end),
    }),
  );
}

function toFinding(places: readonly Place[], organ: string, report: Report): readonly Finding[] {
  const first = places[0];
  if (!first) return [];
  const many = places.length > 1 ? say`，全文共 ${places.length} 处` : '';
  const title = report.title ? [{ at: report.title.span, message: say`标题` }] : [];
  const others = places.slice(1, MOST_PLACES).map(({ at, name }) => ({ at, message: say`“${name}”` }));
  const message = say`正文写作“${shown(first.name)}”，本报告的机关为“${shown(organ)}”${many}`;
  return [{ at: first.at, message, related: [...title, ...others] }];
}
