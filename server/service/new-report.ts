import { reportDraft } from '../report/draft.ts';
import type { BoundTable, Report } from '../report/report.ts';
import { lead, withoutStops, withTabStops } from '../report/standard-text.ts';
import { whyForeign } from '../rules/shared/last-year.ts';
import { latestTemplate, type Template, templateOfYear } from '../template/catalog.ts';
import { type Message, say } from '../text/say.ts';
import { openSections, withEntry } from './draft-parts.ts';
import { notAmongThem, type Read } from './last-year.ts';

/** What a new report is made from. */
export interface NewReportRequest {
  /** Left out: a place to fill in. */
  readonly organ?: string | undefined;
  /** The year that is reported on. */
  readonly year: number;
  /**
   * Last year's report: what it carried over and its stock of documents go into the new tables, unless it is another organ's. 'others' where it was looked
   * for among several that one file binds together, and is none of them.
   */
  readonly lastYear?: Pick<Read, 'report'> | 'others' | undefined;
  /** Its path, as it shall stand under 上年. */
  readonly lastYearPath?: string | undefined;
}

/** A whole new report. */
export interface NewReport {
  /** The canonical draft; 【待补】 stands for what is still to be written. */
  readonly text: string;
  /** The same as the body of a snippet, with tab stops in their places. */
  readonly snippet: string;
  readonly fileName: string;
  /** One sentence for each figure taken over, and one where last year's report could not be used. */
  readonly notes: readonly Message[];
}

const UNNAMED = '××县××镇人民政府';
const NAME = `⟦organ:${UNNAMED}⟧`;

/**
 * A whole new report in the form due for its year: front matter, the usual sentences with places for what is not known, the three tables blank but for
 * what last year's report settles (上年结转 of each column = its 结转下年度; 现行有效件数 = its own, to be moved on by what is issued and repealed), the
 * fee statement and the signature. Nothing is stated that nobody said.
 */
export function newReport({ organ, year, lastYear: found, lastYearPath }: NewReportRequest): NewReport {
  const given = organ?.trim() || undefined;
  const foreign =
    found === 'others' ? notAmongThem({ organ: given, year }) : found && whyForeign({ isReport: true, organ: given, year }, found.report);
  const lastYear = found === 'others' || foreign !== undefined ? undefined : found?.report;
  const name = given ?? lastYear?.organ;
  const template = templateOfYear(year) ?? latestTemplate();
  const before = lastYear?.isReport && lastYear.year === year - 1 ? lastYear : undefined;
  const carried = before ? carriedFigures(before, template) : new Map<string, string>();
  const shown = name ?? NAME;
  const years = String(year);
  const draft = reportDraft({
    organ: shown,
    year,
    template,
    cellText: (slot) => carried.get(`${slot.table}:${slot.id}`) ?? '',
    lead: lead(template, shown, years),
    sections: openSections(template, years),
    date: `${year + 1}年⟦:1⟧月⟦:20⟧日`,
  });
  const marked = before && lastYearPath !== undefined ? withEntry(draft, `上年: ${lastYearPath}`) : draft;
  return {
    text: withoutStops(name === undefined ? marked.replaceAll(NAME, UNNAMED) : marked),
    snippet: withTabStops(marked),
    fileName: `${name ?? UNNAMED}${year}年政府信息公开工作年度报告.md`,
    notes: foreign === undefined ? notesOf(lastYear, before !== undefined, year, carried) : [say`上年文件：${foreign}，未从中带入数字`],
  };
}

const STOCK = 'currentlyEffective';

/** What last year's tables settle, by `table:cell` of the new form. */
function carriedFigures(lastYear: Report, template: Template): ReadonlyMap<string, string> {
  const carried = new Map<string, string>();
  const take = (table: BoundTable, from: string, to: string): void => {
    const cell = table.cells.get(from);
    if (cell?.kind === 'figure' && cell.value !== undefined && template.tables[table.id].slots.has(to))
      carried.set(`${table.id}:${to}`, String(cell.value));
  };
  for (const table of lastYear.tables) {
    for (const id of table.cells.keys()) {
      if (table.id === 'applications' && id.startsWith('carriedForward.')) take(table, id, id.replace('carriedForward.', 'carriedOver.'));
      if (table.id === 'proactiveDisclosure' && id.endsWith(`.${STOCK}`)) take(table, id, id);
    }
  }
  return carried;
}

function notesOf(lastYear: Report | undefined, usable: boolean, year: number, carried: ReadonlyMap<string, string>): readonly Message[] {
  if (lastYear === undefined) return [];
  if (!usable) {
    if (!lastYear.isReport) return [say`上年报告不是政府信息公开工作年度报告，应为${year - 1}年度，未从中带入数字`];
    const found = lastYear.year === undefined ? say`没有年份` : say`是${lastYear.year}年度的`;
    return [say`上年报告${found}，应为${year - 1}年度，未从中带入数字`];
  }
  const over = [...carried.keys()].filter((key) => key.startsWith('applications:')).length;
  const stock = carried.size - over;
  return [
    over > 0 ? say`表三“二、上年结转”已按上年“四、结转下年度继续办理”填入${over}格` : say`上年报告中没有可带入的结转数`,
    ...(stock > 0 ? [say`表二“现行有效件数”已填入上年末的数${stock}格，应按本年制发、废止件数增减`] : []),
  ];
}
