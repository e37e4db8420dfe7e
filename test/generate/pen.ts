import type { TableId } from './form.ts';
import type { Values } from './figures.ts';
import type { OfficialCell } from './official.ts';
import type { Random } from './random.ts';
import type { Variation } from './spec.ts';

/** How labels and figures are written in one report. */
export interface Pen {
  readonly chance: Random;
  readonly variation: Variation;
  /** A label as this report writes it; `breaker` stands where a broken label is broken. */
  label(text: string, breaker: string): string;
  /** A figure as this report writes it, a blank as it writes a blank. */
  figure(table: TableId, id: string): string;
  /** Text of any cell of a table. */
  cell(table: TableId, cell: OfficialCell, breaker: string): string;
}

const SHORT: Readonly<Record<string, string>> = {
  '部分公开（区分处理的，只计这一情形，不计其他情形）': '部分公开',
  '危及“三安全一稳定”': '危及三安全一稳定',
  '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请': '逾期不补正',
  '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请': '逾期不缴费',
};

function shorten(label: string): string {
  const number = /^(?:\d\.|（[一二三四五六七]）)/.exec(label)?.[0] ?? '';
  const name = label.slice(number.length);
  return number + (SHORT[name] ?? name);
}

/** Puts a break into a label: never inside its number, never beside a digit. */
function breakUp(chance: Random, label: string, breaker: string): string {
  const number = /^(?:[一二三四五六七]、|[（(][一二三四五六七][）)] ?|\d[.、．] ?)/.exec(label)?.[0].length ?? 0;
  const letters = [...label];
  if (letters.length - number < 4) return label;
  const at = chance.int(number + 1, letters.length - 2);
  return letters.slice(0, at).join('') + breaker + letters.slice(at).join('');
}

function writeLabel(chance: Random, variation: Variation, text: string, breaker: string): string {
  let label = variation.shortNames ? shorten(text) : text;
  if (variation.dot !== '.') label = label.replace(/^(\d)\./, `$1${variation.dot}`);
  if (variation.brackets === 'half') {
    label = label.replaceAll('（', '(').replaceAll('）', ')');
    if (chance.chance(0.5)) label = label.replace(/^(\([一二三四五六七]\))/, '$1 ');
    if (chance.chance(0.3)) label = label.replaceAll('，', ',');
  }
  if (variation.spaced && /^[\u4e00-\u9fff]{2,4}$/.test(label) && chance.chance(0.6)) return [...label].join(' ');
  if (variation.spaced && label === '三、本年度办理结果' && breaker !== '\n' && chance.chance(0.5)) return '三 、本 年 度办 理 结果';
  return variation.broken && chance.chance(0.35) ? breakUp(chance, label, breaker) : label;
}

const wide = (text: string): string => text.replace(/[0-9.+-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

function writeFigure(chance: Random, variation: Variation, id: string, value: number): string {
  let text = String(value);
  if (id.endsWith('.changeThisYear') && value > 0 && chance.chance(0.3)) text = `+${text}`;
  switch (variation.figures) {
    case 'plain':
      break;
    case 'noBreak':
      text = chance.pick([`\u3000\u3000${text}`, `\u00a0${text}`, `${text}\u00a0`, `\u00a0${text}\u00a0`, text, `${text}\u3000`]);
      break;
    case 'fullWidth':
      if (chance.chance(0.4)) text = wide(text);
      break;
    case 'thousands':
      if (Number.isInteger(value) && value >= 1000) text = text.replace(/\B(?=(\d{3})+$)/g, ',');
      break;
  }
  if (id.endsWith('.procurementAmount') && value >= 1000 && chance.chance(0.5)) text = `${text}元`;
  return text;
}

const SIGNED_OR_MONEY = /\.(?:changeThisYear|procurementAmount)$/;

/** A pen for one report. Each label and each figure draws from a source of its own, so that a changed figure changes nothing else. */
export function pen(chance: Random, variation: Variation, printed: Readonly<Record<TableId, Values>>): Pen {
  const label = (text: string, breaker: string): string => writeLabel(chance.fork(`label ${text}`), variation, text, breaker);
  const plain = variation.figures === 'plain';
  const figure = (table: TableId, id: string): string => {
    const value = printed[table][id];
    if (value === undefined) throw new Error(`no figure at ${table}:${id}`);
    return value === null
      ? variation.blankAs
      : plain && !SIGNED_OR_MONEY.test(id)
        ? String(value)
        : writeFigure(chance.fork(`figure ${table} ${id}`), variation, id, value);
  };
  return {
    chance,
    variation,
    label,
    figure,
    cell: (table, cell, breaker) => {
      if (cell.id !== undefined) return figure(table, cell.id);
      return cell.role === 'filler' || cell.text === '' ? cell.text : label(cell.text, breaker);
    },
  };
}
