import { type Lines, lineEnd } from '../text/lines.ts';
import { span } from '../text/span.ts';
import type { FrontMatter, FrontMatterEntry } from './tree.ts';

/** More lines than this are no front matter; `- item` lines are not counted: a county may list two hundred reports. */
const MOST_LINES = 60;

/**
 * Front matter at the very start of the text: `key: value` lines between two lines `---`; a key may have `- item` lines below it. Anything else in
 * it is passed over. `indented`: blanks stand in front of every line. `undefined` where the text does not begin with one or it never ends.
 */
export function readFrontMatter(
  source: string,
  lines: Lines,
  indented = false,
): { readonly frontMatter: FrontMatter; readonly nextLine: number } | undefined {
  let opening = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (indented && source.charCodeAt(opening) === 32) opening++;
  if (!source.startsWith('---', opening) || source.slice(opening, lineEnd(source, lines, 0)).trimEnd() !== '---') return undefined;
  const entries: (FrontMatterEntry & { readonly values: Value[] })[] = [];
  let left = MOST_LINES - 1;
  for (let line = 1; line < lines.starts.length && left > 0; line++) {
    const start = lines.starts[line] ?? 0;
    const end = lineEnd(source, lines, line);
    const text = source.slice(start, end);
    if ((indented ? text.trim() : text.trimEnd()) === '---') return { frontMatter: { span: span(0, end), entries }, nextLine: line + 1 };
    const item = /^\s*-\s+([\s\S]*)$/.exec(text);
    const last = entries[entries.length - 1];
    if (item?.[1] !== undefined && last) {
      last.values.push(valueAt(item[1], start + text.length - item[1].length));
      continue;
    }
    left--;
    const pair = /^(\s*)([^:：\s][^:：]{0,30}?)\s*[:：]\s*(.*)$/.exec(text);
    if (!pair) continue;
    const [, indent = '', key = '', value = ''] = pair;
    const keyStart = start + indent.length;
    entries.push({
      key,
      keySpan: span(keyStart, keyStart + key.length),
      values: value.trim() === '' ? [] : [valueAt(value, start + text.length - value.length)],
    });
  }
  return undefined;
}

type Value = FrontMatterEntry['values'][number];

function valueAt(text: string, offset: number): Value {
  const trimmed = text.trim();
  const from = offset + text.indexOf(trimmed);
  const quoted = /^(["'])(.*)\1$/.exec(trimmed);
  if (quoted?.[2] !== undefined) return { text: quoted[2], span: span(from + 1, from + 1 + quoted[2].length) };
  return { text: trimmed, span: span(from, from + trimmed.length) };
}
