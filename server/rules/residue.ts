import { append } from '../text/append.ts';
import type { ProsePart, Report } from '../report/report.ts';
import { lineBreakOf } from '../text/lines.ts';
import type { Tree } from '../syntax/tree.ts';
import { say } from '../text/say.ts';
import { type Span, slice } from '../text/span.ts';
import { defineRule, type Edit, type Finding } from './rule.ts';
import { cueOf, cuesIn } from './wording/cues.ts';
import { titled } from './wording/samples.ts';
import { eachMatch, isPageNumber, MOST_FINDINGS, spanIn, wordsAround } from './wording/scan.ts';

/** What a converter leaves of Word: bookmarks and fields. Can be struck without a loss. */
const FIELD = [
  '\\[bookmark:[^\\]\\n]{0,60}\\]',
  '_(?<![A-Za-z]_)(?:GoBack|Toc\\d{3,12}|Hlk\\d{3,12}|Ref\\d{3,12})',
  '(?:HYPERLINK|PAGEREF|INCLUDEPICTURE|REF _)\\s?"?[!-~]{0,200}"?(?: \\\\[a-z](?: "[^"\\n]{0,80}")?){0,3}(?: ?\\\\\\* ?MERGEFORMAT)?',
  '(?:PAGE|NUMPAGES|SHAPE|EMBED [A-Za-z.]{1,30}) {1,2}\\\\\\* ?MERGEFORMAT',
  '\\\\\\* ?MERGEFORMAT',
  '错误[!！] ?(?:未找到引用源|未定义书签|超链接引用无效)。?',
];
/** The remarks of the blank form itself, and those of offices that say in which type to write. */
const TEMPLATE =
  '（文字描述(?:，收取信息处理费情况在此处报告。?)?）|（(?:方正)?(?:小标宋|宋体|仿宋|黑体|楷体)[^（）\\n]{0,16}(?:号|加粗|行距|居中)[^（）\\n]{0,12}）';
const PLACE = '(?:省|市|县|区|镇|乡|街道|村|社区|局|委|办|厅|部门|单位|政府|年|月|日|件|条|次|个|项|万|元|人|场|期|份|网站|公众号|号|路|%)';
/** What waits to be filled in: only the writer can. */
const BLANKS = [
  '此处(?<![在于]此处)(?:填写|填入|插入|应填)[^，。；\\n（）()【】\\[\\]]{0,20}|请在此处?(?:填写|填入|输入)[^，。；\\n（）()【】\\[\\]]{0,20}',
  '[【［\\[（(](?:(?:此处|在此|这里)(?:填写|填入|输入|插入|补充|应填)[^，。；\\n（）()【】\\[\\]]{0,20}|待补充?(?:[：:][^】］\\]）)\\n]{0,40})?|待填写?|待定|待核实?|待确认|待完善|待更新|填写|请(?:填写|补充)[^】］\\]）)\\n]{0,12}|TODO|TBD)[】］\\])）]',
  '【\\s?】|［\\s?］',
  '[×＊](?<=[\\u4e00-\\u9fff][×＊])(?=[条件次项期份场月日%％]|万[件条元])',
  `_(?<=[\\u4e00-\\u9fff]_)(?:__+(?=[\\u4e00-\\u9fff])|_(?=${PLACE}))`,
];
/** A row of crosses, from its first one on: what it is, its neighbours tell. */
const CROSSES = '([Xx×＊])(?<!\\4\\4)\\4+';
/** Most parts hold none of what these begin with, and need no search. */
const HINT = cueOf([
  ...'_×＊Xx【［',
  ...['bookmark', 'MERGEFORMAT', 'HYPERLINK', 'PAGEREF', 'INCLUDEPICTURE', 'PAGE', 'NUMPAGES', 'SHAPE', 'EMBED', 'REF'],
  ...['错误', '文字描述', '宋', '黑体', '楷体', '此处', '在此', '这里'],
  ...['[', '（', '('].flatMap((bracket) => [...'待填请T'].map((next) => bracket + next)),
]);
const MOST_PAGES = 2000;
const PATTERN = new RegExp(`(${FIELD.join('|')})|(${TEMPLATE})|(${BLANKS.join('|')})|${CROSSES}`, 'g');
const PLACE_BEHIND = new RegExp(`^${PLACE}`);
const COUNT_BEFORE = /(?:[年第共计约达]|公开|受理|收到|发布|办理)$/;

const LINES = ['示例县示例镇2025年政府信息公开工作年度报告', ...Array.from({ length: 11 }, (_, i) => `公开政府信息${i + 1}0条。`)];

/** `[bookmark: _GoBack]`, HYPERLINK, 此处填写, ××县, page numbers, characters that could not be read: what was not meant to be published. */
export const residue = defineRule({
  id: 'residue',
  title: '残留的标记和未填的空',
  group: '文字',
  severity: 'warning',
  basis: '公文校对常规',
  mendsText: true,
  why: '书签、域代码、页码和“此处填写”一类的占位文字随正文发布，说明发布前没有通读。“�”处原来的字没有读出来，文件一保存就再也找不回来，应先照原稿补上。',
  examples: [
    {
      title: 'Word 书签',
      text: titled('«[bookmark: _GoBack]»示例镇高度重视政府信息公开工作。'),
      says: ['残留 Word 书签“[bookmark: _GoBack]”'],
      fixed: titled('示例镇高度重视政府信息公开工作。'),
    },
    {
      title: '单个的叉和空着的方头括号',
      text: titled('全年公开政府信息«×»条，较上年增长«×»%，受理申请«【】»件，«【请补充经验做法】»。住××小区的王×申请公开，面积3×4米。'),
    },
    { title: '域代码', text: titled('网址：«HYPERLINK "http://www.example.com/"»县政府网站。'), fixed: titled('网址：县政府网站。') },
    {
      title: '写稿要求里的字体字号',
      text: titled('（一）主动公开«（楷体三号加粗）»。示例镇公开信息126条，用仿宋（GB2312）和黑体排印，展出宋体（印刷）字模。'),
      fixed: titled('（一）主动公开。示例镇公开信息126条，用仿宋（GB2312）和黑体排印，展出宋体（印刷）字模。'),
    },
    { title: '表式原注', text: titled('«（文字描述）»\n\n示例镇认真落实《条例》。'), fixed: titled('\n\n示例镇认真落实《条例》。') },
    {
      title: '未填的空',
      text: titled('«××»镇公开政府信息«XX»条，受理申请«__»件，«【待补】»，«（此处填写经验做法）»。'),
      says: ['“××镇公开政府信”中“××”未填', '未填', '未填', '未填', '未填'],
    },
    {
      title: '新建的年报里等待确认的话',
      text: titled('通过«【待补：政府门户网站】»公开政府信息26条。'),
      says: ['“通过【待补：政府门户网站】公开政府信息”中“【待补：政府门户网站】”未填'],
    },
    {
      title: '页码，每份报告提示一次',
      text: titled('示例镇严格落实审查制度。\n\n«- 1 -»\n\n示例镇加强培训。\n\n- 2 -\n\n示例镇加强考核。'),
      says: ['残留页码“- 1 -”，全文共 2 处'],
      fixed: titled('示例镇严格落实审查制度。\n\n示例镇加强培训。\n\n示例镇加强考核。'),
    },
    {
      title: '各行前面的行号',
      text: `«1:» ${LINES.map((line, i) => (i === 0 ? line : `${i + 1}: ${line}`)).join('\n')}\n`,
      says: ['各行前面有行号，全文共 12 处'],
      fixed: `${LINES.join('\n')}\n`,
    },
    {
      title: '混用两种编码的文件，读不出的字每份报告提示一次',
      text: titled('示例镇严格落实审查«\ufffd\ufffd»度。\n\n示例镇加强\ufffd训。'),
      says: ['有读不出的字“\ufffd”，全文共 2 处，多因文件混用两种编码，应照原稿补上'],
    },
    {
      title: '网址、隐去的姓名、型号',
      text: titled('网址：http://xxgk.example.com/xx/index.html。李××诉示例镇人民政府一案已结。面积3×4米，XXL号服装。'),
    },
    {
      title: '“待完善”不是占位',
      text: titled('公开制度有待完善，数据待核实后发布，群众可在此处填写申请表，特在此补充说明，__重点__内容。'),
    },
  ],
  check: ({ report }) => {
    const findings: Finding[] = [];
    const pages: PageNumber[] = [];
    for (const { part, text, cues } of cuesIn(report).parts) {
      if (findings.length >= MOST_FINDINGS) break;
      if (part.kind === 'paragraph' && isPageNumber(text)) {
        if (pages.length < MOST_PAGES) pages.push(alone(report.tree.source, part.span));
      } else {
        if (part.passage.segments.length > 1 && pages.length < MOST_PAGES) append(pages, between(report, part));
        if ((cues & HINT) === 0) continue;
        eachMatch(text, PATTERN, (match) => {
          if (match[4] !== undefined && !isBlank(text, match)) return true;
          findings.push(toFinding(match, part));
          return findings.length < MOST_FINDINGS;
        });
      }
    }
    const first = pages[0];
    if (first) findings.push(pageNumbers(report, first, pages));
    const numbered = lineNumbers(report.tree);
    if (numbered) findings.push(numbered);
    const undecoded = undecodedIn(report.tree.source);
    if (undecoded) findings.push(undecoded);
    return findings;
  },
});

/** ××县, 收到XX件 and ××× wait to be filled in; 李××, XXL and xxgk.example.com do not. */
function isBlank(text: string, match: RegExpExecArray): boolean {
  const { 0: row, index } = match;
  const end = index + row.length;
  if (/[A-Za-z0-9_./:@#×＊-]/.test(text.charAt(index - 1)) && !/[0-9]/.test(text.charAt(index - 1))) return false;
  if (PLACE_BEHIND.test(text.slice(end, end + 3))) return true;
  if (/[A-Za-z0-9]/.test(text.charAt(end))) return false;
  return COUNT_BEFORE.test(text.slice(Math.max(0, index - 2), index)) || (row.startsWith('×') && row.length >= 3);
}

function toFinding(match: RegExpExecArray, part: ProsePart): Finding {
  const [written, field, template] = match;
  const end = match.index + written.length;
  const at = spanIn(part, match.index, end);
  if (field === undefined && template === undefined) {
    const around = wordsAround(part.passage.text, match.index, end, 6);
    return { at, message: around === written ? say`“${written}”未填` : say`“${around}”中“${written}”未填` };
  }
  const fixes = [{ title: say`删去`, kind: 'text', preferred: true, edits: [{ at, newText: '' }] }] as const;
  if (template !== undefined) return { at, message: say`残留表式原注“${written}”`, fixes };
  const shown = written.length > 30 ? `${written.slice(0, 28)}…` : written;
  const isBookmark = written.includes('bookmark') || written.startsWith('_');
  return { at, message: isBookmark ? say`残留 Word 书签“${shown}”` : say`残留域代码“${shown}”`, fixes };
}

interface PageNumber {
  readonly at: Span;
  readonly edit: Edit;
}

/** A page number goes with the empty lines behind it, so that one empty line is left between its neighbours. */
function alone(source: string, at: Span): PageNumber {
  let start = at.start;
  while (start > 0 && ' \t\u3000'.includes(source.charAt(start - 1))) start--;
  let end = at.end;
  for (let i = end; i < source.length && ' \t\u3000\f\n\r'.includes(source.charAt(i)); i++) {
    if (source[i] === '\n' || (source[i] === '\r' && source[i + 1] !== '\n') || source[i] === '\f') end = i + 1;
  }
  return { at, edit: { at: { start, end }, newText: '' } };
}

/** Page numbers that a paragraph wrapped by hand runs past; with them go the empty lines on both sides. */
function between(report: Report, part: ProsePart): PageNumber[] {
  const { source } = report.tree;
  const { segments } = part.passage;
  const found: PageNumber[] = [];
  for (let i = 1; i < segments.length; i++) {
    const before = segments[i - 1];
    const next = segments[i];
    if (!before || !next) continue;
    const from = before.from + (before.sourceLength ?? before.length);
    if (next.from - from < 4 || next.from - from > 200) continue;
    const gap = source.slice(from, next.from);
    const written = gap.trim();
    if (written === '' || !isPageNumber(written)) continue;
    const at = from + gap.indexOf(written);
    const lineStart = from + Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r'), gap.lastIndexOf('\f')) + 1;
    found.push({
      at: { start: at, end: at + written.length },
      edit: { at: { start: from, end: lineStart }, newText: lineBreakOf(source) },
    });
  }
  return found;
}

/** The numbers of the lines, copied from an editor with them. */
function lineNumbers({ source, lineNumbers: numbers }: Tree): Finding | undefined {
  const [at] = numbers;
  if (!at) return undefined;
  // a space that stands behind each of them belongs to them
  const isSpaced = numbers.every(({ end }) => ' \r\n'.includes(source.charAt(end)));
  const edits = numbers.map(
    ({ start, end }): Edit => ({ at: { start, end: isSpaced && source[end] === ' ' ? end + 1 : end }, newText: '' }),
  );
  return {
    at,
    message: say`各行前面有行号，全文共 ${numbers.length} 处，多是从编辑器复制时带来的，应删去`,
    fixes: [{ title: say`删去各行行号`, kind: 'text', preferred: true, edits }],
  };
}

/** What stands where bytes could not be read, in prose and tables: the words are lost, and saving the file loses them on the disk as well. */
const UNDECODED = '\ufffd';

function undecodedIn(source: string): Finding | undefined {
  const start = source.indexOf(UNDECODED);
  if (start < 0) return undefined;
  let end = start;
  let places = 0;
  for (let at = start; at >= 0; at = source.indexOf(UNDECODED, at)) {
    while (source[at] === UNDECODED) at++;
    if (places === 0) end = at;
    places++;
  }
  const message =
    places > 1
      ? say`有读不出的字“${UNDECODED}”，全文共 ${places} 处，多因文件混用两种编码，应照原稿补上`
      : say`有读不出的字“${UNDECODED}”，多因文件混用两种编码，应照原稿补上`;
  return { at: { start, end }, message };
}

function pageNumbers(report: Report, first: PageNumber, pages: readonly PageNumber[]): Finding {
  const { source } = report.tree;
  const shown = slice(source, first.at);
  const aligned = report.tables.some((table) => table.grids.some((grid) => grid.shape === 'aligned'));
  return {
    at: first.at,
    severity: aligned ? 'hint' : undefined,
    message: pages.length > 1 ? say`残留页码“${shown}”，全文共 ${pages.length} 处` : say`残留页码“${shown}”`,
    related: pages.slice(1, 20).map(({ at }) => ({ at, message: say`页码“${slice(source, at)}”` })),
    fixes: [
      { title: pages.length > 1 ? say`删去各页页码` : say`删去页码`, kind: 'text', preferred: true, edits: pages.map(({ edit }) => edit) },
    ],
  };
}
