import { sampleTable } from '../figures/samples.ts';

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

/** A report with that text in section one, and table three where rows of it are given. */
export const report = (text: string, rows?: Readonly<Record<string, string>>): string =>
  `# 示例市示例县人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${text}\n${rows ? `\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', rows)}` : ''}`;
