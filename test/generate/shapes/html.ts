import type { Pen } from '../pen.ts';
import type { Random } from '../random.ts';
import type { OfficialCell, OfficialGrid, Piece } from '../official.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('&lt;br>', '<br>');

/** Clean HTML: one `<tr>` per row, one cell per line, rowspan and colspan. */
export function printHtml(pieces: readonly Piece[], pen: Pen): string {
  const head = pen.chance.fork('html').chance(0.5);
  const cellOf = (grid: OfficialGrid, cell: OfficialCell): string => {
    const tag = head && cell.role === 'head' ? 'th' : 'td';
    const spans = (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '') + (cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '');
    return `<${tag}${spans}>${escaped(pen.cell(grid.table, cell, '<br>'))}</${tag}>`;
  };
  return pieces
    .map((piece) => {
      if ('fallen' in piece) return piece.fallen;
      const rows = piece.grid.rows.map((cells) => `<tr>${cells.map((cell) => cellOf(piece.grid, cell)).join('')}</tr>`);
      return `<table>\n${rows.join('\n')}\n</table>`;
    })
    .join('\n\n');
}

/** HTML as word processors and government sites write it. One noise per table, drawn from the seed. */
export function printHtmlWord(pieces: readonly Piece[], pen: Pen, paragraph: (text: string) => string): string {
  const chance = pen.chance.fork('word');
  const upper = chance.chance(0.3);
  const layout = chance.chance(0.3);
  const open = chance.chance(0.25);
  const sections = chance.chance(0.4);
  const entities = chance.chance(0.3);
  const comments = chance.chance(0.3);
  const pretty = chance.chance(0.5);
  const tag = (name: string): string => (upper ? name.toUpperCase() : name);
  const quote = chance.pick(['"', "'", '']);
  const attribute = (name: string, value: number): string => ` ${tag(name)}=${quote}${value}${quote}`;
  const coded = (text: string): string => {
    const safe = escaped(text);
    return entities
      ? safe
          .replaceAll('（', '&#65288;')
          .replaceAll('）', '&#xff09;')
          .replaceAll('“', '&ldquo;')
          .replaceAll('”', '&rdquo;')
          .replaceAll('\u00a0', '&nbsp;')
      : safe;
  };
  const run = (text: string): string =>
    `<${tag('span')} lang=EN-US style='font-size:12.0pt;font-family:仿宋_GB2312;color:black'>${text}</${tag('span')}>`;
  /** Cuts a text into runs, as editing in Word leaves it: figures too. */
  const runs = (chance: Random, text: string): string => {
    if (text.includes('<') || text.includes('&') || text.length < 2 || !chance.chance(0.35)) return run(text);
    const at = chance.int(1, text.length - 1);
    return run(text.slice(0, at)) + run(text.slice(at));
  };
  const inner = (chance: Random, text: string): string => {
    if (text === '')
      return chance.pick([
        `<${tag('p')} class=MsoNormal><${tag('span')}><o:p>&nbsp;</o:p></${tag('span')}></${tag('p')}>`,
        '&nbsp;',
        '',
        '<p></p>',
      ]);
    const body = text
      .split('<br>')
      .map((part) => runs(chance, coded(part)))
      .join(chance.pick(['<br>', '<br/>', `</${tag('p')}><${tag('p')}>`]));
    const nbsp = chance.chance(0.2) ? '&nbsp;' : '';
    return `<${tag('p')} class="MsoNormal" align="center" style="text-align:center;line-height:20.0pt">${nbsp}${body}${nbsp}${chance.chance(0.2) ? '<o:p></o:p>' : ''}</${tag('p')}>`;
  };
  const cellOf = (grid: OfficialGrid, cell: OfficialCell): string => {
    const spans =
      (cell.colSpan > 1 ? attribute('colspan', cell.colSpan) : '') + (cell.rowSpan > 1 ? attribute('rowspan', cell.rowSpan) : '');
    const text = inner(chance.fork(`${grid.table} ${cell.id ?? cell.text}`), pen.cell(grid.table, cell, '<br>'));
    return `<${tag('td')} width=64${spans} valign=top style='width:48.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>${pretty ? `\n    ${text}\n   ` : text}${open ? '' : `</${tag('td')}>`}`;
  };
  const rowsOf = (grid: OfficialGrid, rows: readonly (readonly OfficialCell[])[]): string =>
    rows
      .map(
        (cells) =>
          `<${tag('tr')} style='mso-yfti-irow:1;height:23.0pt'>${comments ? '<!-- [if !supportMisalignedColumns] -->' : ''}${pretty ? '\n  ' : ''}${cells.map((cell) => cellOf(grid, cell)).join(pretty ? '\n  ' : '')}${open ? '' : `</${tag('tr')}>`}`,
      )
      .join('\n');
  const print = (piece: Piece): string => {
    if ('fallen' in piece) return paragraph(piece.fallen);
    const { grid } = piece;
    const body = sections
      ? `<${tag('thead')}>${rowsOf(grid, grid.rows.slice(0, grid.heads))}</${tag('thead')}><${tag('tbody')}>${rowsOf(grid, grid.rows.slice(grid.heads))}</${tag('tbody')}>`
      : `<${tag('tbody')}>${rowsOf(grid, grid.rows)}</${tag('tbody')}>`;
    const table = `<${tag('table')} class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse">\n${body}\n</${tag('table')}>`;
    return layout
      ? `<${tag('table')} width="100%"><${tag('tr')}><${tag('td')} align="center">\n${table}\n</${tag('td')}></${tag('tr')}></${tag('table')}>`
      : table;
  };
  return pieces.map(print).join('\n\n');
}
