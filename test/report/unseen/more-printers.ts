import {
  bare,
  csvOf,
  eachLine,
  flattened as flat,
  gridTable,
  html,
  isFigure,
  lines,
  mapped,
  md,
  type Printer,
  page,
  pipes,
  plain,
  relabel,
  simpleTable,
  texts,
  txt,
  web,
  withColumn,
} from './printers.ts';
import type { Box, Table } from './tables.ts';

/** Rows of one length. */
const flattened = (table: Table): string[][] => {
  const rows = flat(table);
  return rows.map((row) => [...row, ...Array.from({ length: (rows[0]?.length ?? 0) - row.length }, () => '')]);
};

const wide = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) >= 0x1100 ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - wide(text)));
const centred = (text: string, width: number): string => {
  const left = Math.max(0, (width - wide(text)) >> 1);
  return padded(' '.repeat(left) + text, width);
};

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

const widthOf = (table: Table): number => table.rows[0]?.length ?? 0;

const withRow = (table: Table, at: number, boxes: readonly Partial<Box>[]): Table => ({
  ...table,
  rows: table.rows.toSpliced(
    at,
    0,
    boxes.map((box): Box => ({ role: 'filler', text: '', how: 'anchor', colSpan: 1, rowSpan: 1, ...box })),
  ),
});

/** One cell over the whole width. */
const spanning = (table: Table, text: string): readonly Partial<Box>[] =>
  Array.from({ length: widthOf(table) }, (_, i) => (i === 0 ? { text, colSpan: widthOf(table) } : { text, how: 'right' }));

/** The header again in front of the row `at`. */
const withHeaderAgain = (table: Table, at: number): Table =>
  table.id === 'applications'
    ? { ...table, rows: [...table.rows.slice(0, at), ...table.rows.slice(0, table.heads), ...table.rows.slice(at)] }
    : table;

/** What a merge over rows says stands in its middle row, or in its last. */
const anchored = (table: Table, where: 'middle' | 'last'): Table => ({
  ...table,
  rows: table.rows.map((row, r) =>
    row.map((box, c) => {
      let top = r;
      while (table.rows[top]?.[c]?.how === 'below') top--;
      const anchor = table.rows[top]?.[c];
      if (!anchor || anchor.rowSpan < 2 || anchor.how === 'right') return box;
      const at = where === 'middle' ? top + (anchor.rowSpan >> 1) : top + anchor.rowSpan - 1;
      return { ...box, text: r === at ? anchor.text : '', how: 'anchor', rowSpan: 1 };
    }),
  ),
});

/** A merged label is broken over the rows it covers, as much in each as a narrow column holds. */
const spread = (table: Table, size: number): Table => ({
  ...table,
  rows: table.rows.map((row, r) =>
    row.map((box, c) => {
      let top = r;
      while (table.rows[top]?.[c]?.how === 'below') top--;
      const anchor = table.rows[top]?.[c];
      if (!anchor || anchor.rowSpan < 2 || anchor.role !== 'group' || anchor.how === 'right') return box;
      const pieces = anchor.text.match(new RegExp(`.{1,${Math.max(size, Math.ceil(anchor.text.length / anchor.rowSpan))}}`, 'g')) ?? [];
      return { ...box, text: pieces[r - top] ?? '', how: 'anchor', rowSpan: 1 };
    }),
  ),
});

const tabbed = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\n');
const figuresOf = (row: readonly Box[]): readonly Box[] => row.filter(isFigure);

/** A cell per line, in the order of the rows. */
const each = (table: Table, edit: (text: string, box: Box) => string = (text) => text): string[] =>
  table.rows.flatMap((row) => row.filter(({ how, text }) => how === 'anchor' && text !== '').map((box) => edit(box.text, box)));

const REST = '\n\n'.repeat(1);

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

const adoc = (table: Table): string =>
  [
    '|===',
    ...table.rows.map((row) =>
      row
        .filter(({ how }) => how === 'anchor')
        .map(({ text, colSpan, rowSpan }) => {
          const mark = `${colSpan > 1 ? colSpan : ''}${rowSpan > 1 ? `.${rowSpan}` : ''}`;
          return `${mark && `${mark}+`}|${text}`;
        })
        .join('\n'),
    ),
    '|===',
  ].join('\n');

const latex = (table: Table): string =>
  [
    `\\begin{tabular}{${'|c'.repeat(widthOf(table))}|}`,
    '\\hline',
    ...table.rows.map(
      (row) =>
        `${row
          .filter(({ how }) => how !== 'right')
          .map(({ text, how, colSpan, rowSpan }) => {
            if (how === 'below') return '';
            const tall = rowSpan > 1 ? `\\multirow{${rowSpan}}{*}{${text}}` : text;
            return colSpan > 1 ? `\\multicolumn{${colSpan}}{|c|}{${tall}}` : tall;
          })
          .join(' & ')} \\\\ \\hline`,
    ),
    '\\end{tabular}',
  ].join('\n');

const latexPlain = (rows: readonly (readonly string[])[]): string =>
  ['\\begin{tabular}{lrrrrrrr}', '\\toprule', ...rows.map((row) => `${row.join(' & ')} \\\\`), '\\bottomrule', '\\end{tabular}'].join('\n');

const wiki = (table: Table): string =>
  [
    '{| class="wikitable"',
    ...table.rows.flatMap((row) => [
      '|-',
      ...row
        .filter(({ how }) => how === 'anchor')
        .map(({ text, colSpan, rowSpan }) => {
          const attributes = [rowSpan > 1 ? `rowspan="${rowSpan}"` : '', colSpan > 1 ? `colspan="${colSpan}"` : '']
            .filter(Boolean)
            .join(' ');
          return `| ${attributes && `${attributes} | `}${text}`;
        }),
    ]),
    '|}',
  ].join('\n');

const pandas = (rows: readonly (readonly string[])[], blank: string): string =>
  pipes([['', ...(rows[0] ?? []).map((_, i) => String(i))], ...rows.map((row, r) => [String(r), ...row.map((cell) => cell || blank)])]);

const subtotal = (table: Table, name: string): Table =>
  table.id !== 'applications'
    ? table
    : {
        ...table,
        rows: table.rows.map((row, r) => {
          const figures = figuresOf(row);
          const sum = figures.slice(1, 6).reduce((n, { text }) => n + Number(text), 0);
          const box: Box = {
            role: figures.length > 0 ? 'figure' : 'head',
            text: figures.length > 0 ? String(sum) : r === table.heads - 1 ? name : '',
            how: 'anchor',
            colSpan: 1,
            rowSpan: 1,
          };
          return [...row.slice(0, -1), box, row[row.length - 1] as Box];
        }),
      };

/** A column in front of the first figure. */
const inserted = (table: Table, text: (row: readonly Box[], index: number) => string): Table => ({
  ...table,
  rows: table.rows.map((row, index) => {
    const first = row.findIndex(isFigure);
    const at = first >= 0 ? first : table.id === 'applications' ? row.length - 7 : table.id === 'reviewLitigation' ? 0 : 1;
    const box: Box = { role: 'filler', text: text(row, index), how: 'anchor', colSpan: 1, rowSpan: 1 };
    return [...row.slice(0, at), box, ...row.slice(at)];
  }),
});

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

const half = (rows: readonly (readonly string[])[], from: number, to: number): string[][] =>
  rows.map((row) => [row[0] ?? '', ...row.slice(from, to)]);

const onlyThree =
  (print: (table: Table) => string, other: (table: Table) => string): ((table: Table) => string) =>
  (table) =>
    table.id === 'applications' ? print(table) : other(table);

const plainPipes = (table: Table): string => pipes(texts(table, 'blank'));
const plainTabs = (table: Table): string => tabbed(texts(table, 'blank'));
const withBom = (printer: Printer, edit: (text: string) => string = (text) => text): Printer => ({
  ...printer,
  frame: (parts) => `\ufeff${edit((printer.frame ?? bare)(parts))}`,
});
const crlf = (text: string): string => text.replace(/\n/g, '\r\n');
const spaced = (text: string): string => [...text].join(' ');

/** The whole document as the one sheet of a workbook: every line has as many commas. */
const sheet =
  (comma: string, rows: (table: Table) => string[][]) =>
  (name: string): Printer => ({
    ...txt(name, (table) =>
      csvOf(
        rows(table).map((row) => [...row, ...Array.from({ length: 10 - row.length }, () => '')]),
        comma,
      ),
    ),
    frame: (parts) =>
      bare(parts)
        .split('\n')
        .map((line) =>
          line.includes(comma) || line === '' ? line || comma.repeat(9) : `${line.includes(',') ? `"${line}"` : line}${comma.repeat(9)}`,
        )
        .join('\n'),
  });

/** Shapes of tables, second collection: what converters of pages, sheets and scans give. */
export const morePrinters: readonly Printer[] = [
  // converters of Word, PDF and pages
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
    'safe',
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
  web('html, a hidden column', (table) => html(table).replace(/<tr>/g, '<tr><td style="display:none">9</td>'), 'safe'),
  web('html, spans as wide as the page', (table) =>
    html(table, { spans: (box, row) => [box.rowSpan, row === 0 && table.id === 'proactiveDisclosure' ? 100 : box.colSpan] }),
  ),
  web('html, a table in each cell', (table) => html(table, { cell: (box) => `<table><tr><td>${box.text}</td></tr></table>` }), 'safe'),
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

  // markup for tables
  md('org table, rules between all rows', (table) =>
    texts(table, 'blank')
      .map((row) => `| ${row.join(' | ')} |\n|${row.map(() => '----').join('+')}|`)
      .join('\n'),
  ),
  md('reStructuredText grid table', (table) => gridTable(texts(table, 'blank'), table.heads)),
  md('reStructuredText simple table, flat', (table) => {
    const rows = simpleTable(flattened(table)).split('\n');
    const rule = (rows[1] ?? '').replaceAll('-', '=');
    return [rule, rows[0], rule, ...rows.slice(2), rule].join('\n');
  }),
  md('AsciiDoc, a cell per line with spans', adoc, 'safe'),
  md('AsciiDoc, flat', (table) =>
    ['[cols="4,1,1,1,1,1,1,1"]', '|===', ...flattened(table).map((row) => row.map((cell) => `|${cell}`).join(' ')), '|==='].join('\n'),
  ),
  md('LaTeX, merged cells', latex, 'safe'),
  md('LaTeX, flat', (table) => latexPlain(flattened(table)), 'safe'),
  md('MediaWiki, a cell per line with spans', wiki, 'safe'),
  md('MediaWiki, flat', (table) => ['{|', ...flattened(table).flatMap((row) => ['|-', `| ${row.join(' || ')}`]), '|}'].join('\n')),
  md('Jira, flat', (table) =>
    flattened(table)
      .map((row, i) => (i === 0 ? `||${row.join('||')}||` : `|${row.join('|')}|`))
      .join('\n'),
  ),
  md('DokuWiki, merges marked', (table) =>
    table.rows
      .map(
        (row) =>
          row.map((box, i) => (box.how === 'right' ? '|' : `${i === 0 ? '|' : '|'} ${box.how === 'below' ? ':::' : box.text} `)).join('') +
          '|',
      )
      .join('\n'),
  ),
  md('MultiMarkdown, merges marked', (table) =>
    pipes(table.rows.map((row) => row.map((box) => (box.how === 'below' ? '^^' : box.how === 'right' ? '' : box.text)))),
  ),
  md('Obsidian sheets, merges marked', (table) =>
    pipes(table.rows.map((row) => row.map((box) => (box.how === 'below' ? '^' : box.how === 'right' ? '<' : box.text)))),
  ),
  md('pandas, blanks as nan', (table) => pandas(texts(table, 'blank'), 'nan')),
  md('pandas, blanks as None', (table) => pandas(texts(table, 'blank'), 'None')),
  md(
    'pandas, figures as decimals, blanks as nan',
    (table) =>
      pandas(
        texts(table, 'blank', (box) => (isFigure(box) ? `${box.text}.0` : box.text)),
        'nan',
      ),
    'safe',
  ),
  md(
    'a list of lists',
    (table) =>
      `[${texts(table, 'blank')
        .map((row) => `[${row.map((cell) => `'${cell}'`).join(', ')}]`)
        .join(',\n')}]`,
    'safe',
  ),
  md('lark table', (table) => html(table).replace(/<(\/?)(table|tr|td)/g, '<$1lark-$2'), 'safe'),
  md('pipe, centred by colons', (table) => plainPipes(table).replace(/ --- /g, ' :-: ')),
  md('pipe, no empty line above or below', (table) => `各项数据如下：\n${plainPipes(table)}\n以上数据截至12月31日。`),
  md(
    'pipe, figures to be read as formulas',
    (table) => pipes(texts(table, 'blank', (box) => (isFigure(box) ? `$${box.text}$` : box.text))),
    'safe',
  ),
  md(
    'pipe, line breaks in labels not escaped',
    (table) =>
      pipes(
        texts(
          relabel((text, box) => (box.role === 'group' && text.length > 5 ? `${text.slice(0, 4)}\n${text.slice(4)}` : text))(table),
          'blank',
        ),
      ),
    'read',
  ),
  md(
    'pipe, line breaks in names of columns not escaped',
    (table) =>
      pipes(
        texts(
          relabel((text, box) => (box.role === 'head' && text.length > 3 ? `${text.slice(0, 2)}\n${text.slice(2)}` : text))(table),
          'blank',
        ),
      ),
    'read',
  ),
  web(
    'html, rows of a group in one cell with breaks',
    (table) => {
      if (table.id !== 'applications') return html(table);
      const rows = flattened(table);
      const stack = (some: readonly (readonly string[])[]): string[] =>
        (some[0] ?? []).map((_, i) => some.map((row) => row[i] ?? '').join('<br>'));
      const inner = [...rows.slice(0, 3), stack(rows.slice(3, 9)), stack(rows.slice(9, 15)), ...rows.slice(15)];
      return `<table>${inner.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</table>`;
    },
    'safe',
  ),
  md(
    'pipe, rows of a group in one cell with breaks',
    (table) => {
      if (table.id !== 'applications') return plainPipes(table);
      const rows = flattened(table);
      const inner = rows.slice(1);
      const join = (some: readonly (readonly string[])[]): string[] =>
        (some[0] ?? []).map((_, i) => some.map((row) => row[i] ?? '').join('<br>'));
      return pipes([rows[0] ?? [], ...inner.slice(0, 4), join(inner.slice(4, 8)), ...inner.slice(8)]);
    },
    'safe',
  ),
  md('pipe, text of merges in the middle row', (table) => pipes(texts(anchored(table, 'middle'), 'blank')), 'read'),
  md('pipe, text of merges in the last row', (table) => pipes(texts(anchored(table, 'last'), 'blank')), 'read'),
  md('pipe, text of merges spread over the rows', (table) => pipes(texts(spread(table, 4), 'blank')), 'read'),
  txt('tabs, text of merges in the middle row', (table) => tabbed(texts(anchored(table, 'middle'), 'blank')), 'read'),
  txt('csv, text of merges in the middle row', (table) => csvOf(texts(anchored(table, 'middle'), 'blank'), ','), 'read'),
  md('pipe, header again after a page break', (table) => pipes(texts(withHeaderAgain(table, 15), 'blank'))),
  md('pipe, two tables with the header again', (table) =>
    onlyThree((three) => {
      const rows = texts(three, 'blank');
      return `${pipes(rows.slice(0, 15))}\n\n续表\n\n${pipes([...rows.slice(0, three.heads), ...rows.slice(15)])}`;
    }, plainPipes)(table),
  ),
  txt('tabs, header again after a page break', (table) => tabbed(texts(withHeaderAgain(table, 15), 'blank'))),
  txt('tabs, merged cells gone, header again after a page break', (table) => tabbed(texts(withHeaderAgain(table, 15), 'gone'))),
  txt('tabs, 续表 and header again', (table) =>
    onlyThree((three) => {
      const rows = texts(three, 'gone');
      return `${tabbed(rows.slice(0, 15))}\n\f续表\n${tabbed([...rows.slice(0, three.heads), ...rows.slice(15)])}`;
    }, plainTabs)(table),
  ),
  txt('a cell per line, header again after a page break', (table) => each(withHeaderAgain(table, 15)).join('\n')),
  txt(
    'single spaces, header again after a page break',
    (table) =>
      lines(withHeaderAgain(table, 15))
        .map(({ texts: words, figures }) => [...words, ...figures].join(' '))
        .join('\n'),
    'safe',
  ),
  md('pipe, caption row and unit row', (table) =>
    pipes(texts(withRow(withRow(table, 0, spanning(table, '单位：件')), 0, spanning(table, '表1 统计表')), 'blank')),
  ),
  md('pipe, caption row repeated in every cell', (table) =>
    pipes(texts(withRow(table, 0, spanning(table, '收到和处理政府信息公开申请情况')), 'again')),
  ),
  txt('tabs, caption row and unit row', (table) =>
    tabbed(texts(withRow(withRow(table, 0, spanning(table, '单位：件')), 0, spanning(table, '表1 统计表')), 'gone')),
  ),
  txt('a cell per line, caption and unit', (table) => ['统计表', '单位：件', ...each(table)].join('\n')),

  // columns more, columns elsewhere
  md(
    'pipe, 行次 behind the labels',
    (table) =>
      pipes(
        texts(
          inserted(table, (row, i) => (i === 0 ? '行次' : row.some(isFigure) ? String(i) : '')),
          'blank',
        ),
      ),
    'read',
  ),
  md(
    'pipe, flat, 行次 behind the labels',
    (table) => pipes(flattened(table).map(([label = '', ...rest], i) => [label, i === 0 ? '行次' : String(i), ...rest])),
    'read',
  ),
  md('pipe, flat, 计量单位 behind the labels', (table) =>
    pipes(flattened(table).map(([label = '', ...rest], i) => [label, i === 0 ? '计量单位' : '件', ...rest])),
  ),
  txt('tabs, flat, 计量单位 behind the labels', (table) =>
    tabbed(flattened(table).map(([label = '', ...rest], i) => [label, i === 0 ? '计量单位' : '件', ...rest])),
  ),
  txt(
    'single spaces, flat, 件 behind the labels',
    (table) =>
      flattened(table)
        .map(([label = '', ...rest], i) => [label, i === 0 ? '单位' : '件', ...rest].join(' '))
        .join('\n'),
    'safe',
  ),
  md('pipe, flat, 甲 1 2 3 below the header', (table) =>
    onlyThree((three) => {
      const [head = [], ...rows] = flattened(three);
      return pipes([head, ['甲', ...head.slice(1).map((_, i) => String(i + 1))], ...rows]);
    }, plainPipes)(table),
  ),
  txt('tabs, flat, 甲 1 2 3 below the header', (table) =>
    onlyThree((three) => {
      const [head = [], ...rows] = flattened(three);
      return tabbed([head, ['甲', ...head.slice(1).map((_, i) => String(i + 1))], ...rows]);
    }, plainTabs)(table),
  ),
  txt('single spaces, flat, 甲 1 2 3 below the header', (table) =>
    onlyThree(
      (three) => {
        const [head = [], ...rows] = flattened(three);
        return [head, ['甲', ...head.slice(1).map((_, i) => String(i + 1))], ...rows].map((row) => row.join(' ')).join('\n');
      },
      (other) =>
        lines(other)
          .map(({ texts: words, figures }) => [...words, ...figures].join(' '))
          .join('\n'),
    )(table),
  ),
  md('pipe, 小计 of legal persons', (table) => pipes(texts(subtotal(table, '小计'), 'blank')), 'read'),
  txt('tabs, 小计 of legal persons', (table) => tabbed(texts(subtotal(table, '小计'), 'blank')), 'read'),
  web('html, 小计 of legal persons', (table) => html(subtotal(table, '小计')), 'read'),
  txt(
    'single spaces, 小计 of legal persons',
    (table) =>
      lines(subtotal(table, '小计'))
        .map(({ texts: words, figures }) => [...words, ...figures].join(' '))
        .join('\n'),
    'safe',
  ),
  txt('a cell per line, 小计 of legal persons', (table) => each(subtotal(table, '小计')).join('\n'), 'safe'),
  md('pipe, flat, 占比 behind', (table) => pipes(flattened(table).map((row, i) => [...row, i === 0 ? '占比' : `${(i * 13) % 100}.5%`]))),
  md('pipe, flat, 上年 behind', (table) => pipes(flattened(table).map((row, i) => [...row, i === 0 ? '上年总计' : String(i * 3)])), 'read'),
  txt(
    'tabs, flat, 上年 behind',
    (table) => tabbed(flattened(table).map((row, i) => [...row, i === 0 ? '上年同期' : String(i * 3)])),
    'read',
  ),
  web(
    'html, 上年 behind',
    (table) => html(withColumn(table, '上年', (row) => (row < table.heads ? '' : String(row * 3)), 'behind')),
    'read',
  ),
  md('pipe, remarks of words in every row', (table) =>
    pipes(
      texts(
        withColumn(table, '备注', () => '见说明', 'behind'),
        'blank',
      ),
    ),
  ),
  txt(
    'single spaces, a remark in every row',
    (table) =>
      texts(
        withColumn(table, '备注', (row) => ((table.rows[row] ?? []).some(isFigure) ? '见说明' : ''), 'behind'),
        'gone',
      )
        .map((row) => row.filter((text) => text !== '').join(' '))
        .join('\n'),
    'safe',
  ),
  txt(
    'a cell per line, a remark in every row',
    (table) => each(withColumn(table, '备注', (row) => ((table.rows[row] ?? []).some(isFigure) ? '见说明' : ''), 'behind')).join('\n'),
    'read',
  ),
  md(
    'pipe, flat, table three in two tables',
    (table) => onlyThree((three) => `${pipes(half(flattened(three), 1, 5))}\n\n${pipes(half(flattened(three), 5, 8))}`, plainPipes)(table),
    'safe',
  ),
  txt(
    'tabs, flat, table three in two tables',
    (table) => onlyThree((three) => `${tabbed(half(flattened(three), 1, 5))}\n\n${tabbed(half(flattened(three), 5, 8))}`, plainTabs)(table),
    'safe',
  ),
  md(
    'pipe, two halves of table three side by side',
    (table) =>
      onlyThree((three) => {
        const [head = [], ...rows] = flattened(three);
        const left = rows.slice(0, Math.ceil(rows.length / 2));
        const right = rows.slice(left.length);
        return pipes([[...head, ...head], ...left.map((row, i) => [...row, ...(right[i] ?? head.map(() => ''))])]);
      }, plainPipes)(table),
    'safe',
  ),
  txt(
    'tabs, two halves of table three side by side',
    (table) =>
      onlyThree((three) => {
        const [head = [], ...rows] = flattened(three);
        const left = rows.slice(0, Math.ceil(rows.length / 2));
        const right = rows.slice(left.length);
        return tabbed([[...head, ...head], ...left.map((row, i) => [...row, ...(right[i] ?? head.map(() => ''))])]);
      }, plainTabs)(table),
    'safe',
  ),
  md(
    'pipe, flat, labels with their whole path',
    (table) =>
      onlyThree((three) => {
        const [head = [], ...rows] = flattened(three);
        const paths = three.rows
          .slice(three.heads)
          .map((row) => [...new Set(row.filter((box) => !isFigure(box) && box.text).map(({ text }) => text))].join('-'));
        return pipes([head, ...rows.map((row, i) => [paths[i] ?? '', ...row.slice(1)])]);
      }, plainPipes)(table),
    'safe',
  ),
  md('pipe, flat, labels with a colon', (table) =>
    pipes(flattened(table).map(([label = '', ...rest], i) => [i === 0 ? label : `${label}：`, ...rest])),
  ),
  md(
    'pipe, flat, labels in quotation marks',
    (table) => pipes(flattened(table).map(([label = '', ...rest], i) => [i === 0 ? label : `“${label}”`, ...rest])),
    'read',
  ),
  md(
    'pipe, 第二十条 in a column of its own',
    (table) => {
      if (table.id !== 'proactiveDisclosure') return plainPipes(table);
      let heading = '';
      const rows: string[][] = [];
      for (const row of texts(table, 'blank')) {
        if (row[0]?.startsWith('第二十条')) heading = row[0];
        else rows.push([heading, ...row]);
      }
      return pipes(rows);
    },
    'read',
  ),
  md('pipe, all three tables in one', (table) => plainPipes(table)),
  md('pipe, title row of each section inside', (table) =>
    plainPipes(
      withRow(
        table,
        0,
        spanning(
          table,
          {
            proactiveDisclosure: '主动公开政府信息情况',
            applications: '收到和处理政府信息公开申请情况',
            reviewLitigation: '政府信息公开行政复议、行政诉讼情况',
          }[table.id],
        ),
      ),
    ),
  ),
  md(
    'table four turned: kinds down, one figure each',
    (table) =>
      table.id === 'reviewLitigation'
        ? pipes([
            ['行政复议', '结果维持', table.rows[3]?.[0]?.text ?? ''],
            ...Array.from({ length: 14 }, (_, i) => [
              '',
              ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'][(i + 1) % 5] ?? '',
              table.rows[3]?.[i + 1]?.text ?? '',
            ]),
          ])
        : plainPipes(table),
    'safe',
  ),
  md(
    'table four with a sum of all behind',
    (table) =>
      table.id === 'reviewLitigation'
        ? pipes(
            texts(
              withColumn(
                table,
                '合计',
                (row) =>
                  row === 3 ? String((table.rows[3] ?? []).reduce((n, { text }, i) => n + (i % 5 === 4 ? Number(text) : 0), 0)) : '',
                'behind',
              ),
              'blank',
            ),
          )
        : plainPipes(table),
    'read',
  ),
  web(
    'html, table four with a sum of all in front',
    (table) =>
      table.id === 'reviewLitigation'
        ? html(
            withColumn(
              table,
              '合计',
              (row) => (row === 3 ? String((table.rows[3] ?? []).reduce((n, { text }, i) => n + (i % 5 === 4 ? Number(text) : 0), 0)) : ''),
              'front',
            ),
          )
        : html(table),
    'read',
  ),

  // text between separators
  withBom(
    txt('csv of a spreadsheet, with a mark and line ends of Windows', (table) => csvOf(texts(table, 'blank'), ',')),
    crlf,
  ),
  withBom(txt('tabs of a spreadsheet, with a mark and line ends of Windows', plainTabs), crlf),
  txt(
    'csv, cells with line breaks in quotes',
    (table) =>
      csvOf(
        texts(relabel((text) => (text.length > 5 && text.length < 30 ? `${text.slice(0, 3)}\n${text.slice(3)}` : text))(table), 'blank'),
        ',',
      ),
    'read',
  ),
  sheet(',', (table) => texts(table, 'blank'))('the whole sheet as csv'),
  sheet('\t', (table) => texts(table, 'blank'))('the whole sheet as tabs'),
  sheet(',', flattened)('the whole sheet as csv, flat'),
  txt(
    'csv, blanks as NaN',
    (table) =>
      csvOf(
        texts(table, 'blank').map((row) => row.map((cell) => cell || 'NaN')),
        ',',
      ),
    'read',
  ),
  txt('csv, an index in front as a program writes it', (table) =>
    csvOf(
      [['', ...(texts(table, 'blank')[0] ?? []).map((_, i) => String(i))], ...texts(table, 'blank').map((row, i) => [String(i), ...row])],
      ',',
    ),
  ),
  txt('tabs, merged cells as None', (table) => tabbed(texts(table, 'blank').map((row) => row.map((cell) => cell || 'None'))), 'read'),
  txt('tabs, two behind every label', (table) =>
    flattened(table)
      .map(([label, ...rest]) => `${label}\t\t${rest.join('\t')}`)
      .join('\n'),
  ),
  txt('tabs, as many as line the figures up', (table) =>
    flattened(table)
      .map(([label = '', ...rest]) => `${label}${'\t'.repeat(Math.max(1, 8 - (wide(label) >> 3)))}${rest.join('\t')}`)
      .join('\n'),
  ),
  txt(
    'tabs, expanded to spaces',
    (table) =>
      texts(table, 'gone')
        .map((row) => row.reduce((line, cell) => `${line ? padded(line, (Math.floor(wide(line) / 8) + 1) * 8) : ''}${cell}`, ''))
        .join('\n'),
    'read',
  ),
  txt('tabs, expanded to four spaces each', (table) => tabbed(texts(table, 'gone')).replaceAll('\t', '    ')),
  txt('tabs, quoted as mail', (table) => eachLine((line) => `> ${line}`)(plainTabs(table)), 'safe'),
  txt('two spaces, quoted as mail', (table) =>
    flattened(table)
      .map((row) => `> ${row.join('  ')}`)
      .join('\n'),
  ),
  ...(
    [
      ['broken bars', ' ¦ '],
      ['丨 for bars', ' 丨 '],
      ['slashes', ' / '],
      ['slashes, no spaces', '/'],
      ['strokes', ' - '],
      ['double bars', ' || '],
      ['hashes', '#'],
      ['at signs', '@'],
      ['stars', ' * '],
      ['tildes', '~'],
      ['underscores', '_'],
      ['arrows', ' → '],
      ['dots', '······'],
      ['I for bars', ' I '],
    ] as const
  ).map(([name, by]) =>
    txt(
      `flat, ${name}`,
      (table) =>
        flattened(table)
          .map((row) => row.join(by))
          .join('\n'),
      'safe',
    ),
  ),
  txt(
    'flat, figures in brackets behind a colon',
    (table) =>
      flattened(table)
        .map(([label, ...rest]) => `${label}：[${rest.join(', ')}]`)
        .join('\n'),
    'safe',
  ),
  txt(
    '0、0、0 in one line',
    (table) =>
      flattened(table)
        .map(([label, ...rest]) => `${label} ${rest.join('、')}`)
        .join('\n'),
    'safe',
  ),
  txt(
    '0、0、0 in the line below',
    (table) =>
      flattened(table)
        .map(([label, ...rest]) => `${label}\n${rest.join('、')}`)
        .join('\n'),
    'safe',
  ),
  txt(
    '0/0/0 in the line below',
    (table) =>
      flattened(table)
        .map(([label, ...rest]) => `${label}\n${rest.join('/')}`)
        .join('\n'),
    'safe',
  ),
  txt(
    '0,0,0 in the line below',
    (table) =>
      flattened(table)
        .map(([label, ...rest]) => `${label}\n${rest.join(',')}`)
        .join('\n'),
    'safe',
  ),
  txt(
    '0，0，0 in the line below',
    (table) =>
      flattened(table)
        .map(([label, ...rest]) => `${label}\n${rest.join('，')}`)
        .join('\n'),
    'safe',
  ),
  txt(
    'names and figures in turn',
    (table) =>
      onlyThree((three) => {
        const [head = [], ...rows] = flattened(three);
        return rows.map(([label, ...rest]) => `${label}：${rest.map((cell, i) => `${head[i + 1]}${cell}件`).join('，')}`).join('\n');
      }, plainTabs)(table),
    'safe',
  ),
  txt(
    'dot leaders',
    (table) =>
      flattened(table)
        .map(([label, ...rest]) => `${label}${'.'.repeat(12)} ${rest.join(' ')}`)
        .join('\n'),
    'safe',
  ),

  // cells per line
  txt(
    'a cell per line, Word’s own mark behind each',
    (table) =>
      texts(table, 'gone')
        .map((row) => row.map((cell) => `${cell}\u0007`).join('\n'))
        .join('\n'),
    'read',
  ),
  txt(
    'rows of Word’s own marks',
    (table) =>
      texts(table, 'gone')
        .map((row) => `${row.join('\u0007')}\u0007`)
        .join('\n'),
    'safe',
  ),
  txt('a cell per line, <br> behind each', (table) => each(table, (text) => `${text}<br>`).join('\n'), 'read'),
  txt('a cell per line, a backslash behind each', (table) => each(table, (text) => `${text}\\`).join('\n'), 'read'),
  txt('a cell per line as a list, -', (table) => each(table, (text) => `- ${text}`).join('\n'), 'read'),
  txt('a cell per line as a list, *', (table) => each(table, (text) => `* ${text}`).join('\n'), 'read'),
  txt('a cell per line as a list, ·', (table) => each(table, (text) => `· ${text}`).join('\n'), 'read'),
  txt(
    'a cell per line as a list, numbered',
    (table) =>
      each(table, (text) => text)
        .map((text, i) => `${i + 1}. ${text}`)
        .join('\n'),
    'safe',
  ),
  txt('a cell per line, quoted in quotation marks', (table) => each(table, (text) => `"${text}"`).join('\n'), 'read'),
  txt('a cell per line, indented by two wide spaces', (table) => each(table, (text) => `　　${text}`).join('\n')),
  txt('a cell per line, with units', (table) => each(table, (text, box) => (isFigure(box) ? `${text}件` : text)).join('\n')),
  txt('a cell per line, a comma behind each', (table) => each(table, (text) => `${text},`).join('\n'), 'read'),
  txt('a cell per line, a bar in front of each', (table) => each(table, (text) => `| ${text}`).join('\n'), 'read'),
  txt(
    'a cell per line, a bar in front of each, blanks too',
    (table) =>
      texts(table, 'blank')
        .map((row) => row.map((cell) => `|${cell}`).join('\n'))
        .join('\n'),
    'read',
  ),
  txt(
    'a cell per line, a bar in front of each, merged cells gone',
    (table) =>
      texts(table, 'gone')
        .map((row) => row.map((cell) => `|${cell}`).join('\n'))
        .join('\n'),
    'read',
  ),
  txt('a cell per line, bars in front and behind', (table) => each(table, (text) => `|${text}|`).join('\n'), 'read'),
  txt('a cell per line, bold', (table) => each(table, (text) => `**${text}**`).join('\n'), 'read'),
  txt('a cell per line, page numbers inside', (table) =>
    each(table)
      .flatMap((text, i) => (i % 60 === 40 ? ['', '— 4 —', '', text] : i % 60 === 10 ? ['- 12 -', text] : [text]))
      .join('\n'),
  ),
  {
    ...txt('a cell per line, page number and running title inside', (table) =>
      each(table)
        .flatMap((text, i) => (i % 60 === 40 ? ['— 4 —', '@title', text] : [text]))
        .join('\n'),
    ),
    frame: (parts) => {
      const text = bare(parts);
      return text.replaceAll('@title', text.slice(0, text.indexOf('\n')));
    },
  },
  txt(
    'a cell per line, column after column',
    (table) =>
      onlyThree(
        (three) => {
          const rows = flattened(three);
          return (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? '').join('\n')).join('\n');
        },
        (other) => each(other).join('\n'),
      )(table),
    'safe',
  ),
  txt(
    'a cell per line, column after column, empty lines between',
    (table) =>
      onlyThree(
        (three) => {
          const rows = flattened(three);
          return (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? '').join('\n\n')).join('\n\n\n');
        },
        (other) => each(other).join('\n'),
      )(table),
    'safe',
  ),
  txt(
    'labels first, then figures row by row',
    (table) =>
      onlyThree(
        (three) => {
          const [head = [], ...rows] = flattened(three);
          return [...head, ...rows.map(([label]) => label), ...rows.map((row) => row.slice(1).join(' '))].join('\n');
        },
        (other) => each(other).join('\n'),
      )(table),
    'safe',
  ),
  txt(
    'figures four and three on two lines',
    (table) =>
      onlyThree(
        (three) =>
          flattened(three)
            .slice(1)
            .map(([label, ...rest]) => `${label}\n${rest.slice(0, 4).join(' ')}\n${rest.slice(4).join(' ')}`)
            .join('\n'),
        (other) => each(other).join('\n'),
      )(table),
    'safe',
  ),
  txt(
    'single spaces, figures four and three on two lines',
    (table) =>
      onlyThree(
        (three) =>
          flattened(three)
            .map(([label, ...rest]) => `${label} ${rest.slice(0, 4).join(' ')}\n${rest.slice(4).join(' ')}`)
            .join('\n'),
        (other) => each(other).join('\n'),
      )(table),
    'safe',
  ),
  txt(
    'single spaces, labels broken above and below their figures',
    (table) =>
      onlyThree(
        (three) =>
          flattened(three)
            .map(([label = '', ...rest], i) => {
              if (i === 0 || label.length < 12) return [label, ...rest].join(' ');
              return `${label.slice(0, label.length >> 1)}\n${rest.join(' ')}\n${label.slice(label.length >> 1)}`;
            })
            .join('\n'),
        (other) => each(other).join('\n'),
      )(table),
    'read',
  ),
  txt(
    'single spaces, the end of labels behind their figures',
    (table) =>
      onlyThree(
        (three) =>
          flattened(three)
            .map(([label = '', ...rest], i) => {
              if (i === 0 || label.length < 12) return [label, ...rest].join(' ');
              return `${label.slice(0, label.length >> 1)} ${rest.join(' ')}\n${label.slice(label.length >> 1)}`;
            })
            .join('\n'),
        (other) => each(other).join('\n'),
      )(table),
    'read',
  ),
  txt(
    'single spaces, characters apart',
    (table) =>
      lines(table)
        .map(({ texts: words, figures }) => [...words.map(spaced), ...figures].join(' '))
        .join('\n'),
    'safe',
  ),
  txt('a cell per line, characters apart', (table) => each(table, (text, box) => (isFigure(box) ? text : spaced(text))).join('\n'), 'safe'),
  md('pipe, characters apart', (table) => pipes(texts(relabel(spaced)(table), 'blank'))),
  txt('line ends of old Macs', (table) => each(table).join('\r'), 'read'),
  txt('tabs, line separators of Unicode in labels', (table) =>
    tabbed(texts(relabel((text) => (text.length > 6 ? `${text.slice(0, 4)}\u2028${text.slice(4)}` : text))(table), 'blank')),
  ),
  txt('tabs, vertical tabs in labels', (table) =>
    tabbed(texts(relabel((text) => (text.length > 6 ? `${text.slice(0, 4)}\v${text.slice(4)}` : text))(table), 'blank')),
  ),
  md(
    'pipe, numbers as 【一】',
    (table) => pipes(texts(relabel((text) => text.replace(/^（(.)）/, '【$1】').replace(/^([一二三四])、/, '【$1】'))(table), 'blank')),
    'safe',
  ),
  txt(
    'a cell per line, numbers as 【一】',
    (table) => each(relabel((text) => text.replace(/^（(.)）/, '【$1】').replace(/^([一二三四])、/, '【$1】'))(table)).join('\n'),
    'safe',
  ),
  md('pipe, numbers as [一]', (table) => pipes(texts(relabel((text) => text.replace(/^（(.)）/, '[$1]'))(table), 'blank')), 'read'),
  md('pipe, numbers as 1) and (1)', (table) => pipes(texts(relabel((text) => text.replace(/^(\d)\./, '$1)'))(table), 'blank')), 'read', [
    'label-wording',
  ]),
  md('pipe, numbers as 1、', (table) => pipes(texts(relabel((text) => text.replace(/^(\d)\./, '$1、'))(table), 'blank')), 'read', [
    'label-wording',
  ]),
  md(
    'pipe, numbers as 3.3.1',
    (table) => pipes(texts(relabel((text, box) => (box.role === 'label' ? text.replace(/^(\d)\./, '3.3.$1 ') : text))(table), 'blank')),
    'read',
  ),

  // figures written otherwise
  ...(
    [
      ['with 件', (text: string) => `${text}件`],
      ['with 件, a space between', (text: string) => `${text} 件`],
      ['full-width', (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))],
      ['of two decimals', (text: string) => `${text}.00`],
      ['with a full stop', (text: string) => `${text}.`],
      ['in brackets', (text: string) => `(${text})`],
      ['with O for 0', (text: string) => text.replace(/0/g, 'O')],
      ['with l for 1', (text: string) => text.replace(/1/g, 'l')],
      ['in Chinese', (text: string) => text.replace(/\d/g, (d) => '〇一二三四五六七八九'[Number(d)] ?? '')],
      ['of at least two digits', (text: string) => text.padStart(2, '0')],
      ['with = in front', (text: string) => `=${text}`],
      ['with a star behind', (text: string) => `${text}*`],
    ] as const
  ).flatMap(([name, edit]) => {
    const written = (table: Table): Table => mapped(table, (box) => (isFigure(box) ? { ...box, text: edit(box.text) } : box));
    return [
      md(`pipe, figures ${name}`, (table) => plainPipes(written(table)), 'safe'),
      txt(`a cell per line, figures ${name}`, (table) => each(written(table)).join('\n'), 'safe'),
      txt(
        `single spaces, figures ${name}`,
        (table) =>
          lines(written(table))
            .map(({ texts: words, figures }) => [...words, ...figures].join(' '))
            .join('\n'),
        'safe',
      ),
    ];
  }),

  // what stands around
  {
    ...md('pipe, sections in a list', plainPipes, 'safe'),
    frame: plain(
      (text) => `- ${text}`,
      (text) => `# ${text}`,
    ),
  },
  {
    ...txt('form feeds before headings', plainTabs),
    frame: plain(
      (text) => `\f${text}`,
      (text) => text,
    ),
  },
  {
    ...md('html inside a page inside markdown', (table) => `<div>\n<p>统计表</p>\n${html(table)}\n</div>`),
    frame: plain((text) => `**${text}**`),
  },
  {
    ...web('page of one layout table', (table) => html(table)),
    frame: (parts) => page(parts).replace('<body>', '<body><table width="100%"><tr><td>').replace('</body>', '</td></tr></table></body>'),
  },
  {
    ...web('page of layout tables, a row for each part', (table) => html(table)),
    frame: (parts) =>
      page(parts)
        .replace('<body>', '<body><table width="100%"><tr><td height="60">首页 &gt; 政府信息公开年报</td></tr><tr><td>')
        .replace('</body>', '</td></tr><tr><td>版权所有</td></tr></table></body>'),
  },
  ...[REST].slice(1).map((gap) => txt(gap, plainTabs)),
];

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
