import type { ProsePart, Report } from '../report/report.ts';
import { firstNot } from '../text/first-not.ts';
import { type Said, say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { defineRule, type Edit, type Finding, type Fix } from './rule.ts';
import { titled } from './wording/samples.ts';
import { eachMatch, isPageNumber, MOST_FINDINGS, spanIn, wordingParts } from './wording/scan.ts';

/** A web address and a document number (which has a rule of its own) are passed over as a whole. */
const TOKEN =
  /https?:\/\/[!-'*-Z\\^-~]+|[〔（(［[【〈﹝]\s?[0-9０-９]{2,4}\s?[〕）)］\]】〉﹞]?\s?第?\s?[0-9０-９]{1,5}\s?号|[（(）)【［[〔】］\]〕《〈》〉“”]/g;

type Family = 'round' | 'square' | 'title' | 'quote';

const FAMILY: Readonly<Record<string, Family>> = {
  '（': 'round',
  '(': 'round',
  '）': 'round',
  ')': 'round',
  '【': 'square',
  '［': 'square',
  '[': 'square',
  '〔': 'square',
  '】': 'square',
  '］': 'square',
  ']': 'square',
  '〕': 'square',
  '《': 'title',
  '〈': 'title',
  '》': 'title',
  '〉': 'title',
  '“': 'quote',
  '”': 'quote',
};
const CLOSER: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '【': '】',
  '［': '］',
  '[': ']',
  '〔': '〕',
  '《': '》',
  '〈': '〉',
  '“': '”',
};
const OPENER: Readonly<Record<string, string>> = {
  '）': '（',
  ')': '(',
  '】': '【',
  '］': '［',
  ']': '[',
  '〕': '〔',
  '》': '《',
  '〉': '〈',
  '”': '“',
};
const HALF = '()[]';
/** Behind these a paragraph is over; behind anything else a bracket may be closed in the next one (a page break, a wrapped line). */
const SENTENCE_END = '。！？!?';
/** An item mark with a closing bracket alone: 1） a) 三） */
const ITEM_MARK = /(?:^|[。；，：、！？;,:\s])[0-9０-９a-zA-Z一二三四五六七八九十]{1,3}$/;
/** What may follow a closing quotation mark but hardly an opening one, and the reverse. */
const AFTER_CLOSING = '，。；：、！？）》” ';
const BEFORE_OPENING = '，。；：、！？（《“ ';
const PROSE_CHAR = /[\u4e00-\u9fff，。；：、！？“”《》（）]/;
const DEFINITION = /^（以下(?:简称|统称)(?:为|：)?(?:《[^《》（）]{1,20}》|“[^“”（）]{1,20}”)(?=[，。；、])/;
const TITLE_BEFORE_DEFINITION =
  /^《[^《》（），。；“”]{2,40}?(?:条例|办法|规定|细则|通知|意见|方案|要点|指南)(?=（|，|。|；|的?(?:规定|要求))/;
const DEPTH = 32;
/** How many jumped-over openers are remembered, and how far ahead a partner is looked for. */
const SKIPPED = 16;
const REACH = 40;
/** A paragraph no longer than this that ends in no sentence mark is a line of wrapped prose: a mark waits over so many of them. */
const WRAPPED_LINE = 44;
const MOST_LINES = 4;

/** An opening mark that waits for its partner. */
interface Open {
  readonly mark: string;
  readonly part: ProsePart;
  readonly at: number;
  /** Pairs 《…》 standing directly inside this 《. */
  readonly inner: { readonly open: Open; readonly close: number }[];
  readonly parent: Open | undefined;
  /** From how many paragraphs to the next it has waited. */
  carried: number;
}

const textOf = (part: ProsePart): string => part.passage.text;
const edit = (part: ProsePart, at: number, length: number, newText: string): Edit => ({ at: spanIn(part, at, at + length), newText });
const fix = (title: Said, edits: readonly Edit[]): readonly Fix[] => [{ title, kind: 'text', preferred: true, edits }];
const isAscii = (mark: string): boolean => HALF.includes(mark);

/** The pair as it should be: full width, and both of one kind. */
function rightPair(open: string, close: string): readonly [string, string] {
  if (FAMILY[open] === 'round') return ['（', '）'];
  if (!isAscii(open) || isAscii(close)) return [open, CLOSER[open] ?? close];
  return [OPENER[close] ?? open, close];
}

function excerpt(text: string, start: number, end: number): string {
  const inside = text.slice(start, end).replace(/\s+/g, ' ');
  return inside.length > 24 ? `${inside.slice(0, 12)}…${inside.slice(-8)}` : inside;
}

/** What is quoted inside a message: “三公”经费 becomes ‘三公’经费. */
const inner = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’');

/** “三公": of a pair of quotation marks one is straight. */
function straightQuote(part: ProsePart, open: number, close: number): Finding {
  const text = textOf(part);
  const words = text.slice(open + 1, close);
  const shown = words.length > 20 ? `${words.slice(0, 12)}…${words.slice(-6)}` : words;
  const at = text.charAt(open) === '"' ? open : close;
  const [left, right] = at === open ? ['"', '’'] : ['‘', '"'];
  return {
    at: spanIn(part, at, at + 1),
    message: say`引号前后不一，写作${left}${shown}${right}，应为‘${shown}’`,
    fixes: fix(at === open ? say`改为左引号` : say`改为右引号`, [edit(part, at, 1, at === open ? '“' : '”')]),
  };
}

function mixed(open: Open, part: ProsePart, close: number): Finding {
  const closeMark = textOf(part).charAt(close);
  const [rightOpen, rightClose] = rightPair(open.mark, closeMark);
  const edits: Edit[] = [];
  if (rightOpen !== open.mark) edits.push(edit(open.part, open.at, 1, rightOpen));
  if (rightClose !== closeMark) edits.push(edit(part, close, 1, rightClose));
  const short = open.part === part && close - open.at <= 9;
  const wrong = rightOpen !== open.mark ? spanIn(open.part, open.at, open.at + 1) : spanIn(part, close, close + 1);
  const written = open.part === part ? excerpt(textOf(part), open.at, close + 1) : `${open.mark}…${closeMark}`;
  const right = `${rightOpen}${written.slice(1, -1)}${rightClose}`;
  return {
    at: short ? spanIn(part, open.at, close + 1) : wrong,
    message: say`括号前后不一，写作“${written}”，应为“${right}”`,
    fixes: fix(say`改为“${short ? right : rightOpen + rightClose}”`, edits),
  };
}

function unclosed(open: Open): Finding | undefined {
  const text = textOf(open.part);
  if (isAscii(open.mark) && !PROSE_CHAR.test(text.charAt(open.at - 1) + text.charAt(open.at + 1))) return undefined;
  const close = open.mark === '(' ? '）' : (CLOSER[open.mark] ?? '');
  const where = excerpt(text, open.at, Math.min(text.length, open.at + 13));
  const straight = open.mark === '“' ? text.slice(open.at + 1, open.at + 1 + REACH).search(/["“”。！？]/) : -1;
  if (straight > 0 && text.charAt(open.at + 1 + straight) === '"') return straightQuote(open.part, open.at, open.at + 1 + straight);
  const message =
    open.mark === '“'
      ? say`“${inner(where)}”处的左引号缺少与之成对的右引号`
      : say`“${inner(where)}”处的“${open.mark}”缺少与之成对的“${close}”`;
  if (open.mark !== '“' && text.charAt(open.at + 1) === open.mark) {
    return {
      at: spanIn(open.part, open.at, open.at + 2),
      message: say`写作“${open.mark}${open.mark}”，应为“${open.mark}”`,
      fixes: fix(say`改为“${open.mark}”`, [edit(open.part, open.at, 1, '')]),
    };
  }
  const behind = text.slice(open.at, open.at + 60);
  const evident = open.mark === '（' ? DEFINITION.exec(behind) : open.mark === '《' ? TITLE_BEFORE_DEFINITION.exec(behind) : undefined;
  const at = spanIn(open.part, open.at, open.at + 1);
  if (!evident) return { at, message };
  return { at, message, fixes: fix(say`补上“${close}”`, [edit(open.part, open.at + evident[0].length, 0, close)]) };
}

function stray(part: ProsePart, at: number): Finding | undefined {
  const text = textOf(part);
  const mark = text.charAt(at);
  const before = text.slice(Math.max(0, at - 5), at);
  if (FAMILY[mark] === 'round' && ITEM_MARK.test(before)) return undefined;
  if (isAscii(mark) && (!PROSE_CHAR.test(before.slice(-1)) || /[：；]$/.test(before))) return undefined;
  if (mark !== '”' && before.endsWith(mark)) {
    return {
      at: spanIn(part, at - 1, at + 1),
      message: say`写作“${mark}${mark}”，应为“${mark}”`,
      fixes: fix(say`改为“${mark}”`, [edit(part, at, 1, '')]),
    };
  }
  const open = mark === ')' ? '（' : (OPENER[mark] ?? '');
  const straight = mark === '”' ? Math.max(...['"', '“', '”', '。'].map((each) => text.lastIndexOf(each, at - 1))) : -1;
  if (straight >= 0 && text.charAt(straight) === '"' && straight < at - 1 && at - straight <= REACH)
    return straightQuote(part, straight, at);
  const where = inner(excerpt(text, Math.max(0, at - 12), at + 1));
  const message = mark === '”' ? say`“${where}”处的右引号缺少与之成对的左引号` : say`“${where}”处的“${mark}”缺少与之成对的“${open}”`;
  return { at: spanIn(part, at, at + 1), message };
}

function nested(outer: Open, outerClose: number, inner: Open, innerClose: number): Finding {
  const text = textOf(inner.part);
  if (inner.at === outer.at + 1 && innerClose === outerClose - 1 && outer.part === inner.part) {
    return {
      at: spanIn(outer.part, outer.at, outer.at + 2),
      message: say`书名号重复，写作“《《…》》”，应为“《…》”`,
      fixes: fix(say`改为“《…》”`, [edit(outer.part, outer.at, 1, ''), edit(outer.part, outerClose, 1, '')]),
    };
  }
  const name = text.slice(inner.at + 1, innerClose);
  const shown = name.length > 20 ? `${name.slice(0, 12)}…${name.slice(-6)}` : name;
  return {
    at: spanIn(inner.part, inner.at, innerClose + 1),
    message: say`书名号内又用书名号，写作“《${shown}》”，应为“〈${shown}〉”`,
    fixes: fix(say`改为“〈${shown}〉”`, [edit(inner.part, inner.at, 1, '〈'), edit(inner.part, innerClose, 1, '〉')]),
  };
}

/** 2） inside a bracket that is closed later: （其中：1.自然人4件；2）企业1件）. */
function isItemMark(text: string, at: number): boolean {
  if (!ITEM_MARK.test(text.slice(Math.max(0, at - 5), at))) return false;
  const next = /[（()）]/.exec(text.slice(at + 1, at + 1 + REACH))?.[0];
  return next === '）' || next === ')';
}

const nameOf = (quote: string): Said => (quote === '“' ? say`左引号` : say`右引号`);

function turnedQuote(part: ProsePart, at: number, right: string): Finding {
  const span: Span = spanIn(part, at, at + 1);
  const mark = textOf(part).charAt(at);
  const where = excerpt(textOf(part), Math.max(0, at - 8), at + 8);
  return {
    at: span,
    message: say`“${inner(where)}”处写作${nameOf(mark)}，应为${nameOf(right)}`,
    fixes: fix(right === '“' ? say`改为左引号` : say`改为右引号`, [{ at: span, newText: right }]),
  };
}

/** (2） · 【试行] · 《关于印发《办法》的通知》 · （以下简称《条例》: brackets, book-title marks and quotation marks that do not pair. */
export const bracketPair = defineRule({
  id: 'bracket-pair',
  title: '括号、书名号和引号成对',
  group: '文字',
  severity: 'warning',
  basis: '《标点符号用法》GB/T 15834—2011 第4.8、4.9、4.15条',
  mendsText: true,
  why: '括号缺一半、全角半角混用或书名号套叠，多是复制粘贴留下的痕迹，发布前应当改净。',
  examples: [
    {
      title: '一半全角、一半半角',
      text: titled('主要表现为：⑴认识不到位。«(2）»力度不大。«(3）»内容不规范。'),
      says: ['括号前后不一，写作“(2）”，应为“（2）”', '应为“（3）”'],
      fixed: titled('主要表现为：⑴认识不到位。（2）力度不大。（3）内容不规范。'),
    },
    { title: '方头括号与方括号混用', text: titled('印发示例方案«【试行]»。'), fixed: titled('印发示例方案【试行】。') },
    {
      title: '书名号里的书名用单书名号',
      text: titled('落实《关于印发«《示例办法》»的通知》要求。'),
      says: ['书名号内又用书名号，写作“《示例办法》”，应为“〈示例办法〉”'],
      fixed: titled('落实《关于印发〈示例办法〉的通知》要求。'),
    },
    { title: '书名号重复', text: titled('落实«《《»示例办法》要求。'), fixed: titled('落实《示例办法》要求。') },
    {
      title: '缺后半括号',
      text: titled('根据《示例条例》«（»以下简称《条例》，现予公布。'),
      says: ['缺少与之成对的“）”'],
      fixed: titled('根据《示例条例》（以下简称《条例》），现予公布。'),
    },
    {
      title: '多出后半括号',
      text: titled('全年公开政府信息126条（含文件2件«））»。'),
      fixed: titled('全年公开政府信息126条（含文件2件）。'),
    },
    { title: '引号方向相反', text: titled('坚持“先审后发«“»，严格把关。'), fixed: titled('坚持“先审后发”，严格把关。') },
    {
      title: '引号一半全角、一半半角',
      text: titled('公开“三公«"»经费。\n\n做到«"»应公开尽公开”。'),
      says: ['引号前后不一，写作‘三公"，应为‘三公’', '写作"应公开尽公开’，应为‘应公开尽公开’'],
      fixed: titled('公开“三公”经费。\n\n做到“应公开尽公开”。'),
    },
    {
      title: '缺后引号',
      text: titled('坚持«“»公开为常态、不公开为例外的原则。'),
      says: ['“‘公开为常态、不公开为例外”处的左引号缺少与之成对的右引号'],
    },
    { title: '交叉', text: titled('按照（《示例条例«）》»规定办理。'), fixed: titled('按照（《示例条例》）规定办理。') },
    { title: '单书名号套在双书名号里', text: titled('落实《关于印发〈示例办法〉的通知》要求，见“示政办发〔2021〕26号”。') },
    { title: '只有后半括号的序号', text: titled('1）明确责任；2）强化培训；3）严格考核。（1）更新栏目。2.畅通渠道。') },
    {
      title: '网页上方的字体、浏览次数',
      text: '示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n来源：示例镇 时间：2026-01-20 字体：【  \n\n一、总体情况\n\n公开政府信息126条。\n',
    },
    { title: '网址和表情', text: titled('网址：http://www.example.com/a_(1)/index.html（试运行）。欢迎监督:)谢谢：)') },
    { title: '括号里的分项', text: titled('收到申请5件（其中：1.自然人4件；2）企业1件），均已办结。') },
    {
      title: '半段引文被分页断开',
      text: titled('严格执行“分级审核、\n\n先审后发”程序。（地址：示例路1号，电子邮箱：\n\na@example.com）。'),
    },
    {
      title: '括号的后半在表里',
      text: '# 示例镇2025年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n（本列\n\n| 数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 自然人 |\n| --- | --- |\n| 一、本年新收政府信息公开申请数量 | 0 |\n',
    },
    {
      title: '括号里的话折成几行',
      text: titled('办结申请24件（予以公开\n\n8件，部分公开5件，不予公开7\n\n件，其他处理4件），结转0件。'),
    },
  ],
  check: ({ report }) => {
    const findings: Finding[] = [];
    const push = (finding: Finding | undefined) => {
      if (finding) findings.push(finding);
    };
    let stack: Open[] = [];
    /** Openers that a later closer jumped over, with the finding they caused: their own closer may still come. */
    let skipped: { readonly open: Open; readonly index: number }[] = [];
    const flush = (keep: (open: Open) => boolean) => {
      const staying = stack.filter(keep);
      for (const open of stack) if (!keep(open) && !isClosedInTable(report, open)) push(unclosed(open));
      stack = staying;
      skipped = [];
    };
    for (const part of wordingParts(report)) {
      const text = textOf(part);
      if (isPageNumber(text)) continue;
      if (findings.length >= MOST_FINDINGS) break;
      if (part.kind !== 'paragraph') flush(() => false);
      if (stack.length === 0 && isInOrder(text)) {
        skipped = [];
        continue;
      }
      eachMatch(text, TOKEN, (match) => {
        const mark = match[0];
        const at = match.index;
        const family = FAMILY[mark];
        if (findings.length >= MOST_FINDINGS) return false;
        if (!family) return;
        const top = stack[stack.length - 1];
        let closes = OPENER[mark] !== undefined;
        if (mark === '“' && top?.mark === '“' && AFTER_CLOSING.includes(text.charAt(at + 1) || ' ')) {
          push(turnedQuote(part, at, '”'));
          closes = true;
        } else if (mark === '”' && !stack.some((open) => open.mark === '“') && BEFORE_OPENING.includes(text.charAt(at - 1) || ' ')) {
          const next = text.indexOf('”', at + 1);
          const opening = text.slice(at + 1, at + 31).indexOf('“');
          if (next > at + 1 && next - at < 30 && (opening < 0 || at + 1 + opening > next)) {
            push(turnedQuote(part, at, '“'));
            closes = false;
          }
        }
        if (!closes) {
          if (stack.length >= DEPTH) push(unclosed(stack.shift() ?? { mark, part, at, inner: [], parent: undefined, carried: 0 }));
          const parent = stack.findLast((open) => FAMILY[open.mark] === 'title');
          stack.push({ mark: mark === '”' ? '“' : mark, part, at, inner: [], parent, carried: 0 });
          return;
        }
        if (family === 'round' && isItemMark(text, at)) return;
        const matching = stack.findLastIndex((open) => FAMILY[open.mark] === family);
        const open = stack[matching];
        if (!open) {
          const jumped = skipped.findLastIndex((each) => FAMILY[each.open.mark] === family);
          const earlier = skipped[jumped];
          if (earlier) {
            skipped.splice(jumped, 1);
            const previous = text.charAt(at - 1);
            const adjacent = FAMILY[previous] !== undefined && OPENER[previous] !== undefined;
            findings[earlier.index] = adjacent
              ? {
                  at: spanIn(part, at - 1, at + 1),
                  message: say`括号交叉，写作“${previous}${mark}”，应为“${mark}${previous}”`,
                  fixes: fix(say`改为“${mark}${previous}”`, [edit(part, at - 1, 2, mark + previous)]),
                }
              : {
                  at: spanIn(part, at, at + 1),
                  message: say`“${excerpt(text, Math.max(0, at - 12), at + 1)}”处的“${mark}”与前面的括号交叉`,
                };
            return;
          }
          const last = stack[stack.length - 1];
          if (last?.part === part && family !== 'quote' && FAMILY[last.mark] !== 'quote' && at - last.at <= 12) {
            if (!text.slice(at + 1, at + REACH).includes(CLOSER[last.mark] ?? mark)) {
              stack.pop();
              push(wrongKind(last, part, at));
              return;
            }
          }
          push(stray(part, at));
          return;
        }
        for (const jumped of stack.slice(matching + 1)) {
          const finding = unclosed(jumped);
          if (!finding) continue;
          if (skipped.length < SKIPPED) skipped.push({ open: jumped, index: findings.length });
          findings.push(finding);
        }
        stack.length = matching;
        const right = CLOSER[open.mark];
        if (right !== mark && mark !== '“') push(mixed(open, part, at));
        else if (open.mark === '《') {
          for (const inner of open.inner) push(nested(open, at, inner.open, inner.close));
          if (open.parent?.mark === '《' && open.part === part && open.parent.inner.length < DEPTH)
            open.parent.inner.push({ open, close: at });
        }
      });
      const ended = SENTENCE_END.includes(text.trimEnd().at(-1) ?? '。');
      if (ended || part.kind !== 'paragraph') flush(() => false);
      else {
        const most = text.length <= WRAPPED_LINE ? MOST_LINES : 1;
        flush((open) => open.carried < most);
        for (const open of stack) open.carried++;
      }
    }
    flush(() => false);
    return findings;
  },
});

/** Each mark that closes stands behind its own that opens, none inside another of its kind: most paragraphs need no closer look. */
function isInOrder(text: string): boolean {
  let outer = 0;
  let inner = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x4e00 && c <= 0x9fff) continue;
    const close = CLOSE_OF.get(c);
    if (close !== undefined) {
      if (inner !== 0 || close === outer) return false;
      if (outer === 0) outer = close;
      else inner = close;
    } else if (CLOSING.has(c)) {
      if (c === inner) inner = 0;
      else if (inner === 0 && c === outer) outer = 0;
      else return false;
    }
  }
  return outer === 0;
}

const CLOSE_OF: ReadonlyMap<number, number> = new Map(
  Object.entries(CLOSER).map(([open, close]) => [open.charCodeAt(0), close.charCodeAt(0)]),
);
const CLOSING: ReadonlySet<number> = new Set(CLOSE_OF.values());

/** The last words before a table, torn from its first cell: （本列 above 数据的勾稽关系为…）. */
function isClosedInTable({ tree }: Report, { part, mark }: Open): boolean {
  const next = tree.blocks[firstNot(tree.blocks, (block) => block.span.start < part.span.end)];
  if (next?.type !== 'table' || textOf(part).length > WRAPPED_LINE) return false;
  const text = next.rows[0]?.cells[0]?.text ?? '';
  const close = text.search(/[（(）)]/);
  return FAMILY[mark] === 'round' && close >= 0 && '）)'.includes(text.charAt(close));
}

/** （2021】: closed by a mark of another kind. */
function wrongKind(open: Open, part: ProsePart, close: number): Finding {
  const mark = textOf(part).charAt(close);
  const [rightOpen, rightClose] = rightPair(open.mark, CLOSER[open.mark] ?? mark);
  const written = excerpt(textOf(part), open.at, close + 1);
  const edits = [edit(part, close, 1, rightClose)];
  if (rightOpen !== open.mark) edits.push(edit(open.part, open.at, 1, rightOpen));
  return {
    at: spanIn(part, open.at, close + 1),
    message: say`括号前后不一，写作“${written}”，应为“${rightOpen}${written.slice(1, -1)}${rightClose}”`,
    fixes: fix(say`改为“${rightOpen}${rightClose}”`, edits),
  };
}
