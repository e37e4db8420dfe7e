import { rowName } from '../template/catalog.ts';
import type { Span } from '../text/span.ts';
import { columnName } from './names.ts';
import type { Reading } from './reading.ts';

/** Where the cells of one standard table lie, and what they are called. */
export interface TableLayout {
  /** 表二, 表三, 表四. */
  readonly name: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** In document order. */
  readonly cells: readonly { readonly at: Span; readonly row: number; readonly column: number }[];
}

/** The cells of all standard tables, each with the spaces around its figure. Empty for a document that is no report. */
export function tableLayouts({ report }: Reading): readonly TableLayout[] {
  const { source } = report.tree;
  return report.tables.map(({ template, rows, duplicateRows }) => {
    const rowNames = namesOf();
    const columnNames = namesOf();
    const cells = [...rows, ...duplicateRows].flatMap((row) =>
      row.cells.map((cell) => ({
        at: widened(source, cell.span),
        row: rowNames.indexOf(rowName(row.template)),
        column: columnNames.indexOf(columnName(cell.column)),
      })),
    );
    cells.sort((a, b) => a.at.start - b.at.start);
    return { name: template.name, rows: rowNames.list, columns: columnNames.list, cells };
  });
}

/** A list of names, each once. */
function namesOf(): { readonly list: string[]; indexOf(name: string): number } {
  const known = new Map<string, number>();
  const list: string[] = [];
  return {
    list,
    indexOf(name: string) {
      const before = known.get(name);
      if (before !== undefined) return before;
      known.set(name, list.length);
      return list.push(name) - 1;
    },
  };
}

/** More spaces than these stand in no cell. */
const MOST_SPACES = 200;

function widened(source: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (start - from < MOST_SPACES && isSpace(source.charCodeAt(from - 1))) from--;
  while (to - end < MOST_SPACES && isSpace(source.charCodeAt(to))) to++;
  return { start: from, end: to };
}

const isSpace = (c: number): boolean => c === 32 || c === 0xa0 || c === 0x3000;
