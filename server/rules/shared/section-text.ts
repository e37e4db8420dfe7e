import type { Report } from '../../report/report.ts';
import type { SectionTemplate } from '../../template/schema.ts';
import { blankTable, paragraphText } from './insertion.ts';
import { sectionName, sectionsIn } from './sections.ts';

/** Stands where something is still to be written; rule residue finds it again. */
export const TO_FILL = '【待补】';

/** The heading line as the document writes its own: with as many `#`, in a page with the same tag, else bare. */
export function headingText(report: Report, text: string): string {
  const { heading } = sectionsIn(report)[0] ?? {};
  if (report.tree.kind === 'page') {
    const tag = heading?.type === 'heading' ? `h${heading.level}` : heading ? 'p' : 'h2';
    return `<${tag}>${text}</${tag}>`;
  }
  const title = report.tree.blocks.find(({ type }) => type !== 'table');
  const level = heading ? (heading.type === 'heading' ? heading.level : 0) : title?.type === 'heading' ? title.level + 1 : 0;
  return `${'#'.repeat(Math.min(level, 6))}${level > 0 ? ' ' : ''}${text}`;
}

/** A whole section to be filled in: heading, and the standard table blank or the sentences to complete. Lines end in `\n`. */
export function sectionText(report: Report, section: SectionTemplate): string {
  return [headingText(report, sectionName(section)), ...bodyText(report, section)].join('\n\n');
}

function bodyText(report: Report, section: SectionTemplate): string[] {
  switch (section.id) {
    case 'overview':
      return (section.topics ?? []).map(({ label }, index) =>
        paragraphText(report, `（${'一二三四五六七八九'.charAt(index)}）${label}情况。${TO_FILL}`),
      );
    case 'proactiveDisclosure':
    case 'applications':
    case 'reviewLitigation':
      return [blankTable(report, report.template.tables[section.id])];
    case 'problems':
      return [`（一）存在的主要问题。${TO_FILL}`, `（二）改进情况。${TO_FILL}`].map((text) => paragraphText(report, text));
    case 'otherMatters':
      return [paragraphText(report, `${report.year === undefined ? '本年度' : `${report.year}年`}收取信息处理费${TO_FILL}元。`)];
  }
}
