import { cellFault } from '../equations/admissible.ts';
import { cellsNotPlain } from '../report/plain-cells.ts';
import type { BoundCell } from '../report/report.ts';
import { listed, type Message, type Said, say } from '../text/say.ts';
import { cellKey, cellPlace } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule } from './rule.ts';

/** `| １２ |`, `| 1,234 |`, `| 5件 |`: a figure in order, written in another manner than the others. */
export const cellStyle = defineRule({
  id: 'cell-style',
  title: '数字写法',
  group: '数据',
  severity: 'warning',
  basis: 'GB/T 15835—2011；国办公开办函〔2021〕30号 表二至表四',
  mendsText: true,
  why: '全角数字、千位分隔符和单位使表格无法直接汇总。',
  examples: [
    {
      title: '全角数字',
      text: sampleTable('2021', 'reviewLitigation', { review: '«１» 0 0 0 1' }),
      says: ['表四“行政复议”结果维持写作“１”（全角数字），应为 1'],
      fixed: sampleTable('2021', 'reviewLitigation', { review: '1 0 0 0 1' }),
    },
    {
      title: '千位分隔符和单位',
      text: sampleTable('2021', 'proactiveDisclosure', {
        'item5.adminLicensing': '«1,234»',
        'item6.adminPenalty': '«16件»',
        'item8.adminFees': '«3.50万元»',
      }),
      says: ['写作“1,234”（有千位分隔符），应为 1234', '写作“16件”（带单位），应为 16', '写作“3.50万元”（带单位），应为 3.50'],
      fixed: sampleTable('2021', 'proactiveDisclosure', {
        'item5.adminLicensing': '1234',
        'item6.adminPenalty': '16',
        'item8.adminFees': '3.50',
      }),
    },
    { title: '采购总金额没有规定单位', text: sampleTable('2019', 'proactiveDisclosure', { 'item9.centralizedProcurement': '3 251000元' }) },
    { title: '写错的数不再提示写法', text: sampleTable('2021', 'proactiveDisclosure', { 'item5.adminLicensing': '－３' }) },
  ],
  *check({ report, figures }) {
    for (const table of report.tables) {
      for (const cell of cellsNotPlain(table)) {
        const manners = mannersOf(cell);
        if (manners === undefined || cellFault(cell) || figures(table).corrected.has(cell.id)) continue;
        const plain = plainFigure(cell);
        yield {
          at: cell.span,
          cell: cellKey(cell),
          message: say`${cellPlace(cell)}写作“${cell.text}”（${manners}），应为 ${plain}`,
          fixes: [{ title: say`改为 ${plain}`, kind: 'text', preferred: true, edits: [{ at: cell.span, newText: plain }] }],
        };
      }
    }
  },
});

/** What is unusual about the writing; `undefined` for a plain figure. */
function mannersOf({ kind, style, column }: BoundCell): Message | undefined {
  if (kind !== 'figure' || !style) return undefined;
  const manners: Said[] = [];
  if (style.fullWidth) manners.push(say`全角数字`);
  if (style.thousands) manners.push(say`有千位分隔符`);
  if (style.unit !== undefined && !isUnitFree(column)) manners.push(say`带单位`);
  if (style.split) manners.push(say`数字断开`);
  return manners.length > 0 ? listed(manners) : undefined;
}

/** 采购总金额: an amount whose unit the form leaves open. */
const isUnitFree = ({ value, unit }: BoundCell['column']): boolean => value === 'amount' && unit === undefined;

function plainFigure({ text, value, style, column }: BoundCell): string {
  const plain = text.normalize('NFKC').replace(/[,，\s|]/g, '');
  const unit = style?.unit ?? '';
  const figure = unit !== '' && plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain;
  const kept = Number(figure) === value ? figure : String(value ?? '');
  return isUnitFree(column) ? kept + unit : kept;
}
