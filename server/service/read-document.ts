import type { TableFigures } from '../equations/figures.ts';
import { movedFigures } from '../equations/moved-figures.ts';
import { bindTables } from '../report/bind-tables.ts';
import { movedBinding } from '../report/moved-tables.ts';
import { readReport } from '../report/read-report.ts';
import type { BoundTable, Report } from '../report/report.ts';
import { readTree } from '../syntax/read-tree.ts';
import type { Grid } from '../syntax/tree.ts';
import type { SectionId } from '../template/schema.ts';
import { figuresOnce, type Reading } from './reading.ts';
import type { SourceDocument } from './workspace.ts';

/**
 * Reads one document; its tables' equations are evaluated when first asked for. `before` is an earlier version of the same document: tables that have only
 * been moved since are not bound again, nor are their equations evaluated.
 */
export function readDocument(document: SourceDocument, before?: Reading): Reading {
  const text = mayBeReport(document.text) ? document.text : '';
  const tree = readTree(text, document.kind);
  let earlier: readonly BoundTable[] | undefined;
  const report = before?.report.isReport
    ? readReport(tree, (grids, sectionOf, due, fallback) => {
        const again = bindAgain(before.report, grids, sectionOf, due, fallback);
        if (again) earlier = before.report.tables;
        return again ?? bindTables(grids, sectionOf, due, fallback);
      })
    : readReport(tree);
  const evaluated = new Map<BoundTable, TableFigures>();
  if (before && earlier)
    for (let i = 0; i < earlier.length; i++) {
      const [table, old] = [report.tables[i], earlier[i]];
      const known = old && before.evaluated.get(old);
      if (table && known) evaluated.set(table, movedFigures(known, table));
    }
  return Object.freeze({ document, report, figures: figuresOnce(evaluated), evaluated });
}

/** What `bindTables` came to for an earlier version, where it was asked the same. */
function bindAgain(
  before: Report,
  grids: readonly Grid[],
  sectionOf: (grid: Grid) => SectionId | undefined,
  due: Report['due'],
  fallback: Report['template'],
) {
  if (before.due !== due || before.template !== fallback) return undefined;
  const old = before.tree.blocks.filter((block): block is Grid => block.type === 'table');
  if (old.length !== grids.length) return undefined;
  for (let i = 0; i < grids.length; i++) {
    const [a, b] = [old[i], grids[i]];
    if (!a || !b || sectionBefore(before, a) !== sectionOf(b)) return undefined;
  }
  // lines that could not be seen as a table are no matter of binding
  const unreadable = before.unreadable.filter(({ grid }) => grid !== undefined);
  return movedBinding({ tables: before.tables, otherTables: before.otherTables, unreadable }, old, grids);
}

function sectionBefore({ sections }: Report, { span }: Grid): SectionId | undefined {
  let found: SectionId | undefined;
  for (const { heading, template } of sections) {
    if (heading.span.start > span.start) break;
    found = template.id;
  }
  return found;
}

/** A text of this length is worth a look before it is read. */
const WORTH_A_LOOK = 20_000;

/** Every report and every standard table has one of these words somewhere, or is written in character references. */
const TELLING = /公\s?开|行政复议|行政许可|规范性文件|&#/;

const mayBeReport = (text: string): boolean => text.length < WORTH_A_LOOK || TELLING.test(text);

/** The document's own text was read; a long one that is no report is only looked at, and its tree is empty. */
export const isWhole = ({ document, report }: Reading): boolean => report.tree.source.length === document.text.length;
