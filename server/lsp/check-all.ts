import type { CancellationToken } from 'vscode-languageserver';
import type { checkAllRequest, ResultOf } from '../protocol.ts';
import { isNamedReport } from '../service/certain.ts';
import { type ReportFindings, reportFindings, reportsCsvHead, reportsCsvRow } from '../service/findings.ts';
import { findingsPage } from '../service/findings-page.ts';
import { nameOf } from '../service/neighbours.ts';
import { movedBy } from '../service/problem.ts';
import { addTallies, tallyTable } from '../service/tally.ts';
import { readLines } from '../text/lines.ts';
import { say, toText } from '../text/say.ts';
import type { Files } from './files.ts';
import { below } from './folders.ts';
import type { JudgedPiece } from './judged-piece.ts';
import type { Judging, Parts } from './judging.ts';
import type { StartWork } from './long-work.ts';
import { turn } from './turn.ts';

/** How far a check of everything has come: so much of so much. */
export type Progress = (done: number, total: number) => void;

/**
 * Judges every report of the workspace anew, in the order of the files' paths, and prints what was found; with what calls itself a report and was not
 * checked, so that nobody takes silence for a pass. `office`: files of kinds that are not read.
 */
export async function checkAll(
  { open, documents, closedReports, settings }: Parts,
  judging: Judging,
  files: Files,
  office: readonly string[],
  progress: Progress,
  token: CancellationToken,
): Promise<ResultOf<typeof checkAllRequest>> {
  const { english } = (await settings.of('')).settings;
  const found: ReportFindings[] = [];
  /** Paths of the files in which there are reports. */
  const seen = new Set<string>();
  const pathOf = (uri: string): string => files.pathOf(uri) ?? uri;
  const fileOf = (uri: string): string => {
    const path = files.pathOf(uri);
    const folder = closedReports.folderPath(uri);
    if (path === undefined || folder === undefined) return nameOf(uri);
    return below(folder, path);
  };
  const take = (uri: string, judged: readonly JudgedPiece[]): void => {
    if (judged.length > 0) seen.add(pathOf(uri));
    const text = judged.length > 1 ? documents.read(uri)?.text : undefined;
    const tree = text === undefined ? undefined : { source: text, lines: readLines(text) };
    for (const { piece, checked, problems } of judged) {
      const { report } = checked.reading;
      const { openCells } = addTallies(report.tables.map((table) => tallyTable(checked.reading, table)));
      const { organ, year, due } = report;
      // of several reports in one file each is told by itself, with places of the file
      const there = tree ? problems.map((one) => movedBy(piece.start, one)) : problems;
      found.push(reportFindings(fileOf(uri), { organ, year, due, tree: tree ?? report.tree, openCells }, there, english));
    }
  };
  for (const uri of open.keys()) {
    if (token.isCancellationRequested) break;
    take(uri, await judging.reportsIn(uri));
    await turn();
  }
  const startWork: StartWork = (_, total) => ({ done: (done) => progress(done, total), end: () => {} });
  await closedReports.checkEverything({ take, startWork }, token);
  found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const unchecked = office.map((file) => ({ file, reason: toText(say`本版不读 Word、PDF 等文件，未核对`, english) }));
  for (const uri of closedReports.list()) {
    if (token.isCancellationRequested) break;
    if (!isNamedReport(nameOf(uri)) || seen.has(pathOf(uri)) || documents.isOpen(uri)) continue;
    const isText = (await documents.complete(() => documents.read(uri))) !== undefined;
    documents.forget(uri);
    const reason = isText ? say`不是政府信息公开工作年度报告，未核对` : say`不是文本文件，未核对`;
    unchecked.push({ file: fileOf(uri), reason: toText(reason, english) });
    await turn();
  }
  const sum = (severity: 'error' | 'warning') => found.reduce((total, { counts }) => total + counts[severity], 0);
  return {
    reports: found.length,
    errors: sum('error'),
    warnings: sum('warning'),
    unchecked: unchecked.length,
    csv: [reportsCsvHead(), ...found.map(reportsCsvRow)].join(''),
    html: findingsPage(found, unchecked, english),
  };
}
