import { rowName } from '../template/catalog.ts';
import type { ColumnTemplate, RowTemplate } from '../template/schema.ts';
import { type Said, say } from '../text/say.ts';

const DIGITS = '零一二三四五六七八九';

/** A number from 1 to 99 in Han numerals: 36 is 三十六. */
function hanNumber(value: number): string {
  if (value < 10) return DIGITS[value] ?? String(value);
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones > 0 ? DIGITS[ones] : ''}`;
}

/** An article of the Regulations in words: `36(1)` is 第三十六条第（一）项. */
export function articleName(article: string): string {
  const [, number = '', item] = /^(\d+)(?:\((\d+)\))?$/.exec(article) ?? [];
  if (number === '') return article;
  return `第${hanNumber(Number(number))}条${item === undefined ? '' : `第（${hanNumber(Number(item))}）项`}`;
}

/** 《政府信息公开条例》第三十六条第（一）项、第三十七条; empty where there are none. */
export const articleNames = (articles: readonly string[]): string =>
  articles.length === 0 ? '' : `《政府信息公开条例》${articles.map(articleName).join('、')}`;

/** A column with its group: 法人或其他组织·商业企业. */
export const columnName = (column: ColumnTemplate): string => (column.group ? `${column.group}·${column.label}` : column.label);

/** A cell's place in its table: 三、（一）予以公开 · 自然人. */
export const cellName = (row: RowTemplate, column: ColumnTemplate): string => `${rowName(row)} · ${columnName(column)}`;

/** A form as people call it: 2021 年格式（国办公开办函〔2021〕30号）. */
export const formName = (id: string, document: string): Said => say`${id}年格式（${document}）`;
