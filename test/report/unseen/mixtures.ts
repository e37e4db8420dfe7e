import { boxTable, flattened, html, isFigure, lines, mapped, md, pipes, type Printer, relabel, texts, txt, web } from './printers.ts';
import { each, onlyThree, plainPipes, tabbed, widthOf } from './table-edits.ts';
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

const OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

/** Each kind of case in a block of its own: its name, the outcomes, their figures. */
const caseBlocks = (table: Table, kinds: readonly string[]): string[][] => {
  const figures = (table.rows[3] ?? []).map(({ text }) => text);
  return kinds.flatMap((kind, i) => [[kind, '', '', '', ''], OUTCOMES, figures.slice(i * 5, i * 5 + 5)]);
};
const KINDS = ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'];

/** A sheet with a block of table two in each part of it. */
const sheetOfBlocks = (table: Table): string =>
  texts(table, 'blank')
    .map((row) => row.join(','))
    .join('\n')
    .replace(/\n(?=第二十条)/g, '\n\n');

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
  md('pipe, table four in blocks', (table) => (table.id === 'reviewLitigation' ? pipes(caseBlocks(table, KINDS)) : plainPipes(table))),
  txt('tabs, table four in blocks', (table) => tabbed(table.id === 'reviewLitigation' ? caseBlocks(table, KINDS) : texts(table, 'blank'))),
  txt('single spaces, table four in blocks', (table) =>
    spaced(table.id === 'reviewLitigation' ? caseBlocks(table, ['行政复议', '未经复议直接起诉', '复议后起诉']) : texts(table, 'gone'), ' '),
  ),
  txt('a cell per line, table four in blocks', (table) =>
    table.id === 'reviewLitigation' ? spaced(caseBlocks(table, KINDS), '\n') : each(table).join('\n'),
  ),
  txt('csv, a block of table two in each part', sheetOfBlocks),
  md('pipe, 其中： in front of the first row of each group', (table) =>
    plainPipes(relabel((text) => text.replace(/^1\./, '其中：1.'))(table)),
  ),
  ...(
    [
      ['no numbers', (text: string) => text.replace(/^([一二三四]、|（.）|\d\.)/, '')],
      ['numbers as 1）', (text: string) => text.replace(/^(\d)\./, '$1）')],
      ['numbers as ①', (text: string) => text.replace(/^(\d)\./, (_, digit) => '①②③④⑤⑥⑦⑧'[digit - 1] ?? '')],
    ] as const
  ).map(([name, edit]) =>
    txt(`single spaces, groups in front of labels, ${name}`, (table) => spaced(texts(relabel(edit)(table), 'gone'), ' ')),
  ),
  txt('figures in the line below, units behind labels', (table) =>
    lines(relabel((text, box) => (box.role === 'label' ? `${text}（件）` : text))(table))
      .flatMap(({ texts: words, figures }) => [words.join(' '), figures.join(' ')])
      .filter((line) => line !== '')
      .join('\n'),
  ),
  txt(
    'single spaces, a note among the rows',
    onlyThree(
      (table) => {
        const rows = texts(table, 'gone');
        return spaced([...rows.slice(0, 12), ['注：含上年结转3件'], ...rows.slice(12)], ' ');
      },
      (table) => spaced(texts(table, 'gone'), ' '),
    ),
  ),
  txt('a cell per line, groups a letter per line', (table) =>
    each(table, (text, { role }) =>
      role === 'group' ? [/^(?:三、|（.）)/.exec(text)?.[0] ?? '', ...text.replace(/^(?:三、|（.）)/, '')].join('\n') : text,
    ).join('\n'),
  ),
  ...['del', 's', 'strike'].flatMap((name) => {
    const corrected = (table: Table): Table =>
      mapped(table, (box, row) => (isFigure(box) && row % 7 === 5 ? { ...box, text: `<${name}>9</${name}>${box.text}` } : box));
    return [
      md(`pipe, deleted digits in front of figures, ${name}`, (table) => plainPipes(corrected(table)), 'safe'),
      web(`html, deleted digits in front of figures, ${name}`, (table) => html(corrected(table)), 'safe'),
      web(
        `html, deleted digits in front of figures, ${name} not closed`,
        (table) => html(corrected(table)).replaceAll(`</${name}>`, ''),
        'safe',
      ),
    ];
  }),
];
