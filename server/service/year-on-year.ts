import type { BoundCell, BoundTable, Report } from '../report/report.ts';
import { tableName } from '../rules/figures/names.ts';
import { rowName, type Slot, type TableTemplate } from '../template/catalog.ts';
import type { TableId } from '../template/schema.ts';
import { type English, type Message, type Said, say, toText } from '../text/say.ts';
import { columnName, formName } from './names.ts';
import type { Sheet, SheetBlock } from './sheet.ts';

type Say = (message: Message) => string;

/** A report with the name of its file. */
export interface NamedReport {
  readonly report: Report;
  readonly name: string;
}

/** What a reader looks at first, of table and cell. */
const POINTS: readonly (readonly [label: Said, table: TableId, cell: string])[] = [
  [say`新收申请`, 'applications', 'newReceived.total'],
  [say`上年结转申请`, 'applications', 'carriedOver.total'],
  [say`办结申请`, 'applications', 'results.total.total'],
  [say`予以公开`, 'applications', 'results.granted.total'],
  [say`结转下年度`, 'applications', 'carriedForward.total'],
  [say`行政复议`, 'reviewLitigation', 'review.total'],
  [say`未经复议直接起诉`, 'reviewLitigation', 'litigation.direct.total'],
  [say`复议后起诉`, 'reviewLitigation', 'litigation.afterReview.total'],
];

const TABLES: readonly TableId[] = ['proactiveDisclosure', 'applications', 'reviewLitigation'];
/** A figure has to be this many times the other, and one of them this large, before it is worth a word. */
const SPIKE = 5;
const WORTH_A_WORD = 10;

/**
 * 年度对照: every figure of this year's report beside last year's, with the difference in figures and per cent; first what everybody asks for, then what
 * must have been carried over, then the tables cell by cell. What is blank or cannot be read is shown as such and never counted as 0.
 */
export function yearOnYear(now: NamedReport, before: NamedReport, english?: English): Sheet {
  const t: Say = (message) => toText(message, english);
  const [thisYear, lastYear] = [t(yearOf(now.report, say`本年`)), t(yearOf(before.report, say`上年`))];
  return [
    { kind: 'heading', level: 1, text: t(say`年度对照：${now.report.organ ?? say`未找到机关名称`}${lastYear}与${thisYear}`) },
    {
      kind: 'list',
      items: [t(say`${thisYear}：${now.name}，${formOf(now.report)}`), t(say`${lastYear}：${before.name}，${formOf(before.report)}`)],
    },
    { kind: 'heading', level: 2, text: t(say`要点`) },
    {
      kind: 'table',
      head: [t(say`项目`), lastYear, thisYear, t(say`增减`), t(say`增减率`)],
      rows: POINTS.map(([label, table, cell]) => {
        const [last, own] = [cellOf(before.report, table, cell), cellOf(now.report, table, cell)];
        return [t(label), figure(last, t), figure(own, t), difference(last, own), rate(last, own, t)];
      }),
    },
    ...carriedOver(now.report, before.report, lastYear, thisYear, t),
    ...TABLES.flatMap((id) => tablePart(now.report, before.report, id, [lastYear, thisYear], t)),
  ];
}

const yearOf = ({ year }: Report, otherwise: Said): Said => (year === undefined ? otherwise : say`${year}年`);
const formOf = ({ due }: Report): Said => (due ? formName(due.id, due.document) : say`没有规定的格式`);

/** The table, where the report has it once. */
function tableOf({ tables }: Report, id: TableId): BoundTable | undefined {
  const [table, ...more] = tables.filter((one) => one.id === id);
  return more.length === 0 ? table : undefined;
}

const cellOf = (report: Report, table: TableId, cell: string): BoundCell | undefined => tableOf(report, table)?.cells.get(cell);

/** 二 of this year and 四 of the year before, column by column. */
function carriedOver(now: Report, before: Report, lastYear: string, thisYear: string, t: Say): SheetBlock[] {
  const columns = now.template.tables.applications.blocks[0]?.columns ?? [];
  const rows = columns.flatMap((column) => {
    const last = cellOf(before, 'applications', `carriedForward.${column.id}`);
    const own = cellOf(now, 'applications', `carriedOver.${column.id}`);
    if (!last && !own) return [];
    return [[columnName(column), figure(last, t), figure(own, t), t(carried(last, own))]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: t(say`上年结转`) },
    {
      kind: 'table',
      head: [t(say`申请人`), t(say`${lastYear}四、结转下年度继续办理`), t(say`${thisYear}二、上年结转`), t(say`结果`)],
      rows,
    },
  ];
}

function carried(last: BoundCell | undefined, own: BoundCell | undefined): Said {
  if (last?.value === undefined || own?.value === undefined) return say`… 未核对，有一格没有数字`;
  return last.value === own.value ? say`✓ 相符` : say`✗ 不符，应为 ${last.value}，差 ${exact(Math.abs(last.value - own.value))}`;
}

function tablePart(now: Report, before: Report, id: TableId, years: readonly [last: string, now: string], t: Say): SheetBlock[] {
  const own = tableOf(now, id);
  const last = tableOf(before, id);
  const heading: SheetBlock = { kind: 'heading', level: 2, text: t(tableName(id)) };
  if (!own && !last) return [heading, { kind: 'paragraph', text: t(say`两年都没有找到这张表`) }];
  const slots = slotsOf(own?.template, last?.template);
  let zeros = 0;
  const rows: string[][] = [];
  for (const slot of slots) {
    const [lastCell, ownCell] = [last?.cells.get(slot.id), own?.cells.get(slot.id)];
    const forward = last?.cells.get(`carriedForward.${slot.column.id}`);
    const isCarried = slot.row.id === 'carriedOver';
    if (lastCell?.value === 0 && ownCell?.value === 0 && !(isCarried && forward?.value !== 0)) {
      zeros++;
      continue;
    }
    const row = rowName(slot.row);
    const mark = remark(slot, forward, lastCell, ownCell, last, own);
    const figures = [figure(lastCell, t), figure(ownCell, t), difference(lastCell, ownCell), rate(lastCell, ownCell, t)];
    rows.push([isCarried ? `▶ ${row}` : row, columnName(slot.column), ...figures, t(mark)]);
  }
  const rest =
    zeros === 0
      ? []
      : [{ kind: 'paragraph', text: t(rows.length > 0 ? say`其余 ${zeros} 格两年都为 0` : say`全部 ${zeros} 格两年都为 0`) } as const];
  const table: SheetBlock = {
    kind: 'table',
    head: [t(say`项目`), t(say`栏目`), ...years, t(say`增减`), t(say`增减率`), t(say`说明`)],
    rows,
  };
  return rows.length > 0 ? [heading, table, ...rest] : [heading, ...rest];
}

/** The cells of this year's form, then those that only last year's has. */
function slotsOf(now: TableTemplate | undefined, before: TableTemplate | undefined): readonly Slot[] {
  const own = [...(now?.slots.values() ?? [])];
  return [...own, ...[...(before?.slots.values() ?? [])].filter(({ id }) => !now?.slots.has(id))];
}

function remark(
  slot: Slot,
  forward: BoundCell | undefined,
  last: BoundCell | undefined,
  own: BoundCell | undefined,
  lastTable: BoundTable | undefined,
  ownTable: BoundTable | undefined,
): Message {
  if (lastTable && !lastTable.template.slots.has(slot.id)) return say`上年表式没有此格`;
  if (ownTable && !ownTable.template.slots.has(slot.id)) return say`本年表式没有此格`;
  if (slot.row.id === 'carriedOver') return say`结转：${carried(forward, own)}`;
  if (last?.value === undefined || own?.value === undefined) return '';
  const [less, more] = [Math.min(last.value, own.value), Math.max(last.value, own.value)];
  return more >= WORTH_A_WORD && more > less * SPIKE ? say`变动大` : '';
}

function figure(cell: BoundCell | undefined, t: Say): string {
  if (!cell) return '—';
  if (cell.value !== undefined) return String(cell.value);
  return cell.kind === 'blank' ? t(say`空`) : cell.kind === 'unknown' ? t(say`读不出`) : cell.text.trim() || t(say`空`);
}

function difference(last: BoundCell | undefined, own: BoundCell | undefined): string {
  if (last?.value === undefined || own?.value === undefined) return '—';
  const by = exact(own.value - last.value);
  return by > 0 ? `+${by}` : String(by);
}

function rate(last: BoundCell | undefined, own: BoundCell | undefined, t: Say): string {
  if (last?.value === undefined || own?.value === undefined || last.value === own.value) return '—';
  if (last.value <= 0) return t(say`上年为 0`);
  const percent = Number((((own.value - last.value) / last.value) * 100).toFixed(1));
  return `${percent > 0 ? '+' : ''}${percent}%`;
}

/** Amounts may have decimals: a difference of 0.1 + 0.2 is not shown as 0.30000000000000004. */
const exact = (value: number): number => Number(value.toFixed(6));
