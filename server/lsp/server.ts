import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type RenameParams,
  type TextDocumentContentChangeEvent,
  TextDocuments,
  WatchKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  acceptRequest,
  checkAllRequest,
  convertPieceRequest,
  convertRequest,
  equationsRequest,
  fillTotalsRequest,
  layoutRequest,
  cursorNotification,
  insertTableRequest,
  newReportRequest,
  type ParamsOf,
  previewTablesRequest,
  reportsRequest,
  type Request,
  type ResultOf,
  reviewSheetRequest,
  rollUpRequest,
  statusRequest,
  yearOnYearRequest,
} from '../protocol.ts';
import { type Abilities, EXPLAIN_COMMAND, readAbilities, serverCapabilities } from './abilities.ts';
import type { Files } from './files.ts';
import { guard, logOf, refused } from './guard.ts';
import type { Session } from './session.ts';
import { safely } from './turn.ts';

type Renamed = WorkspaceEdit | { readonly reason: string } | null;
type Token = Parameters<ReturnType<typeof guard>>[1];

/** What is loaded behind the greeting. */
export type SessionModule = typeof import('./session.ts');

const loadSession = (): Promise<SessionModule> => import('./session.ts');

/**
 * Serves one client. Answers the greeting with what is at hand; everything else is loaded when the greeting is over. Positions are counted
 * in UTF-16 units.
 */
export function startServer(connection: Connection, files: Files, load: () => Promise<SessionModule> = loadSession): void {
  /** Where the last edit of each document ended. */
  const edited = new Map<string, number | undefined>();
  const open = new TextDocuments<TextDocument>({
    create: (...given) => TextDocument.create(...given),
    update(document, changes, version) {
      const updated = TextDocument.update(document, changes, version);
      edited.set(updated.uri, endOfEdit(updated, changes));
      return updated;
    },
  });

  const log = logOf(connection);
  let abilities: Abilities | undefined;
  let loading: Promise<Session> | undefined;
  const session = (): Promise<Session> => {
    const given = abilities;
    if (!given) return Promise.reject(new Error('not initialized'));
    loading ??= load().then(({ createSession }) => createSession(connection, log, open, files, given));
    return loading;
  };

  const answer = <Params, Result>(
    name: string,
    fallback: Result,
    handle: (to: Session, params: Params, token: Token) => Result | Promise<Result>,
  ) =>
    guard<Params, Result>(log, name, fallback, async (params, token) => {
      const to = await session();
      return to.pieceByPiece.answer(params, fallback, (own) => handle(to, own, token));
    });
  const answerWhole = <Params, Result>(
    name: string,
    fallback: Result,
    handle: (to: Session, params: Params, token: Token) => Result | Promise<Result>,
  ) => guard<Params, Result>(log, name, fallback, async (params, token) => handle(await session(), params, token));
  const reply = <Params, Result>(
    { method }: Request<Params, Result>,
    fallback: NoInfer<Result>,
    handle: (to: Session, params: Params) => NoInfer<Result> | Promise<NoInfer<Result>>,
  ) =>
    connection.onRequest<unknown, never>(
      method,
      (PIECE_BY_PIECE.has(method) ? answer : answerWhole)<Params, Result>(method, fallback, handle),
    );
  const take = (name: string, handle: (to: Session) => void | Promise<void>): void => {
    void safely(log, name, async () => handle(await session()));
  };

  connection.onInitialize((params) => {
    abilities = readAbilities(params);
    return { capabilities: serverCapabilities(abilities), serverInfo: { name: 'nianbao' } };
  });
  connection.onInitialized(() => {
    take('initialized', () => register(connection, abilities));
    if (!abilities?.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(() => {
      take('folders', async (to) => to.foldersChanged(((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri)));
    });
  });

  open.onDidOpen(({ document }) => take('open', (to) => to.opened(document.uri)));
  open.onDidSave(({ document }) => take('save', (to) => to.saved(document.uri)));
  open.onDidChangeContent(({ document }) => {
    const end = edited.get(document.uri);
    edited.delete(document.uri);
    take('change', (to) => to.changed(document.uri, end));
  });
  open.onDidClose(({ document }) => take('close', (to) => to.closed(document.uri)));
  connection.onDidChangeConfiguration(({ settings }) => take('configuration', (to) => to.configured(settings)));
  connection.onDidChangeWatchedFiles(({ changes }) => take('files', (to) => to.filesChanged(changes)));
  connection.onNotification(cursorNotification.method, ({ uri, position, rested }: ParamsOf<typeof cursorNotification>) =>
    take('cursor', (to) => to.cursorMoved(uri, position, rested)),
  );

  connection.languages.diagnostics.on(
    answerWhole('diagnostic', { kind: 'full', items: [] }, (to, params) => to.documentDiagnostics(params)),
  );
  connection.languages.diagnostics.onWorkspace((params, token, _, portions) =>
    answerWhole<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>('workspace diagnostic', { items: [] }, (to, given, cancel) =>
      to.workspaceDiagnostics(given, cancel, portions),
    )(params, token),
  );
  connection.onCodeAction(answer('code action', [], (to, params) => to.actions(params)));
  connection.onCompletion(answer('completion', [], (to, params) => to.completions(params)));
  connection.onHover(answer('hover', null, (to, { textDocument, position }) => to.hover(textDocument.uri, position)));
  connection.onDocumentSymbol(
    answer('symbols', [], (to, { textDocument }) =>
      to.withSettings(textDocument.uri, [], (reading, { english }, able) => to.features.symbolsOf(reading, able, english)),
    ),
  );
  connection.onFoldingRanges(
    answer('folding', [], (to, { textDocument }) =>
      to.withReading(textDocument.uri, [], (reading, able) => to.features.foldsOf(reading, able)),
    ),
  );
  connection.onSelectionRanges(
    answer('selection', [], (to, { textDocument, positions }) =>
      to.withReading(textDocument.uri, [], (reading) => to.features.selectionsOf(reading, positions)),
    ),
  );
  connection.languages.semanticTokens.on(
    answer('tokens', { data: [] }, (to, { textDocument }) =>
      to.withReading(textDocument.uri, { data: [] }, (reading) => to.figureViews.tokensOf(reading)),
    ),
  );
  connection.languages.semanticTokens.onRange(
    answer('tokens in range', { data: [] }, (to, { textDocument, range }) =>
      to.withReading(textDocument.uri, { data: [] }, (reading) => to.figureViews.tokensOf(reading, range)),
    ),
  );
  connection.languages.callHierarchy.onPrepare(
    answer('trace', null, (to, { textDocument, position }) =>
      to.withSettings(textDocument.uri, null, (reading, { english }) => to.figureViews.prepareTrace(reading, position, english)),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    answer('parts', [], (to, { item }) =>
      to.withSettings(item.uri, [], (reading, { english }) => to.figureViews.partsOf(reading, item, english)),
    ),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    answer('totals', [], (to, { item }) =>
      to.withSettings(item.uri, [], (reading, { english }) => to.figureViews.totalsOf(reading, item, english)),
    ),
  );
  connection.onCodeLens(
    answer('lenses', [], (to, { textDocument }) =>
      to.withSettings(textDocument.uri, [], (reading, { english }) => to.tableViews.lensesOf(reading, english)),
    ),
  );
  connection.languages.inlayHint.on(
    answer('hints', [], (to, { textDocument, range }) =>
      to.withSettings(textDocument.uri, [], (reading, { english }) => to.tableViews.hintsOf(reading, range, english)),
    ),
  );
  connection.onDocumentFormatting(
    answer('format', [], (to, { textDocument }) =>
      to.withSettings(textDocument.uri, [], (reading, settings) => to.editing.formattedOf(reading, settings)),
    ),
  );
  connection.onDocumentRangeFormatting(
    answer('format range', [], (to, { textDocument, range }) =>
      to.withSettings(textDocument.uri, [], (reading, settings) => to.editing.formattedOf(reading, settings, range)),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    answer('format typed', [], (to, { textDocument, position, ch }) =>
      to.withSettings(textDocument.uri, [], (reading, settings) => to.editing.formattedTypedOf(reading, settings, position, ch)),
    ),
  );
  connection.languages.inlineCompletion.on(
    answer('ghost text', [], (to, { textDocument, position }) =>
      to.withReading(textDocument.uri, [], (reading) => to.editing.ghostsOf(reading, position)),
    ),
  );
  connection.languages.onLinkedEditingRange(
    answer('linked editing', null, (to, { textDocument, position }) =>
      to.withReading(textDocument.uri, null, (reading) => to.editing.linkedOf(reading, to.linking, position)),
    ),
  );
  connection.onPrepareRename(
    answer('prepare rename', null, (to, { textDocument, position }) =>
      to.withReading(textDocument.uri, null, (reading) => to.editing.renamableOf(reading, position)),
    ),
  );
  connection.onRenameRequest(async (params: RenameParams, token) => {
    const version = open.get(params.textDocument.uri)?.version ?? null;
    const renamed = await answer<RenameParams, Renamed>('rename', null, (to, { textDocument, position, newName }) =>
      to.withSettings<Renamed>(textDocument.uri, null, (reading, { english }, able) =>
        to.editing.renamedOf(reading, position, newName, version, able, english),
      ),
    )(params, token);
    return renamed !== null && 'reason' in renamed ? refused(renamed.reason) : renamed;
  });
  connection.onDocumentHighlight(
    answer('highlight', [], (to, { textDocument, position }) =>
      to.withReading(textDocument.uri, [], (reading) => to.features.highlightsOf(reading, position)),
    ),
  );
  connection.onDefinition(
    answer('definition', [], (to, { textDocument, position }) =>
      to.withReading(textDocument.uri, [], (reading, able) => to.features.definitionOf(reading, position, able)),
    ),
  );
  connection.onReferences(
    answer('references', [], (to, { textDocument, position, context }) =>
      to.withReading(textDocument.uri, [], (reading) => to.features.referencesOf(reading, position, context.includeDeclaration)),
    ),
  );
  connection.onDocumentLinks(
    answer('links', [], async (to, { textDocument: { uri } }) => {
      const english = await to.language(uri);
      return to.complete(() => to.views.links(uri, english));
    }),
  );
  connection.onWorkspaceSymbol(answer('workspace symbols', [], (to, { query }) => to.views.symbols(query)));
  connection.onExecuteCommand(
    answer('command', null, async (to, { command, arguments: given }) => {
      if (command === EXPLAIN_COMMAND) await to.custom.explain(given?.[0]);
      return null;
    }),
  );
  connection.workspace.textDocumentContent.on(answer('content', { text: '' }, async (to, { uri }) => ({ text: await to.content(uri) })));

  reply(reportsRequest, [], (to) => to.views.reports());
  reply(equationsRequest, [], (to, { uri }) => to.views.equations(uri));
  reply(layoutRequest, null, (to, { uri }) => to.views.layout(uri));
  reply(yearOnYearRequest, { reason: FAILED, missing: false }, (to, params) => to.views.yearOnYear(params));
  connection.onRequest<ResultOf<typeof checkAllRequest>, never>(
    checkAllRequest.method,
    answer<ParamsOf<typeof checkAllRequest>, ResultOf<typeof checkAllRequest>>(checkAllRequest.method, NOTHING, (to, params, token) =>
      to.checkAll(params?.office ?? [], token),
    ),
  );
  reply(statusRequest, null, (to, { uri }) => to.custom.status(uri));
  reply(convertRequest, { reason: FAILED }, (to, { uri }) => to.custom.convert(uri));
  reply(convertPieceRequest, null, (to, params) => to.custom.convertPiece(params));
  reply(insertTableRequest, { reason: FAILED }, (to, params) => to.custom.insertTable(params));
  reply(rollUpRequest, { reason: FAILED }, async (to, params) => {
    const english = await to.language(params.at);
    return to.complete(() => to.custom.rollUp(params, english));
  });
  reply(newReportRequest, { text: '', snippet: '', fileName: '', notes: [] }, async (to, params) => {
    const english = await to.language(params.lastYear ?? '');
    return to.complete(() => to.custom.newReport(params, english));
  });
  reply(previewTablesRequest, [], (to, { source }) => to.previewTables(source));
  reply(acceptRequest, { reason: FAILED }, (to, params) => to.accept(params));
  reply(fillTotalsRequest, { version: 0, edits: [] }, (to, params) => to.custom.fillTotals(params));
  reply(reviewSheetRequest, null, (to, params) => to.custom.reviewSheet(params));

  open.listen(connection);
  connection.listen();
}

/** Requests of our own that a document with several reports is asked report by report. */
const PIECE_BY_PIECE: ReadonlySet<string> = new Set([insertTableRequest.method, fillTotalsRequest.method]);

const NOTHING: ResultOf<typeof checkAllRequest> = { reports: 0, errors: 0, warnings: 0, unchecked: 0, csv: '', html: '' };
const FAILED = '出错，未作改动，详情见日志';

/** The end of an edit typed at one place, in the new text; `undefined` for several places at once and for whole lines. */
function endOfEdit(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): number | undefined {
  const [change] = changes;
  if (!change || changes.length > 1 || !('range' in change) || /[\r\n]/.test(change.text)) return undefined;
  return document.offsetAt(change.range.start) + change.text.length;
}

/** Asks to be told of changed settings and of files that come, change and go. */
async function register(connection: Connection, abilities: Abilities | undefined): Promise<void> {
  if (abilities?.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: ['nianbao', 'files.exclude', 'search.exclude'] });
  }
  if (abilities?.watchesFiles) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.{md,txt,html,htm}' },
        { globPattern: '**/.nianbao*.json' },
        { globPattern: '**/*{baseline,基线}*.json' },
        // of a folder that is deleted or gets another name nothing else is told: none of the files in it
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ],
    });
  }
}
