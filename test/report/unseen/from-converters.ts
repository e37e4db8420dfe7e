import { html, isFigure, md, type Printer, page, pipes, relabel, texts, txt, web } from './printers.ts';
import { flattened, wide, padded, centred, widthOf, withRow, spanning } from './table-edits.ts';
import type { Box, Table } from './tables.ts';

/** A text broken into lines no wider than `width` columns. */
function wrapped(text: string, width: number): string[] {
  const out: string[] = [''];
  for (const c of text) {
    if (wide((out[out.length - 1] ?? '') + c) > width) out.push('');
    out[out.length - 1] += c;
  }
  return out;
}

/** Each row as lines of equally wide pieces: cells that are too wide go on in the next line. */
const wrappedRows = (rows: readonly (readonly string[])[], widths: (column: number) => number): string[][][] =>
  rows.map((row) => {
    const cells = row.map((cell, i) => wrapped(cell, widths(i)));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => cells.map((cell) => cell[line] ?? ''));
  });

/** The widths of label columns and of figures. */
const narrow =
  (columns: number) =>
  (i: number): number =>
    i >= columns - 7 && columns > 7 ? 8 : columns <= 4 && i > 0 ? 14 : 24;

/** antiword and its like: bars between columns, long cells on several lines, no rule between rows. */
const barred = (table: Table): string => {
  const width = widthOf(table);
  return wrappedRows(texts(table, 'blank'), narrow(width))
    .flatMap((row) => row.map((line) => `|${line.map((cell, i) => padded(cell, narrow(width)(i))).join('|')}|`))
    .join('\n');
};

/** Pandoc's grid table with long cells on several lines. */
const ruled = (
  table: Table,
  bars: { readonly bar: string; readonly line: string; readonly cross: readonly [string, string, string] },
): string => {
  const width = widthOf(table);
  const at = narrow(width);
  const rule = (c: string): string => `${c[0]}${Array.from({ length: width }, (_, i) => bars.line.repeat(at(i) + 2)).join(c[1])}${c[2]}`;
  const [top, middle, bottom] = bars.cross;
  return [
    rule(top),
    ...wrappedRows(texts(table, 'blank'), at).flatMap((row, r, all) => [
      ...row.map((line) => `${bars.bar}${line.map((cell, i) => ` ${padded(cell, at(i))} `).join(bars.bar)}${bars.bar}`),
      rule(r === all.length - 1 ? bottom : middle),
    ]),
  ].join('\n');
};

/** Pandoc ≥ 3: rules only where no merged cell goes on, bars only where no merged cell lies. */
const mergedGrid = (table: Table): string => {
  const width = widthOf(table);
  const at = narrow(width);
  const out: string[] = [`+${Array.from({ length: width }, (_, i) => '-'.repeat(at(i) + 2)).join('+')}+`];
  table.rows.forEach((row, r) => {
    const spans = row.map((box, i) =>
      box.how === 'right' ? 0 : Array.from({ length: box.colSpan }, (_, k) => at(i + k) + 2).reduce((a, b) => a + b + 1, -1),
    );
    const cells = row.map((box, i) => (box.how === 'right' ? [] : wrapped(box.how === 'below' ? '' : box.text, (spans[i] ?? 2) - 2)));
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    for (let line = 0; line < height; line++)
      out.push(
        `|${row.flatMap((box, i) => (box.how === 'right' ? [] : [` ${padded(cells[i]?.[line] ?? '', (spans[i] ?? 2) - 2)} `])).join('|')}|`,
      );
    const next = table.rows[r + 1];
    out.push(
      `${next?.[0]?.how === 'below' ? '|' : '+'}${row
        .map((_, i) => (next?.[i]?.how === 'below' ? ' ' : r === table.heads - 1 ? '=' : '-').repeat(at(i) + 2))
        .join('+')}+`,
    );
  });
  return out.join('\n');
};

/** A page dumped by a text browser: columns padded to their widest cell, nothing between. */
const dumped = (table: Table, indent: string, gap = 1): string => {
  const rows = texts(table, 'blank');
  const widths = Array.from({ length: widthOf(table) }, (_, i) =>
    Math.max(2, ...table.rows.map((row) => (row[i]?.how === 'anchor' && row[i]?.colSpan === 1 ? wide(row[i]?.text ?? '') : 0))),
  );
  return rows
    .map(
      (row) =>
        indent +
        row
          .map((cell, i) => padded(cell, widths[i] ?? 0))
          .join(' '.repeat(gap))
          .trimEnd(),
    )
    .join('\n');
};

const ENGLISH: Readonly<Record<string, string>> = {
  自然人: 'Natural person',
  商业企业: 'Business',
  科研机构: 'Research institution',
  社会公益组织: 'Charity',
  法律服务机构: 'Legal service',
  其他: 'Other',
  总计: 'Total',
  法人或其他组织: 'Legal persons or other organizations',
};

/** A merge that a page break cuts begins anew below it. */
function rebased(rows: Table['rows'], box: Box, r: number, c: number, table: Table): Box {
  if (box.how === 'anchor') {
    let rowSpan = 1;
    while (rowSpan < box.rowSpan && rows[r + rowSpan]?.[c]?.how === 'below') rowSpan++;
    return { ...box, rowSpan };
  }
  if (box.how !== 'below' || rows[r - 1]?.[c]?.how === 'below' || (rows[r - 1]?.[c]?.rowSpan ?? 1) > 1) return box;
  let top = table.rows.indexOf(rows[r] as (typeof table.rows)[number]);
  const at = top;
  while (table.rows[top]?.[c]?.how === 'below') top--;
  const anchor = table.rows[top]?.[c];
  if (!anchor || (c > 0 && table.rows[top]?.[c - 1] === anchor)) return box;
  return { ...anchor, how: 'anchor', text: '', rowSpan: Math.max(1, anchor.rowSpan - (at - top)) };
}

/** Tables as converters of Word, PDF and web pages give them. */
export const fromConverters: readonly Printer[] = [
  md('antiword: bars, cells on several lines, no rules', barred, 'read'),
  md('pandoc grid table, cells on several lines', (table) => ruled(table, { bar: '|', line: '-', cross: ['+++', '+++', '+++'] })),
  md('box drawing, cells on several lines', (table) => ruled(table, { bar: '│', line: '─', cross: ['┌┬┐', '├┼┤', '└┴┘'] })),
  md('box drawing, double lines', (table) => ruled(table, { bar: '║', line: '═', cross: ['╔╦╗', '╠╬╣', '╚╩╝'] })),
  md('box drawing, heavy lines', (table) => ruled(table, { bar: '┃', line: '━', cross: ['┏┳┓', '┣╋┫', '┗┻┛'] })),
  md('pandoc grid table, merged cells', mergedGrid, 'read'),
  txt('box drawing, no rules between rows', (table) =>
    texts(table, 'blank')
      .map((row) => `│${row.join('│')}│`)
      .join('\n'),
  ),
  txt('text browser, columns one space apart', (table) => dumped(table, '   '), 'safe'),
  txt('text browser, columns two spaces apart', (table) => dumped(table, '   ', 2), 'read'),
  txt('text browser, flat, columns centred', (table) =>
    flattened(table)
      .map((row) => row.map((cell, i) => (i === 0 ? padded(cell, 60) : centred(cell, 14))).join(' '))
      .join('\n'),
  ),
  txt('spreadsheet as formatted text, figures to the right', (table) =>
    flattened(table)
      .map((row) => row.map((cell, i) => (i === 0 ? padded(cell, 60) : ' '.repeat(Math.max(1, 14 - wide(cell))) + cell)).join(''))
      .join('\n'),
  ),
  md('docling: columns padded, merges repeated, comments between', (table) => {
    const rows = texts(table, 'again');
    const widths = Array.from({ length: widthOf(table) }, (_, i) => Math.max(3, ...rows.map((row) => wide(row[i] ?? ''))));
    const line = (row: readonly string[]): string => `| ${row.map((cell, i) => padded(cell, widths[i] ?? 0)).join(' | ')} |`;
    return `<!-- image -->\n\n${[line(rows[0] ?? []), `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`, ...rows.slice(1).map(line)].join('\n')}`;
  }),
  md('MinerU: html on one line', (table) => `<html><body>${html(table).replace(/\n/g, '')}</body></html>`),
  md(
    'MinerU: html on one line, figures as formulas',
    (table) =>
      `<html><body>${html(table, { cell: (box) => (isFigure(box) ? `$${box.text}$` : box.text) }).replace(/\n/g, '')}</body></html>`,
    'read',
  ),
  md('MinerU: heading and html without a line between', (table) => `表格如下\n${html(table).replace(/\n/g, '')}\n（单位：件）`),
  md('html, upper case, nothing closed', (table) =>
    html(table)
      .replace(/<\/t[dr]>/g, '')
      .replace(/<(\/?)(table|tr|td)/g, (_, slash: string, tag: string) => `<${slash}${tag.toUpperCase()}`),
  ),
  web('html page, upper case, nothing closed', (table) =>
    html(table)
      .replace(/<\/t[dr]>/g, '')
      .replace(/<(\/?)(table|tr|td)/g, (_, slash: string, tag: string) => `<${slash}${tag.toUpperCase()}`),
  ),
  web('html, entities for digits', (table) =>
    html(table, { cell: (box) => (isFigure(box) ? box.text.replace(/\d/g, (d) => `&#${48 + Number(d)};`) : box.text) }),
  ),
  web('html, attributes without quotes and single ones', (table) =>
    html(table)
      .replace(/rowspan="(\d+)"/g, 'rowspan=$1')
      .replace(/colspan="(\d+)"/g, "colspan='$1' valign=top"),
  ),
  web('html, head, body and foot', (table) => {
    const rows = html(table).split('\n').slice(1, -1);
    return `<table><thead>${rows.slice(0, table.heads).join('')}</thead><tbody>${rows.slice(table.heads, -1).join('')}</tbody><tfoot>${rows.at(-1)}</tfoot></table>`;
  }),
  web('html, two tables with the header again', (table) => {
    if (table.id !== 'applications') return html(table);
    const head = { ...table, rows: table.rows.slice(0, table.heads) };
    const cut = 14;
    const part = (rows: Table['rows']): Table => ({
      ...table,
      rows: rows.map((row, r) => row.map((box, c) => rebased(rows, box, r, c, table))),
    });
    return `${html(part([...head.rows, ...table.rows.slice(table.heads, cut)]))}\n<p>— 3 —</p>\n<p>续表</p>\n${html(part([...head.rows, ...table.rows.slice(cut)]))}`;
  }),
  web(
    'html, divs for rows and cells',
    (table) =>
      `<div class="table">${texts(table, 'gone')
        .map((row) => `<div class="tr">${row.map((cell) => `<div class="td">${cell}</div>`).join('')}</div>`)
        .join('\n')}</div>`,
    'safe',
  ),
  web('html, a hidden column', (table) => html(table).replace(/<tr>/g, '<tr><td style="display:none">9</td>')),
  web('html, hidden cells that are not closed', (table) =>
    html(table)
      .replace(/<tr>/g, '<tr><td hidden>9')
      .replace(/<\/t[dr]>/g, ''),
  ),
  web('html, hidden rows', (table) =>
    html(table).replace(/<tr>(.*)<\/tr>/g, '<tr class="x" style="color: red; display: none">$1</tr>\n<tr>$1</tr>'),
  ),
  md('html in markdown, hidden words in cells', (table) =>
    html(table, { cell: (box) => `<span style="display:none;mso-hide:all">1<b>2</b></span>${box.text}<font hidden>3</font>` }),
  ),
  web('html, spans as wide as the page', (table) =>
    html(table, { spans: (box, row) => [box.rowSpan, row === 0 && table.id === 'proactiveDisclosure' ? 100 : box.colSpan] }),
  ),
  web('html, a table in each cell', (table) => html(table, { cell: (box) => `<table><tr><td>${box.text}</td></tr></table>` })),
  web('html, a table in each cell, with white space and frames', (table) =>
    html(table, {
      cell: (box) =>
        `\n <table border="1"><tbody>\n<tr><td><table><tr><td>\n<p>${box.text}</p> </td></tr></table></td></tr></tbody></table>\n `,
    }),
  ),
  md('html in markdown, a table in most cells', (table) =>
    html(table, { cell: (box) => (isFigure(box) ? `<table><tr><td>${box.text}</td></tr></table>` : box.text) }),
  ),
  {
    ...web('page of layout tables with frames around paragraphs', (table) => html(table)),
    frame: (parts) =>
      page(parts)
        .replace(
          '<body>',
          '<body><table width="100%"><tr><td>首页</td><td><table border="1"><tr><td>站内搜索</td></tr></table></td></tr><tr><td colspan="2">',
        )
        .replace(/<p>(（二）依申请公开情况。.*)<\/p>/, '<table><tr><td><p>$1</p></td></tr></table>')
        .replace('</body>', '</td></tr></table></body>'),
  },
  web('html, caption row and unit row', (table) =>
    html(withRow(withRow(table, 0, spanning(table, '单位：件')), 0, spanning(table, '政府信息公开情况统计表'))),
  ),
  web('html, unit to the right in a row of its own', (table) =>
    html(
      withRow(table, 0, [
        { text: '', colSpan: widthOf(table) - 1 },
        ...Array.from({ length: widthOf(table) - 2 }, () => ({ how: 'right' as const })),
        { text: '单位：件' },
      ]),
    ),
  ),
  web(
    'html, words in each figure cell',
    (table) => html(table, { cell: (box) => (isFigure(box) ? `<p>${box.text}件</p>` : box.text) }),
    'read',
  ),
  web(
    'html, numbers of labels in cells of their own',
    (table) =>
      html({
        ...table,
        rows: table.rows.map((row) =>
          row.flatMap((box) => {
            const match = box.role === 'label' && box.how === 'anchor' ? /^(\d\.)(.+)$/.exec(box.text) : null;
            return match
              ? [
                  { ...box, text: match[1] ?? '' },
                  { ...box, text: match[2] ?? '' },
                ]
              : box.role === 'label' && box.how === 'anchor'
                ? [{ ...box, colSpan: box.colSpan + 1 }]
                : box.role !== 'figure' && box.role !== 'label' && table.id === 'applications'
                  ? [box]
                  : [box];
          }),
        ),
      }),
    'read',
  ),
  web('html, English below the names', (table) => html(relabel((text) => (ENGLISH[text] ? `${text}<br>${ENGLISH[text]}` : text))(table))),
  md('pipe, English behind the names', (table) =>
    pipes(texts(relabel((text) => (ENGLISH[text] ? `${text} ${ENGLISH[text]}` : text))(table), 'blank')),
  ),
  md('pipe, English in brackets behind the names', (table) =>
    pipes(texts(relabel((text) => (ENGLISH[text] ? `${text}（${ENGLISH[text]}）` : text))(table), 'blank')),
  ),
];
