import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type convertPieceRequest,
  type convertRequest,
  type fillTotalsRequest,
  type insertTableRequest,
  type newReportRequest,
  type ParamsOf,
  type ReportStatus,
  type ResultOf,
  type reviewSheetRequest,
  type rollUpRequest,
  rulePageUri,
} from '../protocol.ts';
import { decoded } from '../service/address.ts';
import { pieceToCanonical, toCanonical } from '../service/convert.ts';
import { inShort, rulePage } from '../service/explain.ts';
import { insertTable } from '../service/insert.ts';
import { minimalEdit } from '../service/minimal-edit.ts';
import { nameOf } from '../service/neighbours.ts';
import { wholeOf } from '../service/pieces.ts';
import { newReport } from '../service/new-report.ts';
import { newRollUp } from '../service/new-roll-up.ts';
import { ruleById } from '../service/rule-list.ts';
import { reviewSheet } from '../service/review-sheet.ts';
import type { Service } from '../service/service.ts';
import type { Settings } from '../service/settings.ts';
import { sheetHtml, sheetMarkdown } from '../service/sheet.ts';
import { fillTotals } from '../service/totals.ts';
import { lineBreakOf } from '../text/lines.ts';
import { type English, say, toText } from '../text/say.ts';
import { touches } from '../text/span.ts';
import type { Abilities } from './abilities.ts';
import { toEdit, toOffset } from './convert.ts';
import type { JudgedPiece } from './judged-piece.ts';

/** The answers to the requests of `protocol.ts`. */
export interface Custom {
  status(uri: string): Promise<ReportStatus | null>;
  convert(uri: string): Promise<ResultOf<typeof convertRequest>>;
  convertPiece(params: ParamsOf<typeof convertPieceRequest>): ResultOf<typeof convertPieceRequest>;
  insertTable(params: ParamsOf<typeof insertTableRequest>): Promise<ResultOf<typeof insertTableRequest>>;
  newReport(params: ParamsOf<typeof newReportRequest>, english?: English): ResultOf<typeof newReportRequest>;
  rollUp(params: ParamsOf<typeof rollUpRequest>, english?: English): ResultOf<typeof rollUpRequest>;
  fillTotals(params: ParamsOf<typeof fillTotalsRequest>): ResultOf<typeof fillTotalsRequest>;
  reviewSheet(params: ParamsOf<typeof reviewSheetRequest>): Promise<ResultOf<typeof reviewSheetRequest>>;
  /** The text of `nianbao:/rules/<id>.md` and of `nianbao:/review/….md?<report>`. */
  content(uri: string): Promise<string>;
  /** Shows a rule's page in a client that has no command for it. */
  explain(rule: unknown): Promise<void>;
}

const NO_DOCUMENT = say`没有打开这份文档`;

export function createCustom(
  connection: Connection,
  open: TextDocuments<TextDocument>,
  service: Service,
  abilities: Abilities,
  status: (uri: string) => Promise<ReportStatus | null>,
  language: (uri: string) => Promise<English | undefined>,
  judge: (uri: string) => Promise<{ readonly judged: readonly JudgedPiece[]; readonly settings: Settings }>,
): Custom {
  /** A rule's page in the language that is set; of no document, so for all of them. */
  const page = async (id: string) => {
    const rule = ruleById(id);
    const english = await language('');
    return rule && rulePage(rule, english);
  };

  async function sheet({ uri, format }: ParamsOf<typeof reviewSheetRequest>): Promise<ResultOf<typeof reviewSheetRequest>> {
    const { judged, settings } = await judge(uri);
    if (judged.length === 0) return null;
    const name = nameOf(uri);
    // a sheet for each report of a file
    const made = judged.flatMap(({ piece: { line }, checked: { reading, problems } }) => {
      const hasLastYear = service.surroundings.lastYearOf(reading.document.uri) !== undefined;
      return reviewSheet(reading, problems, { name, line, settings, hasLastYear });
    });
    const base = name.replace(/\.[^.]*$/, '');
    const { english } = settings;
    return format === 'html'
      ? { text: sheetHtml(made, english), fileName: toText(say`${base}核对单.html`, english) }
      : { text: sheetMarkdown(made), fileName: toText(say`${base}核对单.md`, english) };
  }

  return Object.freeze({
    status,
    async convert(uri: string) {
      const english = await language(uri);
      const reading = service.read(uri);
      if (!reading) return { reason: toText(NO_DOCUMENT, english) };
      const draft = toCanonical(reading.report);
      if (draft === undefined) return { reason: toText(say`这份文档不是政府信息公开工作年度报告，未作转换`, english) };
      const { source, lines } = reading.report.tree;
      const text = (source.startsWith('\ufeff') ? '\ufeff' : '') + draft.replaceAll('\n', lineBreakOf(source));
      const edit = minimalEdit(source, text);
      return { version: open.get(uri)?.version ?? 0, text, edits: edit ? [toEdit(lines, edit)] : [] };
    },
    convertPiece({ text, kind }: ParamsOf<typeof convertPieceRequest>) {
      const piece = pieceToCanonical(text, kind);
      return piece === undefined ? null : { text: piece };
    },
    async insertTable({ uri, position, ...request }: ParamsOf<typeof insertTableRequest>) {
      const english = await language(uri);
      const reading = service.read(uri);
      if (!reading) return { reason: toText(NO_DOCUMENT, english) };
      const { lines } = reading.report.tree;
      const edit = insertTable(reading, toOffset(lines, position), request);
      return edit ? { edit: toEdit(lines, edit) } : { reason: toText(say`没有 ${String(request.form)} 年的表式`, english) };
    },
    newReport({ organ, year, lastYear, lastYearPath }: ParamsOf<typeof newReportRequest>, english?: English) {
      const now = year ?? new Date().getFullYear() - 1;
      const found = lastYear === undefined ? undefined : service.surroundings.reportAt(lastYear, { isReport: true, organ, year: now });
      const made = newReport({ organ, year: now, lastYear: found, lastYearPath });
      return { ...made, notes: made.notes.map((note) => toText(note, english)) };
    },
    rollUp({ at, paths, organ, year }: ParamsOf<typeof rollUpRequest>, english?: English) {
      const entries = paths.map((text) => ({ text, span: { start: 0, end: 0 } }));
      const made = newRollUp({ organ, year, paths, subordinates: service.surroundings.subordinatesAt(at, entries) });
      if ('reason' in made) return { reason: toText(made.reason, english) };
      return { ...made, notes: made.notes.map((note) => toText(note, english)) };
    },
    fillTotals({ uri, table }: ParamsOf<typeof fillTotalsRequest>) {
      const reading = service.read(uri);
      const version = open.get(wholeOf(uri))?.version ?? 0;
      if (!reading) return { version, edits: [] };
      const { tree, tables } = reading.report;
      const at = table && toOffset(tree.lines, table);
      const meant = at === undefined ? tables : tables.filter(({ span }) => touches(span, at)).slice(0, 1);
      return { version, edits: fillTotals(reading, meant).map((edit) => toEdit(tree.lines, edit)) };
    },
    reviewSheet: sheet,
    async content(uri: string) {
      const reports = reportsOfReview(uri);
      for (const report of reports) {
        const made = await sheet({ uri: report, format: 'markdown' });
        if (made) return made.text;
      }
      const english = await language(reports[0] ?? '');
      if (reports.length > 0) return `${toText(say`这份文档不是政府信息公开工作年度报告。`, english)}\n`;
      const id = /\/rules\/([\w-]+)\.md$/.exec(uri)?.[1] ?? '';
      return (await page(id)) ?? `${toText(say`没有名为 ${id} 的规则。`, english)}\n`;
    },
    async explain(id: unknown) {
      const rule = typeof id === 'string' ? ruleById(id) : undefined;
      if (!rule) return;
      if (abilities.rulePages && abilities.showDocument) {
        await connection.window.showDocument({ uri: rulePageUri(rule.id), takeFocus: true });
      } else {
        const english = await language('');
        const message = toText(inShort(rule, english), english);
        await connection.sendNotification('window/showMessage', { type: 3, message });
      }
    },
  });
}

/**
 * The report that `nianbao:/review/….md?<report>` is about, as its address may be meant: clients encode the whole anew, some of them once more. An open
 * document is known by its address exactly as the client writes it. Empty for another address.
 */
function reportsOfReview(uri: string): readonly string[] {
  const query = /\/review\/[^?]*\?(.+)$/.exec(uri)?.[1];
  if (query === undefined) return [];
  const once = decoded(query);
  return [...new Set([once, decoded(once)])];
}
