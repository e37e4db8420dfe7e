import type { Report } from '../report/report.ts';
import { whyNotLastYears } from '../rules/shared/last-year.ts';
import { isNamedAlike } from '../rules/shared/organ-name.ts';
import type { Unusable } from '../rules/shared/neighbours.ts';
import { type Message, say } from '../text/say.ts';
import { shown } from '../text/squeezed.ts';
import { decoded, isElsewhere, isOfficeFile, READABLE_KINDS } from './address.ts';
import type { ReportIndex } from './report-index.ts';
import type { Workspace } from './workspace.ts';

/** Where last year's report is looked for. */
export interface LastYearSource extends Pick<Workspace, 'resolve'> {
  /**
   * A document read as a report, `undefined` where there is none. Of one that binds several together the one that is last year's of this report, with an
   * address of its own where it has one, or 'others' where none is.
   */
  report(uri: string, of: Report): Read | 'others' | undefined;
  /** Reports known by organ and year; the report itself is among them. */
  readonly index: Pick<ReportIndex, 'before'>;
}

/** A report and where it was read. */
export interface Read {
  readonly uri: string;
  readonly report: Report;
  /** Where in what `uri` names the report begins; at its beginning where left out. */
  readonly start?: number;
}

type Named = Pick<Report, 'isReport' | 'organ' | 'year'>;

/** Whether a report, one of several in a document, is last year's of `of`: by names that both have. */
export const isLastYearsOf = (of: Named, report: Named): boolean =>
  of.organ !== undefined && report.organ !== undefined && isNamedAlike(of.organ, report.organ) && whyNotLastYears(of, report) === undefined;

/** Last year's report, or why the one that is named cannot be it. Neither where there is none. */
export interface LastYear {
  readonly uri?: string;
  readonly report?: Report;
  readonly start?: number;
  readonly unusable?: Unusable;
}

const NONE: LastYear = Object.freeze({});
/** 上年: 无 says that there is none. */
const NO_REPORT = /^(?:无|没有|暂无|[-—－/]+)$/;

/**
 * Last year's report: the one that the front matter names under 上年; else the one beside the draft whose name differs in nothing but the year; else
 * the one of the same organ and the year before. Only a report of exactly the year before and of no other organ is one.
 */
export function findLastYear(uri: string, report: Report, source: LastYearSource): LastYear {
  if (!report.isReport) return NONE;
  const named = report.tree.frontMatter?.entries.find(({ key }) => key === '上年')?.values[0];
  const path = named?.text.trim() ?? '';
  if (named && path !== '') return NO_REPORT.test(path) ? NONE : readNamed(uri, report, { at: named.span, written: path }, source);
  if (report.year === undefined) return NONE;
  for (const name of namesBefore(uri, report.year)) {
    const found = usable(uri, report, source.resolve(uri, name), source);
    if (found) return found;
  }
  return usable(uri, report, source.index.before(uri), source) ?? NONE;
}

function usable(own: string, report: Report, uri: string | undefined, source: LastYearSource): LastYear | undefined {
  const last = uri === undefined || uri === own ? undefined : source.report(uri, report);
  return last && last !== 'others' && whyNotLastYears(report, last.report) === undefined ? last : undefined;
}

function readNamed(own: string, report: Report, named: Pick<Unusable, 'at' | 'written'>, source: LastYearSource): LastYear {
  if (isElsewhere(named.written)) return { unusable: { ...named, reason: say`不是本机文件的路径` } };
  const uri = source.resolve(own, named.written.replaceAll('\\', '/'));
  // a document without a place on a disk
  if (uri === undefined) return NONE;
  const refused = (reason: Message): LastYear => ({ uri, unusable: { ...named, reason } });
  if (uri === own) return refused(say`是本报告自己`);
  if (isOfficeFile(named.written)) return refused(say`不能读取这种文件，可读 ${READABLE_KINDS.join('、')}`);
  const last = source.report(uri, report);
  if (!last) return refused(say`找不到文件`);
  if (last === 'others') return refused(notAmongThem(report));
  const reason = whyNotLastYears(report, last.report);
  return reason === undefined ? last : refused(reason);
}

/** Why a document that binds several reports together is of no use, as the end of a sentence about it. */
export const notAmongThem = ({ organ, year }: Pick<Report, 'organ' | 'year'>): Message =>
  organ === undefined || year === undefined ? say`是几份报告的汇编，不知是哪一份` : say`其中没有${shown(organ)}${year - 1}年度的报告`;

/** Paths, from the document's folder, of what would be the same document a year before: 2025年….md → 2024年….md, 2025/….md → ../2024/….md. */
function namesBefore(uri: string, year: number): readonly string[] {
  if (!uri.includes(String(year))) return [];
  const parts = uri.split(/[\\/]/);
  const [folder, name] = [decoded(parts.at(-2) ?? ''), decoded(parts.at(-1) ?? '')];
  const form = /\.[a-z]+$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - form.length);
  const before = stem.replace(yearIn(year), String(year - 1));
  const folderBefore = folder.replace(yearIn(year), String(year - 1));
  const stems = [...(before === stem ? [] : [before]), ...(folderBefore === folder ? [] : [`../${folderBefore}/${before}`])];
  const forms = [form, ...READABLE_KINDS.filter((one) => one !== form.toLowerCase())];
  return stems.flatMap((one) => forms.map((ending) => `${one}${ending}`));
}

/** The year as a number of its own. */
const yearIn = (year: number): RegExp => new RegExp(`(?<!\\d)${year}(?!\\d)`, 'g');
