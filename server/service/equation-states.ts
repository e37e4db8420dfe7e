import type { EvaluatedEquation, TableFigures } from '../equations/figures.ts';
import type { BoundCell, BoundTable } from '../report/report.ts';
import type { Span } from '../text/span.ts';
import { type English, listed, type Message, say, toText } from '../text/say.ts';
import { figuresOf, stateOf } from './equation-text.ts';
import { cellName, columnName } from './names.ts';
import { rowName } from '../template/catalog.ts';
import type { Reading } from './reading.ts';

/** A standard table with its equations, each on its own. */
export interface TableEquations {
  /** Stays the same while the report is written; of a table that stands twice, the second is another. */
  readonly id: string;
  readonly name: string;
  readonly at: Span;
  readonly equations: readonly EquationInWords[];
}

/** An equation as it stands. */
export interface EquationInWords {
  readonly id: string;
  /** With the column or row it is about: 自然人：一 + 二 = 三（七） + 四. */
  readonly formula: string;
  readonly figures: string;
  readonly state: EvaluatedEquation['state'];
  /** What is wrong, or which cells are still to be filled in; empty where it holds. */
  readonly message: string;
  /** The cell that is wrong, else the first to be filled in, else the one that adds up. */
  readonly at: Span;
}

/** More names than these make a sentence that nobody reads. */
const MOST_NAMES = 5;

/** Every equation of every standard table of a report, in their order. */
export function equationStates(reading: Reading, english?: English): readonly TableEquations[] {
  const seen = new Map<string, number>();
  return reading.report.tables.map((table) => {
    const before = seen.get(table.id) ?? 0;
    seen.set(table.id, before + 1);
    const figures = table.halfWritten ? undefined : reading.figures(table);
    return {
      id: before === 0 ? table.id : `${table.id}-${before + 1}`,
      name: table.template.name,
      at: { start: table.span.start, end: table.span.start },
      equations: figures?.equations.map((one) => inWords(table, figures, one, english)) ?? [],
    };
  });
}

function inWords(table: BoundTable, { localisation }: TableFigures, evaluated: EvaluatedEquation, english?: English): EquationInWords {
  const t = (message: Message): string => toText(message, english);
  const { equation, state, cells } = evaluated;
  const all = [...cells.left, ...cells.right];
  const blanks = all.filter(({ value }) => value === undefined);
  const wrong =
    state === 'violated' && localisation.kind === 'cell' && localisation.equations.includes(evaluated) ? localisation : undefined;
  const target = wrong?.cell ?? (state === 'satisfied' ? undefined : blanks[0]) ?? cells.right[0] ?? cells.left[0];
  const formula = t(withSubject(equation.at, all, equation.formula));
  const says = wrong ? say`；${cellName(wrong.cell.row, wrong.cell.column)}写作 ${wrong.cell.text.trim()}，应为 ${wrong.value}` : '';
  return {
    id: `${equation.rule}:${equation.at}`,
    formula,
    figures: figuresOf(evaluated, english),
    state,
    message:
      state === 'satisfied'
        ? ''
        : state === 'open'
          ? t(say`待填 ${blanks.length} 格：${names(blanks)}`)
          : `${formula}　${figuresOf(evaluated, english)}　${stateOf(evaluated, english)}${t(says)}`,
    at: target?.span ?? { start: table.span.start, end: table.span.start },
  };
}

/** What the equation is about: a column where it adds up rows, a row where it adds up columns. */
function withSubject(at: string, [first]: readonly BoundCell[], formula: string): Message {
  if (!first) return formula;
  return say`${first.column.id === at ? columnName(first.column) : rowName(first.row)}：${formula}`;
}

function names(cells: readonly BoundCell[]): Message {
  const some = cells.slice(0, MOST_NAMES).map(({ row, column }) => cellName(row, column));
  return cells.length > MOST_NAMES ? say`${listed(some)} 等` : listed(some);
}
