import type { Report } from '../report/report.ts';
import { firstNot } from '../text/first-not.ts';
import { defineRule, type Finding } from './rule.ts';
import {
  CLOSER,
  crossed,
  FAMILY,
  ITEM_MARK,
  lostOpening,
  mixed,
  nested,
  OPENER,
  type Open,
  REACH,
  stray,
  textOf,
  turnedQuote,
  unclosed,
  wrongKind,
} from './wording/bracket-findings.ts';
import { cueOf, type CuedPart, type Cues, cuesIn, standsAt } from './wording/cues.ts';
import { titled } from './wording/samples.ts';
import { eachMatch, isPageNumber, MOST_FINDINGS } from './wording/scan.ts';

/** A web address and a document number (which has a rule of its own) are passed over as a whole. */
const TOKEN =
  /https?:\/\/[!-'*-Z\\^-~]+|[〔（(［[【〈﹝]\s?[0-9０-９]{2,4}\s?[〕）)］\]】〉﹞]?\s?第?\s?[0-9０-９]{1,5}\s?号|[（(）)【［[〔】］\]〕《〈》〉“”]/g;

/** Behind these a paragraph is over; behind anything else a bracket may be closed in the next one (a page break, a wrapped line). */
const SENTENCE_END = '。！？!?';
/** What may follow a closing quotation mark but hardly an opening one, and the reverse. */
const AFTER_CLOSING = '，。；：、！？）》” ';
const BEFORE_OPENING = '，。；：、！？（《“ ';
const DEPTH = 32;
/** How many jumped-over openers are remembered. */
const SKIPPED = 16;
/** A paragraph no longer than this that ends in no sentence mark is a line of wrapped prose: a mark waits over so many of them. */
const WRAPPED_LINE = 44;
const MOST_LINES = 4;

/** 二） at the head of a paragraph, and （二）. */
const HAN_ITEM = /^\s*[一二三四五六七八九十]{1,2}$/;
const HAN_ITEM_MARK = /^\s*（[一二三四五六七八九十]{1,2}）/;

/** 2） inside a bracket that is closed later: （其中：1.自然人4件；2）企业1件）. */
function isItemMark(text: string, at: number): boolean {
  if (!ITEM_MARK.test(text.slice(Math.max(0, at - 5), at))) return false;
  const next = /[（()）]/.exec(text.slice(at + 1, at + 1 + REACH))?.[0];
  return next === '）' || next === ')';
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
    {
      title: '几项中有一项丢了前半括号',
      text: titled('（一）主动公开。公开126条。\n\n«二）»依申请公开。收到5件。\n\n（三）信息管理。更新目录。\n\n«四)»平台建设。改版网站。'),
      says: ['“二）依申请公开。收到”处的“）”缺少与之成对的“（”'],
      fixed: titled(
        '（一）主动公开。公开126条。\n\n（二）依申请公开。收到5件。\n\n（三）信息管理。更新目录。\n\n（四）平台建设。改版网站。',
      ),
    },
    { title: '各项都只有后半括号', text: titled('一）主动公开。公开126条。\n\n二）依申请公开。收到5件。\n\n三）信息管理。更新目录。') },
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
    const cues = cuesIn(report);
    const { wording } = cues;
    let first = 0;
    for (let part = wording[first]; part && isInOrder(cues, part); part = wording[first]) first++;
    return first === wording.length ? [] : findingsFrom(report, cues, first);
  },
});

/** What does not pair from a part on; in those before it everything does. */
function findingsFrom(report: Report, cues: Cues, from: number): readonly Finding[] {
  const findings: Finding[] = [];
  const { wording } = cues;
  const push = (finding: Finding | undefined) => {
    if (finding) findings.push(finding);
  };
  let hanItems: boolean | undefined;
  const hasHanItems = (): boolean => (hanItems ??= wording.filter(({ text }) => HAN_ITEM_MARK.test(text)).length > 1);
  let stack: Open[] = [];
  /** Openers that a later closer jumped over, with the finding they caused: their own closer may still come. */
  let skipped: { readonly open: Open; readonly index: number }[] = [];
  const flush = (keep: (open: Open) => boolean) => {
    const staying = stack.filter(keep);
    for (const open of stack) if (!keep(open) && !isClosedInTable(report, open)) push(unclosed(open));
    stack = staying;
    skipped = [];
  };
  for (let i = from; i < wording.length; i++) {
    const cued = wording[i];
    if (!cued || isPageNumber(cued.text)) continue;
    if (findings.length >= MOST_FINDINGS) break;
    const { part, text } = cued;
    if (part.kind !== 'paragraph') flush(() => false);
    if (stack.length === 0 && isInOrder(cues, cued)) {
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
          findings[earlier.index] = crossed(part, at);
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
        push(HAN_ITEM.test(text.slice(0, at)) && hasHanItems() ? lostOpening(part, at) : stray(part, at));
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
}

/** Each mark that closes stands behind its own that opens, none inside another of its kind: most paragraphs need no closer look. */
function isInOrder({ at, kinds }: Cues, { text, cues, from, to }: CuedPart): boolean {
  if ((cues & MARK) === 0) return true;
  let outer = 0;
  let inner = 0;
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, MARK)) continue;
    const c = text.charCodeAt(at[i] ?? 0);
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
const MARK = cueOf(Object.entries(CLOSER).flat());

/** The last words before a table, torn from its first cell: （本列 above 数据的勾稽关系为…）. */
function isClosedInTable({ tree }: Report, { part, mark }: Open): boolean {
  const next = tree.blocks[firstNot(tree.blocks, (block) => block.span.start < part.span.end)];
  if (next?.type !== 'table' || textOf(part).length > WRAPPED_LINE) return false;
  const text = next.rows[0]?.cells[0]?.text ?? '';
  const close = text.search(/[（(）)]/);
  return FAMILY[mark] === 'round' && close >= 0 && '）)'.includes(text.charAt(close));
}
