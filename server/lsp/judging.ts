import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type ReportStatus, statusChangedNotification } from '../protocol.ts';
import type { Piece } from '../service/pieces.ts';
import type { Checked, Service } from '../service/service.ts';
import type { Abilities } from './abilities.ts';
import type { ClosedReport, ClosedReports } from './closed.ts';
import type { ConfigFiles } from './config-files.ts';
import { configDiagnostics, resultId as resultIdOf } from './diagnostics.ts';
import type { Documents } from './documents.ts';
import type { JudgedPiece, Telling } from './judged-piece.ts';
import type { Manners, Shown } from './manners.ts';
import type { Overview } from './overview.ts';
import type { Pages } from './pages.ts';
import type { SettingsStore } from './settings.ts';
import { statusOfAll, toStatus } from './status.ts';
import type { PieceByPiece } from './pieces.ts';
import { type Log, safely, turn } from './turn.ts';

/** What a session is made of. */
export interface Parts {
  readonly connection: Connection;
  readonly log: Log;
  readonly open: TextDocuments<TextDocument>;
  readonly abilities: Abilities;
  readonly settings: SettingsStore;
  readonly configs: ConfigFiles;
  readonly documents: Documents;
  readonly pieceByPiece: PieceByPiece;
  readonly service: Service;
  readonly closedReports: ClosedReports;
  readonly manners: Manners;
  /** Says of judged reports what clients are sent. */
  readonly telling: Telling;
  /** How every report stands that was judged. */
  readonly overview: Overview;
  /** The pages about reports that the client shows. */
  readonly pages: Pages;
}

/** A document judged, and what of it is shown now. */
export interface Judged extends Shown {
  readonly checked: Checked;
}

/** A report of an open document judged, and where in the document it stands. */
export interface JudgedOpen extends JudgedPiece, Judged {}

/** Judging documents, as both ways of delivering diagnostics need it. */
export interface Judging {
  check(uri: string): Promise<Checked | undefined>;
  /** An open document; the first report in a folder starts the looking after its closed ones. */
  judge(uri: string): Promise<Judged | undefined>;
  /** The same for whoever shows the diagnostics: they are brought up to date from now on. */
  deliver(uri: string): Promise<readonly JudgedOpen[] | undefined>;
  /** Everything that has diagnostics without being open: reports on the disk, and files of settings. */
  notOpen(token: CancellationToken): AsyncGenerator<ClosedReport>;
  /** Open documents whose diagnostics nobody has asked for since they were opened: editors hold documents that they do not show. */
  notAsked(token: CancellationToken): AsyncGenerator<ClosedReport>;
  /** Tells a client that wants to know how the document stands. */
  tellStatus(uri: string, judged: readonly JudgedPiece[]): void;
  /** How a document stands, all its reports together. */
  statusOf(judged: readonly JudgedPiece[]): ReportStatus;
  /** A document was closed. Gives the addresses that its reports had. */
  closed(uri: string): readonly string[];
  /** The reports in a document, open or not, with all that is to be said of them, shown or not. */
  reportsIn(uri: string): Promise<readonly JudgedPiece[]>;
  /** All reports of a document, one by one. */
  judgeAll(uri: string): Promise<readonly JudgedOpen[]>;
}

/**
 * `started` is called when closed reports begin to be looked after, `spread` when the diagnostics of a document are delivered, or those of all
 * that are closed (no address): others may be measured against it.
 */
export function createJudging(parts: Parts, started: () => void, spread: (judged?: string) => void): Judging {
  const {
    connection,
    log,
    open,
    abilities,
    settings,
    configs,
    documents,
    pieceByPiece,
    service,
    closedReports,
    manners,
    overview,
    telling,
  } = parts;
  async function check(uri: string): Promise<Checked | undefined> {
    const given = await settings.of(uri);
    return documents.complete(() => service.check(uri, given.settings));
  }

  async function reportsIn(uri: string): Promise<readonly JudgedPiece[]> {
    const pieces = await documents.complete(() => documents.pieces(uri));
    const judged: JudgedPiece[] = [];
    for (const piece of pieces) {
      const checked = await check(piece.uri);
      if (checked?.reading.report.isReport) judged.push({ piece, checked, problems: checked.problems });
    }
    return judged;
  }

  async function judge(uri: string): Promise<Judged | undefined> {
    const checked = await check(uri);
    if (!checked) return undefined;
    const shown = manners.show(uri, checked);
    if (checked.reading.report.isReport && closedReports.opened(uri)) started();
    return { checked, ...shown };
  }

  /** The pieces that each document had when it was judged last. */
  const before = new Map<string, readonly Piece[]>();
  /** Open documents whose diagnostics have been asked for. */
  const delivered = new Set<string>();

  async function judgeAll(uri: string): Promise<readonly JudgedOpen[]> {
    const pieces = documents.pieces(uri);
    const judged: JudgedOpen[] = [];
    for (const piece of pieces) {
      const one = await judge(piece.uri);
      if (one) judged.push({ ...one, piece });
    }
    const last = before.get(uri);
    if (last !== pieces && last && (last.length > 1 || pieces.length > 1)) {
      const now = new Set(pieces.map((piece) => piece.uri));
      for (const piece of last) if (!now.has(piece.uri)) forgetReport(parts, piece.uri);
    }
    before.set(uri, pieces);
    return judged;
  }

  const statusOf = (judged: readonly JudgedPiece[]): ReportStatus =>
    statusOfAll(
      judged.map(({ piece, checked, problems }) => pieceByPiece.moved(piece, toStatus(checked, problems))),
      judged[0]?.checked.english,
    );

  return Object.freeze({
    check,
    reportsIn,
    judge,
    judgeAll,
    closed(uri: string) {
      const reports = (before.get(uri) ?? []).map((piece) => piece.uri);
      before.delete(uri);
      delivered.delete(uri);
      for (const one of new Set([uri, ...reports])) {
        service.forget(one);
        manners.forget(one);
      }
      return reports;
    },
    async deliver(uri: string) {
      delivered.add(uri);
      const judged = await judgeAll(uri);
      const [first] = judged;
      if (!first) return undefined;
      for (const { piece } of judged) service.shown(piece.uri);
      overview.put(uri, telling.known(judged));
      parts.pages.judged(uri, judged.map(({ checked }) => checked.serial).join());
      spread(uri);
      return judged;
    },
    statusOf,
    async *notOpen(token: CancellationToken) {
      const seen = new Set<string>();
      for await (const report of closedReports.check(token)) {
        if (report.known) {
          seen.add(report.uri);
          overview.put(report.uri, report.known);
        }
        yield report;
      }
      if (!token.isCancellationRequested) overview.keep(new Set([...seen, ...open.keys()]));
      spread();
      const { english } = (await settings.of('')).settings;
      for (const file of configs.all()) {
        const resultId = `config ${file.version}${english ? ' en' : ''}`;
        yield { uri: file.uri, resultId, diagnostics: configDiagnostics(file, abilities, english) };
      }
    },
    async *notAsked(token: CancellationToken) {
      for (const uri of open.keys()) {
        if (token.isCancellationRequested) break;
        if (delivered.has(uri) || !(await closedReports.covers(uri))) continue;
        const judged = await reportsIn(uri);
        await turn();
        if (delivered.has(uri) || !open.get(uri)) continue;
        const known = telling.known(judged);
        overview.put(uri, known);
        const resultId = judged.map(({ checked }) => resultIdOf(checked, '')).join(' ');
        yield { uri, resultId, diagnostics: telling.diagnostics(judged), known };
      }
    },
    tellStatus(uri: string, judged: readonly JudgedPiece[]) {
      const version = open.get(uri)?.version;
      if (!abilities.options.status || version === undefined) return;
      const params = { uri, version, status: statusOf(judged) };
      void safely(log, 'status', () => connection.sendNotification(statusChangedNotification.method, params));
    },
  });
}

/** A report that is no more: nothing is measured against it, and nothing is known of it. */
export function forgetReport({ service, manners }: Pick<Parts, 'service' | 'manners'>, uri: string): void {
  service.forget(uri);
  manners.forget(uri);
  service.repeats.drop(uri);
  service.surroundings.gone(uri);
}

/** How diagnostics reach the client: it asks (pull), or is told (push). Never both. */
export interface Delivery {
  /** An open document has changed, or what it is measured against. */
  changed(uri: string): void;
  /** A document was closed. */
  closed(uri: string): void;
  /** Open documents are to be judged again; `uri` left out: all of them. */
  refresh(uri?: string): void;
  /** Something has changed about what is not open. */
  closedReportsChanged(): void;
}
