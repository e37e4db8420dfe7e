import * as vscode from 'vscode';
import { LANGUAGE } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { ACCEPT, FILL_TOTALS, REVIEW_SHEET, SHOW_REASONS, SHOW_RULE } from './command-names.ts';
import { acceptFindings } from './accept.ts';
import { checkAll } from './check-all.ts';
import { convertReport } from './convert.ts';
import { insertTable } from './insert-table.ts';
import { newReport } from './new-report.ts';
import { inform, warnOfFailure } from './notices.ts';
import { showPreview } from './pages.ts';
import { showReasons } from './reasons.ts';
import type { ReportList } from './report-list.ts';
import { addressIn, openReport, type ReportsView } from './reports-view.ts';
import { rollUp } from './roll-up.ts';
import { showRule } from './rule-page.ts';
import { openSamples } from './samples.ts';
import type { Server } from './server.ts';
import { toCellBelow, toCellBeside } from './table-keys.ts';
import { exportReviewSheet, fillTotals, showReviewSheet } from './table-views.ts';
import { exportYearOnYear, showYearOnYear } from './year-on-year.ts';

/** Registers every command of the manifest. One that fails says so and leaves the details in the log. */
export function registerCommands(
  server: Server,
  context: vscode.ExtensionContext,
  reports: ReportList,
  view: ReportsView,
): vscode.Disposable {
  const register = (name: string, run: (argument: unknown, more: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(name, async (argument: unknown, more: unknown) => {
      try {
        return await run(argument, more);
      } catch (error) {
        warnOfFailure(server, error);
        return undefined;
      }
    });

  return vscode.Disposable.from(
    register('nianbao.newReport', (argument) => newReport(server, context.globalState, argument)),
    register('nianbao.rollUp', (argument, more) => rollUp(server, argument, more)),
    register('nianbao.insertTable', (argument) => insertTable(server, argument)),
    register('nianbao.convert', () => convertReport(server)),
    register(SHOW_RULE, (argument) => showRule(server, context.extensionUri, argument)),
    register(SHOW_REASONS, () => showReasons(server)),
    register('nianbao.preview', showPreview),
    register(ACCEPT, (argument) => acceptFindings(server, argument)),
    register(FILL_TOTALS, (address, table) => fillTotals(server, address, table)),
    register(REVIEW_SHEET, (address) => showReviewSheet(server, addressIn(address))),
    register('nianbao.exportReviewSheet', (argument) => exportReviewSheet(server, addressIn(argument))),
    register('nianbao.yearOnYear', (address, before) => showYearOnYear(server, reports, addressIn(address), before)),
    register('nianbao.exportYearOnYear', (argument) => exportYearOnYear(server, reports, addressIn(argument))),
    register('nianbao.checkAll', (argument) => checkAll(server, argument)),
    register('nianbao.groupReports', (argument) => view.group(argument)),
    register('nianbao.openReport', openReport),
    register('nianbao.nextCell', () => toCellBeside(1)),
    register('nianbao.previousCell', () => toCellBeside(-1)),
    register('nianbao.cellBelow', toCellBelow),
    register('nianbao.openSamples', (argument) => openSamples(context.extensionUri, argument)),
    register('nianbao.checkAsReport', checkAsReport),
    register('nianbao.restart', () => server.restart()),
    register('nianbao.showLog', async () => server.log.show()),
  );
}

/** Takes the active document for a report, whatever it looks like. */
async function checkAsReport(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  else inform(say`没有打开的文本文件，无从核对。`);
}
