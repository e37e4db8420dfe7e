import { boxTable, flattened, isFigure, lines, mapped, md, pipes, type Printer, relabel, texts, txt } from './printers.ts';
import { onlyThree, plainPipes, widthOf } from './table-edits.ts';
import type { Box, Table } from './tables.ts';

const spaced = (rows: readonly (readonly string[])[], gap: string): string =>
  rows.map((row) => row.filter((text) => text !== '').join(gap)).join('\n');

/** Table three in one row for each label, the merged cells left of it in front of its name. */
function withParents(table: Table, between: string): string[][] {
  const [head = [], ...rows] = flattened(table);
  return [
    head,
    ...table.rows.slice(table.heads).map((row, i) => {
      const names = [...new Set(row.filter((box) => !isFigure(box) && box.text !== '').map(({ text }) => text))];
      return [names.join(between), ...(rows[i]?.slice(1) ?? [])];
    }),
  ];
}

/** Two pieces of table three; `again`: the second begins with the header. */
function pieces(table: Table, again: boolean): readonly Table[] {
  if (table.id !== 'applications') return [table];
  const at = table.heads + 9;
  const opening = (box: Box): Box => (box.how === 'below' ? { ...box, how: 'anchor', rowSpan: 1 } : box);
  const rest = [(table.rows[at] ?? []).map(opening), ...table.rows.slice(at + 1)];
  return [
    { ...table, rows: table.rows.slice(0, at) },
    { ...table, heads: again ? table.heads : 0, rows: again ? [...table.rows.slice(0, table.heads), ...rest] : rest },
  ];
}

const strokes = (table: Table): string =>
  pipes(table.rows.map((row) => row.map(({ how, text }) => (how === 'anchor' && text !== '' ? text : '—'))));

/** Printings that join what others keep apart: pages that end in space-aligned text, spaces of several kinds, labels with their parents. */
export const mixtures: readonly Printer[] = [
  ...['/', '-', ' > ', '：', '→', ' '].map((between) =>
    md(`pipe, flat, parents in front of labels, ${JSON.stringify(between)} between`, (table) =>
      table.id === 'applications' && widthOf(table) === 10 ? pipes(withParents(table, between)) : plainPipes(table),
    ),
  ),
  md('pipe, flat, parents in front of labels, no numbers', (table) =>
    table.id === 'applications' && widthOf(table) === 10
      ? pipes(withParents(relabel((text) => text.replace(/^([一二三四]、|（.）|\d\.)/, ''))(table), '-'))
      : plainPipes(table),
  ),
  txt('single no-break spaces', (table) => spaced(texts(table, 'gone'), '\u00a0')),
  txt('single spaces, a no-break space in front of every third', (table) =>
    lines(table)
      .map(({ texts: words, figures }) => [...words, ...figures.map((text, i) => (i % 3 === 1 ? `\u00a0${text}` : text))].join(' '))
      .join('\n'),
  ),
  txt('single spaces, all flat, full-width figures', (table) =>
    flattened(
      mapped(table, (box) =>
        isFigure(box) ? { ...box, text: box.text.replace(/\d/g, (d) => '０１２３４５６７８９'[Number(d)] ?? d) } : box,
      ),
    )
      .map((row) => row.filter((text) => text !== '').join(' '))
      .join('\n'),
  ),
  txt('two spaces, the header again where a page ends', (table) =>
    pieces(table, true)
      .map((piece) => spaced(texts(piece, 'gone'), '  '))
      .join('\n\n'),
  ),
  txt('two spaces, 续表 where a page ends', (table) =>
    pieces(table, false)
      .map((piece) => spaced(texts(piece, 'gone'), '  '))
      .join('\n\n（续表）\n\n'),
  ),
  txt(
    'figures in the line below, a note below the table',
    (table) =>
      `${lines(table)
        .flatMap(({ texts: words, figures }) => [...words, ...(figures.length > 0 ? [figures.join(' ')] : [])])
        .join('\n')}\n\n数据来源：县政府办公室`,
  ),
  md(
    'pipe, — for what merges cover, the second page without a header',
    onlyThree((table) => pieces(table, false).map(strokes).join('\n\n'), plainPipes),
  ),
  md('pipe, two spaces behind numbers', (table) =>
    pipes(texts(relabel((text) => text.replace(/^([一二三四]、|（.）|\d\.)/, '$1\u00a0 '))(table), 'blank')),
  ),
  md('box drawing, figures with 件', (table) => boxTable(texts(table, 'blank', (box) => (isFigure(box) ? `${box.text}件` : box.text)))),
];
