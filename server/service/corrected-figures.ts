import { columnName, tableName } from '../rules/figures/names.ts';
import type { RollUp } from '../rules/rollup/roll-up.ts';
import type { SubordinateReport } from '../rules/shared/neighbours.ts';
import { rowName, type Slot, type Template } from '../template/catalog.ts';
import { type Message, type Said, say } from '../text/say.ts';

/** A figure that is summed as it should be, not as it is written: the sums of its own report leave no other. */
export interface Corrected {
  readonly child: SubordinateReport;
  readonly slot: Slot;
  readonly written: number;
  readonly value: number;
}

/** Every cell that a form has, table by table. */
export const slotsOf = (template: Template): readonly Slot[] => Object.values(template.tables).flatMap(({ slots }) => [...slots.values()]);

/** The figures of a sum that did not go into it as they are written. */
export function correctedIn({ counted }: Pick<RollUp, 'counted'>, template: Template): readonly Corrected[] {
  const slots = slotsOf(template);
  return counted.flatMap((child) =>
    slots.flatMap((slot) => {
      const { value, written } = child.ledger.tables.get(slot.table)?.cells.get(slot.id) ?? {};
      return value === undefined || written === undefined ? [] : [{ child, slot, value, written }];
    }),
  );
}

/** A cell in words: its table, its row and its column. */
export const slotName = ({ table, row, column }: Slot): Said => say`${tableName(table)}“${rowName(row)}”${columnName(column)}`;

/** How a report is called. */
type NameOf = (child: SubordinateReport) => string;

/** One of them in words. */
export const correctedText = ({ child, slot, written, value }: Corrected, nameOf: NameOf): Said =>
  say`${nameOf(child)}：${slotName(slot)}写作 ${written}，按 ${value} 计入`;

/** That figures were not summed as they are written, in one sentence beside what does not say it; `undefined` where all were. */
export function saidCorrected(sums: Pick<RollUp, 'counted'>, template: Template, nameOf: NameOf): Message | undefined {
  const [first, ...more] = correctedIn(sums, template);
  if (!first) return undefined;
  const said = correctedText(first, nameOf);
  return more.length === 0 ? said : say`${said}；另有 ${more.length} 个写错的数也按改正后的计入`;
}
