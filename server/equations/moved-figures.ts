import type { BoundCell, BoundTable } from '../report/report.ts';
import type { EvaluatedEquation, Localisation, Repair, TableFigures } from './figures.ts';

/** What the equations of a table say, of the same table in another place: every row, every figure as it was. */
export function movedFigures(figures: TableFigures, table: BoundTable): TableFigures {
  const cellOf = (cell: BoundCell): BoundCell => table.cells.get(cell.id) ?? cell;
  const moved = new Map<EvaluatedEquation, EvaluatedEquation>();
  for (const one of figures.equations) moved.set(one, movedEquation(one, cellOf));
  return {
    table,
    equations: [...moved.values()],
    localisation: movedLocalisation(figures.localisation, cellOf, (one) => moved.get(one) ?? movedEquation(one, cellOf)),
    corrected: figures.corrected,
    doubtful: figures.doubtful,
  };
}

type CellOf = (cell: BoundCell) => BoundCell;

const movedEquation = ({ equation, state, left, right, unknown, cells }: EvaluatedEquation, cellOf: CellOf): EvaluatedEquation => ({
  equation,
  state,
  left,
  right,
  unknown,
  cells: { left: cells.left.map(cellOf), right: cells.right.map(cellOf) },
});

function movedLocalisation(
  localisation: Localisation,
  cellOf: CellOf,
  equationOf: (one: EvaluatedEquation) => EvaluatedEquation,
): Localisation {
  if (localisation.kind === 'none') return localisation;
  const equations = localisation.equations.map(equationOf);
  switch (localisation.kind) {
    case 'cell':
      return { kind: 'cell', cell: cellOf(localisation.cell), value: localisation.value, equations };
    case 'entry': {
      const { column, cells, difference } = localisation;
      return { kind: 'entry', column, cells: cells.map(cellOf), difference, equations };
    }
    case 'candidates':
      return { kind: 'candidates', repairs: localisation.repairs.map((repair) => movedRepair(repair, cellOf)), equations };
  }
}

const movedRepair = ({ changes, remaining, swap }: Repair, cellOf: CellOf): Repair => ({
  changes: changes.map(({ cell, value }) => ({ cell: cellOf(cell), value })),
  remaining,
  swap,
});
