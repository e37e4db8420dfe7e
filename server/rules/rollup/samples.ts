import { sampleTable } from '../figures/samples.ts';

type Rows = Parameters<typeof sampleTable>[2];

const report = (organ: string, year: number, head: string, rows: Rows): string =>
  `${head}# ${organ}${year}年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2021', 'applications', rows)}`;

/** A county's table three below a front matter that names its subordinates, for examples. */
export const parent = (entries: readonly string[], rows: Rows): string =>
  report('示例县人民政府', 2025, `---\n下级:\n${entries.map((entry) => `  - ${entry}\n`).join('')}---\n\n`, rows);

/** A township's with that many applications of natural persons, all granted. */
export const child = (town: string, applications: number, year = 2025): string => {
  const row = `${applications} 0 0 0 0 0 ${applications}`;
  return report(`示例县${town}人民政府`, year, '', { newReceived: row, 'results.granted': row, 'results.total': row });
};
