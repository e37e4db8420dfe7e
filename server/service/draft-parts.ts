import { feeOpen, otherMatters, overview, problems } from '../report/standard-text.ts';
import type { Template } from '../template/catalog.ts';

/** The sections in words as every new report starts them: the usual sentences, with places for what is not known. `year` as it shall stand in them. */
export const openSections = (template: Template, year: string) => ({
  overview: overview(template, year),
  problems: problems(year),
  otherMatters: template.id === '2019' ? otherMatters(template, year) : feeOpen(year),
});

/** The draft with a further entry, one or more lines, behind the others of its front matter; as it is where it has none. */
export function withEntry(draft: string, entry: string): string {
  const end = draft.indexOf('\n---', 3);
  return end < 0 ? draft : `${draft.slice(0, end)}\n${entry}${draft.slice(end)}`;
}
