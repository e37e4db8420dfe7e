import type { Cell } from '../../syntax/tree.ts';
import type { Numbering } from '../../text/numbering.ts';
import { type LabelText, type RowLabel, readLabel, rowsNamed } from '../labels.ts';
import { follow, type RowMatch } from '../match-row.ts';
import { applicantColumns } from './applicant-columns.ts';
import { type GridLine, type GridState, hasEvenRows } from './grid-state.ts';

/** Whether a row of this label may stand where reading is. */
export function isAllowed(state: GridState, row: RowLabel, text: LabelText, hasFigures: boolean): boolean {
  if (row.table === 'reviewLitigation') return state.cases.flat !== undefined;
  if (row.table === 'proactiveDisclosure')
    return (
      state.table === undefined ||
      state.table === 'proactiveDisclosure' ||
      (hasFigures && state.reading.evidence.proactiveDisclosure > 0 && text.path.length === 0)
    );
  // （六）其他处理 is a row in one form and a parent in the other: a row of its own has figures, its whole path, or blanks for them
  if (row.id === 'results.other') return hasFigures || text.path.length > 1 || state.isBlankRow;
  return true;
}

/** A row is what its label says; `values` stand behind it. */
export function acceptRow(state: GridState, match: RowMatch, line: GridLine, values: readonly Cell[]): void {
  const { headers } = state;
  const { table } = match.row;
  state.table = table;
  if (table === 'applications') {
    if (headers.isFresh) {
      state.order = applicantColumns(state);
      state.first = hasEvenRows(state) ? headers.applicants.find(({ column }) => column.id === 'naturalPerson')?.cell.column : undefined;
      headers.isFresh = false;
    }
    follow(state.context, officialPath(match.row));
  }
  state.reading.rows.push({
    label: match.row,
    match: match.match,
    at: match.label,
    text: match.text,
    grid: state.grid,
    row: line.row,
    index: line.index,
    values,
    labelEnd: match.values + line.skipped,
    order: table === 'applications' ? state.order : table === 'reviewLitigation' ? state.cases.flat : undefined,
    first: table === 'applications' ? state.first : undefined,
    header: table === 'proactiveDisclosure' ? headers.two : undefined,
    heading: headers.heading,
    group: undefined,
  });
}

/** A label that has waited for its figures is a row without any. */
export function settlePending(state: GridState): void {
  const { pending } = state;
  if (pending?.match) acceptRow(state, pending.match, pending.line, []);
  state.pending = undefined;
}

/** Labels above a row's own label, a cell per line: rows that were left blank, which cannot be seen. */
export function acceptBlankRows(state: GridState, cells: readonly Cell[], { row, index }: GridLine): void {
  const { reading, grid } = state;
  cells.forEach((cell, i) => {
    const text = readLabel(cell.text);
    if (text.isColumn || text.isParent) return;
    const rows = rowsNamed(text.name).filter((one) => isAllowed(state, one, text, false));
    const [only] = rows;
    if (!only || rows.length > 1 || reading.rows.some(({ label }) => label === only)) return;
    reading.rows.push({
      label: only,
      match: 'exact',
      at: { span: cell.span, text: cell.text },
      text,
      grid,
      row,
      index,
      values: [],
      labelEnd: i + 1,
      order: only.table === 'applications' ? state.order : undefined,
      header: undefined,
      heading: '',
      group: undefined,
    });
  });
}

const officialPaths = new WeakMap<RowLabel, readonly Numbering[]>();

/** 三、（三） of a row below them; worked out once. */
function officialPath(label: RowLabel): readonly Numbering[] {
  const known = officialPaths.get(label);
  if (known) return known;
  const [han, bracket] = [...label.in.values()][0]?.row.path ?? [];
  const { path } = readLabel(`${han ?? ''}${han ? '、' : ''}${bracket ?? ''}`);
  officialPaths.set(label, path);
  return path;
}
