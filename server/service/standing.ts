import type { ReportStanding } from '../protocol.ts';
import type { Report } from '../report/report.ts';
import { slice, type Span } from '../text/span.ts';
import { withoutTail } from '../text/without-tail.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { status } from './status.ts';

/** A place of a report that people look for by its name. */
export interface NamedPlace {
  readonly kind: 'report' | 'section' | 'table';
  readonly name: string;
  readonly at: Span;
}

/** How a report stands, in few words and figures: what a list of two thousand reports shows of each. */
export function standingOf(reading: Reading, problems: readonly Problem[]): ReportStanding {
  const { organ, year, form, tally, tables, findings } = status(reading, problems);
  const unchecked = tables.some((table) => table.unchecked);
  const { satisfied, violated, open } = tally;
  return {
    organ: organ ?? null,
    year: year ?? null,
    form: form?.id ?? null,
    state: findings.error > 0 ? 'error' : findings.warning > 0 ? 'warning' : tally.openCells > 0 || unchecked ? 'open' : 'good',
    findings,
    openCells: tally.openCells,
    equations: { satisfied, violated, open },
  };
}

/** The report itself (organ and year), its sections and its standard tables, in the order of the document. */
export function namedPlaces(report: Report): readonly NamedPlace[] {
  const { tree, title, sections, tables } = report;
  const name = [report.organ, report.year === undefined ? undefined : `${report.year}年`].filter((part) => part !== undefined).join(' ');
  const top = title?.span ?? { start: 0, end: 0 };
  const places: NamedPlace[] = [
    { kind: 'report', name: name === '' ? (title?.text ?? '政府信息公开年报') : name, at: top },
    ...sections.map(({ headingSpan }): NamedPlace => ({ kind: 'section', name: headingName(tree.source, headingSpan), at: headingSpan })),
    ...tables.map(({ template, span }): NamedPlace => {
      const section = report.template.sections.find(({ id }) => id === template.id);
      return {
        kind: 'table',
        name: section ? `${template.name} ${section.title}` : template.name,
        at: { start: span.start, end: span.start },
      };
    }),
  ];
  return places;
}

/** A heading's line without the marks of Markdown. */
const headingName = (source: string, at: Span): string =>
  withoutTail(slice(source, at).replace(/^[#\s]+/, ''), ' \t\r\n\u00a0\u3000*#')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join('')
    .replaceAll('**', '');
