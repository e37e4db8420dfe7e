import type { BoundCell } from '../../../server/report/report.ts';
import type { Span } from '../../../server/text/span.ts';
import { slip as slipOf } from '../../generate/arbitrary.ts';
import { applicants } from '../../generate/figures.ts';
import type { TableId } from '../../generate/form.ts';
import { type Defect, type Mutator, slip } from '../defect.ts';
import type { Base } from '../reports.ts';
import { figuresOf } from './cells.ts';

const cellOf = (base: Base, table: TableId, id: string): BoundCell | undefined => {
  const cell = base.report.tables.find((one) => one.id === table)?.cells.get(id);
  return cell?.kind === 'figure' && cell.source ? cell : undefined;
};

/** Several cells written otherwise; the finding stands on one of `on`. */
function together(
  base: Base,
  changes: readonly (readonly [BoundCell | undefined, number])[],
  on: readonly number[],
  more: Partial<Defect> = {},
): Defect | undefined {
  const known = changes.flatMap(([cell, value]) => (cell ? [{ cell, value }] : []));
  if (known.length < changes.length) return undefined;
  let text = base.text;
  for (const { cell, value } of [...known].sort((a, b) => b.cell.span.start - a.cell.span.start))
    text = text.slice(0, cell.span.start) + value + text.slice(cell.span.end);
  const moved = (index: number): Span => {
    const own = known[index];
    if (!own) return { start: -1, end: -1 };
    const before = known
      .filter(({ cell }) => cell.span.start < own.cell.span.start)
      .reduce((sum, { cell, value }) => sum + String(value).length - (cell.span.end - cell.span.start), 0);
    const start = own.cell.span.start + before;
    return { start, end: start + String(own.value).length };
  };
  return { text, at: on.map(moved), what: known.map(({ cell, value }) => `${cell.id} ${cell.value} → ${value}`).join(', '), ...more };
}

const value = (cell: BoundCell | undefined): number => cell?.value ?? 0;

/** Cells of table three that no fill could take for a total of nothing: rows and columns of the form. */
const rowIds = (base: Base): readonly string[] => [...new Set([...figuresOf(base, 'applications')].map(({ row }) => row.id))];

const three = (base: Base, id: string): BoundCell | undefined => cellOf(base, 'applications', id);

/** Faults of sums. */
export const sumMutators: readonly Mutator[] = [
  {
    rule: 'wrong-figure',
    defects: function* (base, chance) {
      for (const cell of figuresOf(base, 'applications')) yield slip(base, cell.span, String(slipOf(value(cell), chance.int(0, 8))));
    },
  },
  {
    // two cells of one row, so that no single one explains
    rule: 'balance',
    defects: function* (base, chance) {
      for (const column of applicants) {
        const by = chance.int(1, 9);
        const cells = [three(base, `newReceived.${column}`), three(base, 'newReceived.total')] as const;
        const defect = together(
          base,
          cells.map((cell) => [cell, value(cell) + by] as const),
          [0, 1],
        );
        if (defect) yield defect;
      }
    },
  },
  {
    // one entry missed or counted twice, carried into 总计
    rule: 'results-total',
    defects: function* (base, chance) {
      for (const row of rowIds(base).filter((id) => id.startsWith('results.') && id !== 'results.total')) {
        for (const column of applicants) {
          const by = chance.int(1, 9);
          const cells = [three(base, `${row}.${column}`), three(base, `${row}.total`)] as const;
          const defect = together(
            base,
            cells.map((cell) => [cell, value(cell) + by] as const),
            [],
          );
          const totals = [three(base, `results.total.${column}`), three(base, 'results.total.total')].flatMap((cell) =>
            cell ? [cell.value ?? -1] : [],
          );
          if (!defect || totals.length < 2) continue;
          // on 三（七） of the column or of 总计, wherever they now stand
          const own = (cell: BoundCell | undefined): Span[] => (cell ? [shifted(base, defect.text, cell)] : []);
          yield { ...defect, at: [...own(three(base, `results.total.${column}`)), ...own(three(base, 'results.total.total'))] };
        }
      }
    },
  },
  {
    // totals of three rows carried along, so that only the rows disagree
    rule: 'row-total',
    defects: function* (base, chance) {
      for (const row of rowIds(base).filter((id) => id.startsWith('results.') && id !== 'results.total')) {
        const by = chance.int(1, 9);
        const cells = [three(base, `${row}.total`), three(base, 'results.total.total'), three(base, 'newReceived.total')] as const;
        const defect = together(
          base,
          cells.map((cell) => [cell, value(cell) + by] as const),
          [0, 1, 2],
        );
        if (defect) yield defect;
      }
    },
  },
  {
    rule: 'case-total',
    defects: function* (base, chance) {
      for (const cell of figuresOf(base, 'reviewLitigation')) {
        const words = String(slipOf(value(cell), chance.int(0, 8)));
        if (cell.column.id === 'total') yield slip(base, cell.span, words);
        else {
          const total = cellOf(base, 'reviewLitigation', `${cell.row.id}.total`);
          const text = base.text.slice(0, cell.span.start) + words + base.text.slice(cell.span.end);
          if (total) yield { text, at: [shifted(base, text, total)], repaired: undefined, what: `${cell.id} ${cell.value} → ${words}` };
        }
      }
    },
  },
  {
    rule: 'effective-stock-low',
    defects: function* (base) {
      if (base.generated.forms.proactiveDisclosure !== '2021') return;
      for (const row of ['item1.rules', 'item1.normativeDocuments']) {
        const stock = cellOf(base, 'proactiveDisclosure', `${row}.currentlyEffective`);
        const issued = value(cellOf(base, 'proactiveDisclosure', `${row}.issuedThisYear`));
        const repealed = value(cellOf(base, 'proactiveDisclosure', `${row}.repealedThisYear`));
        if (!stock || issued === 0) continue;
        if (issued > repealed) yield slip(base, stock.span, String(issued - repealed - 1), { repaired: undefined });
        yield slip(base, stock.span, '0', { repaired: undefined });
      }
    },
  },
  {
    rule: 'rules-without-power',
    defects: function* (base) {
      if (
        base.generated.truth.proactiveDisclosure['item1.rules.currentlyEffective'] !== 0 &&
        base.generated.forms.proactiveDisclosure === '2021'
      )
        return;
      if (base.generated.organ.includes('市人民政府') && !base.generated.organ.includes('县')) return;
      for (const cell of figuresOf(base, 'proactiveDisclosure'))
        if (cell.row.id === 'item1.rules' && cell.value === 0) yield slip(base, cell.span, '2', { repaired: undefined });
    },
  },
  {
    rule: 'fee-unit',
    defects: function* (base) {
      if (base.generated.forms.proactiveDisclosure !== '2021' || base.generated.spec.organ === 2) return;
      for (const cell of figuresOf(base, 'proactiveDisclosure'))
        if (cell.column.id === 'feeAmountThisYear') yield slip(base, cell.span, '3158600', { repaired: undefined });
    },
  },
];

/** Where a cell that was not changed stands in the changed text. */
function shifted(base: Base, text: string, cell: BoundCell): Span {
  const by = text.length - base.text.length;
  const same = text.slice(0, cell.span.end) === base.text.slice(0, cell.span.end);
  if (same) return cell.span;
  // behind all changes, or between two of them: the same words stand where the rest of the text agrees
  const late = { start: cell.span.start + by, end: cell.span.end + by };
  if (text.slice(late.end) === base.text.slice(cell.span.end)) return late;
  for (let shift = Math.min(0, by) - 2; shift <= Math.max(0, by) + 2; shift++) {
    const at = { start: cell.span.start + shift, end: cell.span.end + shift };
    if (text.slice(at.start - 6, at.end + 1) === base.text.slice(cell.span.start - 6, cell.span.end + 1)) return at;
  }
  return late;
}
