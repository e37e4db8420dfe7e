import type { BoundTable } from '../report/report.ts';
import { tableName } from '../rules/figures/names.ts';
import { rowName, type Template } from '../template/catalog.ts';
import { type English, listed, type Message, say, toText } from '../text/say.ts';
import { lineAt, lineEnd } from '../text/lines.ts';
import { cover, span } from '../text/span.ts';
import type { OutlineItem } from './outline-item.ts';
import type { Reading } from './reading.ts';
import { tallyTable } from './tally.ts';

/** A file with more tables holds many reports one behind the other: nobody looks for a row in its outline. */
const MOST_WITH_ROWS = 30;

/** A table with its state in its name, and its rows. */
export function tableItem(reading: Reading, table: BoundTable, english?: English): OutlineItem {
  const { state, detail } = tableState(reading, table, reading.report.due);
  const { tree } = reading.report;
  const { start, end } = table.span;
  return {
    kind: 'table',
    name: `${toText(tableName(table.id), english)} ${toText(state, english)}`,
    detail: toText(detail, english),
    span: table.span,
    // its first line, the names of the columns: an editor that keeps the lines of what is scrolled past in sight keeps those
    nameSpan: span(start, Math.max(start, Math.min(end, lineEnd(tree.source, tree.lines, lineAt(tree.lines, start))))),
    children: reading.report.tables.length > MOST_WITH_ROWS ? [] : rowItems(table),
  };
}

/** The state of a table in a few characters (✓, · 差 3, · 缺 12 格) and in a sentence. */
function tableState(reading: Reading, table: BoundTable, due: Template | undefined): { readonly state: Message; readonly detail: Message } {
  if (table.unknownForm) return { state: say`· 未识别的表式`, detail: say`可能是新格式，只核对合计` };
  if (table.halfWritten) return { state: say`· 未写完`, detail: say`写完之前不核对` };
  const tally = tallyTable(reading, table);
  const sums = tally.satisfied + tally.violated + tally.open;
  const detail =
    sums === 0
      ? ''
      : listed(
          [
            say`${tally.satisfied} 条勾稽相符`,
            ...(tally.violated > 0 ? [say`${tally.violated} 条不符`] : []),
            ...(tally.open > 0 ? [say`${tally.open} 条待填`] : []),
          ],
          '，',
        );
  const foreign = due !== undefined && table.formIsCertain && table.template.form !== due.id;
  if (foreign)
    return {
      state: say`· ${table.template.form} 年表式`,
      detail: detail === '' ? say`应为 ${due.id} 年格式` : say`应为 ${due.id} 年格式；${detail}`,
    };
  if (tally.violated > 0) return { state: say`· 差 ${tally.violated}`, detail };
  if (tally.unreadCells > 0) return { state: say`· ${tally.unreadCells} 格读不出`, detail };
  if (tally.openCells > 0) return { state: say`· 缺 ${tally.openCells} 格`, detail };
  if (table.missingRows.length > 0) return { state: say`· 少 ${table.missingRows.length} 行`, detail };
  return { state: '✓', detail };
}

/** Row groups of a table: neighbouring rows under one merged label become one entry with the rows below it. */
function rowItems(table: BoundTable): readonly OutlineItem[] {
  const items: { item: OutlineItem; group: string | undefined; rows: OutlineItem[] }[] = [];
  for (const row of [...table.rows].sort((a, b) => a.label.span.start - b.label.span.start)) {
    const nameSpan = row.label.span;
    const leaf: OutlineItem = {
      kind: 'rows',
      name: rowName(row.template),
      detail: '',
      span: cover(nameSpan, row.row.span),
      nameSpan,
      children: [],
    };
    // rows directly below 三、本年度办理结果 stand for themselves
    const group = row.template.path.length === 2 ? undefined : row.template.group;
    const last = items[items.length - 1];
    if (last && group !== undefined && last.group === group) {
      last.rows.push(leaf);
      last.item = { ...last.item, span: cover(last.item.span, leaf.span) };
    } else if (group !== undefined) {
      items.push({ item: { ...leaf, name: group }, group, rows: [leaf] });
    } else {
      items.push({ item: leaf, group: undefined, rows: [] });
    }
  }
  return items.map(({ item, rows }) => ({ ...item, children: rows }));
}
