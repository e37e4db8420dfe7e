import type { BoundTable, LabelAt, Report } from '../report/report.ts';
import { listed, type Said, say } from '../text/say.ts';
import { tableName } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule, type Finding, type Fix } from './rule.ts';
import { lazyFix } from './shared/lazy-fix.ts';
import { type GridOwners, gridOwners, migrate } from './shared/migration.ts';
import { followsOtherForm, formName } from './shared/tables.ts';

/** More tables of one document are not offered to be migrated: no report has as many. */
const MOST_OFFERED = 12;
/** A title names no more lost figures than this. */
const MOST_NAMED = 3;

function fixesFor(report: Report, table: BoundTable, owners: GridOwners): Fix[] {
  const due = report.due?.tables[table.id];
  const migration = due && migrate(report, table, due, owners);
  if (!migration) return [];
  const { lost, blanks, edits } = migration;
  const named = listed(lost.slice(0, MOST_NAMED));
  const all = lost.length > MOST_NAMED ? say`${named}等${lost.length}处` : named;
  const title = lost.length > 0 ? say`改用${due.form}年表式，${all}没有对应的格，不填入` : say`改用${due.form}年表式`;
  return [lazyFix({ title, kind: 'figure', preferred: true, toFill: blanks > 0 ? true : undefined }, edits)];
}

/** One block stands under the other form's header: its figures mean something else and are not read. */
function inPart({ template }: BoundTable, { span: at, text }: LabelAt, year: Said, due: string): Finding {
  const form = due === '2019' ? '2021' : '2019';
  const message = say`${tableName(template.id)}“${text.replace(/\s+/g, '')}”一行表头用的是${formName(form)}，${year}应用${formName(due)}，下面的数字未读取`;
  return { at, message };
}

const head = '# 示例县示例镇人民政府2021年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n';
const other = (row: string): Readonly<Record<string, string>> => ({ 'results.other': row });

/** A table follows another year's form than the report's year requires. */
export const templateYear = defineRule({
  id: 'template-year',
  title: '表式年份',
  group: '表式',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）',
  why: '2021年度起表二、表三换了新表式；沿用旧表会缺少“逾期不补正”“逾期未缴费”等行，数据无法汇总。各表分别判断，同一份报告里可能新旧混用。',
  examples: [
    {
      title: '2021年的报告用了2019年的表三',
      text: `${head}${sampleTable('2019', 'applications', other('0 0 0 0 0 0 0')).replace('三、（六）其他处理', '«三、（六）其他处理»')}`,
      says: ['表三用的是2019年表式（国办公开办函〔2019〕60号），2021年的报告应用2021年表式（国办公开办函〔2021〕30号）'],
    },
    {
      title: '2020年的报告用了2021年的表二',
      text: `# 示例县示例镇人民政府2020年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n${sampleTable('2021', 'proactiveDisclosure', {}).replace('本年制发件数', '«本年制发件数»')}`,
      says: ['表二用的是2021年表式（国办公开办函〔2021〕30号），2020年的报告应用2019年表式'],
    },
    {
      title: '只有一组表头是2019年的',
      text: `# 示例县示例局2021年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n${sampleTable('2021', 'proactiveDisclosure', {}).replace('本年制发件数', '«本年新制作数量»').replace('本年废止件数', '本年新公开数量').replace('现行有效件数', '对外公开总数量')}`,
      says: ['表二“本年新制作数量”一行表头用的是2019年表式（国办公开办函〔2019〕60号），2021年的报告应用2021年表式'],
    },
    { title: '2021年的报告用2021年的表三', text: `${head}${sampleTable('2021', 'applications', {})}` },
    {
      title: '表四新旧表式相同',
      text: `# 示例镇2020年政府信息公开工作年度报告\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n${sampleTable('2021', 'reviewLitigation', {})}`,
    },
    {
      title: '没有年份，不知应当用哪一年的表式',
      text: `# 示例镇政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n${sampleTable('2019', 'applications', {})}`,
    },
  ],
  *check({ report }) {
    const { due } = report;
    if (!due) return;
    let owners: GridOwners | undefined;
    let offered = 0;
    for (const table of report.tables) {
      const isOther = followsOtherForm(report, table);
      if (!isOther && (!table.foreignLabel || table.template.form !== due.id)) continue;
      const year = report.year === undefined ? say`本报告` : say`${report.year}年的报告`;
      if (!isOther) {
        if (table.foreignLabel) yield inPart(table, table.foreignLabel, year, due.id);
        continue;
      }
      const at = table.foreignLabel?.span ?? table.rows[0]?.label.span ?? table.span;
      const message = say`${tableName(table.id)}用的是${formName(table.template.form)}，${year}应用${formName(due.id)}`;
      const isOffered = offered++ < MOST_OFFERED;
      // what a table in the other form would lose is looked for when somebody asks for the fix
      const fixes = (): readonly Fix[] => {
        owners ??= gridOwners(report);
        return fixesFor(report, table, owners);
      };
      yield { at, message, fixes: isOffered ? fixes : undefined };
    }
  },
});
