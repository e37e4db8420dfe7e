import type { Grid } from '../../syntax/tree.ts';
import { say } from '../../text/say.ts';
import { slice, span } from '../../text/span.ts';
import { squeeze } from '../../text/squeezed.ts';
import { cut } from './sentences.ts';
import type { StaleYear } from './stale-year.ts';
import { AGAINST, BACK, yearsIn } from './year-words.ts';

const LABEL = /情况|数量|件数|统计|政府信息|本年/;

/** The column of the form that is about the year before: 上一年项目数量（指2024年事项数）. */
const LAST_YEARS = /^上一?年/;

/** A caption or header inside a standard table. No label of the forms names a year. */
export function collectInTable(source: string, year: number, grid: Grid, found: StaleYear[]): void {
  const all = slice(source, grid.span);
  // most tables have no figure that begins so
  const century = Math.floor((year - 1) / 100);
  if (century === Math.floor((year - 3) / 100) && !all.includes(String(century))) return;
  const years: string[] = [];
  for (let back = 1; back <= 3; back++) if (all.includes(String(year - back))) years.push(String(year - back));
  if (years.length === 0) return;
  for (const { cells } of grid.rows) {
    for (const { text, span: at } of cells) {
      const words = squeeze(text);
      const written = years.find((digits) => words.includes(`${digits}年`));
      if (written === undefined || words.length > 40 || !LABEL.test(words) || BACK.test(words)) continue;
      if (
        words.includes(`${year}年`) ||
        yearsIn(words) > 1 ||
        LAST_YEARS.test(words) ||
        AGAINST.test(words.slice(0, words.indexOf(written)))
      )
        continue;
      const start = at.start + slice(source, at).indexOf(written);
      if (start < at.start) continue;
      const digits = span(start, start + written.length);
      found.push({ digits: [digits], written: Number(written), quote: say`表中写作“${cut(words, 30)}”`, isSection: false });
    }
  }
}
