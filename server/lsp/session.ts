import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionParams,
  Connection,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  FileEvent,
  Position,
  TextDocuments,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { statusChangedNotification } from '../protocol.ts';
import type { Reading } from '../service/reading.ts';
import { type Checked, createService, lastYearPath } from '../service/service.ts';
import type { Abilities } from './abilities.ts';
import { type ClosedReport, createClosedReports } from './closed.ts';
import { createConfigFiles } from './config-files.ts';
import { toOffset } from './convert.ts';
import { createCustom, type Custom } from './custom.ts';
import { configDiagnostics, resultId, toDiagnostics } from './diagnostics.ts';
import type { Files } from './disk.ts';
import { createDocuments } from './documents.ts';
import * as features from './features.ts';
import { type Log, safely, turn } from './turn.ts';
import { createManners, type Shown } from './manners.ts';
import { createSettings } from './settings.ts';
import { toStatus } from './status.ts';

/** Everything behind the greeting: loaded with the first document, so that the greeting is answered at once. */
export interface Session {
  opened(): void;
  changed(document: TextDocument, edited: number | undefined): void;
  closed(document: TextDocument): void;
  configured(given: unknown): void;
  filesChanged(events: readonly FileEvent[]): void;
  foldersChanged(uris: readonly string[]): void;
  cursorMoved(uri: string, position: Position | null, rested: boolean): Promise<void>;
  documentDiagnostics(params: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport>;
  workspaceDiagnostics(params: WorkspaceDiagnosticParams, token: CancellationToken): Promise<WorkspaceDiagnosticReport>;
  actions(params: CodeActionParams): Promise<CodeAction[]>;
  completions(params: CompletionParams): CompletionItem[];
  hover(uri: string, position: Position): ReturnType<typeof features.hoverOf> | Promise<ReturnType<typeof features.hoverOf>>;
  /** A feature that needs no more than the document as read; `fallback` where there is none. */
  withReading<Result>(uri: string, fallback: Result, answer: (reading: Reading, abilities: Abilities) => Result): Result;
  readonly features: typeof features;
  readonly custom: Custom;
}

/** Wires the features to one connection. */
export function createSession(
  connection: Connection,
  log: Log,
  open: TextDocuments<TextDocument>,
  files: Files,
  abilities: Abilities,
): Session {
  const configs = createConfigFiles(files, abilities.watchesFiles, () => closedReportsChanged());
  const settings = createSettings(connection, log, abilities, configs, (uri) => closedReports.folderPath(uri));
  const documents = createDocuments(open, files, () => closedReports.list());
  const service = createService(documents);
  const closedReports = createClosedReports(files, documents, service, settings, abilities);
  const manners = createManners();
  const linesOf = (uri: string) => service.read(uri)?.report.tree.lines;
  closedReports.setFolders(abilities.folders);

  async function check(uri: string): Promise<Checked | undefined> {
    return service.check(uri, (await settings.of(uri)).settings);
  }

  /** What is shown of an open document, and what follows from its having been judged. */
  async function judge(uri: string): Promise<{ readonly checked: Checked; readonly shown: Shown } | undefined> {
    const checked = await check(uri);
    if (!checked) return undefined;
    const shown = manners.show(uri, checked);
    if (checked.reading.report.isReport && closedReports.opened(uri)) closedReportsChanged();
    return { checked, shown };
  }

  function tellStatus(uri: string, { checked, shown }: { readonly checked: Checked; readonly shown: Shown }): void {
    const version = open.get(uri)?.version;
    if (!abilities.options.status || version === undefined) return;
    void safely(log, 'status', () =>
      connection.sendNotification(statusChangedNotification.method, { uri, version, status: toStatus(checked, shown.problems) }),
    );
  }

  const diagnosticsOf = ({ checked, shown }: { readonly checked: Checked; readonly shown: Shown }): Diagnostic[] =>
    toDiagnostics(checked, shown.problems, abilities, linesOf);

  // Pull: the client asks. What is sent is remembered by its name, so that the same is not sent twice.

  async function documentDiagnostics({
    textDocument: { uri },
    previousResultId,
  }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    if (!open.get(uri)) return closedDiagnostics(uri);
    const judged = await judge(uri);
    if (!judged) return { kind: 'full', items: [] };
    const id = resultId(judged.checked, judged.shown.held);
    tellStatus(uri, judged);
    if (id === previousResultId) return { kind: 'unchanged', resultId: id };
    return { kind: 'full', resultId: id, items: diagnosticsOf(judged) };
  }

  /** A client asks once more for a document that it has just closed. */
  async function closedDiagnostics(uri: string): Promise<DocumentDiagnosticReport> {
    const checked = (await closedReports.covers(uri)) ? await check(uri) : undefined;
    const items = checked ? toDiagnostics(checked, checked.problems, abilities, linesOf) : [];
    service.forget(uri);
    documents.forget(uri);
    return { kind: 'full', items };
  }

  /** Counts what may change the diagnostics of closed reports. */
  let generation = 0;
  let answered = -1;
  const waiting = new Set<() => void>();
  /** Documents that were open: their last diagnostics are still shown until others are given. */
  const left = new Set<string>();

  function closedReportsChanged(): void {
    generation++;
    for (const wake of waiting) wake();
    if (!abilities.pull) void sweep();
  }

  /** Everything that has diagnostics without being open: reports on the disk, and files of settings. */
  async function* notOpen(token: CancellationToken): AsyncGenerator<ClosedReport> {
    yield* closedReports.check(token);
    for (const file of configs.all()) {
      yield { uri: file.uri, resultId: `config ${file.version}`, diagnostics: configDiagnostics(file, abilities) };
    }
  }

  /** Clients ask again and again; the answer waits until there is something new to say. */
  function news(token: CancellationToken): Promise<void> {
    return new Promise((done) => {
      const wake = () => {
        waiting.delete(wake);
        listening.dispose();
        done();
      };
      const listening = token.onCancellationRequested(wake);
      waiting.add(wake);
    });
  }

  async function workspaceDiagnostics(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    if (generation === answered) await news(token);
    if (token.isCancellationRequested) return { items: [] };
    const judging = generation;
    const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const items: WorkspaceDiagnosticReport['items'] = [];
    const gone = new Set([...left].filter((uri) => !open.get(uri)));
    for await (const { uri, resultId: id, diagnostics } of notOpen(token)) {
      gone.delete(uri);
      if (before.get(uri) === id) items.push({ kind: 'unchanged', uri, version: null, resultId: id });
      else items.push({ kind: 'full', uri, version: null, resultId: id, items: [...diagnostics] });
    }
    if (token.isCancellationRequested) return { items: [] };
    for (const uri of gone) items.push({ kind: 'full', uri, version: null, items: [] });
    left.clear();
    answered = judging;
    return { items };
  }

  // Push, for clients that do not ask: one judgement, however many changes have arrived.

  const scheduled = new Set<string>();
  let arrivals = 0;
  /** Of documents that are not open: what was sent last. */
  const sent = new Map<string, string>();
  let sweeping = false;
  let sweepAgain = false;

  function schedule(uri: string): void {
    arrivals++;
    if (scheduled.size === 0) void flush();
    scheduled.add(uri);
  }

  /** Judges what is scheduled as soon as no more changes are waiting to be taken in (they come one per turn). */
  async function flush(): Promise<void> {
    for (let patience = MOST_WAITING, seen = 0; seen !== arrivals && patience > 0; patience--) {
      seen = arrivals;
      await turn();
      await turn();
    }
    const uris = [...scheduled];
    scheduled.clear();
    for (const uri of uris) await safely(log, 'publishDiagnostics', () => publish(uri));
  }

  async function publish(uri: string): Promise<void> {
    const judged = await judge(uri);
    const document = open.get(uri);
    if (!judged || !document) return;
    const { isReport } = judged.checked.reading.report;
    // what is no report has nothing to say but once, that it has nothing to say
    if (!isReport && sent.get(uri) === '') return;
    sent.set(uri, isReport ? 'report' : '');
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnosticsOf(judged) });
    tellStatus(uri, judged);
  }

  /** Sends what has changed about the closed reports. */
  async function sweep(): Promise<void> {
    sweepAgain = true;
    if (sweeping) return;
    sweeping = true;
    while (sweepAgain) {
      sweepAgain = false;
      await safely(log, 'closed reports', async () => {
        for await (const { uri, resultId: id, diagnostics } of notOpen(never)) {
          if (sent.get(uri) === id) continue;
          sent.set(uri, id);
          await connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
        }
      });
    }
    sweeping = false;
  }

  /** Open documents are to be judged again; `uri` left out: all of them. */
  function refresh(uri?: string): void {
    if (!abilities.pull) for (const one of uri === undefined ? open.keys() : [uri]) schedule(one);
    else if (abilities.refreshDiagnostics) void safely(log, 'refresh', () => connection.languages.diagnostics.refresh());
  }

  /** Open reports that are measured against this file. */
  const dependents = (uri: string): readonly string[] =>
    open.keys().filter((one) => {
      const reading = one === uri ? undefined : service.read(one);
      const path = reading && lastYearPath(reading.report);
      return path !== undefined && documents.resolve(one, path) === uri;
    });

  return Object.freeze({
    opened() {
      // a client that does not watch files gives no other sign that there may be new ones
      if (!abilities.watchesFiles) configs.changed();
    },
    changed(document: TextDocument, edited: number | undefined) {
      manners.edited(document.uri, abilities.options.cursor ? edited : undefined);
      if (abilities.pull) return;
      schedule(document.uri);
      for (const uri of open.all().length > 1 ? dependents(document.uri) : []) schedule(uri);
    },
    closed({ uri }: TextDocument) {
      service.forget(uri);
      manners.forget(uri);
      closedReports.changed(uri);
      left.add(uri);
      sent.delete(uri);
      if (!abilities.pull) void safely(log, 'close', () => connection.sendDiagnostics({ uri, diagnostics: [] }));
      closedReportsChanged();
    },
    configured(given: unknown) {
      settings.clear(given);
      closedReports.reset();
      closedReportsChanged();
      refresh();
    },
    filesChanged(events: readonly FileEvent[]) {
      for (const { uri } of events) closedReports.changed(uri);
      if (events.some(({ uri }) => uri.endsWith('/.nianbao.json'))) {
        configs.changed();
        refresh();
      }
      closedReportsChanged();
      for (const uri of new Set(events.flatMap((event) => dependents(event.uri)))) refresh(uri);
    },
    foldersChanged(uris: readonly string[]) {
      closedReports.setFolders(uris);
      settings.clear();
      closedReportsChanged();
      refresh();
    },
    async cursorMoved(uri: string, position: Position | null, rested: boolean) {
      if (!abilities.options.cursor || !open.get(uri) || !manners.isEditing(uri)) return;
      const checked = await check(uri);
      if (!checked) return;
      const offset = position === null ? undefined : toOffset(checked.reading.report.tree.lines, position);
      if (manners.moved(uri, offset, rested, checked)) refresh(uri);
    },
    documentDiagnostics,
    workspaceDiagnostics,
    async actions(params: CodeActionParams) {
      const { uri } = params.textDocument;
      const given = await settings.of(uri);
      const checked = service.check(uri, given.settings);
      return checked ? features.actionsOf(checked, given.settings, params, open.get(uri)?.version ?? null, abilities) : [];
    },
    completions(params: CompletionParams) {
      const { uri } = params.textDocument;
      const reading = service.read(uri);
      return reading ? features.completionsOf(reading, open.get(uri)?.languageId, params, abilities) : [];
    },
    async hover(uri: string, position: Position) {
      const judged = await judge(uri);
      return judged ? features.hoverOf(judged.checked, judged.shown.problems, position, abilities) : null;
    },
    withReading<Result>(uri: string, fallback: Result, answer: (reading: Reading, able: Abilities) => Result): Result {
      const reading = service.read(uri);
      return reading ? answer(reading, abilities) : fallback;
    },
    features,
    custom: createCustom(connection, open, service, abilities, async (uri) => {
      const judged = await judge(uri);
      return judged ? toStatus(judged.checked, judged.shown.problems) : null;
    }),
  });
}

/** So many changes in a row are waited for, at most. */
const MOST_WAITING = 50;

const never: CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };
