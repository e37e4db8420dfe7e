import { type TableTemplate, templates } from '../template/catalog.ts';

/** One cell's part in one equation: `sign` is 1 on the left, -1 on the right. */
export interface Part {
  readonly equation: number;
  readonly sign: 1 | -1;
}

/** The equations of a form's table by number: cells as indexes, so that sums need no look-up by name. Immutable. */
export interface Layout {
  /** Every cell of the table, in reading order. */
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Cell indexes of each equation's sides, in the template's order. */
  readonly equations: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
  /** By cell. */
  readonly parts: readonly (readonly Part[])[];
  /** Cells beside or below each other. */
  readonly neighbours: readonly (readonly [number, number])[];
}

function layOut(template: TableTemplate): Layout {
  const indexOf = template.places;
  const ids = [...indexOf.keys()];
  const indexes = (cells: readonly string[]) => cells.map((id) => indexOf.get(id) ?? -1);
  const equations = template.equations.map(({ left, right }) => ({ left: indexes(left), right: indexes(right) }));
  const parts: Part[][] = ids.map(() => []);
  equations.forEach(({ left, right }, equation) => {
    for (const cell of left) parts[cell]?.push({ equation, sign: 1 });
    for (const cell of right) parts[cell]?.push({ equation, sign: -1 });
  });
  return { ids, indexOf, equations, parts, neighbours: neighboursOf(template, indexOf) };
}

function neighboursOf(template: TableTemplate, indexOf: ReadonlyMap<string, number>): [number, number][] {
  const pairs: [number, number][] = [];
  const add = (a: string | undefined, b: string) => {
    const [first, second] = [a === undefined ? undefined : indexOf.get(a), indexOf.get(b)];
    if (first !== undefined && second !== undefined) pairs.push([first, second]);
  };
  for (const { rows, columns } of template.blocks) {
    rows.forEach((row, r) => {
      columns.forEach((column, c) => {
        const id = `${row.id}.${column.id}`;
        const before = columns[c - 1];
        const above = rows[r - 1];
        add(before && `${row.id}.${before.id}`, id);
        add(above && `${above.id}.${column.id}`, id);
      });
    });
  }
  return pairs;
}

const known: ReadonlyMap<TableTemplate, Layout> = new Map(
  templates.flatMap((template) => Object.values(template.tables)).map((table) => [table, layOut(table)]),
);

/** The layout of a table; computed beforehand for every form of the catalog. */
export const layoutOf = (template: TableTemplate): Layout => known.get(template) ?? layOut(template);
