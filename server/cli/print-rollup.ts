import { tableDraft } from '../report/draft.ts';
import type { Report } from '../report/report.ts';
import { sumKey } from '../rules/rollup/add-up.ts';
import { whyAside } from '../rules/rollup/entries.ts';
import { ledgerOf } from '../rules/rollup/ledger.ts';
import type { RollUp } from '../rules/rollup/roll-up.ts';
import type { SubordinateReport } from '../rules/shared/neighbours.ts';
import type { Template } from '../template/catalog.ts';
import { addExactly } from '../text/decimal.ts';
import { correctedIn, correctedText, slotName, slotsOf } from '../service/corrected-figures.ts';
import { csvRow } from '../service/csv.ts';
import { nameIn } from '../service/subordinates.ts';
import { type English, type Message, say, toText } from '../text/say.ts';
import { shown } from './frame.ts';

const nameOf = ({ ledger: { organ }, uri }: SubordinateReport, english: English | undefined): string =>
  shown(organ === undefined ? uri : english ? `${organ} (${uri})` : `${organ}（${uri}）`);

const fileOf = (child: SubordinateReport): string => nameIn(child.uri, child);

/** The file of a report, fit for the terminal. */
export const shownFile = (child: SubordinateReport): string => shown(fileOf(child));

/** What is not known is not 0. */
const NO_SUM = '?';

/** More cells than this are only counted. */
const MOST_CELLS = 20;

/** For people: what was added up, the tables, what was not counted, figures not summed as they are written, and the cells that have no sum. */
export function rollUpText({ counted, aside, wanted, sums }: RollUp, template: Template, english?: English): string {
  const t = (message: Message): string => toText(message, english);
  const tables = Object.values(template.tables).map((table) =>
    tableDraft(table, (slot) => String(sums.get(sumKey(slot.table, slot.id))?.value ?? NO_SUM)),
  );
  const open = slotsOf(template).flatMap((slot) => {
    const missing = sums.get(sumKey(slot.table, slot.id))?.missing ?? [];
    return missing.length === 0 ? [] : [{ slot, missing }];
  });
  const corrected = correctedIn({ counted }, template);
  const parts = [
    [
      t(say`${wanted.year ?? ''}年度，${template.id}年表式，汇总 ${counted.length} 份`),
      ...counted.map((child) => `  ${nameOf(child, english)}`),
    ],
    ...(aside.length === 0
      ? []
      : [[t(say`未计入：`), ...aside.map((one) => `  ${shown(t(say`${fileOf(one.child)}：${whyAside(one, wanted)}`))}`)]]),
    ...tables.map((table) => [table]),
    ...(corrected.length === 0
      ? []
      : [
          [
            t(say`${corrected.length} 个数写错，按改正后的计入：`),
            ...corrected.slice(0, MOST_CELLS).map((one) => `  ${t(correctedText(one, shownFile))}`),
            ...(corrected.length > MOST_CELLS ? [`  ${t(say`另有 ${corrected.length - MOST_CELLS} 格`)}`] : []),
          ],
        ]),
    ...(open.length === 0
      ? []
      : [
          [
            t(say`${open.length} 格没有合计（表中记作 ${NO_SUM}），因为有的下级没有可用的数字：`),
            ...open.slice(0, MOST_CELLS).map(({ slot, missing }) => {
              const [first = 0] = missing;
              const child = counted[first];
              const file = shown(child ? fileOf(child) : '');
              return `  ${t(say`${slotName(slot)}：${missing.length > 1 ? say`${file}等 ${missing.length} 份` : file}`)}`;
            }),
            ...(open.length > MOST_CELLS ? [`  ${t(say`另有 ${open.length - MOST_CELLS} 格`)}`] : []),
          ],
        ]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** For programs; ids as `extract` gives them, `null` where there is no sum. */
export function rollUpJson({ counted, aside, wanted, sums }: RollUp, template: Template, english?: English): string {
  const tables = Object.values(template.tables).map(({ id, slots }) => [
    id,
    {
      template: template.id,
      cells: Object.fromEntries([...slots.keys()].map((cell) => [cell, sums.get(sumKey(id, cell))?.value ?? null])),
    },
  ]);
  const open = [...sums].flatMap(([cell, { missing }]) =>
    missing.length === 0 ? [] : [{ cell, files: missing.map((index) => counted[index]?.uri) }],
  );
  const about = ({ uri, ledger }: SubordinateReport) => ({ file: uri, organ: ledger.organ ?? null, year: ledger.year ?? null });
  return `${JSON.stringify(
    {
      version: 1,
      year: wanted.year ?? null,
      template: template.id,
      counted: counted.map(about),
      notCounted: aside.map((one) => ({ ...about(one.child), reason: toText(whyAside(one, wanted), english) })),
      tables: Object.fromEntries(tables),
      noSum: open,
      corrected: correctedIn({ counted }, template).map(({ child: { uri }, slot: { table, id }, written, value }) => ({
        file: uri,
        table,
        cell: id,
        written,
        value,
      })),
    },
    undefined,
    2,
  )}\n`;
}

/** One row a cell: its sum and every report's figure; with a parent its figure and what it is short of the sum. */
export function rollUpCsv({ counted, sums }: RollUp, template: Template, parent: Report | undefined, english?: English): string {
  const own = parent && ledgerOf(parent);
  const head = ['table', 'cell', 'name', ...(own ? ['parent'] : []), 'sum', ...(own ? ['short'] : []), ...counted.map(fileOf)];
  const rows = slotsOf(template).map((slot) => {
    const of = ({ tables }: SubordinateReport['ledger']) => tables.get(slot.table)?.cells.get(slot.id)?.value;
    const sum = sums.get(sumKey(slot.table, slot.id))?.value;
    const value = own && of(own);
    const short = sum === undefined || value === undefined ? undefined : addExactly([sum, -value]);
    return csvRow([
      slot.table,
      slot.id,
      toText(slotName(slot), english),
      ...(own ? [value] : []),
      sum,
      ...(own ? [short] : []),
      ...counted.map(({ ledger }) => of(ledger)),
    ]);
  });
  return csvRow(head) + rows.join('');
}
