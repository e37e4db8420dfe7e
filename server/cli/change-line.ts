import { type English, say, toText } from '../text/say.ts';
import { shown } from './frame.ts';
import type { Change } from './outcome.ts';

/** Longer texts, such as a whole row put in, are known by the title of their fix. */
const LONGEST = 40;

/** A changed figure in one line: 年报.md:42:8 已改 3 → 5（改为 5）. */
export function changeLine(file: string, { line, column, before, after, title }: Change, english?: English): string {
  const short = before.length <= LONGEST && after.length <= LONGEST && !/[\r\n]/.test(before + after);
  const place = `${shown(file)}:${line}:${column}`;
  if (!short) return toText(say`${place} 已改（${shown(title)}）`, english);
  const [from, to] = [before, after].map((text) => shown(text.trim()) || say`空白`);
  return toText(say`${place} 已改 ${from ?? ''} → ${to ?? ''}（${shown(title)}）`, english);
}
