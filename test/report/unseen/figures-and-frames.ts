import { html, isFigure, lines, mapped, md, type Printer, page, plain, txt, web } from './printers.ts';
import { each, plainPipes, plainTabs } from './table-edits.ts';
import type { Table } from './tables.ts';

/** Figures written otherwise, and what stands around the tables. */
export const figuresAndFrames: readonly Printer[] = [
  ...(
    [
      ['with 件', (text: string) => `${text}件`, 'read'],
      ['with 件, a space between', (text: string) => `${text} 件`],
      ['full-width', (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)), 'read'],
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
  ).flatMap(([name, edit, read]: readonly [string, (text: string) => string, 'read'?]) => {
    const holds = read ?? 'safe';
    const written = (table: Table): Table => mapped(table, (box) => (isFigure(box) ? { ...box, text: edit(box.text) } : box));
    return [
      md(`pipe, figures ${name}`, (table) => plainPipes(written(table)), holds),
      txt(`a cell per line, figures ${name}`, (table) => each(written(table)).join('\n'), holds),
      txt(
        `single spaces, figures ${name}`,
        (table) =>
          lines(written(table))
            .map(({ texts: words, figures }) => [...words, ...figures].join(' '))
            .join('\n'),
        holds,
      ),
    ];
  }),

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
];
