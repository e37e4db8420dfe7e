import { csvOf, html, isFigure, lines, md, type Printer, pipes, texts, txt, web, withColumn } from './printers.ts';
import { flattened, withRow, spanning, figuresOf, tabbed, each, onlyThree, plainPipes, plainTabs } from './table-edits.ts';
import type { Box, Table } from './tables.ts';

/** The header again in front of the row `at`. */
const withHeaderAgain = (table: Table, at: number): Table =>
  table.id === 'applications'
    ? { ...table, rows: [...table.rows.slice(0, at), ...table.rows.slice(0, table.heads), ...table.rows.slice(at)] }
    : table;

/** The row in which a merge over rows begins that covers a place. */
function topOf({ rows }: Table, row: number, column: number): number {
  let top = row;
  while (rows[top]?.[column]?.how === 'below') top--;
  return top;
}

/** What a merge over rows says stands in its middle row, or in its last. */
const anchored = (table: Table, where: 'middle' | 'last'): Table => ({
  ...table,
  rows: table.rows.map((row, r) =>
    row.map((box, c) => {
      const top = topOf(table, r, c);
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
      const top = topOf(table, r, c);
      const anchor = table.rows[top]?.[c];
      if (!anchor || anchor.rowSpan < 2 || anchor.role !== 'group' || anchor.how === 'right') return box;
      const pieces = anchor.text.match(new RegExp(`.{1,${Math.max(size, Math.ceil(anchor.text.length / anchor.rowSpan))}}`, 'g')) ?? [];
      return { ...box, text: pieces[r - top] ?? '', how: 'anchor', rowSpan: 1 };
    }),
  ),
});

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

/** A remark behind every row of figures. */
const withRemarks = (table: Table): Table =>
  withColumn(table, '备注', (row) => ((table.rows[row] ?? []).some(isFigure) ? '见说明' : ''), 'behind');

/** The labels again in front of the last three columns, in a table of their own. */
const inTwoTables =
  (print: (rows: string[][]) => string) =>
  (three: Table): string => {
    const part = (from: number, to: number): string => print(flattened(three).map((row) => [row[0] ?? '', ...row.slice(from, to)]));
    return `${part(1, 5)}\n\n${part(5, 8)}`;
  };

/** The lower half of the rows beside the upper half. */
function sideBySide(three: Table): string[][] {
  const [head = [], ...rows] = flattened(three);
  const left = rows.slice(0, Math.ceil(rows.length / 2));
  const right = rows.slice(left.length);
  return [[...head, ...head], ...left.map((row, i) => [...row, ...(right[i] ?? head.map(() => ''))])];
}

/** Tables with rows or columns more or elsewhere. */
export const rowsAndColumns: readonly Printer[] = [
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
    'read',
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
  md('pipe, remarks of words in every row', (table) => pipes(texts(withRemarks(table), 'blank'))),
  txt(
    'single spaces, a remark in every row',
    (table) =>
      texts(withRemarks(table), 'gone')
        .map((row) => row.filter((text) => text !== '').join(' '))
        .join('\n'),
    'read',
  ),
  txt('a cell per line, a remark in every row', (table) => each(withRemarks(table)).join('\n'), 'read'),
  md('pipe, flat, table three in two tables', onlyThree(inTwoTables(pipes), plainPipes), 'safe'),
  txt('tabs, flat, table three in two tables', onlyThree(inTwoTables(tabbed), plainTabs), 'safe'),
  md(
    'pipe, two halves of table three side by side',
    onlyThree((three) => pipes(sideBySide(three)), plainPipes),
    'safe',
  ),
  txt(
    'tabs, two halves of table three side by side',
    onlyThree((three) => tabbed(sideBySide(three)), plainTabs),
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
];
