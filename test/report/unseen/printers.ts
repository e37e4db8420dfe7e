import { SECTIONS } from '../../generate/form.ts';
import type { Box, Table, Tables } from './tables.ts';

/** How a table reaches a document. */
export interface Printer {
  readonly name: string;
  readonly print: (table: Table) => string;
  /** What stands around the tables. */
  readonly frame?: (body: Parts) => string;
  readonly kind?: 'page';
  /** `read`: every figure; `safe`: none in a wrong cell, but some or all may be unknown. */
  readonly holds: 'read' | 'safe';
  /** Findings that are true of the table: a row that no form has. */
  readonly allows?: readonly string[];
}

export interface Parts {
  readonly year: number;
  readonly tables: readonly [string, string, string];
}

const ORDINALS = ['一', '二', '三', '四', '五', '六'];
const TEXTS: Readonly<Record<number, string>> = {
  0: '（一）主动公开情况。本机关坚持以公开为常态、不公开为例外，及时公开群众关心的信息。\n\n（二）依申请公开情况。本机关依法答复政府信息公开申请。\n\n（三）政府信息管理情况。本机关落实信息发布审核制度。\n\n（四）政府信息公开平台建设情况。本机关做好网站专栏维护。\n\n（五）监督保障情况。本机关组织业务培训，工作考核为优秀，社会评议为满意，未发生责任追究。',
  4: '一是主动公开的时效性还需提高。二是答复的规范性有待加强。下一步，本机关将加强培训，完善制度。',
  5: '本年度没有收取信息处理费。',
};

/** Plain text or Markdown around the tables. */
export const plain =
  (heading: (text: string) => string, title: (text: string) => string = heading) =>
  ({ year, tables }: Parts): string =>
    [
      title(`示例县示例镇人民政府${year}年政府信息公开工作年度报告`),
      ...SECTIONS.flatMap((section, index) => [heading(`${ORDINALS[index]}、${section}`), TEXTS[index] ?? tables[index - 1] ?? '']),
    ].join('\n\n') + '\n';

export const markdown = plain(
  (text) => `## ${text}`,
  (text) => `# ${text}`,
);
export const bare = plain((text) => text);

/** A page, everything in paragraphs. */
export const page = ({ year, tables }: Parts): string =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>年报</title></head><body>\n${plain((text) => text)({
    year,
    tables: ['@1', '@2', '@3'],
  })
    .split(/\n+/)
    .map((line) => (line.startsWith('@') ? (tables[Number(line[1]) - 1] ?? '') : `<p>${line}</p>`))
    .join('\n')}\n</body></html>\n`;

/** Rows of texts: what a merge covers is blank, says its text again, or is gone. */
export function texts(
  table: Table,
  covered: 'blank' | 'again' | 'gone' | 'downAgain',
  edit: (box: Box) => string = ({ text }) => text,
): string[][] {
  return table.rows.map((row) =>
    row.flatMap((box) => {
      if (box.how === 'anchor') return [edit(box)];
      if (covered === 'gone') return [];
      if (covered === 'blank' || (covered === 'downAgain' && box.how === 'right')) return [''];
      return [edit(box)];
    }),
  );
}

const NOTE_ON_ROWS = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

export const pipes = (rows: readonly (readonly string[])[], delimiterAfter = 0): string =>
  rows
    .flatMap((row, index) => [`| ${row.join(' | ')} |`, ...(index === delimiterAfter ? [`|${row.map(() => ' --- |').join('')}`] : [])])
    .join('\n');

export const html = (
  table: Table,
  options: {
    readonly cell?: (box: Box) => string;
    readonly spans?: (box: Box, row: number) => readonly [number, number];
    readonly attributes?: string;
  } = {},
): string => {
  const rows = table.rows.map((row, index) => {
    const cells = row
      .filter(({ how }) => how === 'anchor')
      .map((box) => {
        const [rowSpan, colSpan] = options.spans?.(box, index) ?? [box.rowSpan, box.colSpan];
        return `<td${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}>${options.cell?.(box) ?? box.text}</td>`;
      });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table${options.attributes ?? ''}>\n${rows.join('\n')}\n</table>`;
};

export const isFigure = (box: Box): boolean => box.role === 'figure';
/** Each row with one cell more in front or behind. */
export const withColumn = (table: Table, head: string, cell: (row: number) => string, where: 'front' | 'behind'): Table => ({
  ...table,
  rows: table.rows.map((row, index) => {
    const box: Box = { role: 'filler', text: index === 0 ? head : cell(index), how: 'anchor', colSpan: 1, rowSpan: 1 };
    return where === 'front' ? [box, ...row] : [...row, box];
  }),
});
/** A column in front that counts the rows, of the table that has them to count. */
const withRunningNumbers = (table: Table): Table =>
  withColumn(table, '序号', (row) => (table.id !== 'applications' || row < table.heads ? '' : String(row - table.heads + 1)), 'front');
export const mapped = (table: Table, edit: (box: Box, row: number) => Box): Table => ({
  ...table,
  rows: table.rows.map((row, index) => row.map((box) => edit(box, index))),
});
export const relabel = (edit: (text: string, box: Box) => string) => (table: Table) =>
  mapped(table, (box) => (isFigure(box) ? box : { ...box, text: edit(box.text, box) }));

/** One header row with full names and one label per row, as a chat program or a careful clerk flattens it. */
export function flattened(table: Table): string[][] {
  if (table.id === 'reviewLitigation') {
    const figures = (table.rows[3] ?? []).map(({ text }) => text);
    return [
      ['类型', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
      ['行政复议', ...figures.slice(0, 5)],
      ['行政诉讼（未经复议直接起诉）', ...figures.slice(5, 10)],
      ['行政诉讼（复议后起诉）', ...figures.slice(10, 15)],
    ];
  }
  if (table.id === 'proactiveDisclosure') return texts(table, 'blank');
  const rows = table.rows.slice(table.heads).map((row) => {
    const labels = [...new Set(row.filter((box) => !isFigure(box)).map(({ text }) => text))];
    return [labels[labels.length - 1] ?? '', ...row.filter(isFigure).map(({ text }) => text)];
  });
  return [['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'], ...rows];
}

/** Label and figures of every row, without what a merge covers. */
export function lines(table: Table): { readonly texts: readonly string[]; readonly figures: readonly string[] }[] {
  return table.rows.map((row) => {
    const own = row.filter(({ how }) => how === 'anchor');
    return {
      texts: own.filter((box) => !isFigure(box) && box.text !== '').map(({ text }) => text),
      figures: own.filter(isFigure).map(({ text }) => text),
    };
  });
}

const csv = (cell: string, comma: string): string =>
  cell.includes(comma) || cell.includes('\n') || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
export const csvOf = (rows: readonly (readonly string[])[], comma: string): string =>
  rows.map((row) => row.map((cell) => csv(cell, comma)).join(comma)).join('\n');

export const gridTable = (rows: readonly (readonly string[])[], heads: number): string => {
  const width = Math.max(...rows.map((row) => row.length));
  const wide = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) >= 0x1100 ? 2 : 1), 0);
  const widths = Array.from({ length: width }, (_, i) => Math.max(3, ...rows.map((row) => wide(row[i] ?? ''))));
  const rule = (c: string): string => `+${widths.map((w) => c.repeat(w + 2)).join('+')}+`;
  const line = (row: readonly string[]): string =>
    `|${widths.map((w, i) => ` ${row[i] ?? ''}${' '.repeat(w - wide(row[i] ?? ''))} `).join('|')}|`;
  return [rule('-'), ...rows.flatMap((row, index) => [line(row), rule(index === heads - 1 ? '=' : '-')])].join('\n');
};

export const simpleTable = (rows: readonly (readonly string[])[], gap = 2): string => {
  const width = Math.max(...rows.map((row) => row.length));
  const wide = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) >= 0x1100 ? 2 : 1), 0);
  const widths = Array.from({ length: width }, (_, i) => Math.max(3, ...rows.map((row) => wide(row[i] ?? ''))));
  const pad = (text: string, w: number): string => text + ' '.repeat(w - wide(text));
  const line = (row: readonly string[]): string =>
    widths
      .map((w, i) => pad(row[i] ?? '', w))
      .join(' '.repeat(gap))
      .trimEnd();
  return [line(rows[0] ?? []), widths.map((w) => '-'.repeat(w)).join(' '.repeat(gap)), ...rows.slice(1).map(line)].join('\n');
};

export const boxTable = (rows: readonly (readonly string[])[]): string =>
  gridTable(rows, 1)
    .replace(/\|/g, '│')
    .replace(/[-=]{2,}/g, (m) => '─'.repeat(m.length))
    .replace(/\+/g, '┼');

const split = (text: string): string =>
  text.length > 1 ? `<span lang=EN-US>${text[0]}</span><span lang=EN-US>${text.slice(1)}</span>` : `<span>${text}</span>`;

/** A subtotal row below each group: 小计. */
const withSubtotals = (table: Table, label: string): Table => {
  if (table.id !== 'applications') return table;
  const rows: (readonly Box[])[] = [];
  table.rows.forEach((row, index) => {
    rows.push(row);
    const group = row.filter(({ role }) => role === 'group').at(-1)?.text ?? '';
    const next = (table.rows[index + 1] ?? []).filter(({ role }) => role === 'group').at(-1)?.text ?? '';
    if (/^（[三四五六]）/.test(group) && group !== next) {
      const members = table.rows.filter((other) => other.filter(({ role }) => role === 'group').at(-1)?.text === group);
      const sums = Array.from({ length: 7 }, (_, i) => members.reduce((n, other) => n + Number(other.filter(isFigure)[i]?.text ?? 0), 0));
      const figures = sums.map((n): Box => ({ role: 'figure', text: String(n), how: 'anchor', colSpan: 1, rowSpan: 1 }));
      const head = row
        .slice(0, row.length - 7)
        .map(
          (box, i, all): Box =>
            i === all.length - 1 ? { role: 'label', text: label, how: 'anchor', colSpan: 1, rowSpan: 1 } : { ...box, how: 'below' },
        );
      rows.push([...head, ...figures]);
    }
  });
  return { ...table, rows };
};

/** A group row above its items: zeros or its sums in the place of figures. */
const groupRows = (table: Table, fill: 'sum' | '0' | '', flat: boolean): string[][] => {
  if (table.id !== 'applications') return texts(table, 'blank');
  const out: string[][] = [];
  const done = new Set<string>();
  if (flat) out.push(['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']);
  table.rows.slice(table.heads).forEach((row) => {
    const groups = [...new Set(row.filter(({ role }) => role === 'group').map(({ text }) => text))];
    for (const group of groups) {
      if (done.has(group)) continue;
      done.add(group);
      const members = table.rows.filter(
        (other) => other.some(({ role, text }) => role === 'group' && text === group) && !other.some(({ text }) => text === '（七）总计'),
      );
      const sums = Array.from({ length: 7 }, (_, i) => members.reduce((n, other) => n + Number(other.filter(isFigure)[i]?.text ?? 0), 0));
      out.push([group, ...sums.map((n) => (fill === 'sum' ? String(n) : fill))]);
    }
    const label = row.find(({ role }) => role === 'label')?.text ?? '';
    out.push([label, ...row.filter(isFigure).map(({ text }) => text)]);
  });
  return out;
};

export const md = (name: string, print: Printer['print'], holds: Printer['holds'] = 'read', allows: readonly string[] = []): Printer => ({
  name,
  print,
  frame: markdown,
  holds,
  allows,
});
export const txt = (name: string, print: Printer['print'], holds: Printer['holds'] = 'read', allows: readonly string[] = []): Printer => ({
  name,
  print,
  frame: bare,
  holds,
  allows,
});
export const web = (name: string, print: Printer['print'], holds: Printer['holds'] = 'read', allows: readonly string[] = []): Printer => ({
  name,
  print,
  frame: page,
  kind: 'page',
  holds,
  allows,
});

const DIGITS = (text: string): string => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
export const eachLine =
  (edit: (line: string) => string) =>
  (text: string): string =>
    text.split('\n').map(edit).join('\n');

/** Rows as a program that makes text of web pages leaves them: what merges cover is gone, and bars at the end make up for it. */
const madeUp = (table: Table): { readonly row: readonly string[]; readonly bars: string }[] =>
  texts(table, 'gone').map((row) => ({ row, bars: '|'.repeat((table.rows[0]?.length ?? 0) - row.length) }));

/** A blank cell stands in a line of its own. */
const beside = (row: readonly string[]): string =>
  row
    .map((text) => (text === '' ? '\n|\n' : `${text} | `))
    .join('')
    .replace(/ \n/g, '\n')
    .trim();

const below = (row: readonly string[]): string => row.map((text) => (text === '' ? '|' : `${text} |`)).join('\n');

/** An office's own form explains its names in brackets. */
const remarked = (text: string): string =>
  text
    .replace('现行有效件数', '现行有效件数（历史累计）')
    .replace('本年制发件数', '本年（2023）制发件数')
    .replace('上一年项目数量', '上一年项目数量（指上一年末的事项数）')
    .replace('本年增/减', '本年增/减（指增加或减少的事项数，减用负值表示，如-8）')
    .replace(/^规章$/, '规章（设区的市人民政府应提供数据）')
    .replace(/^其他对外管理服务事项$/, '其他对外管理服务事项（指行政许可以外的政务服务事项，含行政确认、行政给付，以及公共服务事项）');

/** A remark stands in every third row of table three, and in those of table two that have one figure. */
const isRemarked = (table: Table, row: number): boolean =>
  table.id === 'proactiveDisclosure'
    ? (table.rows[row] ?? []).filter((box) => isFigure(box) && box.how === 'anchor').length === 1
    : table.id === 'applications' && row % 3 === 0 && row > table.heads;

export const printers: readonly Printer[] = [
  // pipe tables as converters and chat programs write them
  md('pipe, merges blank', (table) => pipes(texts(table, 'blank'))),
  md('pipe, merges repeated', (table) => pipes(texts(table, 'again'))),
  md('pipe, merges repeated downwards only', (table) => pipes(texts(table, 'downAgain'))),
  md('pipe, merged cells gone', (table) => pipes(texts(table, 'gone'))),
  md('pipe, merged cells gone, padded behind', (table) => {
    const rows = texts(table, 'gone');
    const most = Math.max(...rows.map((row) => row.length));
    return pipes(rows.map((row) => [...row, ...Array.from({ length: most - row.length }, () => '')]));
  }),
  md('pipe, flat', (table) => pipes(flattened(table))),
  md('pipe, bold labels', (table) => pipes(texts(table, 'blank', (box) => (box.text && !isFigure(box) ? `**${box.text}**` : box.text)))),
  md('pipe, bold figures', (table) => pipes(texts(table, 'blank', (box) => (box.text ? `**${box.text}**` : '')))),
  md('pipe, bold numbers only', (table) =>
    pipes(texts(relabel((text) => text.replace(/^([一二三四]、|（.）|\d\.)/, '**$1**'))(table), 'blank')),
  ),
  md('pipe, code figures', (table) => pipes(texts(table, 'blank', (box) => (isFigure(box) ? `\`${box.text}\`` : box.text)))),
  md('pipe, escaped dots', (table) =>
    pipes(texts(relabel((text) => text.replace(/^(\d)\./, '$1\\.').replace(/（/g, '\\（'))(table), 'blank')),
  ),
  md('pipe, nbsp entities', (table) => pipes(texts(table, 'blank', (box) => (box.text ? `&nbsp;${box.text}&nbsp;` : '&nbsp;')))),
  md('pipe, entities in labels', (table) =>
    pipes(
      texts(
        relabel((text) => text.replace(/“/g, '&ldquo;').replace(/”/g, '&rdquo;').replace(/（/g, '&#65288;').replace(/）/g, '&#xff09;'))(
          table,
        ),
        'blank',
      ),
    ),
  ),
  md('pipe, delimiter row behind every row', (table) =>
    pipes(texts(table, 'blank'))
      .split('\n')
      .filter((line) => !/^[| -]+$/.test(line))
      .map((line) => `${line}\n|${' --- |'.repeat(line.split('|').length - 2)}`)
      .join('\n'),
  ),
  md('pipe, delimiter row behind the last header', (table) => pipes(texts(table, 'blank'), table.heads - 1)),
  md('pipe, blank header row of a converter', (table) => {
    const rows = texts(table, 'blank');
    return pipes([(rows[0] ?? []).map(() => ''), ...rows]);
  }),
  md('pipe, breaks in every label', (table) =>
    pipes(texts(relabel((text) => (text.length > 5 ? `${text.slice(0, 5)}<br/>${text.slice(5)}` : text))(table), 'blank')),
  ),
  md('pipe, breaks with spaces', (table) =>
    pipes(texts(relabel((text) => (text.length > 5 ? `${text.slice(0, 5)} <br /> ${text.slice(5)}` : text))(table), 'blank')),
  ),
  md('pipe in a block quote', (table) => eachLine((line) => `> ${line}`)(pipes(texts(table, 'blank')))),
  md('pipe in a list', (table) => eachLine((line) => `  ${line}`)(pipes(texts(table, 'blank'))).replace(/^ {2}/, '- ')),
  md('pipe indented by four', (table) => eachLine((line) => `    ${line}`)(pipes(texts(table, 'blank')))),
  md('pipe in details', (table) => `<details>\n<summary>统计表</summary>\n\n${pipes(texts(table, 'blank'))}\n\n</details>`),
  md('pipe in a div', (table) => `<div align="center">\n\n${pipes(texts(table, 'blank'))}\n\n</div>`),
  md('pipe, full-width bars', (table) => pipes(texts(table, 'blank')).replaceAll('|', '｜')),
  md('pipe without outer bars', (table) =>
    texts(table, 'blank')
      .map((row) => row.join(' | '))
      .join('\n'),
  ),
  md('pipe, no leading bar', (table) =>
    texts(table, 'blank')
      .map((row) => `${row.join(' | ')} |`)
      .join('\n'),
  ),
  md('pipe with a caption line', (table) => `表${table.id.length}：单位：件\n\n${pipes(texts(table, 'blank'))}\n\n: 统计表`),
  md('pipe, blank lines between rows', (table) => pipes(texts(table, 'blank')).replaceAll('\n', '\n\n')),
  md('pipe, org mode', (table) =>
    pipes(texts(table, 'blank')).replace(
      /\|( --- \|)+/g,
      (m) =>
        `|${m
          .slice(1, -1)
          .replace(/ --- \|/g, '-----+')
          .slice(0, -1)}-----|`,
    ),
  ),
  md('pandoc grid table', (table) => gridTable(texts(table, 'blank'), table.heads)),
  md('pandoc grid table, flat', (table) => gridTable(flattened(table), 1)),
  md('pandoc simple table, flat', (table) => simpleTable(flattened(table))),
  md('pandoc simple table, indented', (table) => eachLine((line) => `  ${line}`)(simpleTable(flattened(table)))),
  md('pandoc multiline table', (table) => {
    const rows = simpleTable(flattened(table)).split('\n');
    const rule = '-'.repeat(100);
    return [rule, ...rows.slice(0, 2), ...rows.slice(2).flatMap((line) => [line, '']), rule].join('\n');
  }),
  md('box drawing', (table) => boxTable(texts(table, 'blank'))),
  md('pipe, extra serial number', (table) =>
    pipes(
      texts(
        withColumn(table, '序号', (row) => (row < table.heads ? '' : String(row - table.heads + 1)), 'front'),
        'blank',
      ),
    ),
  ),
  md('pipe, flat with serial number', (table) =>
    pipes(flattened(table).map((row, index) => [index === 0 ? '序号' : String(index), ...row])),
  ),
  md('pipe, flat with remarks', (table) => pipes(flattened(table).map((row, index) => [...row, index === 0 ? '备注' : '']))),
  md('pipe, flat with filled remarks', (table) =>
    pipes(flattened(table).map((row, index) => [...row, index === 0 ? '备注' : index % 4 === 0 ? '含上年' : ''])),
  ),
  md('pipe, remarks', (table) =>
    pipes(
      texts(
        withColumn(table, '备注', () => '', 'behind'),
        'blank',
      ),
    ),
  ),
  md('pipe, 合计', (table) => pipes(texts(relabel((text) => text.replace('总计', '合计'))(table), 'blank')), 'read', ['label-wording']),
  md('pipe, units in the header', (table) =>
    pipes(
      texts(
        relabel((text, box) => (box.role === 'head' && box.colSpan === 1 && !text.includes('单位') ? `${text}（件）` : text))(table),
        'blank',
      ),
    ),
  ),
  md('pipe, flat, units in the header', (table) =>
    pipes(flattened(table).map((row, index) => (index === 0 ? row.map((cell, i) => (i === 0 ? cell : `${cell}（件）`)) : row))),
  ),
  md('pipe, subtotals', (table) => pipes(texts(withSubtotals(table, '小计'), 'blank')), 'read', ['row-unknown']),
  md('pipe, group rows with sums', (table) => pipes(groupRows(table, 'sum', true))),
  md('pipe, group rows with zeros', (table) => pipes(groupRows(table, '0', true))),
  md('pipe, group rows blank', (table) => pipes(groupRows(table, '', true))),
  md('pipe, no numbers in labels', (table) =>
    pipes(texts(relabel((text) => text.replace(/^([一二三四]、|（.）|\d\.)/, ''))(table), 'blank')),
  ),
  md('pipe, numbers without dots', (table) =>
    pipes(texts(relabel((text) => text.replace(/^(\d)\./, '$1').replace(/^([一二三四])、/, '$1 '))(table), 'blank')),
  ),
  md('pipe, full-width digits in labels', (table) => pipes(texts(relabel((text) => DIGITS(text).replace(/\./g, '．'))(table), 'blank'))),
  md('pipe, circled digits in labels', (table) =>
    pipes(texts(relabel((text) => text.replace(/^(\d)\./, (_, d: string) => String.fromCharCode(0x245f + Number(d))))(table), 'blank')),
  ),
  md('pipe, bracketed digits in labels', (table) => pipes(texts(relabel((text) => text.replace(/^(\d)\./, '（$1）'))(table), 'blank'))),
  md('pipe, half-width brackets', (table) =>
    pipes(texts(relabel((text) => text.replaceAll('（', '(').replaceAll('）', ')'))(table), 'blank')),
  ),
  md('pipe, trailing note', (table) => `${pipes(texts(table, 'blank'))}\n| 注：本表数据截至当年12月31日。 |`),
  md('pipe, note below', (table) => `${pipes(texts(table, 'blank'))}\n注：本表由办公室填报，联系电话0000-1234567。`),
  md('pipe, footnote marks on labels', (table) =>
    pipes(texts(relabel((text, box) => (box.role === 'label' && /国家秘密|规章|新收/.test(text) ? `${text}①` : text))(table), 'blank')),
  ),
  md('pipe, footnote references', (table) =>
    pipes(texts(relabel((text, box) => (box.role === 'label' && /国家秘密|规章|新收/.test(text) ? `${text}[^1]` : text))(table), 'blank')),
  ),
  md('pipe, code fence', (table) => `\`\`\`\n${pipes(texts(table, 'blank'))}\n\`\`\``, 'safe'),
  md(
    'table four as label and figure',
    (table) =>
      table.id === 'reviewLitigation'
        ? pipes([
            ['类型', '结果', '件数'],
            ...(table.rows[3] ?? []).map((box, i) => [
              i % 5 === 0 ? (['行政复议', '未经复议直接起诉', '复议后起诉'][i / 5] ?? '') : '',
              ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'][i % 5] ?? '',
              box.text,
            ]),
          ])
        : pipes(texts(table, 'blank')),
    'safe',
  ),
  md(
    'table four transposed',
    (table) =>
      table.id === 'reviewLitigation'
        ? pipes([
            ['结果', '行政复议', '未经复议直接起诉', '复议后起诉'],
            ...['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((name, i) => [
              name,
              table.rows[3]?.[i]?.text ?? '',
              table.rows[3]?.[i + 5]?.text ?? '',
              table.rows[3]?.[i + 10]?.text ?? '',
            ]),
          ])
        : pipes(texts(table, 'blank')),
    'safe',
  ),
  md('table four, two merged label columns', (table) =>
    table.id === 'reviewLitigation'
      ? pipes(
          flattened(table).map((row, i) => [
            i === 0 ? '类别' : i === 1 ? '行政复议' : i === 2 ? '行政诉讼' : '',
            i === 0 ? '' : i === 1 ? '' : i === 2 ? '未经复议直接起诉' : '复议后起诉',
            ...row.slice(1),
          ]),
        )
      : pipes(texts(table, 'blank')),
  ),
  md(
    'table four in three tables',
    (table) =>
      table.id === 'reviewLitigation'
        ? ['行政复议', '行政诉讼—未经复议直接起诉', '行政诉讼—复议后起诉']
            .map(
              (name, i) =>
                `${name}\n\n${pipes([['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'], (table.rows[3] ?? []).slice(i * 5, i * 5 + 5).map(({ text }) => text)])}`,
            )
            .join('\n\n')
        : pipes(texts(table, 'blank')),
    'safe',
  ),
  md(
    'table four, one header row of fifteen',
    (table) =>
      table.id === 'reviewLitigation'
        ? pipes([
            (table.rows[3] ?? []).map(
              (_, i) =>
                `${['行政复议', '未经复议直接起诉', '复议后起诉'][Math.floor(i / 5)]}${['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'][i % 5]}`,
            ),
            (table.rows[3] ?? []).map(({ text }) => text),
          ])
        : pipes(texts(table, 'blank')),
    'safe',
  ),
  md(
    'table two, one line per figure',
    (table) =>
      table.id === 'proactiveDisclosure'
        ? pipes([
            ['项目', '数量'],
            ...table.rows
              .filter((row) => row.some(isFigure))
              .flatMap((row) =>
                row.filter((box) => isFigure(box) && box.how === 'anchor').map((box, i) => [i === 0 ? (row[0]?.text ?? '') : '', box.text]),
              ),
          ])
        : pipes(texts(table, 'blank')),
    'safe',
  ),
  md('table two, columns of two orders', (table) =>
    table.id === 'proactiveDisclosure'
      ? pipes(texts({ ...table, rows: table.rows.map((row) => [row[0] as Box, ...[...row.slice(1)].reverse()]) }, 'blank'))
      : pipes(texts(table, 'blank')),
  ),
  md('table three, total first, flat', (table) =>
    table.id === 'applications'
      ? pipes(flattened(table).map((row) => [row[0] ?? '', row[7] ?? '', ...row.slice(1, 7)]))
      : pipes(texts(table, 'blank')),
  ),
  md(
    'table three, total first, merged',
    (table) =>
      table.id === 'applications'
        ? pipes(
            texts(
              { ...table, rows: table.rows.map((row) => [...row.slice(0, -7), row[row.length - 1] as Box, ...row.slice(-7, -1)]) },
              'blank',
            ),
          )
        : pipes(texts(table, 'blank')),
    'safe',
  ),
  md(
    'table three transposed',
    (table) => {
      if (table.id !== 'applications') return pipes(texts(table, 'blank'));
      const rows = flattened(table);
      return pipes((rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? '')));
    },
    'safe',
  ),
  md(
    'table three, this year and last year',
    (table) =>
      table.id === 'applications'
        ? pipes(
            flattened(table).map((row, i) => [
              row[0] ?? '',
              ...row.slice(1).flatMap((cell, j) => (i === 0 ? [`${cell}本年`, `${cell}上年`] : [cell, String((i * 7 + j * 3) % 90)])),
            ]),
          )
        : pipes(texts(table, 'blank')),
    'safe',
  ),
  md(
    'table three, only totals',
    (table) =>
      table.id === 'applications' ? pipes(flattened(table).map((row) => [row[0] ?? '', row[7] ?? ''])) : pipes(texts(table, 'blank')),
    'safe',
  ),

  // text with separators
  txt('csv', (table) => csvOf(texts(table, 'blank'), ',')),
  txt('csv, merges repeated', (table) => csvOf(texts(table, 'again'), ',')),
  txt('csv, merged cells gone', (table) => csvOf(texts(table, 'gone'), ','), 'safe'),
  txt('csv, flat', (table) => csvOf(flattened(table), ',')),
  txt(
    'csv, full-width commas',
    (table) =>
      flattened(table)
        .map((row) => row.join('，'))
        .join('\n'),
    'safe',
  ),
  txt(
    'csv, enumeration commas',
    (table) =>
      flattened(table)
        .map((row) => row.join('、'))
        .join('\n'),
    'safe',
  ),
  txt('semicolons', (table) => csvOf(texts(table, 'blank'), ';')),
  txt('semicolons, flat', (table) => csvOf(flattened(table), ';')),
  txt('csv, every cell in quotes', (table) =>
    texts(table, 'blank')
      .map((row) => row.map((cell) => `"${cell}"`).join(','))
      .join('\n'),
  ),
  txt('excel tabs, cells with line breaks in quotes', (table) =>
    texts(relabel((text) => (text.length > 5 && text.length < 30 ? `"${text.slice(0, 3)}\n${text.slice(3)}"` : text))(table), 'blank')
      .map((row) => row.join('\t'))
      .join('\n'),
  ),
  txt('excel tabs, every cell in quotes', (table) =>
    texts(table, 'blank')
      .map((row) => row.map((cell) => `"${cell}"`).join('\t'))
      .join('\n'),
  ),
  txt('tabs, merges blank', (table) =>
    texts(table, 'blank')
      .map((row) => row.join('\t'))
      .join('\n'),
  ),
  txt('tabs, merges repeated', (table) =>
    texts(table, 'again')
      .map((row) => row.join('\t'))
      .join('\n'),
  ),
  txt('tabs, merges repeated downwards only', (table) =>
    texts(table, 'downAgain')
      .map((row) => row.join('\t'))
      .join('\n'),
  ),
  txt('tabs, merged cells gone', (table) =>
    texts(table, 'gone')
      .map((row) => row.join('\t'))
      .join('\n'),
  ),
  txt('tabs, a tab in front of every row', (table) =>
    texts(table, 'gone')
      .map((row) => `\t${row.join('\t')}`)
      .join('\n'),
  ),
  txt('tabs, a tab behind every row', (table) =>
    texts(table, 'blank')
      .map((row) => `${row.join('\t')}\t`)
      .join('\n'),
  ),
  txt('tabs, blank lines between rows', (table) =>
    texts(table, 'blank')
      .map((row) => row.join('\t'))
      .join('\n\n'),
  ),
  txt('tabs and spaces', (table) =>
    texts(table, 'gone')
      .map((row) => row.join(' \t '))
      .join('\n'),
  ),
  txt('tabs, spaces for blank cells', (table) =>
    texts(table, 'blank')
      .map((row) => row.map((cell) => cell || ' ').join('\t'))
      .join('\n'),
  ),
  txt('tabs, flat with serial number', (table) =>
    flattened(table)
      .map((row, i) => [i === 0 ? '序号' : String(i), ...row].join('\t'))
      .join('\n'),
  ),
  txt('tabs, no header', (table) =>
    (table.id === 'applications' ? texts(table, 'gone').slice(table.heads) : texts(table, 'gone')).map((row) => row.join('\t')).join('\n'),
  ),
  txt('tabs, page header inside', (table) => {
    const rows = texts(table, 'gone').map((row) => row.join('\t'));
    rows.splice(Math.max(table.heads + 1, rows.length >> 1), 0, '示例县示例镇人民政府2024年政府信息公开工作年度报告', '第 3 页 共 5 页');
    return rows.join('\n');
  }),
  txt(
    'tabs, unit line above',
    (table) =>
      `单位：件\n${texts(table, 'gone')
        .map((row) => row.join('\t'))
        .join('\n')}`,
  ),
  txt(
    'tabs, subtotals',
    (table) =>
      texts(withSubtotals(table, '小计'), 'gone')
        .map((row) => row.join('\t'))
        .join('\n'),
    'read',
    ['row-unknown'],
  ),
  txt('tabs, figures in quotes of a spreadsheet', (table) =>
    texts(table, 'blank', (box) => (isFigure(box) ? `'${box.text}` : box.text))
      .map((row) => row.join('\t'))
      .join('\n'),
  ),
  txt('single spaces', (table) =>
    lines(table)
      .map(({ texts, figures }) => [...texts, ...figures].join(' '))
      .join('\n'),
  ),
  txt('single spaces, a wide one inside 总　计', (table) =>
    texts(relabel((text) => text.replace('总计', '总　计'))(table), 'gone')
      .map((row) => row.filter((text) => text !== '').join(' '))
      .join('\n'),
  ),
  ...['第20条第（%）项', '第２０条第（%）项', '第20条第%项'].map((heading) =>
    txt(`single spaces, headings ${heading}`, (table) =>
      texts(
        relabel((text) =>
          text.replace(/第二十条第（(.)）项/, (_, item: string) => heading.replace('%', String('一二三四五六七八九'.indexOf(item) + 1))),
        )(table),
        'gone',
      )
        .map((row) => row.filter((text) => text !== '').join(' '))
        .join('\n'),
    ),
  ),
  txt('single spaces, a running number in front of table three', (table) =>
    texts(
      withColumn(table, '序号', (row) => (table.id !== 'applications' || row < table.heads ? '' : String(row - table.heads + 1)), 'front'),
      'gone',
    )
      .map((row) => row.filter((text) => text !== '' && (table.id === 'applications' || text !== '序号')).join(' '))
      .join('\n'),
  ),
  txt('tabs, blanks at the end of lines gone', (table) =>
    texts(table, 'blank')
      .map((row) => row.join('\t').replace(/\t+$/, ''))
      .join('\n'),
  ),
  txt('single spaces, groups on their own lines', (table) =>
    lines(table)
      .flatMap(({ texts, figures }) => [...texts.slice(0, -1), [...texts.slice(-1), ...figures].join(' ')])
      .join('\n'),
  ),
  txt('single spaces, flat', (table) =>
    flattened(table)
      .map((row) => row.join(' '))
      .join('\n'),
  ),
  txt('figures in the line below', (table) =>
    lines(table)
      .flatMap(({ texts, figures }) => [...texts, ...(figures.length > 0 ? [figures.join(' ')] : [])])
      .join('\n'),
  ),
  txt('figures in the line below, two spaces', (table) =>
    lines(table)
      .flatMap(({ texts, figures }) => [...texts, ...(figures.length > 0 ? [figures.join('  ')] : [])])
      .join('\n'),
  ),
  txt('figures in the line below, flat', (table) =>
    flattened(table)
      .flatMap(([label, ...figures], i) => (i === 0 ? [[label, ...figures].join(' ')] : [label, figures.join(' ')]))
      .join('\n'),
  ),
  txt('two spaces, flat', (table) =>
    flattened(table)
      .map((row) => row.join('  '))
      .join('\n'),
  ),
  txt('ideographic spaces, flat', (table) =>
    flattened(table)
      .map((row) => row.join('\u3000'))
      .join('\n'),
  ),
  txt('label, colon, figures', (table) =>
    flattened(table)
      .map(([label, ...rest], i) => (i === 0 ? [label, ...rest].join(' ') : `${label}：${rest.join(' ')}`))
      .join('\n'),
  ),
  txt('cells per line, quoted', (table) =>
    texts(table, 'gone')
      .flat()
      .filter((text) => text !== '')
      .join('\n'),
  ),
  txt(
    'figures glued to their labels',
    (table) =>
      flattened(table)
        .map((row) => row.join(''))
        .join('\n'),
    'safe',
  ),

  // HTML
  web('html', (table) => html(table)),
  web('html, merges repeated', (table) => html(mapped(table, (box) => ({ ...box, how: 'anchor', rowSpan: 1, colSpan: 1 })))),
  web('html, merges repeated downwards', (table) =>
    html(mapped(table, (box) => ({ ...box, how: box.how === 'right' ? 'right' : 'anchor', rowSpan: 1 }))),
  ),
  web('html, groups short of rows', (table) =>
    html(table, { spans: (box) => [box.rowSpan > 6 ? box.rowSpan - 2 : box.rowSpan, box.colSpan] }),
  ),
  web('html, groups with too many rows', (table) =>
    html(table, { spans: (box) => [box.role === 'group' && box.rowSpan > 6 ? box.rowSpan + 1 : box.rowSpan, box.colSpan] }),
  ),
  web('html, no row spans at all', (table) => html(table, { spans: (box) => [1, box.colSpan] })),
  web('html, no spans at all', (table) => html(table, { spans: () => [1, 1] })),
  web('html, heads with too few columns', (table) =>
    html(table, { spans: (box) => [box.rowSpan, box.role === 'head' && box.colSpan > 2 ? box.colSpan - 1 : box.colSpan] }),
  ),
  web('html, labels with too many columns', (table) =>
    html(table, { spans: (box) => [box.rowSpan, box.role === 'label' && box.colSpan > 1 ? box.colSpan + 1 : box.colSpan] }),
  ),
  web('html, corner too wide', (table) =>
    html(table, { spans: (box) => [box.rowSpan, box.role === 'corner' && box.colSpan > 1 ? box.colSpan + 1 : box.colSpan] }),
  ),
  web('html, figures in runs', (table) => html(table, { cell: (box) => `<p class=MsoNormal>${split(box.text)}<o:p></o:p></p>` })),
  web('html, conditional comments', (table) =>
    html(table, {
      cell: (box) =>
        `<![if !supportEmptyParas]>&nbsp;<![endif]><!--[if gte mso 9]><xml><w:data>7</w:data></xml><![endif]--><font face="仿宋">${box.text}</font>`,
    }),
  ),
  web('html, conditional comments around cells', (table) =>
    html(table).replace(/<tr>/g, '<![if !supportMisalignedColumns]><tr height=0><td width=10 style="border:none"></td></tr><![endif]><tr>'),
  ),
  web('html, no end tags', (table) => html(table).replace(/<\/(?:td|tr)>/g, '')),
  web('html, no end tags of rows', (table) => html(table).replace(/<\/tr>/g, '')),
  web('html, th and thead', (table) => {
    const rows = html(table).split('\n');
    return [
      rows[0],
      '<colgroup><col width=20%><col></colgroup><thead>',
      ...rows.slice(1, table.heads + 1).map((row) => row.replace(/(<\/?)td/g, '$1th')),
      '</thead><tbody>',
      ...rows.slice(table.heads + 1, -1),
      '</tbody>',
      rows.at(-1),
    ].join('\n');
  }),
  web('html, th for labels', (table) => html(table).replace(/<td([^>]*)>([^<\d][^<]*)<\/td>/g, '<th$1>$2</th>')),
  web('html, caption inside', (table) => html(table).replace('>', '><caption>统计表（单位：件）</caption>')),
  web('html, an empty column behind', (table) => html(table).replace(/<\/tr>/g, '<td></td></tr>')),
  web('html, an empty column in front', (table) => html(table).replace(/<tr>/g, '<tr><td></td>')),
  web('html, a spacer row and columns', (table) =>
    html(table).replace('<tr>', `<tr style="height:0">${'<td style="width:40px"></td>'.repeat(table.rows[0]?.length ?? 0)}</tr><tr>`),
  ),
  web('html, each row its own table', (table) => html(table).replace(/<\/tr>\n<tr>/g, '</tr></table><table><tr>')),
  web(
    'html in layout tables',
    (table) => `<table width="100%"><tr><td><table><tr><td>\n${html(table)}\n</td></tr></table></td><td>&nbsp;</td></tr></table>`,
  ),
  web('html, cell per paragraph and line break', (table) => html(table, { cell: (box) => `<div><p><br></p><p>${box.text}</p></div>` })),
  web('html, zero-width spaces', (table) => html(table, { cell: (box) => `&#8203;${box.text}&#8203;` })),
  web('html, nested lists in cells', (table) =>
    html(table, { cell: (box) => (isFigure(box) ? box.text : `<ol><li>${box.text}</li></ol>`) }),
  ),
  web('html, serial number column', (table) =>
    html(withColumn(table, '序号', (row) => (row < table.heads ? '' : String(row - table.heads + 1)), 'front')),
  ),
  web('html, remark column', (table) => html(withColumn(table, '备注', () => '', 'behind'))),
  web('html, remark column filled', (table) => html(withColumn(table, '备注', (row) => (row % 3 === 0 ? '含转办' : ''), 'behind'))),
  web('html, subtotals', (table) => html(withSubtotals(table, '小计')), 'read', ['row-unknown']),
  web('html, 合计', (table) => html(relabel((text) => text.replace('总计', '合计'))(table)), 'read', ['label-wording']),
  web('html, units in the header', (table) =>
    html(relabel((text, box) => (box.role === 'head' && box.colSpan === 1 && !text.includes('单位') ? `${text}<br>（件）` : text))(table)),
  ),
  web(
    'html, footnote marks on figures',
    (table) => html(table, { cell: (box) => (isFigure(box) && box.text.endsWith('3') ? `${box.text}<sup>①</sup>` : box.text) }),
    'safe',
  ),
  web(
    'html, raised digits on figures',
    (table) => html(table, { cell: (box) => (isFigure(box) && box.text.endsWith('3') ? `${box.text}<sup>1</sup>` : box.text) }),
    'safe',
  ),
  web(
    'html, inputs for figures',
    (table) => html(table, { cell: (box) => (isFigure(box) ? `<input type="text" value="${box.text}">` : box.text) }),
    'safe',
  ),
  web(
    'html, total first',
    (table) =>
      table.id === 'applications'
        ? html({ ...table, rows: table.rows.map((row) => [...row.slice(0, -7), row[row.length - 1] as Box, ...row.slice(-7, -1)]) })
        : html(table),
    'safe',
  ),
  web(
    'html, group columns swapped',
    (table) =>
      table.id === 'reviewLitigation'
        ? html({ ...table, rows: table.rows.map((row) => [...row.slice(5), ...row.slice(0, 5)]) })
        : html(table),
    'safe',
  ),
  web('html, note row below', (table) =>
    html(table).replace(
      '</table>',
      `<tr><td colspan="${table.rows[0]?.length ?? 1}">注：本表数据截至2024年12月31日，统计口径见说明第3条。</td></tr></table>`,
    ),
  ),
  web('html, title row above', (table) =>
    html(table).replace('<tr>', `<tr><td colspan="${table.rows[0]?.length ?? 1}">收到和处理政府信息公开申请情况</td></tr><tr>`),
  ),
  md('html in markdown, indented', (table) => eachLine((line) => `   ${line}`)(html(table))),
  md('html in markdown, in a block quote', (table) => eachLine((line) => `> ${line}`)(html(table))),
  md('html in markdown, blank lines', (table) => html(table).replaceAll('\n', '\n\n')),
  md(
    'html in markdown, commented out copy above',
    (table) =>
      `<!--\n${html(relabel((text) => text)(mapped(table, (box) => (isFigure(box) ? { ...box, text: '7' } : box))))}\n-->\n${html(table)}`,
  ),
  md(
    'html in markdown, fenced copy above',
    (table) => `\`\`\`html\n${html(mapped(table, (box) => (isFigure(box) ? { ...box, text: '7' } : box)))}\n\`\`\`\n\n${html(table)}`,
  ),
  txt('made up with bars, a row per line', (table) =>
    madeUp(table)
      .map(({ row, bars }) => `${beside(row)}${bars && ` ${bars}`}`)
      .join('\n'),
  ),
  txt('made up with bars, a cell per line', (table) =>
    madeUp(table)
      .map(({ row, bars }) => `${below(row)}${bars && `\n${bars}`}`)
      .join('\n'),
  ),
  txt('made up with bars, some bars below their text', (table) =>
    madeUp(table)
      .map(({ row, bars }, i) => `${i % 3 === 1 ? below(row).replace(' |', '\n|') : below(row)}${bars && `\n${bars}`}`)
      .join('\n'),
  ),
  txt('made up with bars, a bar before each row', (table) =>
    madeUp(table)
      .map(({ row, bars }) => `|\n${below(row)}${bars && ` ${bars}`}`)
      .join('\n'),
  ),
  txt('a cell per line, a bar alone below each', (table) =>
    texts(table, 'gone')
      .map((row) => row.map((text) => `${text}\n|`).join('\n'))
      .join('\n'),
  ),
  txt('a cell per line, the note on the rows above and inside the table', (table) =>
    [NOTE_ON_ROWS, ...texts(table, 'gone').flatMap((row) => row.filter((text) => text !== ''))].join('\n'),
  ),
  txt('a cell per line, 本年 on a line of its own', (table) =>
    texts(relabel((text) => text.replace(/^本年(?=.{4})/, '本年\n'))(table), 'gone')
      .flatMap((row) => row.filter((text) => text !== ''))
      .join('\n'),
  ),
  ...['\n', '\n\n'].map((gap) =>
    txt(`a cell per line, a running number in front, ${gap.length} ends of line between`, (table) =>
      texts(withRunningNumbers(table), 'gone')
        .flatMap((row) => row.filter((text) => text !== '' && (table.id === 'applications' || text !== '序号')))
        .join(gap),
    ),
  ),
  txt(
    'a cell per line, 三、 for （三）',
    (table) =>
      texts(relabel((text) => text.replace(/^（(.)）/, '$1、'))(table), 'gone')
        .flatMap((row) => row.filter((text) => text !== ''))
        .join('\n'),
    'read',
    ['label-wording'],
  ),
  txt('made up with bars, names with remarks', (table) =>
    madeUp(relabel(remarked)(table))
      .map(({ row, bars }) => `${beside(row)}${bars && ` ${bars}`}`)
      .join('\n'),
  ),
  ...(
    [
      ['a tab behind each', (row: readonly string[]) => row.map((text) => `${text}\t`).join('\n'), '\n\n'],
      ['a tab behind each, no empty lines', (row: readonly string[]) => row.map((text) => `${text}\t`).join('\n'), '\n'],
      ['a tab behind each, empty lines between all', (row: readonly string[]) => row.map((text) => `${text}\t`).join('\n\n'), '\n\n\n'],
      ['a space and a tab behind each', (row: readonly string[]) => row.map((text) => `${text} \t `).join('\n'), '\n\n'],
      ['a tab behind each but the last', (row: readonly string[]) => row.join('\t\n'), '\n\n'],
      ['two tabs behind each', (row: readonly string[]) => row.map((text) => `${text}\t\t`).join('\n'), '\n\n'],
      ['a tab in front and behind', (row: readonly string[]) => row.map((text) => `\t${text}\t`).join('\n'), '\n\n'],
      ['a tab alone between two', (row: readonly string[]) => row.join('\n\t\n'), '\n\n'],
      ['spaces behind each', (row: readonly string[]) => row.map((text) => `${text}  `).join('\n'), '\n\n'],
    ] as const
  ).map(([name, print, gap]) => txt(`a cell per line, ${name}`, (table) => texts(table, 'gone').map(print).join(gap))),
  ...['\n', '\n\n'].map((gap) =>
    txt(`a cell per line, numbers on lines of their own, ${gap.length} ends of line between rows`, (table) =>
      texts(relabel((text) => text.replace(/^([一二三四]、|（.）|\d\.)/, '$1\n'))(table), 'gone')
        .map((row) => row.filter((text) => text !== '').join('\n'))
        .join(gap),
    ),
  ),
  txt('a cell per line, a tab behind each, numbers on lines of their own', (table) =>
    texts(relabel((text) => text.replace(/^([一二三四]、|（.）|\d\.)/, '$1\n'))(table), 'gone')
      .map((row) => row.map((text) => `${text}\t`).join('\n'))
      .join('\n\n'),
  ),
  txt('a cell per line, a tab in front of each, numbers on lines of their own', (table) =>
    texts(relabel((text) => text.replace(/^([一二三四]、|（.）|\d\.)/, '$1\n'))(table), 'gone')
      .map((row) => row.map((text) => `\t${text}`).join('\n'))
      .join('\n\n'),
  ),
  txt('a cell per line, numbers in cells of their own', (table) =>
    texts(relabel((text) => text.replace(/^([一二三四]、|（.）|\d\.)/, '$1\t\n'))(table), 'gone')
      .map((row) => row.map((text) => `${text}\t`).join('\n'))
      .join('\n\n'),
  ),
  txt('a cell per line, numbers torn', (table) =>
    texts(
      relabel((text) =>
        text
          .replace(/^([一二三四])、/, '$1\n、\n')
          .replace(/^（(.)）/, '（\n$1\n）')
          .replace(/^(\d)\./, '$1.\n'),
      )(table),
      'gone',
    )
      .map((row) => row.filter((text) => text !== '').join('\n'))
      .join('\n'),
  ),
  txt(
    'a cell per line, 1、 torn',
    (table) =>
      texts(relabel((text) => text.replace(/^(\d)\./, '$1\n、\n'))(table), 'gone')
        .map((row) => row.filter((text) => text !== '').join('\n'))
        .join('\n'),
    'read',
  ),
  ...['\n', '\n\n'].map((gap) =>
    txt(`a cell per line, a tab behind each, a running number in front, ${gap.length} ends of line between rows`, (table) =>
      texts(withRunningNumbers(table), 'gone')
        .map((row) => row.filter((text, i) => i > 0 || (text !== '' && (table.id === 'applications' || text !== '序号'))))
        .map((row) => row.map((text) => `${text}\t`).join('\n'))
        .join(gap),
    ),
  ),
  {
    ...txt('a cell per line, a tab behind every line of the text', (table) =>
      texts(table, 'gone')
        .map((row) => row.join('\n'))
        .join('\n\n'),
    ),
    frame: (parts) => bare(parts).replace(/(?<=[^\n])\n/g, '\t\n'),
  },
  ...(
    [
      ['a tab or spaces behind each', '\n\n', (i: number) => ['\t', ' ', '  ', ' \t', '\t '][i % 5] ?? ''],
      ['a tab behind most', '\n\n', (i: number) => (i % 4 === 1 ? '' : '\t')],
      ['a tab behind each, page numbers inside', '\n\n', (i: number) => (i % 23 === 17 ? '\t\n- 5 -\n' : '\t')],
    ] as const
  ).map(([name, gap, behind]) =>
    txt(`a cell per line, ${name}`, (table) => {
      let i = 0;
      return texts(table, 'gone')
        .map((row) => row.map((text) => `${text}${behind(i++)}`).join('\n'))
        .join(gap);
    }),
  ),
  txt('a cell per line, a tab behind each but the last, no empty lines', (table) =>
    texts(table, 'gone')
      .map((row) => row.join('\t\n'))
      .join('\n'),
  ),
  ...(
    [
      ['a cell per line', '\n'],
      ['single spaces', ' '],
      ['tabs', '\t'],
    ] as const
  ).map(([name, gap]) =>
    txt(
      `${name}, total first`,
      (table) =>
        texts(
          table.id === 'applications'
            ? { ...table, rows: table.rows.map((row) => [...row.slice(0, -7), row[row.length - 1] as Box, ...row.slice(-7, -1)]) }
            : table,
          'gone',
        )
          .map((row) => row.filter((text) => text !== '' || gap === '\t').join(gap))
          .join('\n'),
      'safe',
    ),
  ),
  txt('a cell per line, a tab behind each, tabs alone for what merges cover', (table) =>
    texts(table, 'blank')
      .map((row) => row.map((text) => `${text}\t`).join('\n'))
      .join('\n\n'),
  ),
  txt('a cell per line, a tab behind each, labels broken', (table) =>
    texts(relabel((text, box) => (text.length > 9 && box.role !== 'head' ? `${text.slice(0, 7)}\n${text.slice(7)}` : text))(table), 'gone')
      .map((row) => row.map((text) => `${text}\t`).join('\n'))
      .join('\n\n'),
  ),
  ...[' ', '  '].map((gap) =>
    txt(`${gap.length} spaces between cells, remarks behind some rows`, (table) =>
      texts(
        withColumn(table, '备注', (row) => (isRemarked(table, row) ? '含转办' : ''), 'behind'),
        'gone',
      )
        .map((row) => row.filter((text) => text !== '').join(gap))
        .join('\n'),
    ),
  ),
  txt('single spaces, wide ones inside names', (table) =>
    texts(relabel((text) => text.replace(/^规章$/, '规　章').replace(/^其他$/, '其　他'))(table), 'gone')
      .map((row) => row.filter((text) => text !== '').join(' '))
      .join('\n'),
  ),
  ...(
    [
      [
        '加：二、, 减：三、',
        (text: string) =>
          text
            .replace(/^二、上年/, '加：二、上年')
            .replace(/^三、/, '减：三、')
            .replace(/^四、结/, '等于:四、结'),
      ],
      ['二、加：', (text: string) => text.replace(/^二、上年/, '二、加：上年')],
      [
        'formulas in brackets',
        (text: string) => text.replace(/^(四、.*)$/, '$1（四=一+二-三）').replace(/^(（七）总计)$/, '$1（（一）+（二）+…+（六））'),
      ],
      ['formulas behind', (text: string) => text.replace(/^(四、.*)$/, '$1=一+二-三').replace(/^(（七）总计)$/, '$1=(一)+(二)+(三)')],
      ['formulas below', (text: string) => text.replace(/^(四、.*)$/, '$1\n（四=一+二-三）')],
      ['spaces of all widths around', (text: string) => `\u2003${text}\u2009\u202f`],
      ['invisible characters', (text: string) => `\u200e${text.slice(0, 1)}\u200b${text.slice(1)}\u2060`],
    ] as const
  ).flatMap(([name, edit]) => [
    txt(`a cell per line, ${name}`, (table) =>
      texts(relabel((text) => (text === '' ? '' : edit(text)))(table), 'gone')
        .flatMap((row) => row.filter((text) => text !== ''))
        .join('\n'),
    ),
    md(`pipe, ${name}`, (table) => pipes(texts(relabel((text) => (text === '' ? '' : edit(text).replace('\n', '<br>')))(table), 'blank'))),
    ...(name.includes('below') || name.includes('widths') || name.includes('invisible')
      ? []
      : [
          txt(`single spaces, ${name}`, (table) =>
            texts(relabel((text) => (text === '' ? '' : edit(text)))(table), 'gone')
              .map((row) => row.filter((text) => text !== '').join(' '))
              .join('\n'),
          ),
        ]),
  ]),
  web('html, an empty cell behind every row', (table) => html(table).replaceAll('</tr>', '<td></td></tr>')),
  txt('two spaces between cells, blanks gone', (table) =>
    texts(table, 'gone')
      .map((row) => row.filter((text) => text !== '').join('  '))
      .join('\n'),
  ),
  web('html, names with remarks', (table) => html(relabel(remarked)(table))),
];

/** The whole document. */
/** The tables with their figures written otherwise. */
export const withFigures = (tables: Tables, write: (text: string) => string): Tables => {
  const [two, three, four] = tables.tables;
  const rewritten = (table: Table): Table => mapped(table, (box) => (isFigure(box) ? { ...box, text: write(box.text) } : box));
  return { ...tables, tables: [rewritten(two), rewritten(three), rewritten(four)] };
};

/** The tables with their noughts written otherwise. */
export const withNoughts = (tables: Tables, mark: string): Tables => withFigures(tables, (text) => (text === '0' ? mark : text));

export const printed = (printer: Printer, tables: Tables): string =>
  (printer.frame ?? bare)({
    year: tables.year,
    tables: [printer.print(tables.tables[0]), printer.print(tables.tables[1]), printer.print(tables.tables[2])],
  });
