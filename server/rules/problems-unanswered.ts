import type { Report, Section } from '../report/report.ts';
import { charFinder } from '../text/char-finder.ts';
import { say } from '../text/say.ts';
import { squeezed } from '../text/squeezed.ts';
import { defineRule } from './rule.ts';
import { hasOwnTable, hasSixSections, headingWords, sectionName, sectionOf } from './shared/sections.ts';

/** Says less than a problem or a measure takes. Two problems in a list may be shorter. */
const LEAST = 20;
const LEAST_LISTED = 12;
/** The section's own name said again, and words that only look like problems. */
const NAMES =
  /存在的?(?:主要)?(?:问题|不足)(?:及|和|与|、)改进(?:情况|措施|打算)?|问题导向|(?:热点|难点|焦点|疑难|复杂|重大|突发|群众|民生|共性|有关|相关)(?:、难点|、焦点)?问题/g;
/** 有待进一步加强 is a problem, whatever its verb. */
const WANTED =
  /(?:有待|尚待|亟待|亟需|仍需|尚需|还需|需要?|应当?|要)(?:进一步|不断|持续|加以|继续|切实|及时)?(?:加强|提升|提高|完善|健全|改进|强化|优化|规范|深化|拓展|拓宽|加大|丰富|增强|创新|细化|加快|充实|补强)/g;
const PROBLEM =
  /问题|不足|差距|薄弱|有待|尚待|亟待|亟需|不够|欠缺|短板|弱项|缺乏|缺少|滞后|不强|不高|不全|不多|不深|不快|不严|不及时|不到位|不规范|不完善|不健全|不平衡|不均衡|不充分|不准确|不清晰|不统一|不熟|不了解|不专业|不丰富|单一|偏少|偏低|偏弱|较少|较低|较弱|较慢|仍需|尚需|还需|需要?(?:进一步|加强|提升|提高|完善)|困难|瓶颈|弱化|质量参差|缺失|疏漏|有限|压力/;
/** 理解不透彻, 渠道较窄, 更新慢: what a clause ends with. */
const LACKING = /(?:不|较|偏|过于|太)[^不较]{1,3}$|[^不][少慢弱差低窄浅]$/;
/** 未发现问题, 没有突出问题: names none. */
const NONE =
  /(?:没有?|未|无|不)(?:再)?(?:发现|存在|出现|发生)?(?:任何|明显|突出|重大|较大|其他)?(?:的)?(?:存在的?)?(?:问题|不足)(?:(?:和|与|或|、)(?:问题|不足))*/g;
const PLANNED = /下一?步|下阶段|今后|接下来|未来|明年|来年|新的?一年|将(?!来)|拟|打算|计划|措施|改进|整改|努力|力争|确保|为此|对此|针对/;
/** 主要问题： */
const TOPIC = /^[^，。：；]{0,16}(?:问题|情况|措施|打算|方向|计划)[。：]/;
const nextClauseEnd = charFinder('，。；：、！？,;:!?\n');
const ORDINAL =
  /^(?:[（(]?[一二三四五六七八九十0-9]+[）)、.．]|[一二三四五六七八九十]+是|第[一二三四五六七八九十]+，?|首先|其次|再次|最后|同时|另外)/;
const DONE =
  /^(?:进一步|继续|不断|切实|着力|持续|积极|认真|严格|全面|深入|扎实|大力|重点|定期|及时|主动|充分|稳步)*(?:加强|强化|完善|健全|提升|提高|加大|优化|深化|规范|抓好|抓实|做好|做实|落实|推进|推动|拓展|拓宽|丰富|创新|开展|组织|建立|明确|细化|加快|坚持|严格|严把|扩大|增强|充实|配备|配齐|聚焦|统一|梳理|制定|营造|压实|夯实|畅通|举办|学习|培训|督促|转变|增设|增加|改善|开设|紧盯|探索)/;

/** What somebody does, has done or will do, in whatever words: 每月自查一次, 由办公室牵头补齐, 安排专人, 已增加图解. */
const ACTS =
  /^(?:目前|现|均|都|并)*已经?(?!取得|步入|形成|成为|有)|以后|每[年月季周日天半个]|由[^，。；]{1,14}(?:负责|牵头|落实|承担)|安排|解决|克服|补齐|化解|纠正|改正|整治|予以|立行立改|立即|责成|责令|逐[一步条项个]|新增|增设|定期|自查|巡查|抽查|通报|列入|纳入|对照检查|请[^，。；]{2,40}(?:指导|制作|授课|讲解|把关)/;
const NOT_YET = /未|没|难以|无法|尚|不/;

/** What section five says. Headings do not count. */
interface Says {
  readonly isLong: boolean;
  readonly problems: boolean;
  /** In so many words that there are none. */
  readonly none: boolean;
  /** What is planned or was done, in the words of plans. */
  readonly measures: boolean;
  /** Something is done, at least. */
  readonly acts: boolean;
}

/** `undefined` where the section names a problem and what is planned: then nothing is missing, whatever else it says. */
function saysOf(report: Report, section: Section): Says | undefined {
  let length = 0;
  let listed = 0;
  let [problems, none, measures, acts] = [false, false, false, false];
  const paragraphs: string[] = [];
  // 2026年重点抓好…… in the report of 2025
  const nextYear = report.year === undefined ? undefined : `${report.year + 1}年`;
  for (let i = section.prose[0]; i < section.prose[1]; i++) {
    const part = report.prose[i];
    if (part?.kind !== 'paragraph') continue;
    const whole = squeezed(part.passage).text;
    if (whole.length <= 24 && !/[，。；]/.test(whole)) continue;
    const words = (part.numbering ? whole.replace(TOPIC, '') : whole).replace(NAMES, '');
    length += words.length;
    measures ||= PLANNED.test(words.replace(WANTED, ''));
    acts ||= nextYear !== undefined && words.includes(nextYear);
    const rest = words.replace(NONE, '');
    none ||= rest !== words;
    problems ||= PROBLEM.test(rest);
    if (problems && measures) return undefined;
    paragraphs.push(rest);
  }
  for (const rest of paragraphs) {
    for (let start = 0, end = 0; end >= 0; start = end + 1) {
      end = nextClauseEnd(rest, start);
      const clause = rest.slice(start, end < 0 ? undefined : end);
      const own = clause.replace(ORDINAL, '');
      const lacks = PROBLEM.test(clause) || LACKING.test(clause);
      problems ||= lacks;
      if (lacks && own !== clause) listed++;
      if (lacks) continue;
      measures ||= DONE.test(own);
      acts ||= ACTS.test(own) && !NOT_YET.test(own);
    }
    // a problem and what is done about it: nothing below changes that
    if (problems && (measures || acts)) break;
  }
  return { isLong: length >= (listed > 1 ? LEAST_LISTED : LEAST), problems, none, measures, acts };
}

const frame = (five: string): string =>
  `# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n${five}\n\n## 六、其他需要报告的事项\n\n2025年未收取信息处理费。\n`;
const heading = '## «五、存在的主要问题及改进情况»';
const plain = '## 五、存在的主要问题及改进情况';

/** Section five names problems but no measures, or the reverse. */
export const problemsUnanswered = defineRule({
  id: 'problems-unanswered',
  title: '问题与改进不对应',
  group: '正文',
  severity: 'hint',
  basis: '《中华人民共和国政府信息公开条例》第五十条第四项：存在的主要问题及改进情况',
  why: '第五部分既要写存在的问题，也要写怎样改进；只写一半会被认为没有逐项对照整改。',
  examples: [
    {
      title: '只有问题',
      text: frame(`${heading}\n\n2025年，政府信息公开工作还存在一些不足：一是公开内容不够全面，二是政策解读形式单一，有待进一步加强。`),
      says: ['“五、存在的主要问题及改进情况”写了问题，没有写改进情况'],
    },
    { title: '只列出两个问题', text: frame(`${heading}\n\n一是公开内容不全面，二是对政策理解不透彻。`) },
    {
      title: '改进情况只有标题',
      text: frame(`${heading}\n\n（一）存在的主要问题。公开内容的广度和深度有待加强，更新不够及时。\n\n（二）改进情况`),
    },
    {
      title: '只有打算',
      text: frame(`${heading}\n\n下一步，我镇将进一步加强学习培训，完善信息发布机制，不断提高政府信息公开质量。`),
      says: ['写了改进情况，没有写存在的问题'],
    },
    { title: '问题和措施都有', text: frame(`${plain}\n\n一是政策解读形式不够丰富，将开展图文解读；二是更新不够及时，将定期检查栏目。`) },
    { title: '分成两段', text: frame(`${plain}\n\n一是公开内容不够全面，二是队伍力量薄弱。\n\n一是加强业务培训，二是定期检查栏目。`) },
    { title: '已经改进', text: frame(`${plain}\n\n针对上年栏目更新滞后的情况，我镇及时进行了改进，实行每月检查制度。`) },
    {
      title: '条目里的问题和措施',
      text: frame(`${plain}\n\n1.工作力量不足。配备专职人员2名，明确岗位职责。\n\n2.解读形式单一。制作图解12篇。`),
    },
    {
      title: '怎么改进不一定用“加强”“完善”来写',
      text: frame(
        `${plain}\n\n一是部分信息更新不及时，每月抽查一次；二是解读材料较少，已增加图解3篇；三是业务不熟，由县政务公开办派人指导。`,
      ),
    },
    {
      title: '写下一年做什么，就是改进',
      text: frame(`${plain}\n\n2025年还存在信息发布不均衡、解读不及时等问题。2026年重点做两件事：1.均衡发布；2.同步解读。`),
    },
    {
      title: '提到下一年，未必是改进',
      text: frame(`${plain}\n\n2025年各站所按时报送信息，党政综合办按月汇总。2026年1月换届之后，仍由原来的人员负责。`),
    },
    {
      title: '写明没有发现问题',
      text: frame(`${plain}\n\n经逐项自查，2025年政府信息公开工作未发现突出问题和不足，将继续完善发布机制。`),
    },
    { title: '没有内容另有规则', text: frame(`${plain}\n\n无。`) },
  ],
  *check({ report }) {
    if (!hasSixSections(report)) return;
    const section = sectionOf(report, 'problems');
    if (!section || hasOwnTable(report, section)) return;
    const says = saysOf(report, section);
    if (!says) return;
    const { isLong, problems, none, measures, acts } = says;
    if (!isLong || (problems ? measures || acts : none || !measures)) return;
    const name = sectionName(section.template);
    const message = problems ? say`“${name}”写了问题，没有写改进情况` : say`“${name}”写了改进情况，没有写存在的问题`;
    yield { at: headingWords(section), message };
  },
});
