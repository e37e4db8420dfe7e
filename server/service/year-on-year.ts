import type { BoundCell, BoundTable, Report } from '../report/report.ts';
import { rowName, type Slot, type TableTemplate } from '../template/catalog.ts';
import type { TableId } from '../template/schema.ts';
import { columnName, formName } from './names.ts';
import type { Sheet, SheetBlock } from './sheet.ts';

/** A report with the name of its file. */
export interface NamedReport {
  readonly report: Report;
  readonly name: string;
}

/** What a reader looks at first, of table and cell. */
const POINTS: readonly (readonly [label: string, table: TableId, cell: string])[] = [
  ['新收申请', 'applications', 'newReceived.total'],
  ['上年结转申请', 'applications', 'carriedOver.total'],
  ['办结申请', 'applications', 'results.total.total'],
  ['予以公开', 'applications', 'results.granted.total'],
  ['结转下年度', 'applications', 'carriedForward.total'],
  ['行政复议', 'reviewLitigation', 'review.total'],
  ['未经复议直接起诉', 'reviewLitigation', 'litigation.direct.total'],
  ['复议后起诉', 'reviewLitigation', 'litigation.afterReview.total'],
];

const TABLES: readonly TableId[] = ['proactiveDisclosure', 'applications', 'reviewLitigation'];
/** A figure has to be this many times the other, and one of them this large, before it is worth a word. */
const SPIKE = 5;
const WORTH_A_WORD = 10;

/**
 * 年度对照: every figure of this year's report beside last year's, with the difference in figures and per cent; first what everybody asks for, then what
 * must have been carried over, then the tables cell by cell. What is blank or cannot be read is shown as such and never counted as 0.
 */
export function yearOnYear(now: NamedReport, before: NamedReport): Sheet {
  const [thisYear, lastYear] = [yearOf(now.report, '本年'), yearOf(before.report, '上年')];
  return [
    { kind: 'heading', level: 1, text: `年度对照：${now.report.organ ?? '未找到机关名称'}${lastYear}与${thisYear}` },
    { kind: 'list', items: [`${thisYear}：${now.name}，${formOf(now.report)}`, `${lastYear}：${before.name}，${formOf(before.report)}`] },
    { kind: 'heading', level: 2, text: '要点' },
    {
      kind: 'table',
      head: ['项目', lastYear, thisYear, '增减', '增减率'],
      rows: POINTS.map(([label, table, cell]) => {
        const [last, own] = [cellOf(before.report, table, cell), cellOf(now.report, table, cell)];
        return [label, figure(last), figure(own), difference(last, own), rate(last, own)];
      }),
    },
    ...carriedOver(now.report, before.report, lastYear, thisYear),
    ...TABLES.flatMap((id) => tablePart(now.report, before.report, id, [lastYear, thisYear])),
  ];
}

const yearOf = ({ year }: Report, otherwise: string): string => (year === undefined ? otherwise : `${year}年`);
const formOf = ({ due }: Report): string => (due ? formName(due.id, due.document) : '没有规定的格式');

/** The table, where the report has it once. */
function tableOf({ tables }: Report, id: TableId): BoundTable | undefined {
  const [table, ...more] = tables.filter((one) => one.id === id);
  return more.length === 0 ? table : undefined;
}

const cellOf = (report: Report, table: TableId, cell: string): BoundCell | undefined => tableOf(report, table)?.cells.get(cell);

/** 二 of this year and 四 of the year before, column by column. */
function carriedOver(now: Report, before: Report, lastYear: string, thisYear: string): SheetBlock[] {
  const columns = now.template.tables.applications.blocks[0]?.columns ?? [];
  const rows = columns.flatMap((column) => {
    const last = cellOf(before, 'applications', `carriedForward.${column.id}`);
    const own = cellOf(now, 'applications', `carriedOver.${column.id}`);
    if (!last && !own) return [];
    return [[columnName(column), figure(last), figure(own), carried(last, own)]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: '上年结转' },
    { kind: 'table', head: ['申请人', `${lastYear}四、结转下年度继续办理`, `${thisYear}二、上年结转`, '结果'], rows },
  ];
}

function carried(last: BoundCell | undefined, own: BoundCell | undefined): string {
  if (last?.value === undefined || own?.value === undefined) return '… 未核对，有一格没有数字';
  return last.value === own.value ? '✓ 相符' : `✗ 不符，应为 ${last.value}，差 ${exact(Math.abs(last.value - own.value))}`;
}

function tablePart(now: Report, before: Report, id: TableId, years: readonly [last: string, now: string]): SheetBlock[] {
  const own = tableOf(now, id);
  const last = tableOf(before, id);
  const template = own?.template ?? last?.template ?? now.template.tables[id];
  const heading: SheetBlock = { kind: 'heading', level: 2, text: template.name };
  if (!own && !last) return [heading, { kind: 'paragraph', text: '两年都没有找到这张表' }];
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
    const figures = [figure(lastCell), figure(ownCell), difference(lastCell, ownCell), rate(lastCell, ownCell)];
    rows.push([isCarried ? `▶ ${row}` : row, columnName(slot.column), ...figures, mark]);
  }
  const rest = zeros === 0 ? [] : [{ kind: 'paragraph', text: `${rows.length > 0 ? '其余' : '全部'} ${zeros} 格两年都为 0` } as const];
  const table: SheetBlock = { kind: 'table', head: ['项目', '栏目', years[0], years[1], '增减', '增减率', '说明'], rows };
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
): string {
  if (lastTable && !lastTable.template.slots.has(slot.id)) return '上年表式没有此格';
  if (ownTable && !ownTable.template.slots.has(slot.id)) return '本年表式没有此格';
  if (slot.row.id === 'carriedOver') return `结转：${carried(forward, own)}`;
  if (last?.value === undefined || own?.value === undefined) return '';
  const [less, more] = [Math.min(last.value, own.value), Math.max(last.value, own.value)];
  return more >= WORTH_A_WORD && more > less * SPIKE ? '变动大' : '';
}

function figure(cell: BoundCell | undefined): string {
  if (!cell) return '—';
  if (cell.value !== undefined) return String(cell.value);
  return cell.kind === 'blank' ? '空' : cell.kind === 'unknown' ? '读不出' : cell.text.trim() || '空';
}

function difference(last: BoundCell | undefined, own: BoundCell | undefined): string {
  if (last?.value === undefined || own?.value === undefined) return '—';
  const by = exact(own.value - last.value);
  return by > 0 ? `+${by}` : String(by);
}

function rate(last: BoundCell | undefined, own: BoundCell | undefined): string {
  if (last?.value === undefined || own?.value === undefined || last.value === own.value) return '—';
  if (last.value <= 0) return '上年为 0';
  const percent = Number((((own.value - last.value) / last.value) * 100).toFixed(1));
  return `${percent > 0 ? '+' : ''}${percent}%`;
}

/** Amounts may have decimals: a difference of 0.1 + 0.2 is not shown as 0.30000000000000004. */
const exact = (value: number): number => Number(value.toFixed(6));
