import { keptWith } from '../../text/kept.ts';
import { evaluate } from '../../equations/evaluate.ts';
import type { TableFigures } from '../../equations/figures.ts';
import type { BoundCell, BoundTable, Report } from '../../report/report.ts';
import type { TableId } from '../../template/schema.ts';
import { type Message, say } from '../../text/say.ts';
import { type Span, span } from '../../text/span.ts';
import { shown } from '../../text/squeezed.ts';
import { rightFigure } from '../figures/right-figure.ts';
import type { Related, RuleContext } from '../rule.ts';
import type { Neighbour } from './neighbours.ts';
import { isSameOrgan } from './organ-name.ts';

type Named = Pick<Report, 'isReport' | 'organ' | 'year'>;

/** Why a report is not this one's of the year before, as the end of a sentence about it; `undefined` where it is. Names that may be one organ's are. */
export function whyNotLastYears({ organ, year }: Named, last: Named): Message | undefined {
  if (!last.isReport) return say`不是政府信息公开工作年度报告`;
  if (year === undefined) return say`本报告看不出年度`;
  if (last.year === undefined) return say`看不出年度`;
  if (last.year !== year - 1) return say`是${last.year}年度的报告，应为${year - 1}年度`;
  return organ !== undefined && last.organ !== undefined && !isSameOrgan(organ, last.organ) ? say`是${shown(last.organ)}的报告` : undefined;
}

/** The same where it is of the year before and of another organ alone: its figures are no part of this one's. */
export const whyForeign = (report: Named, last: Named): Message | undefined =>
  report.year !== undefined && last.year === report.year - 1 ? whyNotLastYears(report, last) : undefined;

/** One standard table of this year and of last year. */
export interface TwoYears {
  readonly last: Neighbour;
  readonly now: BoundTable;
  readonly before: BoundTable;
  /** A cell of this year as every rule reads it; `undefined` for an unknown. */
  readonly valueNow: (cell: BoundCell | undefined) => number | undefined;
  /** The same for a cell of last year. */
  readonly valueBefore: (cell: BoundCell | undefined) => number | undefined;
}

/** The table of both years, where last year's report is at hand and each has it once, whole and in a known form. */
export function twoYears(context: RuleContext<unknown>, table: TableId): TwoYears | undefined {
  const last = context.neighbours.lastYear;
  if (!last || whyNotLastYears(context.report, last.report) !== undefined) return undefined;
  const now = only(context.report, table);
  const before = only(last.report, table);
  if (!now || !before) return undefined;
  return {
    last,
    now,
    before,
    valueNow: (cell) => rightFigure(context, now, cell),
    valueBefore: (cell) => rightFigure({ figures: figuresOf }, before, cell),
  };
}

function only({ tables }: Report, id: TableId): BoundTable | undefined {
  const [table, ...more] = tables.filter((one) => one.id === id);
  return more.length === 0 && table && !table.halfWritten && !table.unknownForm ? table : undefined;
}

/** Last year's tables stay while this year's report is written. */
const figuresOf = keptWith((table: BoundTable): TableFigures => evaluate(table));

/** A cell of last year's report. */
export const inLastYears = (last: Neighbour, cell: BoundCell, words: Message): Related => placeIn(last, cell.span, say`上年报告${words}`);

/** A place in a neighbour's document. */
export const placeIn = ({ uri, start = 0 }: Neighbour, at: Span, message: Message): Related => ({
  at: span(at.start + start, at.end + start),
  uri,
  message,
});
