import type {
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
import type { Reading } from '../service/reading.ts';
import { createService } from '../service/service.ts';
import { type acceptRequest, filesRequest, type ParamsOf, type ResultOf } from '../protocol.ts';
import type { Abilities } from './abilities.ts';
import { accept } from './accept.ts';
import { type AskForFiles, createClientFiles } from './client-files.ts';
import { createClosedReports } from './closed.ts';
import { createConfigFiles } from './config-files.ts';
import { toOffset } from './convert.ts';
import { createCustom, type Custom } from './custom.ts';
import type { Files } from './files.ts';
import { createDocuments } from './documents.ts';
import * as features from './features.ts';
import * as figureViews from './figure-views.ts';
import { createJudging, type Delivery, type Parts } from './judging.ts';
import { createLongWork } from './long-work.ts';
import { createManners } from './manners.ts';
import { createPull, type Pull } from './pull.ts';
import { createPush } from './push.ts';
import { createSettings } from './settings.ts';
import { toStatus } from './status.ts';
import * as tableViews from './table-views.ts';
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
  completions(params: CompletionParams): CompletionItem[];
  hover(uri: string, position: Position): Promise<Hover | null>;
  /** A feature that needs no more than the document as read; `fallback` where there is none. */
  withReading<Result>(uri: string, fallback: Result, answer: (reading: Reading, abilities: Abilities) => Result): Result;
  /** What is to be written so that the findings of a report, or of all, are put up with. */
  accept(params: ParamsOf<typeof acceptRequest>): Promise<ResultOf<typeof acceptRequest>>;
  /** What `run` comes to when every file that it asks for is at hand. */
  complete<Result>(run: () => Result): Promise<Result>;
  /** The standard tables of a text, for a preview. */
  readonly previewTables: typeof previewTables;
  readonly features: typeof features;
  readonly tableViews: typeof tableViews;
  readonly figureViews: typeof figureViews;
  readonly custom: Custom;
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
  const closedReports = createClosedReports(files, documents, service, settings, abilities, createLongWork(connection, log));
  const manners = createManners();
  const parts: Parts = { connection, log, open, abilities, settings, configs, documents, service, closedReports, manners };
  const judging = createJudging(parts, () => delivery.closedReportsChanged(), spread);
  const pull = createPull(parts, judging, outdate);
  const delivery: Delivery = abilities.pull ? pull : createPush(parts, judging);
  closedReports.setFolders(abilities.folders);

  /** Open documents that are to be judged again for another one's sake, and have not been yet. */
  const asked = new Set<string>();

  /** Open documents whose last year's report, or whose own standing as one, has changed are judged again. */
  function refreshStale(swept = false): void {
    const look = () => open.keys().filter((uri) => !asked.has(uri) && (service.isStale(uri) || (swept && service.repeatsChanged(uri))));
    const refresh = (stale: readonly string[]) => {
      for (const uri of stale) asked.add(uri);
      if (abilities.pull && stale.length > 0) delivery.refresh();
      else for (const uri of stale) delivery.refresh(uri);
    };
    if (files.fetching) void safely(log, 'stale', async () => refresh(await documents.complete(look)));
    else refresh(look());
  }

  /** An editor asks for what it shows. A document that it only holds may be another one's last year's all the same. */
  function outdate(uri: string): void {
    if (open.keys().length > 1 && service.read(uri)) refreshStale();
  }

  /** What has changed may repeat paragraphs of other reports, and they of it. Open ones are asked for again by a client that asks. */
  function spread(judged?: string): void {
    for (const uri of service.repeats.touched()) {
      if (!open.get(uri)) closedReports.touched(uri);
      else if (!abilities.pull && service.repeatsChanged(uri)) delivery.changed(uri);
    }
    if (judged !== undefined) asked.delete(judged);
    if (open.keys().length > 1 || judged === undefined) refreshStale(judged === undefined);
  }

  return Object.freeze({
    opened(uri: string) {
      service.saved(uri);
      // a client that does not watch files gives no other sign that there may be new ones
      if (!abilities.watchesFiles) configs.changed();
    },
    saved(uri: string) {
      if (service.saved(uri)) delivery.refresh(uri);
    },
    changed(uri: string, edited: number | undefined) {
      manners.edited(uri, abilities.options.cursor ? edited : undefined);
      delivery.changed(uri);
    },
    closed(uri: string) {
      service.forget(uri);
      manners.forget(uri);
      closedReports.changed(uri);
      void safely(log, 'close', async () => {
        // nobody looks after it any more
        if (!(await closedReports.covers(uri))) {
          service.repeats.drop(uri);
          service.surroundings.gone(uri);
        } else if (documents.versionOf(uri) === undefined) service.surroundings.gone(uri);
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
    },
    filesChanged(events: readonly FileEvent[]) {
      files.fetching?.changed(events);
      const telling = events.map(({ uri }) => ({ uri, kind: configs.concerns(uri) ? 'config' : closedReports.changed(uri) }));
      if (telling.every(({ kind }) => kind === undefined)) return;
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
      if (!abilities.options.cursor || !open.get(uri) || !manners.isEditing(uri)) return;
      const checked = await judging.check(uri);
      if (!checked) return;
      const offset = position === null ? undefined : toOffset(checked.reading.report.tree.lines, position);
      if (manners.moved(uri, offset, rested, checked)) delivery.refresh(uri);
    },
    documentDiagnostics: pull.document,
    workspaceDiagnostics: pull.workspace,
    async actions(params: CodeActionParams) {
      const { uri } = params.textDocument;
      const given = await settings.of(uri);
      const checked = await documents.complete(() => service.check(uri, given.settings));
      return checked ? features.actionsOf(checked, given.settings, params, open.get(uri)?.version ?? null, abilities) : [];
    },
    completions(params: CompletionParams) {
      const { uri } = params.textDocument;
      const reading = service.read(uri);
      return reading ? features.completionsOf(reading, open.get(uri)?.languageId, params, abilities) : [];
    },
    async hover(uri: string, position: Position) {
      const judged = await judging.judge(uri);
      return judged ? features.hoverOf(judged.checked, judged.shown.problems, position, abilities) : null;
    },
    withReading<Result>(uri: string, fallback: Result, answer: (reading: Reading, able: Abilities) => Result): Result {
      const reading = service.read(uri);
      return reading ? answer(reading, abilities) : fallback;
    },
    accept({ uri, only }: ParamsOf<typeof acceptRequest>) {
      const all = () => [...open.keys(), ...closedReports.list().filter((one) => !documents.isOpen(one))];
      return accept(uri === undefined ? all() : [uri], only, parts, files);
    },
    complete: documents.complete,
    previewTables,
    features,
    tableViews,
    figureViews,
    custom: createCustom(
      connection,
      open,
      service,
      abilities,
      async (uri) => {
        const judged = await judging.judge(uri);
        return judged ? toStatus(judged.checked, judged.shown.problems) : null;
      },
      async (uri) => {
        const { settings: inForce } = await settings.of(uri);
        const checked = await judging.check(uri);
        return checked && { checked, settings: inForce };
      },
    ),
  });
}
