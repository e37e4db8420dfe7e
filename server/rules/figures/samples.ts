import { rowName, templateById } from '../../template/catalog.ts';
import type { TableId } from '../../template/schema.ts';

const written = (text: string): string => (text === '_' ? '   ' : text === '«_»' ? '«   »' : ` ${text} `);

/** Cell texts by row id, one for each column; rows that are not named hold zeros. */
type Rows = Readonly<Record<string, string>>;

/**
 * A standard table as a flat pipe table, for examples. `rows` gives the texts of a row separated by spaces, `_` for a blank (`«_»` for a marked one); `only` leaves
 * out every row that is not named.
 */
export function sampleTable(form: '2019' | '2021', table: TableId, rows: Rows, only = false): string {
  const template = templateById(form)?.tables[table];
  const parts = (template?.blocks ?? []).map(({ heading, corner, columns, rows: all }) => {
    const shown = all.filter(({ id }) => !only || id in rows);
    if (shown.length === 0) return undefined;
    const line = (cells: readonly string[]) => `|${cells.map(written).join('|')}|`;
    const head = line([heading === '' ? corner : '第二十条', ...columns.map(({ label }) => label)]);
    const rule = line(['---', ...columns.map(() => '---:')]);
    const body = shown.map((row) => line([rowName(row), ...(rows[row.id]?.split(' ') ?? columns.map(() => '0'))]));
    return [head, rule, ...body].join('\n');
  });
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

/** The same below a title, for rules that ask whose report it is. */
export const sampleReport = (organ: string, table: string): string =>
  `# ${organ}2025年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n${table}`;
