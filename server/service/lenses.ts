import type { BoundTable } from '../report/report.ts';
import { tableName } from '../rules/figures/names.ts';
import { type English, listed, type Message, say, toText } from '../text/say.ts';
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

/**
 * Above each standard table how it stands (39 条勾稽 · 36 通过 · 2 不符 · 1 待填), and what can be done: 填合计, 核对单. In English where its texts are
 * given.
 */
export function tableLenses(reading: Reading, english?: English): readonly TableLens[] {
  return reading.report.tables.flatMap((table): TableLens[] => {
    const at = span(table.span.start, table.span.start);
    const open = openTotals(reading, table).length;
    return [
      { at, kind: 'state', title: toText(stateOf(reading, table), english) },
      ...(open > 0 ? [{ at, kind: 'fillTotals', title: toText(say`填合计（${open} 格）`, english) } as const] : []),
      { at, kind: 'reviewSheet', title: toText(say`核对单`, english) },
    ];
  });
}

function stateOf(reading: Reading, table: BoundTable): Message {
  if (table.unknownForm) return say`${tableName(table.id)}：未识别的表式，只核对合计`;
  if (table.halfWritten) return say`${tableName(table.id)}：未写完`;
  const { satisfied, violated, open, openCells, unreadCells } = tallyTable(reading, table);
  const all = satisfied + violated + open;
  const cells = [openCells > 0 ? say`空 ${openCells} 格` : '', unreadCells > 0 ? say`${unreadCells} 格读不出` : ''];
  const sums =
    all === 0
      ? []
      : [say`${all} 条勾稽`, say`${satisfied} 通过`, violated > 0 ? say`${violated} 不符` : '', open > 0 ? say`${open} 待填` : ''];
  const parts = [...sums, ...cells].filter((part) => part !== '');
  return say`${tableName(table.id)}：${parts.length > 0 ? listed(parts, ' · ') : say`没有勾稽关系`}`;
}
