import type { BoundCell, BoundTable } from '../report/report.ts';
import { Evaluated } from './evaluated.ts';
import type { EvaluatedEquation, Localisation, Repair, TableFigures } from './figures.ts';
import { layoutOf } from './layout.ts';

/** What the equations of a table say, of the same table in another place: every row, every figure as it was. */
export function movedFigures(figures: TableFigures, table: BoundTable): TableFigures {
  const cellOf = (cell: BoundCell): BoundCell => table.cells.get(cell.id) ?? cell;
  const moved = new Map<EvaluatedEquation, EvaluatedEquation>();
  const { equations, ids } = layoutOf(table.template);
  const cells = ids.map((_, place) => table.cells.at(place));
  const placesOf = new Map(table.template.equations.map((equation, index) => [equation, equations[index]]));
  const movedEquation = (one: EvaluatedEquation): EvaluatedEquation =>
    new Evaluated(one.equation, one.state, one, one.unknown, cells, placesOf.get(one.equation));
  for (const one of figures.equations) moved.set(one, movedEquation(one));
  return {
    table,
    equations: [...moved.values()],
    localisation: movedLocalisation(figures.localisation, cellOf, (one) => moved.get(one) ?? movedEquation(one)),
    corrected: figures.corrected,
    doubtful: figures.doubtful,
  };
}

type CellOf = (cell: BoundCell) => BoundCell;

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
