import { codesOf } from '../text/char-finder.ts';
import { append } from '../text/append.ts';
import type { ProsePart } from '../report/report.ts';
import { say } from '../text/say.ts';
import { defineRule, type Finding } from './rule.ts';
import { AGAIN, cueOf, type CuedPart, type Cues, cuesIn, standsAt } from './wording/cues.ts';
import { startsByKey } from './wording/starts-by-key.ts';
import { titled } from './wording/samples.ts';
import { eachMatch, MOST_FINDINGS, spanIn, wordsAround } from './wording/scan.ts';

/** Two of a character and all that follow, unless one of `before` stands before or one of `behind` behind them. */
function twice(character: string, before: string, behind: string): string {
  const pair = character + character;
  return `${pair}(?<![${before}]${pair})${character}*(?![${behind}])`;
}

/**
 * A character said twice, with what makes the pair right: 目的的确, 为了了解, 和和美美, 涉及及时, 存在在.
 */
const CHARACTERS = [
  twice('的', '目标', '确士'),
  twice('了', '不', '解之望结却断然'),
  twice('和', '共总饱调缓温柔平祥中暖谦求讲附违失应顺亲人', '美气睦平谐缓和好解田县'),
  twice('在', '存现所正实潜内外自好旨重不何同健贵难妙', '线职岗校建编册场读地位押产田途于学'),
  twice('及', '涉以普波触顾危殃推遍提言论兼累谈', '时早格'),
  twice('将', '即', '来军要领士'),
  twice('与', '参给赋授', '会时'),
  twice('性', '个理男女两同异', '格别质情能感子急'),
  twice('是', '不但可于还只就总要而凡若或即', '非否'),
  // 政政府, not 民政政府
  '政政(?<![民财行执市邮廉勤施议参宪朝]政政)(?=府)',
];
/** Those and the marks that stand twice. */
const TWICE = '的了和在及将与性是政、，；：。,';
const MARKS = '、、+|，[，,]+|；；+|：：+|。。(?<!。。。)(?!。)|,(?<=[\\u4e00-\\u9fff”》）],)[，,](?![，,]|\\s*(?:\\n|$))';
/** Words of two to five characters that never follow themselves in good prose. */
const WORDS =
  '进一步|进行|通过|以及|加强|根据|按照|关于|开展|推进|完善|落实|提高|提升|我镇|我县|我市|我区|我局|我乡|情况|工作|信息|不断|切实|持续|严格|认真|积极|应当|必须|但是|同时|确保|实现|年度|全年|全县|全市|全镇|全区|我办|我委|已经|目前|及时|全面|人员|强化|优化|建立|健全|推动|拓宽|丰富|规范|群众|机制|主动公开|依申请公开|门户网站|并举|措施|审核|保障|体系|栏目|渠道|质量|水平|能力|意识|程序|流程|方式|规定|平台|领域|制度|满意率|满意度|办结率|答复率|回复率|知晓率|覆盖率|解读率|政务公开|行政机关|工作人员|各部门|围绕|聚焦|坚持|贯彻|印发|举办|召开|收到|接受|促进|深化|拓展|细化|夯实|树立|注重|立足|依托|利用|针对|提供|采取|由于|因此|从而|为了|以便|以及|或者|对于|公开|规范化|标准化|制度化|常态化|精细化|信息化|数字化'.split(
    '|',
  );
/** 规范规范性文件 and 保障保障性住房 are right, 公开公开栏 as well, but not 政府信息公开公开工作. */
const goingOn = (word: string): string =>
  word === '公开' ? `${word}(?=${word}(?:工作|条例|年度报告))` : word === '规范' || word === '保障' ? `${word}(?=${word}(?!性))` : word;
const WORD = `(${WORDS.map(goingOn).join('|')})\\1(?![化率会地再])`;
/** 民意征集民意征集: longer words that follow themselves, whatever they are. Not 申请人申请人民法院, 公开栏公开栏目: three characters only where the word ends there. */
const LONG = '(?!(.)\\2{5}|[一二三四五六七八九十百千万]{3})(?:([\\u4e00-\\u9fff]{4,5})\\3|([\\u4e00-\\u9fff]{3})\\4(?![\\u4e00-\\u9fff]))';
const PATTERN = new RegExp(`${CHARACTERS.join('|')}|${MARKS}|${WORD}|${LONG}`, 'g');

const BASIS = /(根据|依据|按照)[^。！？；]{2,80}?规定/g;
const SENTENCE_END = /[。！？；]/;
const NEAR = 200;
const LEAST = 8;
const LEAST_ITEM = 4;
const LEAST_BEGUN = 10;

/** 政策的的出台; 根据…规定，现公布根据…的规定: a character, a word, a clause said twice. */
export const repeatedWord = defineRule({
  id: 'repeated-word',
  title: '重复的字词和语句',
  group: '文字',
  severity: 'warning',
  basis: '公文校对常规；GB/T 15834—2011（点号不叠用）',
  mendsText: true,
  why: '叠字、叠词和一句之内说两遍的话，多是修改时没有删净的旧文。',
  examples: [
    {
      title: '叠字',
      text: titled('围绕重大政策«的的»出台，完成«了了»任务，群众«和和»企业。'),
      says: ['“重大政策的的出台”中“的”重复，应为“的”', '应为“了”'],
      fixed: titled('围绕重大政策的出台，完成了任务，群众和企业。'),
    },
    { title: '叠字、叠词出现在词尾', text: titled('四类过程«性性»信息，多措«并举并举»。'), fixed: titled('四类过程性信息，多措并举。') },
    {
      title: '叠用点号',
      text: titled('通过网站«、、»公告栏公开«，，»接受监督«,，»定期公布。'),
      fixed: titled('通过网站、公告栏公开，接受监督，定期公布。'),
    },
    { title: '一个全角、一个半角', text: titled('接受监督«，,»定期公布。'), fixed: titled('接受监督，定期公布。') },
    {
      title: '叠词',
      text: titled('«进一步进一步»规范，«通过通过»网站公开，综合«满意率满意率»99.8%。'),
      fixed: titled('进一步规范，通过网站公开，综合满意率99.8%。'),
    },
    {
      title: '较长的词说了两遍',
      text: titled('及时发布«民意征集民意征集»8件，规范«政政»府信息公开审批程序，紧紧«围绕围绕»中心工作。'),
      says: ['“及时发布民意征集民意征集8件”中“民意征集”重复，应为“民意征集”', '应为“政”', '应为“围绕”'],
      fixed: titled('及时发布民意征集8件，规范政府信息公开审批程序，紧紧围绕中心工作。'),
    },
    {
      title: '申请人申请人民法院',
      text: titled('申请人申请人民法院强制执行，民政政府购买服务，公开栏公开栏目设置，行政政策公开，一二三一二三。'),
    },
    {
      title: '公开公开工作、规范化规范化',
      text: titled('做好政府信息«公开公开»工作，推进标准化«规范化规范化»建设，更新公开公开栏，公开公开指南。'),
      fixed: titled('做好政府信息公开工作，推进标准化规范化建设，更新公开公开栏，公开公开指南。'),
    },
    { title: '标题里的叠词', text: titled('（五）完善监督«保障保障»机制'), fixed: titled('（五）完善监督保障机制') },
    { title: '保障保障性住房、落实落实再落实', text: titled('依法保障保障性住房信息公开，公开栏目目录，落实落实再落实。') },
    {
      title: '规范规范性文件、全面面向',
      text: titled('规范规范性文件管理，推进规范规范化，全面面向群众，人员人人过关，建立立体宣传。'),
    },
    {
      title: '依据说了两遍',
      text: titled('«根据《示例条例》规定，现公布根据»新修订的《示例条例》的规定和有关通知，编制本报告。'),
      says: ['一句之内“根据…规定”出现两次'],
    },
    {
      title: '同一分句说了两遍',
      text: titled('及时更新政府网站信息，加强日常巡查，«及时更新政府网站信息»，接受监督。'),
      says: ['一句之内“及时更新政府网站信息”出现两次'],
    },
    {
      title: '列举中同一项说了两遍',
      text: titled(
        '目录涵盖机构职能、政策法规、工作动态、«政策法规»、公共服务。更新公开指南、公开目录；明确公开范围、公开时限、公开主体、«公开时限»。',
      ),
      says: ['一句之内“政策法规”出现两次', '一句之内“公开时限”出现两次'],
    },
    {
      title: '下一项又从头说起',
      text: titled(
        '报告由总体情况、因政府信息公开工作被申请行政复议、«因政府信息公开工作被申请行政复议»和提起行政诉讼情况组成，由示例县人民政府办公室、示例县人民政府办公室政务公开科编制。',
      ),
    },
    {
      title: '不是一个列举',
      text: titled(
        '更新政策法规、工作动态，解读政策法规、规划计划，公开政策法规。一是政策法规、公共服务；二是政策法规、工作动态。文字解读、图文解读、解读回应，依法行政、依规行政。',
      ),
    },
    { title: '目的的确、为了了解', text: titled('公开的目的的确是服务，目的的实现要靠制度，为了了解需求，除了了解还要回应，不了了之。') },
    {
      title: '和和美美、涉及及时、存在在',
      text: titled('和和美美过年，总和和结构，涉及及时性，个性性格，以及及时公开，存在在线问题，是是非非，参与与监督。'),
    },
    { title: '谁审查、谁负责，谁发布、谁负责', text: titled('坚持“谁审查、谁负责，谁发布、谁负责”，依法依规，研究研究再定，公开公开栏。') },
    { title: '机关名称后接“政府信息公开”', text: titled('示例县人民政府政府信息公开年报由各部门部门预算附后，政务公开公开栏。') },
    {
      title: '省略号与信息化',
      text: titled(
        '内容包括政策、办事……推进信息信息化。根据《示例条例》规定，按照上级要求，编制本报告。按照《示例条例》规定公开，按照《示例办法》规定收费。',
      ),
    },
  ],
  check: ({ report }) => {
    const findings: Finding[] = [];
    const cues = cuesIn(report);
    for (const cued of cues.wording) {
      if ((cued.cues & AGAIN) !== 0 && saysTwice(cues, cued)) repeatedWords(cued.part, findings);
      if (findings.length >= MOST_FINDINGS) return findings;
    }
    for (const cued of cues.wording) {
      if (findings.length >= MOST_FINDINGS) break;
      const { part, text } = cued;
      if (text.length < 2 * LEAST) continue;
      repeatedClauses(cues, cued, findings);
      if ((cued.cues & BASIS_END) !== 0) append(findings, repeatedBases(text, part));
    }
    return findings;
  },
});

function repeatedWords(part: ProsePart, findings: Finding[]): void {
  eachMatch(part.passage.text, PATTERN, (match) => {
    findings.push(toFinding(match, part));
    return findings.length < MOST_FINDINGS;
  });
}

function toFinding(match: RegExpExecArray, part: ProsePart): Finding {
  const written = match[0];
  const right = match[1] ?? match[3] ?? match[4] ?? (written.startsWith(',') ? '，' : written.charAt(0));
  const end = match.index + written.length;
  const at = spanIn(part, match.index, end);
  return {
    at,
    message: say`“${wordsAround(part.passage.text, match.index, end, 4)}”中“${right}”重复，应为“${right}”`,
    fixes: [{ title: say`改为“${right}”`, kind: 'text', preferred: true, edits: [{ at, newText: right }] }],
  };
}

/** One of the characters stands twice in a row, or one of the words; as `PATTERN` begins. Half- and full-width commas are alike. */
function saysTwice({ at, kinds }: Cues, { text, from, to }: CuedPart): boolean {
  let before = -2;
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, AGAIN)) continue;
    const last = at[i] ?? 0;
    // of a word that stands twice, the character before the last one stood before as well
    if (endsTwice(text, last, last === before + 1 ? LONGEST_WORD : 1)) return true;
    before = last;
  }
  return false;
}

/** Half- and full-width commas. */
const alike = (c: number): number => (c === 0xff0c ? 0x2c : c);

/** The second of two characters, or of two words of so many at most, ends at an offset. */
function endsTwice(text: string, last: number, longest: number): boolean {
  const c = alike(text.charCodeAt(last));
  for (let length = 1; length <= longest; length++) {
    if (alike(text.charCodeAt(last - length)) !== c || !isSame(text, last, length)) continue;
    if (length > 2 || (length === 1 ? TWICE.includes(text.charAt(last)) : WORDS.includes(text.slice(last - 1, last + 1)))) return true;
  }
  return false;
}

const LONGEST_WORD = 5;

/** So many characters up to an offset are those before them. */
function isSame(text: string, last: number, length: number): boolean {
  if (last + 1 < 2 * length) return false;
  for (let i = last; i > last - length; i--) if (alike(text.charCodeAt(i)) !== alike(text.charCodeAt(i - length))) return false;
  return true;
}

/** What ends a clause, a sentence, an item of a list. */
const DIVIDER = cueOf([...'、，：。；！？']);
const BASIS_END = cueOf(['规定']);

/** How one of them divides: 1 ends a clause, 2 a sentence, 3 an item of a list (、). */
const divides = (c: number): 1 | 2 | 3 => (c === 0x3001 ? 3 : c === 0xff0c || c === 0xff1a ? 1 : 2);

/** 较2024年增加2件, 占总数的50%, 与2024年持平: of another thing each time. */
const SAME_BY_CHANCE = /^(?:较|比|同比|环比|与|和|占).*(?:[0-9０-９]|持平)/;

/** Clauses of at least 8 characters, and items of one list of at least 4, that stand twice in one sentence; which of the two to strike is the writer's decision. */
function repeatedClauses({ at, kinds }: Cues, { part, text, from, to }: CuedPart, findings: Finding[]): void {
  clauses.begin();
  const most = findings.length + MOST_FINDINGS;
  let start = 0;
  /** Where the list begins that is being read: 公开指南、公开目录、公开指南. */
  let list = 0;
  for (let i = from; i <= to; i++) {
    if (i < to && !standsAt(kinds, i, DIVIDER)) continue;
    const end = i < to ? (at[i] ?? 0) : text.length;
    const kind = i < to ? divides(text.charCodeAt(end)) : 2;
    while (start < end && text.charCodeAt(start) <= 32) start++;
    const length = end - start;
    if (length >= LEAST || (length >= LEAST_ITEM && (kind === 3 || list < start) && isHan(text, start, end))) {
      const key = keyOf(length, text.charCodeAt(start), text.charCodeAt(end - 1));
      const slot = clauses.slotOf(key);
      const first = clauses.startAt(slot);
      if (first < 0 || (length < LEAST && first < list)) clauses.put(slot, key, start);
      else if (text.startsWith(text.slice(start, end), first) && findings.length < most && !SAME_BY_CHANCE.test(text.slice(start, end)))
        findings.push(clauseTwice(part, first, start, length));
    }
    if (kind === 3 && length >= LEAST_BEGUN && findings.length < most && isBegunAgain(text, start, end))
      findings.push(clauseTwice(part, start, end + 1, length));
    start = end + 1;
    if (kind !== 3) list = start;
    if (kind === 2) clauses.begin();
  }
}

/** Where the clauses of a sentence begin, by length, first and last character; of a sentence without end, those of its beginning. */
const clauses = startsByKey();

/** A small whole number: two clauses that differ hardly ever share one. */
const keyOf = (length: number, first: number, last: number): number =>
  (Math.imul(length, 0x9e3779b1) ^ Math.imul(first, 0x85ebca6b) ^ Math.imul(last, 0xc2b2ae35)) & 0x3fffffff;

/** A clause of so many characters that stands at `first` and again at `again`. */
function clauseTwice(part: ProsePart, first: number, again: number, length: number): Finding {
  const clause = part.passage.text.slice(again, again + length);
  const shown = length > 24 ? `${clause.slice(0, 12)}…${clause.slice(-8)}` : clause;
  return {
    at: spanIn(part, again, again + length),
    message: say`一句之内“${shown}”出现两次`,
    related: [{ at: spanIn(part, first, first + length), message: say`前一处` }],
  };
}

const LINKS = codesOf('和及与或');

/** 因工作被申请复议、因工作被申请复议和提起诉讼情况: the next item says all of this one again, and goes on. */
const isBegunAgain = (text: string, from: number, to: number): boolean =>
  LINKS.has(text.charCodeAt(to + 1 + to - from)) && text.startsWith(text.slice(from, to), to + 1);

const isHan = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) < 0x4e00 || text.charCodeAt(i) > 0x9fff) return false;
  return true;
};

/** 根据…规定 twice in one sentence. */
function repeatedBases(text: string, part: ProsePart): Finding[] {
  const findings: Finding[] = [];
  const bases = new Map<string, RegExpExecArray>();
  eachMatch(text, BASIS, (match) => {
    const preposition = match[1] ?? '';
    const first = bases.get(preposition);
    bases.set(preposition, match);
    if (!first || !sameBasis(text, first, match)) return true;
    findings.push({
      at: spanIn(part, first.index, match.index + preposition.length),
      message: say`一句之内“${preposition}…规定”出现两次`,
      related: [{ at: spanIn(part, match.index, match.index + match[0].length), message: say`后一处` }],
    });
    return findings.length < MOST_FINDINGS;
  });
  return findings;
}

/** 按照A规定公开，按照B规定收费 is no repetition: the same document is named twice, or one basis follows directly on the other. */
function sameBasis(text: string, first: RegExpExecArray, second: RegExpExecArray): boolean {
  const end = first.index + first[0].length;
  const between = text.slice(end, Math.min(second.index, end + NEAR));
  if (end + NEAR < second.index || SENTENCE_END.test(between)) return false;
  if (between.startsWith('，') && between.length <= 5) return true;
  const name = /《[^《》]{2,60}》/.exec(first[0])?.[0];
  return name !== undefined && second[0].includes(name);
}
