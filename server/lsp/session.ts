import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionParams,
  Connection,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  FileEvent,
  Hover,
  Position,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { previewTables } from '../service/preview.ts';
import { wholeOf } from '../service/pieces.ts';
import type { Reading } from '../service/reading.ts';
import { createLinking, type Linking } from '../service/linked.ts';
import { createService } from '../service/service.ts';
import type { Settings } from '../service/settings.ts';
import type { English } from '../text/say.ts';
import {
  type acceptRequest,
  filesRequest,
  type ParamsOf,
  type ResultOf,
  checkAllProgressNotification,
  reportsChangedNotification,
} from '../protocol.ts';
import type { Abilities } from './abilities.ts';
import { accept } from './accept.ts';
import { type AskForFiles, createClientFiles } from './client-files.ts';
import { createClosedReports } from './closed.ts';
import { createConfigFiles } from './config-files.ts';
import { toOffset } from './convert.ts';
import { createCustom, type Custom } from './custom.ts';
import type { Files } from './files.ts';
import { createDocuments } from './documents.ts';
import * as editing from './editing.ts';
import * as features from './features.ts';
import * as figureViews from './figure-views.ts';
import { createJudging, type Delivery, type Parts } from './judging.ts';
import { createTelling } from './judged-piece.ts';
import { createLongWork } from './long-work.ts';
import { createManners } from './manners.ts';
import { createOverview } from './overview.ts';
import { createPages } from './pages.ts';
import { createPieceByPiece, type PieceByPiece } from './pieces.ts';
import { createPull, type Pull } from './pull.ts';
import { createPush } from './push.ts';
import { createSettings } from './settings.ts';
import * as tableViews from './table-views.ts';
import { createViews, type Views } from './views.ts';
import { type Log, safely } from './turn.ts';

export { previewTables };

/** Everything behind the greeting: loaded when it is over, so that it is answered at once. */
export interface Session {
  opened(uri: string): void;
  saved(uri: string): void;
  /** `edited`: where an edit typed at one place ended. */
  changed(uri: string, edited: number | undefined): void;
  closed(uri: string): void;
  /** Settings have changed; `given` is what the client sent along. */
  configured(given: unknown): void;
  filesChanged(events: readonly FileEvent[]): void;
  foldersChanged(uris: readonly string[]): void;
  cursorMoved(uri: string, position: Position | null, rested: boolean): Promise<void>;
  documentDiagnostics(params: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport>;
  workspaceDiagnostics: Pull['workspace'];
  actions(params: CodeActionParams): Promise<CodeAction[]>;
  completions(params: CompletionParams): Promise<CompletionItem[]>;
  hover(uri: string, position: Position): Promise<Hover | null>;
  /** A feature that needs no more than the document as read; `fallback` where there is none. */
  withReading<Result>(uri: string, fallback: Result, answer: (reading: Reading, abilities: Abilities) => Result): Result;
  /** What is to be written so that the findings of a report, or of all, are put up with. */
  accept(params: ParamsOf<typeof acceptRequest>): Promise<ResultOf<typeof acceptRequest>>;
  /** What `run` comes to when every file that it asks for is at hand. */
  complete<Result>(run: () => Result): Promise<Result>;
  /** The English texts where the language of a document is English; the empty string stands for all of them. */
  language(uri: string): Promise<English | undefined>;
  /** The standard tables of a text, for a preview. */
  readonly previewTables: typeof previewTables;
  /** Requests about a document that holds several reports go through here. */
  readonly pieceByPiece: PieceByPiece;
  /** As `withReading`, with what is set for the document. */
  withSettings<Result>(
    uri: string,
    fallback: Result,
    answer: (reading: Reading, settings: Settings, abilities: Abilities) => Result,
  ): Promise<Result>;
  readonly features: typeof features;
  readonly editing: typeof editing;
  /** Places that are edited together. */
  readonly linking: Linking;
  readonly tableViews: typeof tableViews;
  readonly figureViews: typeof figureViews;
  readonly custom: Custom;
  readonly views: Views;
  /** The text of an address that the server supplies. */
  content(uri: string): Promise<string>;
  /** Judges every report of the workspace anew, at somebody's word; what is learned is shown from now on. */
  checkAll(office: readonly string[], token: CancellationToken): ReturnType<Views['checkAll']>;
}

/** Wires everything for one connection. */
export function createSession(
  connection: Connection,
  log: Log,
  open: TextDocuments<TextDocument>,
  own: Files,
  abilities: Abilities,
): Session {
  let folders = abilities.folders;
  const ask: AskForFiles = (params) => connection.sendRequest(filesRequest.method, params);
  const files = abilities.options.files ? createClientFiles(own, ask, () => folders) : own;
  const configs = createConfigFiles(files, abilities.watchesFiles, () => delivery.closedReportsChanged());
  const settings = createSettings(connection, log, abilities, configs, (uri) => closedReports.folderPath(uri));
  const documents = createDocuments(
    open,
    files,
    () => closedReports.list(),
    (uri) => abilities.watchesFiles && closedReports.folderPath(uri) !== undefined,
  );
  const service = createService(documents);
  const pieceByPiece = createPieceByPiece(documents);
  const telling = createTelling(abilities, pieceByPiece, (uri) => service.read(uri)?.report.tree.lines);
  const closedReports = createClosedReports(
    files,
    documents,
    service,
    settings,
    telling,
    createLongWork(connection, log, () => language('')),
  );
  const manners = createManners();
  const linking = createLinking();
  const pages = createPages((page) => {
    if (abilities.rulePages) void safely(log, 'page', () => connection.workspace.textDocumentContent.refresh(page));
  });
  const overview = createOverview(() => {
    if (!abilities.options.reports) return;
    void safely(log, 'reports', () => connection.sendNotification(reportsChangedNotification.method, {}));
  });
  const parts: Parts = {
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
    telling,
    overview,
    pages,
  };
  const judging = createJudging(parts, () => delivery.closedReportsChanged(), spread);
  const pull = createPull(parts, judging, outdate);
  const delivery: Delivery = abilities.pull ? pull : createPush(parts, judging);
  const language = async (uri: string): Promise<English | undefined> => (await settings.of(uri)).settings.english;
  const views = createViews(parts, judging, files);
  const custom = createCustom(
    connection,
    open,
    service,
    abilities,
    async (uri) => {
      const judged = await judging.judgeAll(uri);
      return judged.length > 0 ? judging.statusOf(judged) : null;
    },
    language,
    async (uri) => {
      const { settings: inForce } = await settings.of(uri);
      return { judged: await judging.reportsIn(uri), settings: inForce };
    },
  );
  closedReports.setFolders(abilities.folders);

  /** Open documents that are to be judged again for another one's sake, and have not been yet. */
  const asked = new Set<string>();

  /** Open documents whose last year's report, or whose own standing as one, has changed are judged again. */
  function refreshStale(swept = false): void {
    const look = () => open.keys().filter((uri) => !asked.has(uri) && isOutOfDate(uri, swept));
    const refresh = (stale: readonly string[]) => {
      for (const uri of stale) asked.add(uri);
      if (abilities.pull && stale.length > 0) delivery.refresh();
      else for (const uri of stale) delivery.refresh(uri);
    };
    if (files.fetching) void safely(log, 'stale', async () => refresh(await documents.complete(look)));
    else refresh(look());
  }

  const isOutOfDate = (uri: string, swept: boolean): boolean =>
    documents.pieces(uri).some((piece) => service.isStale(piece.uri) || (swept && service.repeatsChanged(piece.uri)));

  /** An editor asks for what it shows. A document that it only holds may be another one's last year's all the same. */
  function outdate(uri: string): void {
    if (open.keys().length < 2) return;
    for (const piece of documents.pieces(uri)) service.read(piece.uri);
    refreshStale();
  }

  /** What has changed may repeat paragraphs of other reports, and they of it. Open ones are asked for again by a client that asks. */
  function spread(judged?: string): void {
    for (const uri of service.repeats.touched()) {
      const whole = wholeOf(uri);
      if (!open.get(whole)) closedReports.touched(whole);
      else if (!abilities.pull && service.repeatsChanged(uri)) delivery.changed(whole);
    }
    if (judged !== undefined) asked.delete(judged);
    if (open.keys().length > 1 || judged === undefined) refreshStale(judged === undefined);
  }

  function noteEdit(uri: string, edited: number | undefined): void {
    const pieces = documents.pieces(uri);
    for (const { uri: one, start, text } of pieces) {
      const isHere = edited !== undefined && edited >= start && edited <= start + text.length;
      if (isHere || pieces.length === 1 || manners.isEditing(one)) manners.edited(one, isHere ? edited - start : undefined);
    }
  }

  return Object.freeze({
    pieceByPiece,
    opened(uri: string) {
      for (const piece of documents.pieces(uri)) service.saved(piece.uri);
      // a client that does not watch files gives no other sign that there may be new ones
      if (!abilities.watchesFiles) configs.changed();
    },
    saved(uri: string) {
      const isDue = (one: string): boolean => [service.saved(one), manners.saved(one)].includes(true);
      if (documents.pieces(uri).filter((piece) => isDue(piece.uri)).length > 0) delivery.refresh(uri);
    },
    changed(uri: string, edited: number | undefined) {
      noteEdit(uri, abilities.options.cursor ? edited : undefined);
      delivery.changed(uri);
    },
    closed(uri: string) {
      const reports = judging.closed(uri);
      linking.forget(uri);
      closedReports.closed(uri, reports);
      void safely(log, 'close', async () => {
        // nobody looks after it any more
        if (documents.versionOf(uri) === undefined || !(await closedReports.covers(uri))) {
          for (const one of new Set([uri, ...reports])) {
            service.repeats.drop(one);
            service.surroundings.gone(one);
          }
        }
        refreshStale();
      });
      asked.delete(uri);
      delivery.closed(uri);
    },
    configured(given: unknown) {
      settings.clear(given);
      closedReports.reset();
      delivery.closedReportsChanged();
      delivery.refresh();
      // their words may be in another language now
      if (abilities.refreshLenses) void safely(log, 'lenses', () => connection.sendRequest('workspace/codeLens/refresh'));
      if (abilities.refreshHints) void safely(log, 'hints', () => connection.languages.inlayHint.refresh());
    },
    filesChanged(events: readonly FileEvent[]) {
      const isFetchedAnew = files.fetching?.changed(events) ?? false;
      const telling = events.map(({ uri }) => ({ uri, kind: configs.concerns(uri) ? 'config' : closedReports.changed(uri) }));
      // what is fetched anew may have been looked for in vain meanwhile
      if (!isFetchedAnew && telling.every(({ kind }) => kind === undefined)) return;
      documents.changed();
      for (const { uri, kind } of telling) if (kind === 'file' && documents.versionOf(uri) === undefined) service.surroundings.gone(uri);
      // a folder may have held some
      if (telling.some(({ kind }) => kind === 'config' || kind === 'folder')) {
        configs.changed();
        delivery.refresh();
      }
      delivery.closedReportsChanged();
      refreshStale();
    },
    foldersChanged(uris: readonly string[]) {
      folders = uris;
      closedReports.setFolders(uris);
      settings.clear();
      delivery.closedReportsChanged();
      delivery.refresh();
    },
    async cursorMoved(uri: string, position: Position | null, rested: boolean) {
      if (!abilities.options.cursor || !open.get(uri)) return;
      for (const piece of documents.pieces(uri).filter((one) => manners.isEditing(one.uri))) {
        const checked = await judging.check(piece.uri);
        const { lines } = checked?.reading.report.tree ?? {};
        if (!checked || !lines) continue;
        const line = position === null ? undefined : position.line - piece.line;
        const isHere = line !== undefined && line >= 0 && line < lines.starts.length;
        const offset = position && isHere ? toOffset(lines, { ...position, line }) : undefined;
        if (manners.moved(piece.uri, offset, rested, checked)) delivery.refresh(uri);
      }
    },
    documentDiagnostics: pull.document,
    workspaceDiagnostics: pull.workspace,
    async actions(params: CodeActionParams) {
      const { uri } = params.textDocument;
      const given = await settings.of(uri);
      const checked = await documents.complete(() => service.check(uri, given.settings));
      return checked ? features.actionsOf(checked, given.settings, params, open.get(wholeOf(uri))?.version ?? null, abilities) : [];
    },
    async completions(params: CompletionParams) {
      const { uri } = params.textDocument;
      const english = await language(uri);
      const reading = service.read(uri);
      return reading ? features.completionsOf(reading, open.get(wholeOf(uri))?.languageId, params, abilities, english) : [];
    },
    async hover(uri: string, position: Position) {
      const judged = await judging.judge(uri);
      if (!judged) return null;
      const { english } = (await settings.of(uri)).settings;
      return features.hoverOf(judged.checked, judged.problems, position, abilities, english);
    },
    withReading<Result>(uri: string, fallback: Result, answer: (reading: Reading, able: Abilities) => Result): Result {
      const reading = service.read(uri);
      return reading ? answer(reading, abilities) : fallback;
    },
    async withSettings<Result>(
      uri: string,
      fallback: Result,
      answer: (reading: Reading, given: Settings, able: Abilities) => Result,
    ): Promise<Result> {
      const given = await settings.of(uri);
      const reading = service.read(uri);
      return reading ? answer(reading, given.settings, abilities) : fallback;
    },
    accept({ uri, only }: ParamsOf<typeof acceptRequest>) {
      const all = () => [...open.keys(), ...closedReports.list().filter((one) => !documents.isOpen(one))];
      return accept(uri === undefined ? all() : [uri], only, parts, files);
    },
    complete: documents.complete,
    language,
    previewTables,
    features,
    editing,
    linking,
    tableViews,
    figureViews,
    views,
    async content(uri: string) {
      pages.asked(uri);
      return (await views.content(uri)) ?? custom.content(uri);
    },
    async checkAll(office: readonly string[], token: CancellationToken) {
      let last = -1;
      const progress = (done: number, total: number) => {
        const percent = Math.floor((done / total) * 100);
        if (percent === last) return;
        last = percent;
        void safely(log, 'progress', () => connection.sendNotification(checkAllProgressNotification.method, { done, total }));
      };
      try {
        return await views.checkAll(office, progress, token);
      } finally {
        delivery.closedReportsChanged();
      }
    },
    custom,
  });
}
