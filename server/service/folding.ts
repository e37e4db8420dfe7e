import type { OutlineItem } from './outline-item.ts';
import { outline } from './outline.ts';
import type { Reading } from './reading.ts';

/** A stretch that folds down to its first line. */
export interface Fold {
  readonly start: number;
  /** The last character that disappears; empty lines behind it stay. */
  readonly end: number;
  readonly kind: 'region' | 'comment' | undefined;
}

/** What folds: front matter, comments, sections, their headings, tables, and tables of other kinds. Stretches of one line are left out by the transport. */
export function folding(reading: Reading): readonly Fold[] {
  const { report } = reading;
  if (!report.isReport) return [];
  const folds: Fold[] = [];
  const { frontMatter, comments } = report.tree;
  if (frontMatter) folds.push({ ...trimmed(report.tree.source, frontMatter.span.start, frontMatter.span.end), kind: 'region' });
  for (const { span } of comments) folds.push({ ...span, kind: 'comment' });
  const visit = (items: readonly OutlineItem[]): void => {
    for (const { kind, span, children } of items) {
      if (kind === 'section' || kind === 'heading') folds.push({ ...span, kind: undefined });
      visit(children);
    }
  };
  visit(outline(reading));
  for (const block of report.tree.blocks) {
    if (block.type === 'table') folds.push({ ...trimmed(report.tree.source, block.span.start, block.span.end), kind: undefined });
  }
  return folds;
}

function trimmed(source: string, start: number, end: number): { readonly start: number; readonly end: number } {
  let last = end;
  while (last > start && ' \t\r\n\f\u3000'.includes(source.charAt(last - 1))) last--;
  return { start, end: last };
}
