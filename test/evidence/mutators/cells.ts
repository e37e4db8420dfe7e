import type { BoundCell, BoundTable } from '../../../server/report/report.ts';
import type { TableId } from '../../generate/form.ts';
import { type Defect, type Mutator, slip } from '../defect.ts';
import type { Base } from '../reports.ts';

/** Cells of a table that hold a figure. */
export function* figuresOf(base: Base, ...ids: readonly TableId[]): Generator<BoundCell> {
  for (const table of base.report.tables) {
    if (ids.length > 0 && !ids.includes(table.id)) continue;
    for (const cell of table.cells.values()) if (cell.kind === 'figure' && cell.value !== undefined && cell.source) yield cell;
  }
}

const table = (base: Base, id: TableId): BoundTable | undefined => base.report.tables.find((one) => one.id === id);

/** The shapes in which what is not figures makes a row unreadable. */
const showsColumns = ({ generated: { spec } }: Base): boolean =>
  !spec.shape.startsWith('aligned') && !spec.shape.startsWith('lines') && spec.shape !== 'tab-collapsed';

/** A cell in which the equations force the value, so that any fault in it can be repaired. */
const forced = ({ table: id }: BoundCell): boolean => id !== 'proactiveDisclosure';

function* eachFigure(base: Base, make: (cell: BoundCell, value: number, index: number) => Defect | undefined): Generator<Defect> {
  if (!showsColumns(base)) return;
  let index = 0;
  for (const cell of figuresOf(base)) {
    const defect = make(cell, cell.value ?? 0, index++);
    if (defect) yield defect;
  }
}

const signed = ({ column }: BoundCell): boolean => column.id === 'changeThisYear';
const money = ({ column }: BoundCell): boolean => column.id === 'feeAmountThisYear' || column.id === 'procurementAmount';

/** Faults of single cells. */
export const cellMutators: readonly Mutator[] = [
  {
    rule: 'cell-placeholder',
    defects: (base) =>
      eachFigure(base, (cell, value, index) => {
        const repaired = forced(cell) || value === 0 ? 'same' : undefined;
        return slip(base, cell.span, ['/', '—', '无', '-', '－'][index % 5] ?? '/', { repaired });
      }),
  },
  {
    rule: 'cell-not-number',
    defects: (base) =>
      eachFigure(base, (cell, value, index) => {
        if (money(cell)) return undefined;
        const words = [`${value}（其中网上1件）`, `约${value}`, `${value}①`, `${value}*`, `${value}注`][index % 5] ?? '';
        return slip(base, cell.span, words, { repaired: undefined });
      }),
  },
  {
    rule: 'cell-sign',
    defects: (base) =>
      eachFigure(base, (cell, value, index) => {
        if (signed(cell) || money(cell) || (value === 0 && index % 2 === 0)) return undefined;
        return slip(base, cell.span, `${index % 2 === 0 ? '-' : '+'}${value}`, {
          repaired: forced(cell) || index % 2 === 1 ? 'same' : undefined,
        });
      }),
  },
  {
    rule: 'cell-fraction',
    defects: (base) =>
      eachFigure(base, (cell, value, index) => {
        if (signed(cell) || money(cell)) return undefined;
        return slip(base, cell.span, `${value}${['.5', '.0', '.12'][index % 3]}`, {
          repaired: forced(cell) || index % 3 === 1 ? 'same' : undefined,
        });
      }),
  },
  {
    rule: 'cell-style',
    defects: (base) =>
      eachFigure(base, (cell, value, index) => {
        if (signed(cell) || money(cell)) return undefined;
        const wide = String(value).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
        const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, ',');
        const words = [wide, `${value}件`, grouped][index % 3] ?? '';
        if (words === String(value)) return undefined;
        return slip(base, cell.span, words, { repaired: 'same' });
      }),
  },
  {
    rule: 'cell-blank',
    defects: (base) =>
      eachFigure(base, (cell, value) => {
        const { shape, variation } = base.generated.spec;
        if (!['flat', 'html', 'page', 'tab-ten', 'pipe-official'].includes(shape) || variation.figures !== 'plain') return undefined;
        const spaced = shape === 'flat' ? ' ' : '';
        const around = base.text.slice(cell.span.start - 1, cell.span.end + 1);
        const at =
          spaced && /^ .* $/s.test(around)
            ? { start: cell.span.start - 1, end: cell.span.end + 1 }
            : { start: cell.span.start, end: cell.span.end };
        const defect = slip(base, cell.span, '', {
          repaired: forced(cell) || value === 0 ? 'same' : undefined,
          what: `${cell.id} left out`,
        });
        return {
          ...defect,
          at: [...defect.at, { start: at.start, end: at.start + (at.end - at.start - (cell.span.end - cell.span.start)) }],
        };
      }),
  },
  {
    rule: 'table-incomplete',
    defects: function* (base) {
      const { shape } = base.generated.spec;
      if (!['flat', 'html', 'page', 'tab-ten', 'pipe-official'].includes(shape)) return;
      for (const one of base.report.tables) {
        const cells = [...one.cells.values()].filter(({ kind, source }) => kind === 'figure' && source);
        const count = Math.max(4, Math.ceil(cells.length * 0.12));
        const chosen = cells.slice(Math.max(0, Math.floor(cells.length / 2) - count), Math.floor(cells.length / 2));
        if (chosen.length < 4) continue;
        let text = base.text;
        for (const cell of [...chosen].sort((a, b) => b.span.start - a.span.start))
          text = text.slice(0, cell.span.start) + text.slice(cell.span.end);
        yield { text, at: [], what: `${chosen.length} cells of ${one.id} left out`, anywhere: true };
      }
    },
  },
  {
    rule: 'form-2019-stock',
    defects: function* (base) {
      const two = table(base, 'proactiveDisclosure');
      if (!two || base.generated.forms.proactiveDisclosure !== '2019' || base.generated.year > 2020) return;
      for (const cell of two.cells.values()) {
        if (cell.kind !== 'figure') continue;
        const value = (id: string): number => two.cells.get(`${cell.row.id}.${id}`)?.value ?? 0;
        if (cell.column.id === 'totalDisclosed' && value('disclosedThisYear') > 0)
          yield slip(base, cell.span, String(value('disclosedThisYear') - 1), { repaired: undefined });
        if (cell.column.id === 'changeThisYear') yield slip(base, cell.span, String(-value('itemsLastYear') - 3), { repaired: undefined });
      }
    },
  },
];
