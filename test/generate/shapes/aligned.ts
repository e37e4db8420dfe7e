import type { Pen } from '../pen.ts';
import type { OfficialCell, OfficialGrid, Piece } from '../official.ts';
import { places } from '../official.ts';

/** A stretch of text that belongs to grid columns; its place on the line is found when the page's columns are known. */
interface Bit {
  readonly column: number;
  readonly span: number;
  readonly text: string;
  readonly align: 'left' | 'centre';
  readonly jitter: number;
}

interface Line {
  readonly bits: Bit[];
  readonly row: number;
  /** Starts a page: a page number and a form feed stand before it. */
  page?: boolean;
}

/** Columns that a character takes: 1 as pdftotext counts, 2 where a viewer keeps the look. */
export type Measure = 1 | 2;

/** Marks of claims take no room. */
const widthOf = (code: number, han: Measure): number => (code >= 0xe000 && code <= 0xe0ff ? 0 : code > 0x2000 ? han : 1);
const measure = (text: string, han: Measure): number => [...text].reduce((sum, c) => sum + widthOf(c.charCodeAt(0), han), 0);

/** Wraps at `width`, anywhere but before closing punctuation, as word processors wrap Chinese. */
export function wrap(text: string, width: number, han: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of text.match(/[〔（《“]?(?:\ue000[\ue010-\ue01f][0-9.]*\ue001%?|[0-9A-Za-z.,%]+|[\s\S])/g) ?? []) {
    const closing = '，。、；：）”》〕'.includes(unit);
    if (line !== '' && !closing && measure(line + unit, han) > width) {
      lines.push(line);
      line = unit.trim();
    } else line += unit;
  }
  return line === '' ? lines : [...lines, line];
}

const footer = (number: number, place: number): string => `${' '.repeat(place)}${number % 2 === 0 ? `- ${number} -` : `-${number}-`}`;

/** A page number, then the form feed that opens the next page. */
export const pageBreak = (number: number, place: number): string => `\n${footer(number, place)}\n\f`;

function lay(line: Line, starts: readonly number[], han: Measure): string {
  let out = '';
  let column = 0;
  const placed = line.bits
    .map((bit) => {
      const left = starts[bit.column] ?? 0;
      const right = starts[bit.column + bit.span] ?? left;
      const room = right - left - measure(bit.text, han);
      return { bit, x: Math.max(0, (bit.align === 'left' ? left : left + Math.floor(room / 2)) + bit.jitter) };
    })
    .sort((a, b) => a.bit.column - b.bit.column || a.x - b.x);
  for (const { bit, x } of placed) {
    const from = column === 0 ? x : Math.max(x, column + 2);
    out += ' '.repeat(from - column) + bit.text;
    column = from + measure(bit.text, han);
  }
  return out;
}

/** One table as `pdftotext -layout` and PDF viewers give it. */
function printGrid(grid: OfficialGrid, pen: Pen, han: Measure, salt: string): string {
  const chance = pen.chance.fork(`aligned ${grid.table} ${salt}`);
  const gap = grid.table === 'applications' ? chance.pick([0, 0, 0, 1, 2]) : chance.pick([0, 1, 2]);
  const figuresAt = chance.pick(['between', 'after', 'first'] as const);
  const groups = chance.pick(['share', 'insert'] as const);
  const parent = chance.pick(['rotated', 'vertical', 'wrapped'] as const);
  const cell = (one: OfficialCell): string => pen.cell(grid.table, one, '').replace(/[\u00a0\u3000]/g, '');

  const labels = grid.table === 'applications' ? grid.width - 7 : 0;
  const unit = han;
  const threeLabels = [4, chance.pick([5, 8]), chance.pick([11, 14, 20])];
  const labelWidths = labels === 4 ? [1, ...threeLabels] : threeLabels.slice(labels === 2 ? 1 : 0);
  const widths = Array.from({ length: grid.width }, (_, column) => {
    if (grid.table === 'proactiveDisclosure') return (column === 0 ? 10 : 9) * unit;
    if (grid.table === 'reviewLitigation') return 4 + unit;
    if (column >= labels) return 6 + unit;
    return (labelWidths[column] ?? 4) * unit;
  });
  const spread = (extra: number): number[] => {
    const starts = [extra];
    for (const width of widths) starts.push((starts[starts.length - 1] ?? 0) + width);
    return starts;
  };
  const pages = [spread(chance.int(0, 6)), spread(chance.int(0, 12))];
  const room = (column: number, span: number): number => widths.slice(column, column + span).reduce((sum, width) => sum + width, 0) - 1;

  const lines: Line[] = [];
  const spans: { cell: OfficialCell; column: number; row: number }[] = [];
  const isFigure = (one: OfficialCell): boolean => one.role === 'figure' || (one.role === 'filler' && one.text !== '');
  places(grid).forEach((row, index) => {
    const anchors = row.filter(({ how }) => how === 'anchor');
    const single = anchors.filter((place) => place.cell.rowSpan === 1 && !isFigure(place.cell));
    for (const { cell: one, column } of anchors) if (one.rowSpan > 1) spans.push({ cell: one, column, row: index });
    const texts = single.map(({ cell: one, column }) => ({ one, column, parts: wrap(cell(one), room(column, one.colSpan), han) }));
    // Heights in half lines around the middle of the row: a label of two lines and one of one line never stand on the same line.
    const label = texts.find(({ one }) => one.role === 'label')?.parts.length ?? 1;
    const heightOf = (part: number, parts: number): number => (figuresAt === 'first' ? 2 * part : 2 * part - (parts - 1));
    const figureHeight = figuresAt === 'after' && label % 2 === 0 ? label : 0;
    const bits: { readonly height: number; readonly bit: Bit }[] = [];
    for (const { one, column, parts } of texts) {
      const align = one.role === 'label' ? 'left' : 'centre';
      parts.forEach((text, part) => {
        bits.push({ height: heightOf(part, parts.length), bit: { column, span: one.colSpan, text, align, jitter: 0 } });
      });
    }
    for (const { cell: one, column } of anchors.filter((place) => isFigure(place.cell))) {
      const text = one.id === undefined ? one.text : cell(one);
      if (text !== '')
        bits.push({ height: figureHeight, bit: { column, span: one.colSpan, text, align: 'centre', jitter: chance.int(0, 1) } });
    }
    const heights = [...new Set(bits.map(({ height }) => height))].sort((a, b) => a - b);
    const made = (heights.length > 0 ? heights : [0]).map(
      (height): Line => ({ bits: bits.filter((one) => one.height === height).map(({ bit }) => bit), row: index }),
    );
    lines.push(...made);
    for (let blank = 0; blank < gap; blank++) lines.push({ bits: [], row: index });
  });

  const breakRow = pen.variation.pages && chance.chance(0.8) ? chance.int(1, grid.rows.length - 1) : -1;
  for (const { cell: one, column, row } of spans.reverse()) {
    const vertical = one.role === 'group' && one.text.startsWith('三、');
    const text = cell(one);
    let parts: string[];
    if (!vertical) parts = wrap(text, room(column, one.colSpan), han);
    else if (parent === 'rotated') parts = ['三 、本 年 度办 理 结果'];
    else if (parent === 'vertical') parts = ['三、', '本', '年', '度', '办', '理', '结', '果'];
    else parts = wrap(text, room(column, 1), han);
    let first = row;
    let last = row + one.rowSpan - 1;
    if (breakRow > first && breakRow <= last) {
      if (chance.chance(0.5)) last = breakRow - 1;
      else first = breakRow;
    }
    const from = lines.findIndex((line) => line.row >= first);
    const behind = lines.findIndex((line) => line.row > last);
    const to = behind < 0 ? lines.length : behind;
    const middle = (from + to) / 2;
    const bit = (part: string): Bit => ({ column, span: one.colSpan, text: part, align: 'left', jitter: 0 });
    const height = to - from;
    const rotated = vertical && parent === 'rotated';
    if (!rotated && one.role === 'group' && (groups === 'share' || height === 1) && parts.length <= height) {
      const top = Math.floor(middle - parts.length / 2);
      parts.forEach((part, index) => {
        lines[Math.max(from, Math.min(top + index, to - 1))]?.bits.unshift(bit(part));
      });
      continue;
    }
    if (one.role !== 'group' && parts.length <= height) {
      const top = Math.floor(middle - parts.length / 2);
      parts.forEach((part, index) => {
        lines[Math.max(from, top + index)]?.bits.push({ ...bit(part), align: 'centre' });
      });
      continue;
    }
    // Between two rows: never inside one, and never before the first row of the group.
    let at = Math.max(from, Math.min(to, Math.ceil(middle)));
    while (at < to && lines[at]?.row === lines[at - 1]?.row && !isGap(lines, at)) at++;
    const before = lines[at - 1]?.row ?? first;
    const added = parts.map((part): Line => ({ bits: [bit(part)], row: before }));
    const around =
      rotated && chance.chance(0.5)
        ? [
            { bits: [], row: before },
            { bits: [], row: before },
          ]
        : [];
    lines.splice(at, 0, ...around, ...added, ...around.map((line) => ({ ...line, bits: [] })));
  }

  let page = 0;
  const number = chance.int(2, 9);
  return lines
    .map((line, index) => {
      const opens = breakRow > 0 && page === 0 && line.row >= breakRow && index > 0;
      if (opens) page = 1;
      const text = lay(line, pages[page] ?? [], han).trimEnd();
      return opens ? `${pageBreak(number, number % 2 === 0 ? 5 : 60)}${text}` : text;
    })
    .join('\n');
}

function isGap(lines: readonly Line[], at: number): boolean {
  return (lines[at - 1]?.bits.length ?? 0) === 0;
}

/** Tables as space-aligned text. */
export function printAligned(pieces: readonly Piece[], pen: Pen, han: Measure): string {
  return pieces
    .map((piece, index) => ('fallen' in piece ? `\n${' '.repeat(20)}${piece.fallen}\n` : printGrid(piece.grid, pen, han, String(index))))
    .join(pen.variation.pages ? `\n${pageBreak(3, 40)}` : '\n\n');
}
