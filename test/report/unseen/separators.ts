import { bare, csvOf, eachLine, isFigure, type Printer, relabel, texts, txt } from './printers.ts';
import { flattened, wide, padded, tabbed, onlyThree, plainTabs } from './table-edits.ts';
import type { Table } from './tables.ts';

const withBom = (printer: Printer, edit: (text: string) => string = (text) => text): Printer => ({
  ...printer,
  frame: (parts) => `\ufeff${edit((printer.frame ?? bare)(parts))}`,
});

const crlf = (text: string): string => text.replace(/\n/g, '\r\n');

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

/** Text between separators: sheets, and what people put for bars. */
export const separators: readonly Printer[] = [
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
  txt('csv, figures with commas in quotes', (table) =>
    csvOf(
      texts(table, 'blank', (box) => (isFigure(box) ? box.text.replace(/\B(?=(?:\d{3})+$)/g, ',') : box.text)),
      ',',
    ),
  ),
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
    'read',
  ),
];
