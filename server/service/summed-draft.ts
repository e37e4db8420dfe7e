import { reportDraft } from '../report/draft.ts';
import { lead, withoutStops } from '../report/standard-text.ts';
import { type CellSum, sumKey } from '../rules/rollup/add-up.ts';
import type { Template } from '../template/catalog.ts';
import { openSections, withEntry } from './draft-parts.ts';

/** What a report that adds up others is started from. */
export interface SummedDraft {
  /** Left out: a place to fill in. */
  readonly organ: string | undefined;
  readonly year: number;
  readonly template: Template;
  /** By `table:cell`; a cell without a sum stays blank. */
  readonly sums: ReadonlyMap<string, CellSum>;
  /** Paths, folders and patterns of the subordinate reports, as they shall stand under 下级. */
  readonly subordinates: readonly string[];
}

const UNNAMED = '××县人民政府';

/**
 * A canonical draft whose tables hold the sums, with the usual sentences to be filled in and the subordinate reports in its front matter, so that opening it
 * holds the one against the others. What the organ does itself is still to be added.
 */
export function summedDraft({ organ, year, template, sums, subordinates }: SummedDraft): string {
  const name = organ?.trim() || UNNAMED;
  const years = String(year);
  const draft = reportDraft({
    organ: name,
    year,
    template,
    cellText: ({ table, id }) => String(sums.get(sumKey(table, id))?.value ?? ''),
    lead: lead(template, name, years),
    sections: openSections(template, years),
    date: `${year + 1}年⟦:3⟧月⟦:20⟧日`,
  });
  const entries = subordinates.map((path) => `\n  - ${path}`).join('');
  return withoutStops(withEntry(draft, `下级:${entries}`));
}
