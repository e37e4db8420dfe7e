import type { BoundCell } from '../report/report.ts';
import type { Equation } from '../template/catalog.ts';
import type { EvaluatedEquation } from './figures.ts';
import type { Layout } from './layout.ts';
import type { Sum, System } from './system.ts';

type Places = Layout['equations'][number];

const NOWHERE: Places = { left: [], right: [] };

/** An equation whose cells are put together when somebody asks: few do, and they are most of what a table's equations hold. */
export class Evaluated implements EvaluatedEquation {
  readonly equation: Equation;
  readonly state: EvaluatedEquation['state'];
  readonly left: number;
  readonly right: number;
  readonly unknown: number;
  /** Every cell of the table by its place, and the places of those that the equation has. */
  readonly #all: System['cells'];
  readonly #places: Places;
  #cells: EvaluatedEquation['cells'] | undefined = undefined;

  constructor(
    equation: Equation,
    state: EvaluatedEquation['state'],
    { left, right }: Pick<Sum, 'left' | 'right'>,
    unknown: number,
    all: System['cells'],
    places = NOWHERE,
  ) {
    this.equation = equation;
    this.state = state;
    this.left = left;
    this.right = right;
    this.unknown = unknown;
    this.#all = all;
    this.#places = places;
  }

  get cells(): EvaluatedEquation['cells'] {
    this.#cells ??= { left: this.#among(this.#places.left), right: this.#among(this.#places.right) };
    return this.#cells;
  }

  // an equation that is judged has all its cells
  #among(places: readonly number[]): readonly BoundCell[] {
    return places.map((place) => this.#all[place] as BoundCell);
  }
}
