/** A cell of a pipe table's line: from behind one bar to the next, and the text in it without the spaces around it. */
export interface LineCell {
  readonly start: number;
  readonly end: number;
  readonly textStart: number;
  readonly textEnd: number;
}

/** A place in a document. */
export interface Place {
  readonly line: number;
  readonly cell: number;
}

/** Line by line access to a document; `undefined` outside of it. */
export type LineAt = (line: number) => string | undefined;

const DELIMITER = /^[\s|:-]*-[\s|:-]*$/;

/** The line is a row of a pipe table that begins with a bar. */
export const isRow = (line: string | undefined): line is string => line !== undefined && /^\s*\|/.test(line);

/** The row below a header: it has no cells to go to. */
export const isDelimiter = (line: string): boolean => isRow(line) && DELIMITER.test(line);

/** The cells of a row. A last one without its closing bar counts once something stands in it. */
export function cellsOf(line: string): readonly LineCell[] {
  const cells: LineCell[] = [];
  let start = line.indexOf('|') + 1;
  if (start === 0) return cells;
  for (let i = start; i <= line.length; i++) {
    if (i < line.length && (line[i] !== '|' || line[i - 1] === '\\')) continue;
    const text = line.slice(start, i);
    if (i === line.length && text.trim() === '') break;
    const lead = text.length - text.trimStart().length;
    const isBlank = lead === text.length;
    // in a blank cell the cursor goes where a figure would end
    const textStart = isBlank ? Math.max(start, i - 1) : start + lead;
    cells.push({ start, end: i, textStart, textEnd: isBlank ? textStart : start + text.trimEnd().length });
    start = i + 1;
  }
  return cells;
}

/** Which cell of its row a cursor is in; the first one for a cursor before the row, the last for one behind it. */
export function cellAt(line: string, character: number): number {
  const cells = cellsOf(line);
  const found = cells.findIndex(({ end }) => character <= end);
  return found < 0 ? cells.length - 1 : found;
}

/**
 * Where Tab (`1`) and Shift+Tab (`-1`) go: to the next cell of the row, at its end to the first of the next row; whoever fills in figures to the first
 * figure of it, for what is typed there would replace the label. `undefined` where the table ends: the cursor leaves it.
 */
export function beside(lineAt: LineAt, { line, cell }: Place, step: 1 | -1): Place | undefined {
  const row = lineAt(line);
  if (!isRow(row)) return undefined;
  const next = cell + step;
  if (next >= 0 && next < cellsOf(row).length) return { line, cell: next };
  const other = neighbour(lineAt, line, step);
  if (other === undefined) return undefined;
  const there = lineAt(other) ?? '';
  if (step < 0) return { line: other, cell: cellsOf(there).length - 1 };
  return {
    line: other,
    cell: isFigure(row, cell)
      ? Math.max(
          0,
          cellsOf(there).findIndex((_, i) => isFigure(there, i)),
        )
      : 0,
  };
}

/** The cell holds a figure or nothing. */
function isFigure(row: string, cell: number): boolean {
  const found = cellsOf(row)[cell];
  return found !== undefined && /^[\d.]*$/.test(row.slice(found.textStart, found.textEnd));
}

/** Where Enter goes: to the same column of the next row; `undefined` below the last. */
export function below(lineAt: LineAt, { line, cell }: Place): Place | undefined {
  const other = neighbour(lineAt, line, 1);
  if (other === undefined) return undefined;
  return { line: other, cell: Math.min(cell, cellsOf(lineAt(other) ?? '').length - 1) };
}

/** The next row that has cells; the delimiter row has none. */
function neighbour(lineAt: LineAt, line: number, step: 1 | -1): number | undefined {
  for (let next = line + step; ; next += step) {
    const row = lineAt(next);
    if (!isRow(row)) return undefined;
    if (!isDelimiter(row)) return next;
  }
}
