import type { RowTemplate } from '../../template/schema.ts';
import { officialName, readLabel } from '../labels.ts';
import { numbersAgree } from '../match-row.ts';
import type { BoundRow } from '../report.ts';
import type { RawRow } from './raw.ts';

/** How the label was recognised. */
export function matchOf(raw: RawRow, row: RowTemplate): BoundRow['match'] {
  if (raw.match !== 'exact') return raw.match;
  return officialName(row) === raw.text.name ? 'exact' : 'alias';
}

/** What the label should read where it has a slip, in the manner of the document: number as written if it is right, full or short name by its length. */
export function expectedLabel(raw: RawRow, row: RowTemplate): string | undefined {
  if (raw.match === 'position') return undefined;
  const agree = numbersAgree(raw.label, raw.text);
  if (raw.match === 'exact' && agree !== false) return undefined;
  const names = [row.label, row.short, ...(row.aliases ?? [])].filter((name) => name !== undefined);
  const number = raw.text.path.reduce((sum, { length }) => sum + length, 0);
  const written = raw.at.text.slice(number).replace(/\s/g, '').length;
  const name =
    raw.match === 'exact'
      ? (names.find((one) => readLabel(one).name === raw.text.name) ?? row.label)
      : names.reduce((best, one) => (Math.abs(one.length - written) < Math.abs(best.length - written) ? one : best), row.label);
  let prefix = '';
  let rest = raw.at.text;
  raw.text.path.forEach((numbering, index) => {
    const isLast = index === raw.text.path.length - 1;
    const part = row.path[row.path.length - 1];
    const mark = rest.slice(0, numbering.length);
    prefix +=
      isLast && agree === false && part !== undefined ? (/^\d/.test(part) ? `${part}.` : /^（/.test(part) ? part : `${part}、`) : mark;
    rest = rest.slice(numbering.length);
  });
  return `${prefix}${name}`;
}
