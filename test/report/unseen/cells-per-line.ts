import { bare, isFigure, lines, md, type Printer, pipes, relabel, texts, txt } from './printers.ts';
import { flattened, tabbed, each, onlyThree, spaced } from './table-edits.ts';
import type { Table } from './tables.ts';

/** Table three column after column, `within` between its cells and `behind` after each column; the others a cell per line. */
const columnAfterColumn = (within: string, behind: string): ((table: Table) => string) =>
  onlyThree(
    (three) => {
      const rows = flattened(three);
      return (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? '').join(within)).join(behind);
    },
    (other) => each(other).join('\n'),
  );

/** A cell per line, and rows on several. */
export const cellsPerLine: readonly Printer[] = [
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
    'read',
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
  txt('a cell per line, column after column', columnAfterColumn('\n', '\n'), 'safe'),
  txt('a cell per line, column after column, empty lines between', columnAfterColumn('\n\n', '\n\n\n'), 'safe'),
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
];
