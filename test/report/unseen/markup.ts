import { gridTable, html, isFigure, md, type Printer, pipes, relabel, simpleTable, texts, web } from './printers.ts';
import { flattened, widthOf, plainPipes } from './table-edits.ts';
import type { Table } from './tables.ts';

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

/** Tables in the languages that mark them up. */
export const markup: readonly Printer[] = [
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
    'read',
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
];
