import type { ProsePart, Report, Section } from '../report/report.ts';
import { span } from '../text/span.ts';
import { type OutlineItem, trimmedEnd } from './outline-item.ts';

const RANK = { han: 1, hanBracket: 2, digit: 3, digitBracket: 4, circle: 5 } as const;
const CLAUSE_END = /[。；：，！？]/;
const LONGEST_NAME = 30;

/** Headings of a section, and numbered paragraphs of the first rank by their first clause, nested by rank. */
export function headingItems(report: Report, section: Section): readonly OutlineItem[] {
  const found: { part: ProsePart; rank: number; name: string }[] = [];
  for (let index = section.prose[0]; index < section.prose[1]; index++) {
    const part = report.prose[index];
    if (!part || part.span.start <= section.headingSpan.start) continue;
    if (part.kind !== 'heading' && !(part.kind === 'paragraph' && part.numbering?.style === 'hanBracket')) continue;
    const rank = part.numbering ? RANK[part.numbering.style] : part.block.type === 'heading' ? part.block.level - 1 : 2;
    const text = part.passage.text.trim();
    const stop = text.search(CLAUSE_END);
    const name = text.slice(0, stop > 0 && stop <= LONGEST_NAME ? stop : LONGEST_NAME);
    if (name !== '') found.push({ part, rank, name });
  }
  return nest(report, found, 0, found.length, trimmedEnd(report.tree.source, section.span).end);
}

function nest(
  report: Report,
  found: readonly { part: ProsePart; rank: number; name: string }[],
  from: number,
  to: number,
  end: number,
): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  for (let index = from; index < to; ) {
    const entry = found[index];
    if (!entry) break;
    let next = index + 1;
    while (next < to && (found[next]?.rank ?? 0) > entry.rank) next++;
    const stop = Math.max(entry.part.span.end, next < found.length ? Math.min(end, found[next]?.part.span.start ?? end) : end);
    items.push({
      kind: 'heading',
      name: entry.name,
      detail: '',
      span: trimmedEnd(report.tree.source, span(entry.part.span.start, stop)),
      nameSpan: entry.part.span,
      children: nest(report, found, index + 1, next, stop),
    });
    index = next;
  }
  return items;
}
