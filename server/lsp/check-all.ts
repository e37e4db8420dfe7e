import type { CancellationToken } from 'vscode-languageserver';
import type { checkAllRequest, ResultOf } from '../protocol.ts';
import type { Report } from '../report/report.ts';
import { type ReportFindings, reportFindings, reportsCsvHead, reportsCsvRow } from '../service/findings.ts';
import { findingsPage } from '../service/findings-page.ts';
import { nameOf } from '../service/neighbours.ts';
import type { Checked } from '../service/service.ts';
import { addTallies, tallyTable } from '../service/tally.ts';
import type { Files } from './files.ts';
import type { Judging, Parts } from './judging.ts';
import type { StartWork } from './long-work.ts';
import { turn } from './turn.ts';

/** How far a check of everything has come: so much of so much. */
export type Progress = (done: number, total: number) => void;

/** Judges every report of the workspace anew, in the order of the files' paths, and prints what was found. */
export async function checkAll(
  { open, closedReports }: Parts,
  judging: Judging,
  files: Files,
  progress: Progress,
  token: CancellationToken,
): Promise<ResultOf<typeof checkAllRequest>> {
  const found: ReportFindings[] = [];
  const fileOf = (uri: string): string => {
    const path = files.pathOf(uri);
    const folder = closedReports.folderPath(uri);
    if (path === undefined || folder === undefined) return nameOf(uri);
    return path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
  };
  const take = (uri: string, { reading, problems }: Checked): void => {
    const { openCells } = addTallies(reading.report.tables.map((table) => tallyTable(reading, table)));
    found.push(reportFindings(fileOf(uri), { ...partsOf(reading.report), openCells }, problems));
  };
  for (const uri of open.keys()) {
    if (token.isCancellationRequested) break;
    const checked = await judging.check(uri);
    if (checked?.reading.report.isReport) take(uri, checked);
    await turn();
  }
  const startWork: StartWork = (_, total) => ({ done: (done) => progress(done, total), end: () => {} });
  await closedReports.checkEverything({ take, startWork }, token);
  found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const sum = (severity: 'error' | 'warning') => found.reduce((total, { counts }) => total + counts[severity], 0);
  return {
    reports: found.length,
    errors: sum('error'),
    warnings: sum('warning'),
    csv: [reportsCsvHead(), ...found.map(reportsCsvRow)].join(''),
    html: findingsPage(found),
  };
}

const partsOf = ({ organ, year, due, tree }: Report) => ({ organ, year, due, tree });
