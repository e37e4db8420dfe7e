import { APPLICANTS, APPLICATION_ROWS, CASE_COLUMNS, CASE_ROWS, DISCLOSURE_BLOCKS, type FormId, type TableId } from './form.ts';

/** A cell of the official merged table. Only anchors are listed, as in HTML. */
export interface OfficialCell {
  readonly role: 'corner' | 'head' | 'block' | 'group' | 'label' | 'figure' | 'filler';
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Cell id of a figure. */
  readonly id?: string;
}

export interface OfficialGrid {
  readonly table: TableId;
  readonly width: number;
  /** Heading rows at the top. */
  readonly heads: number;
  readonly rows: readonly (readonly OfficialCell[])[];
}

/** What stands at a grid position: an anchor, or what a merge covers. */
export interface Place {
  readonly cell: OfficialCell;
  /** `anchor`; `right`: covered by a cell of the same row; `below`: by one of a row above. */
  readonly how: 'anchor' | 'right' | 'below';
  readonly column: number;
}

const CORNER = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

const make = (role: OfficialCell['role'], text: string, colSpan = 1, rowSpan = 1): OfficialCell => ({ role, text, colSpan, rowSpan });
const figureCell = (id: string, colSpan = 1): OfficialCell => ({ role: 'figure', text: '', colSpan, rowSpan: 1, id });

/** Table two: 14 rows by 4 columns (2021). `emptyFourth`: the last value column of a block with two is not merged, an empty cell follows. */
export function disclosureGrid(form: FormId, emptyFourth: boolean): OfficialGrid {
  const rows = DISCLOSURE_BLOCKS[form].flatMap(({ heading, columns, rows }) => {
    const line = (first: OfficialCell, cell: (index: number, colSpan: number) => OfficialCell): OfficialCell[] => {
      const left = 4 - columns.length;
      const merged = left > 1 && (columns.length === 1 || !emptyFourth);
      const cells = columns.map((_, index) => cell(index, merged && index === columns.length - 1 ? left : 1));
      return [first, ...cells, ...(left > 1 && !merged ? [make('filler', '')] : [])];
    };
    return [
      [make('block', heading, 4)],
      line(make('corner', '信息内容'), (index, colSpan) => make('head', columns[index]?.label ?? '', colSpan)),
      ...rows.map((row) =>
        line(make('label', row.label), (index, colSpan) => figureCell(`${row.id}.${columns[index]?.id ?? ''}`, colSpan)),
      ),
    ];
  });
  return { table: 'proactiveDisclosure', width: 4, heads: 2, rows };
}

/** Table three: 28 rows by 10 columns (2021). With two label columns 三、本年度办理结果 is a row of its own. */
export function applicationGrid(form: FormId, labels: 2 | 3 | 4, totalFirst: boolean, parentFigures: boolean): OfficialGrid {
  const data = APPLICATION_ROWS[form];
  const column = (index: number): string => APPLICANTS[index]?.label ?? '';
  const head: OfficialCell[][] = [
    [
      make('corner', CORNER, labels, 3),
      make('head', '申请人情况', totalFirst ? 6 : 7),
      ...(totalFirst ? [make('head', column(6), 1, 3)] : []),
    ],
    [make('head', column(0), 1, 2), make('head', '法人或其他组织', 5), ...(totalFirst ? [] : [make('head', column(6), 1, 2)])],
    [1, 2, 3, 4, 5].map((index) => make('head', column(index))),
  ];
  const rows: OfficialCell[][] = [];
  data.forEach((row, index) => {
    const groups = labels === 2 ? row.groups.slice(1) : row.groups;
    const before = data[index - 1]?.groups ?? [];
    const first = row.groups[0];
    if (labels === 2 && first !== undefined && before[0] !== first) {
      const filler = parentFigures ? '0' : '';
      rows.push([make('group', first, 2), ...APPLICANTS.map(() => make('filler', filler))]);
    }
    const cells: OfficialCell[] = [];
    groups.forEach((group, depth) => {
      const level = labels === 2 ? depth + 1 : depth;
      if (before[level] === group) return;
      let span = 1;
      while (data[index + span]?.groups[level] === group) span++;
      cells.push(make('group', group, depth === 0 && labels === 4 ? 2 : 1, span));
    });
    const taken = groups.length + (labels === 4 && groups.length > 0 ? 1 : 0);
    cells.push(make('label', row.number + row.label, labels - taken));
    for (const { id } of APPLICANTS) cells.push(figureCell(`${row.id}.${id}`));
    rows.push(cells);
  });
  return { table: 'applications', width: labels + 7, heads: 3, rows: [...head, ...rows] };
}

/** Table four: 4 rows by 15 columns. */
export function caseGrid(): OfficialGrid {
  const five = (rowSpan: number): OfficialCell[] => CASE_COLUMNS.map(({ label }) => make('head', label, 1, rowSpan));
  const rows = [
    [make('head', '行政复议', 5), make('head', '行政诉讼', 10)],
    [...five(2), make('head', '未经复议直接起诉', 5), make('head', '复议后起诉', 5)],
    [...five(1), ...five(1)],
    CASE_ROWS.flatMap((row) => CASE_COLUMNS.map((column) => figureCell(`${row.id}.${column.id}`))),
  ];
  return { table: 'reviewLitigation', width: 15, heads: 3, rows };
}

/** Every position of every row, merges expanded. */
export function places(grid: OfficialGrid): readonly (readonly Place[])[] {
  const above: { cell: OfficialCell; left: number; start: number }[] = [];
  return grid.rows.map((cells) => {
    const out: Place[] = [];
    let next = 0;
    for (let column = 0; column < grid.width; ) {
      const over = above[column];
      if (over && over.left > 0) {
        over.left--;
        out.push({ cell: over.cell, how: 'below', column });
        column++;
        continue;
      }
      const cell = cells[next++];
      if (!cell) break;
      for (let offset = 0; offset < cell.colSpan; offset++) {
        out.push({ cell, how: offset === 0 ? 'anchor' : 'right', column: column + offset });
        above[column + offset] = { cell, left: cell.rowSpan - 1, start: column };
      }
      column += cell.colSpan;
    }
    return out;
  });
}

/**
 * The table in two pieces, cut before `row`. Merges that reach over the cut go on in an empty cell, or in one that says the label again;
 * `repeated` prints the heading rows again.
 */
export function cutBefore(grid: OfficialGrid, row: number, repeated: boolean): readonly [OfficialGrid, OfficialGrid] {
  const upper: OfficialCell[][] = [];
  const carried: OfficialCell[] = [];
  const seen = new Set<OfficialCell>();
  const all = places(grid);
  grid.rows.slice(0, row).forEach((cells, index) => {
    upper.push(cells.map((cell) => (index + cell.rowSpan > row ? { ...cell, rowSpan: row - index } : cell)));
  });
  const crossing = all[row] ?? [];
  for (const { cell, how } of crossing) {
    if (how !== 'below' || seen.has(cell)) continue;
    seen.add(cell);
    const start = grid.rows.findIndex((cells) => cells.includes(cell));
    carried.push({ ...cell, text: repeated ? cell.text : '', rowSpan: start + cell.rowSpan - row });
  }
  const heads = grid.rows.slice(0, grid.heads);
  const lower = [[...carried, ...(grid.rows[row] ?? [])], ...grid.rows.slice(row + 1)];
  return [
    { ...grid, rows: upper },
    { ...grid, heads: repeated ? grid.heads : 0, rows: repeated ? [...heads, ...lower] : lower },
  ];
}

/** A part of a table, or a line that fell out of it. */
export type Piece = { readonly grid: OfficialGrid } | { readonly fallen: string };

/** Table two with the heading of a block fallen out as a paragraph. */
export function withFallenHeading(grid: OfficialGrid, heading: string): readonly Piece[] {
  const at = grid.rows.findIndex((cells) => cells[0]?.role === 'block' && cells[0].text === heading);
  if (at < 0) return [{ grid }];
  return [
    { grid: { ...grid, rows: grid.rows.slice(0, at) } },
    { fallen: heading },
    { grid: { ...grid, heads: 1, rows: grid.rows.slice(at + 1) } },
  ];
}
