import { basename } from 'node:path';
import type { Report } from '../report/report.ts';
import { splitReports } from '../report/split-reports.ts';
import { whyNotLastYears } from '../rules/shared/last-year.ts';
import type { Neighbour } from '../rules/shared/neighbours.ts';
import { notAmongThem } from '../service/last-year.ts';
import { type Message, say } from '../text/say.ts';
import { type Complaint, complain, type Io, isComplaint } from './io.ts';
import { lastYearIn } from './last-year-in.ts';
import { readTarget } from './read-target.ts';

/** The file named with `--last-year`: one report, or several bound together. */
export interface GivenLastYear {
  /** Last year's of this report; `undefined` where the file holds none. */
  readonly of: (report: Report) => Neighbour | undefined;
  /** Why the file holds none, as the end of a sentence about it; `undefined` where it does. */
  readonly whyNot: (report: Pick<Report, 'isReport' | 'organ' | 'year'>) => Message | undefined;
}

/** Reads the file named with `--last-year`; a sentence where it cannot be used. */
export async function readGivenLastYear(file: string, io: Io): Promise<GivenLastYear | Complaint> {
  const read = await readTarget({ file, named: true }, io);
  if (isComplaint(read)) return complain(say`${file}：${read.complaint}`);
  const { report } = read;
  const { source, kind } = report.tree;
  const name = basename(file);
  if (splitReports(source, kind).length > 1) {
    return {
      of(one) {
        const found = lastYearIn(file, source, one, io);
        return found === 'others' ? undefined : { ...found, name };
      },
      whyNot: (one) => (lastYearIn(file, source, one, io) === 'others' ? notAmongThem(one) : undefined),
    };
  }
  if (!report.isReport) return complain(say`${file}：不是政府信息公开工作年度报告`);
  const neighbour = { uri: file, name, report };
  const whyNot = (one: Pick<Report, 'isReport' | 'organ' | 'year'>) => whyNotLastYears(one, report);
  return { of: (one) => (whyNot(one) === undefined ? neighbour : undefined), whyNot };
}
