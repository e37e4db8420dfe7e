import { rowName } from '../template/catalog.ts';
import { say } from '../text/say.ts';
import { tableName } from './figures/names.ts';
import { sampleTable } from './figures/samples.ts';
import { defineRule, type Related } from './rule.ts';
import type { BoundRow } from '../report/report.ts';
import type { Span } from '../text/span.ts';
import { hasNoFigure, judgedTables } from './shared/tables.ts';

const head = '# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n';
/** One cell per line without tabs, as a web page gives when copied: an empty cell cannot be seen. */
const lines = sampleTable('2021', 'applications', {})
  .split('\n')
  .filter((line) => line !== '' && !line.includes('---'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
      .join('\n'),
  )
  .join('\n\n');
const granted = '三、（一）予以公开\n0\n0\n0\n0\n0\n0\n0';

/** A row has more or fewer figures than columns and nothing shows which one is missing. */
export const figureCount = defineRule({
  id: 'figure-count',
  title: '数字个数',
  group: '表式',
  severity: 'error',
  basis: '国办公开办函〔2021〕30号：年度报告格式',
  why: '一行的数字比列数多或少，又看不出是哪一格，这一行就不能读作任何一列的数，也不参加核对。',
  examples: [
    {
      title: '逐行粘贴的表，一行少一个数',
      text: head + lines.replace(granted, '三、（一）予以公开\n«0\n0\n0\n0\n0\n0»'),
      says: ['表三“三、（一）予以公开”一行有6个数，应为7个，少1个，看不出是哪一格'],
    },
    {
      title: '一行没有填数',
      text:
        head +
        sampleTable('2021', 'applications', {}).replace(
          '| 三、（一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
          '| «三、（一）予以公开» |   |   |',
        ),
      says: ['表三“三、（一）予以公开”一行没有填数，应有7个'],
    },
    {
      title: '表二丢了列名，后面的数比前面的小，不像按规定的顺序',
      text: `# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 二、主动公开政府信息情况\n\n| 第二十条第（一）项 |  |  |  |\n| --- | --- | --- | --- |\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | «9 | 0 | 2» |\n`,
      says: ['表二“（一）行政规范性文件”一行有3个数，看不出哪个数在哪一列'],
    },
    {
      title: '许多行没有填数，一并提示一次',
      text:
        head +
        sampleTable('2021', 'applications', {})
          .replace(/(\| 三、（三）[1-5].*?\|).*/g, '$1   |   |')
          .replace('| 三、（三）1.属于国家秘密', '| «三、（三）1.属于国家秘密»'),
      says: ['表三有5行没有填数'],
    },
    { title: '个数相符', text: head + lines },
    {
      title: '看得出是哪一格空着的，由“空白”提示',
      text: head + sampleTable('2021', 'applications', { 'results.granted': '0 0 _ 0 0 0 0' }),
    },
  ],
  *check({ report, final }) {
    for (const table of judgedTables(report)) {
      const lastRow = table.rows[table.rows.length - 1]?.row;
      const unfilled = table.rows.filter(hasNoFigure);
      const [first] = unfilled;
      if (first && unfilled.length > MOST_EACH)
        yield {
          at: placeOf(first),
          severity: 'warning',
          message: say`${tableName(table.id)}有${unfilled.length}行没有填数`,
          related: unfilled.map((row): Related => ({ at: placeOf(row), message: say`“${rowName(row.template)}”没有填数` })),
        };
      for (const bound of table.rows) {
        const { template, row, figureCount: count } = bound;
        // the last row of a table in the making is still being typed
        if (!count || (!final && table.halfWritten && row === lastRow)) continue;
        const { found, expected, span } = count;
        if (found === 0) {
          if (unfilled.length > MOST_EACH) continue;
          yield {
            at: placeOf(bound),
            severity: 'warning',
            message: say`${tableName(table.id)}“${rowName(template)}”一行没有填数，应有${expected}个`,
          };
          continue;
        }
        if (found === expected) {
          yield { at: span, message: say`${tableName(table.id)}“${rowName(template)}”一行有${found}个数，看不出哪个数在哪一列` };
          continue;
        }
        const difference = found < expected ? say`少${expected - found}个` : say`多${found - expected}个`;
        const name = table.id === 'reviewLitigation' ? tableName(table.id) : say`${tableName(table.id)}“${rowName(template)}”一行`;
        yield { at: span, message: say`${name}有${found}个数，应为${expected}个，${difference}，看不出是哪一格` };
      }
    }
  },
});

/** More rows without a figure are one finding. */
const MOST_EACH = 3;

/** The label of the row; its figures where it has none. */
const placeOf = ({ label, figureCount, row }: BoundRow): Span => (label.text === '' ? (figureCount?.span ?? row.span) : label.span);
