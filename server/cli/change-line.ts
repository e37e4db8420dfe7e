import { shown } from './frame.ts';
import type { Change } from './outcome.ts';

/** Longer texts, such as a whole row put in, are known by the title of their fix. */
const LONGEST = 40;

/** A changed figure in one line: 年报.md:42:8 已改 3 → 5（改为 5）. */
export function changeLine(file: string, { line, column, before, after, title }: Change): string {
  const short = before.length <= LONGEST && after.length <= LONGEST && !/[\r\n]/.test(before + after);
  const texts = short ? ` ${shown(before.trim()) || '空白'} → ${shown(after.trim()) || '空白'}` : '';
  return `${shown(file)}:${line}:${column} 已改${texts}（${shown(title)}）`;
}
