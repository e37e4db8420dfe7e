import type { ProsePart } from '../../report/report.ts';
import { innerQuotes } from '../../text/inner-quotes.ts';
import { type Said, say } from '../../text/say.ts';
import type { Span } from '../../text/span.ts';
import type { Edit, Finding, Fix } from '../rule.ts';
import { spanIn } from './scan.ts';

type Family = 'round' | 'square' | 'title' | 'quote';

/** Which marks are of one kind. */
export const FAMILY: Readonly<Record<string, Family>> = {
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
/** The mark that closes, by the one that opens. */
export const CLOSER: Readonly<Record<string, string>> = {
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
/** The mark that opens, by the one that closes. */
export const OPENER: Readonly<Record<string, string>> = {
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
/** An item mark with a closing bracket alone: 1） a) 三） */
export const ITEM_MARK = /(?:^|[。；，：、！？;,:\s])[0-9０-９a-zA-Z一二三四五六七八九十]{1,3}$/;
const PROSE_CHAR = /[\u4e00-\u9fff，。；：、！？“”《》（）]/;
const DEFINITION = /^（以下(?:简称|统称)(?:为|：)?(?:《[^《》（）]{1,20}》|“[^“”（）]{1,20}”)(?=[，。；、])/;
const TITLE_BEFORE_DEFINITION =
  /^《[^《》（），。；“”]{2,40}?(?:条例|办法|规定|细则|通知|意见|方案|要点|指南)(?=（|，|。|；|的?(?:规定|要求))/;
/** So far ahead a partner is looked for. */
export const REACH = 40;

/** An opening mark that waits for its partner. */
export interface Open {
  readonly mark: string;
  readonly part: ProsePart;
  readonly at: number;
  /** Pairs 《…》 standing directly inside this 《. */
  readonly inner: { readonly open: Open; readonly close: number }[];
  readonly parent: Open | undefined;
  /** From how many paragraphs to the next it has waited. */
  carried: number;
}

/** The words of a paragraph, in which places are counted. */
export const textOf = (part: ProsePart): string => part.passage.text;
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

/** “三公": of a pair of quotation marks one is straight. */
export function straightQuote(part: ProsePart, open: number, close: number): Finding {
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

/** (2）: halves of one kind, one of them of the wrong width. */
export function mixed(open: Open, part: ProsePart, close: number): Finding {
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

/** （以下简称《条例》: one that opens and is never closed; nothing where it may be no bracket at all. */
export function unclosed(open: Open): Finding | undefined {
  const text = textOf(open.part);
  if (isAscii(open.mark) && !PROSE_CHAR.test(text.charAt(open.at - 1) + text.charAt(open.at + 1))) return undefined;
  const close = open.mark === '(' ? '）' : (CLOSER[open.mark] ?? '');
  const where = excerpt(text, open.at, Math.min(text.length, open.at + 13));
  const straight = open.mark === '“' ? text.slice(open.at + 1, open.at + 1 + REACH).search(/["“”。！？]/) : -1;
  if (straight > 0 && text.charAt(open.at + 1 + straight) === '"') return straightQuote(open.part, open.at, open.at + 1 + straight);
  const message =
    open.mark === '“'
      ? say`“${innerQuotes(where)}”处的左引号缺少与之成对的右引号`
      : say`“${innerQuotes(where)}”处的“${open.mark}”缺少与之成对的“${close}”`;
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

/** 126条）: one that closes nothing; nothing where it may be an item mark or no bracket at all. */
export function stray(part: ProsePart, at: number): Finding | undefined {
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
  const where = innerQuotes(excerpt(text, Math.max(0, at - 12), at + 1));
  const message = mark === '”' ? say`“${where}”处的右引号缺少与之成对的左引号` : say`“${where}”处的“${mark}”缺少与之成对的“${open}”`;
  return { at: spanIn(part, at, at + 1), message };
}

/** 二） at the head of a paragraph, where other paragraphs begin with （一） and （三）. */
export function lostOpening(part: ProsePart, at: number): Finding {
  const text = textOf(part);
  const mark = text.charAt(at);
  const start = at - text.slice(0, at).trimStart().length;
  const edits = [edit(part, start, 0, '（')];
  if (mark !== '）') edits.push(edit(part, at, 1, '）'));
  return {
    at: spanIn(part, start, at + 1),
    message: say`“${excerpt(text, start, at + 9)}”处的“${mark}”缺少与之成对的“${'（'}”`,
    fixes: fix(say`补上“${'（'}”`, edits),
  };
}

/** （…《…）…》: a pair that is closed within another one. */
export function crossed(part: ProsePart, at: number): Finding {
  const text = textOf(part);
  const mark = text.charAt(at);
  const previous = text.charAt(at - 1);
  if (OPENER[previous] === undefined)
    return { at: spanIn(part, at, at + 1), message: say`“${excerpt(text, Math.max(0, at - 12), at + 1)}”处的“${mark}”与前面的括号交叉` };
  return {
    at: spanIn(part, at - 1, at + 1),
    message: say`括号交叉，写作“${previous}${mark}”，应为“${mark}${previous}”`,
    fixes: fix(say`改为“${mark}${previous}”`, [edit(part, at - 1, 2, mark + previous)]),
  };
}

/** 《关于印发《办法》的通知》, 《《办法》: a title in a title, or one marked twice. */
export function nested(outer: Open, outerClose: number, inner: Open, innerClose: number): Finding {
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

const nameOf = (quote: string): Said => (quote === '“' ? say`左引号` : say`右引号`);

/** 先审后发“，: a quotation mark the wrong way round. */
export function turnedQuote(part: ProsePart, at: number, right: string): Finding {
  const span: Span = spanIn(part, at, at + 1);
  const mark = textOf(part).charAt(at);
  const where = excerpt(textOf(part), Math.max(0, at - 8), at + 8);
  return {
    at: span,
    message: say`“${innerQuotes(where)}”处写作${nameOf(mark)}，应为${nameOf(right)}`,
    fixes: fix(right === '“' ? say`改为左引号` : say`改为右引号`, [{ at: span, newText: right }]),
  };
}

/** （2021】: closed by a mark of another kind. */
export function wrongKind(open: Open, part: ProsePart, close: number): Finding {
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
