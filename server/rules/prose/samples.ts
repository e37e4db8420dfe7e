import type { TableId } from '../../template/schema.ts';
import { sampleTable } from '../figures/samples.ts';

type Rows = Readonly<Record<string, string>>;

/** Applications of a year for examples: 12 received, 1 carried over, 12 handled, 1 carried forward; the equations hold. */
export const requests = {
  newReceived: '10 2 0 0 0 0 12',
  carriedOver: '1 0 0 0 0 0 1',
  'results.granted': '6 1 0 0 0 0 7',
  'results.partiallyGranted': '2 0 0 0 0 0 2',
  'results.unavailable.notHeld': '2 1 0 0 0 0 3',
  'results.total': '10 2 0 0 0 0 12',
  carriedForward: '1 0 0 0 0 0 1',
};

const HEADINGS: Readonly<Record<TableId, string>> = {
  proactiveDisclosure: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  reviewLitigation: '四、政府信息公开行政复议、行政诉讼情况',
};

/** A report with that text in section one, and that table, three unless another is named, where rows of it are given. */
export const report = (text: string, rows?: Rows, table: TableId = 'applications'): string =>
  `# 示例市示例县人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${text}\n${rows ? `\n## ${HEADINGS[table]}\n\n${sampleTable('2021', table, rows)}` : ''}`;
