import type { BoundTable } from '../report/report.ts';
import { Evaluated } from './evaluated.ts';
import type { EvaluatedEquation, Localisation, TableFigures } from './figures.ts';
import { localise } from './localise.ts';
import { type System, stateOf, writtenSystem } from './system.ts';

/**
 * Puts a table's figures into its equations and says which hold and, in table three, which single figure is wrong where some do not.
 * A half-written table has no equations. Never throws; bounded by the size of the form, not of the document.
 */
export function evaluate(table: BoundTable): TableFigures {
  if (table.halfWritten || table.template.equations.length === 0)
    return { table, equations: [], localisation: { kind: 'none' }, corrected: NONE, doubtful: NOBODY };
  const system = writtenSystem(table);
  const byIndex: (EvaluatedEquation | undefined)[] = [];
  const violated: number[] = [];
  for (let index = 0; index < system.sums.length; index++) {
    const sum = system.sums[index];
    const equation = table.template.equations[index];
    if (!sum || sum.absent || !equation) {
      byIndex.push(undefined);
      continue;
    }
    const state = stateOf(sum);
    if (state === 'violated') violated.push(index);
    const unknown = sum.unknownLeft + sum.unknownRight;
    byIndex.push(new Evaluated(equation, state, sum, unknown, system.cells, system.layout.equations[index]));
  }
  const localisation = judgeTogether(table, system, byIndex, violated);
  return {
    table,
    equations: byIndex.filter(isJudged),
    localisation,
    corrected: localisation.kind === 'cell' ? new Map([[localisation.cell.id, localisation.value]]) : NONE,
    doubtful: localisation.kind === 'candidates' || localisation.kind === 'entry' ? cellIds(localisation.equations) : NOBODY,
  };
}

const isJudged = (equation: EvaluatedEquation | undefined): equation is EvaluatedEquation => equation !== undefined;

const NONE: ReadonlyMap<string, number> = new Map();
const NOBODY: ReadonlySet<string> = new Set();

/** Only the figures of table three hang together closely enough to say which one is wrong. */
function judgeTogether(
  table: BoundTable,
  system: System,
  equations: readonly (EvaluatedEquation | undefined)[],
  violated: readonly number[],
): Localisation {
  if (violated.length === 0 && system.unknowns.length === 0) return { kind: 'none' };
  if (table.id === 'applications' && !table.unknownForm) return localise(system, equations, violated);
  if (violated.length === 0) return { kind: 'none' };
  return { kind: 'candidates', repairs: [], equations: violated.flatMap((index) => equations[index] ?? []) };
}

function cellIds(equations: readonly EvaluatedEquation[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { cells } of equations) for (const cell of [...cells.left, ...cells.right]) ids.add(cell.id);
  return ids;
}
