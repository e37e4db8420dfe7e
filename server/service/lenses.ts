import type { BoundTable } from '../report/report.ts';
import { type Span, span } from '../text/span.ts';
import type { Reading } from './reading.ts';
import { tallyTable } from './tally.ts';
import { openTotals } from './totals.ts';

/** A line above a table. */
export interface TableLens {
  readonly at: Span;
  readonly kind: 'state' | 'fillTotals' | 'reviewSheet';
  readonly title: string;
}

/** Above each standard table how it stands (39 条勾稽 · 36 通过 · 2 不符 · 1 待填), and what can be done: 填合计, 核对单. */
export function tableLenses(reading: Reading): readonly TableLens[] {
  return reading.report.tables.flatMap((table): TableLens[] => {
    const at = span(table.span.start, table.span.start);
    const open = openTotals(reading, table).length;
    return [
      { at, kind: 'state', title: stateOf(reading, table) },
      ...(open > 0 ? [{ at, kind: 'fillTotals', title: `填合计（${open} 格）` } as const] : []),
      { at, kind: 'reviewSheet', title: '核对单' },
    ];
  });
}

function stateOf(reading: Reading, table: BoundTable): string {
  if (table.unknownForm) return `${table.template.name}：未识别的表式，只核对合计`;
  if (table.halfWritten) return `${table.template.name}：未写完`;
  const { satisfied, violated, open, openCells, unreadCells } = tallyTable(reading, table);
  const all = satisfied + violated + open;
  const cells = [openCells > 0 ? `空 ${openCells} 格` : '', unreadCells > 0 ? `${unreadCells} 格读不出` : ''];
  const sums =
    all === 0 ? [] : [`${all} 条勾稽`, `${satisfied} 通过`, violated > 0 ? `${violated} 不符` : '', open > 0 ? `${open} 待填` : ''];
  const parts = [...sums, ...cells].filter((part) => part !== '');
  return `${table.template.name}：${parts.length > 0 ? parts.join(' · ') : '没有勾稽关系'}`;
}
