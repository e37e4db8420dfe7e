import { sampleTable } from '../../../server/rules/figures/samples.ts';

/** Texts of the cells by row, as `sampleTable` takes them; rows that are not named hold zeros. */
export type Rows = Readonly<Record<string, string>>;

/** The rows of the tables of sections three, four and two. */
export type Tables = readonly [applications: Rows, cases: Rows, disclosure: Rows];

/** Sections two, three and four of the 2021 form with these figures. */
export const sectionsOf = ([applications, cases, disclosure]: Tables): readonly string[] => [
  '## 二、主动公开政府信息情况',
  sampleTable('2021', 'proactiveDisclosure', disclosure),
  '## 三、收到和处理政府信息公开申请情况',
  sampleTable('2021', 'applications', applications),
  '## 四、政府信息公开行政复议、行政诉讼情况',
  sampleTable('2021', 'reviewLitigation', cases),
];

/** A report of that organ and year: the paragraphs in section one, and the three tables. */
export const reportWith = (organ: string, year: number, paragraphs: readonly string[], tables: Tables): string =>
  [`# ${organ}${year}年政府信息公开工作年度报告`, '## 一、总体情况', ...paragraphs, ...sectionsOf(tables)].join('\n\n');
