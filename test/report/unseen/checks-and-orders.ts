import { flattened, html, md, pipes, type Printer, texts, txt, web, withColumn } from './printers.ts';
import { onlyThree, plainPipes, tabbed } from './table-edits.ts';
import type { Table } from './tables.ts';

/** The rows of a table below one header row. */
const flat = (table: Table): readonly (readonly string[])[] => flattened(table).filter((row) => row.length > 1);

/** Table three flat with one column more behind. */
const withOneMore = (rows: readonly (readonly string[])[], head: string, cell: (row: readonly string[]) => string) =>
  rows.map((row, i) => [...row, i === 0 ? head : cell(row)]);

/** Table three flat with its columns in this order, 自然人 being 0 and 总计 6. */
const inOrder =
  (order: string, between: string): ((table: Table) => string) =>
  (table) =>
    flat(table)
      .map((row) => (table.id === 'applications' ? [row[0], ...[...order].map((i) => row[Number(i) + 1])] : row).join(between))
      .join('\n');

/** What a spreadsheet computes behind a table, and columns in an order of their own below a header in mere words. */
export const checksAndOrders: readonly Printer[] = [
  ...['-', '—', '…'].map((stroke) =>
    md(`pipe, ${stroke} for what merges cover`, (table) =>
      pipes(
        table.id === 'proactiveDisclosure'
          ? texts(table, 'blank')
          : table.rows.map((row) => row.map(({ how, text }) => (how === 'anchor' ? text : stroke))),
      ),
    ),
  ),
  ...['校验', '差额', '是否平衡', '合计校验', '分管领导', ''].flatMap((head) => [
    md(
      `pipe, flat, a column ${head || 'without a name'} of noughts behind`,
      onlyThree(
        (table) => pipes(withOneMore(flat(table), head, () => '0')),
        (table) => pipes(flat(table)),
      ),
    ),
    txt(
      `tabs, flat, a column ${head || 'without a name'} of sums behind`,
      onlyThree(
        (table) => tabbed(withOneMore(flat(table), head, (row) => row[7] ?? '')),
        (table) => tabbed(flat(table)),
      ),
    ),
  ]),
  ...['核对', '审核结果', '应为'].flatMap((head) => {
    const edit = (table: Table): Table =>
      table.id === 'applications' ? withColumn(table, head, (row) => (row < table.heads ? '' : '0'), 'behind') : table;
    return [
      web(`html, a column ${head} behind`, (table) => html(edit(table))),
      md(`pipe, a column ${head} behind`, (table) => plainPipes(edit(table))),
    ];
  }),
  ...['6012345', '0512346', '0213456', '1234506', '0612345'].flatMap((order) => [
    md(`pipe, flat, columns ${order}`, (table) =>
      pipes(
        inOrder(
          order,
          '\n\t',
        )(table)
          .split(/\n(?!\t)/)
          .map((row) => row.split('\n\t')),
      ),
    ),
    txt(`tabs, flat, columns ${order}`, inOrder(order, '\t')),
    txt(`single spaces, flat, columns ${order}`, inOrder(order, ' ')),
    txt(
      `a cell per line, flat, columns ${order}`,
      onlyThree(inOrder(order, '\n'), (table) =>
        texts(table, 'gone')
          .flat()
          .filter((text) => text !== '')
          .join('\n'),
      ),
    ),
  ]),
];
