import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  createConnection,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import { disk } from '../../server/lsp/disk.ts';
import type { Files } from '../../server/lsp/files.ts';
import { startServer } from '../../server/lsp/server.ts';
import type { ClientOptions } from '../../server/protocol.ts';
import { applyTextEdits } from './edits.ts';

/** A client that can do what VS Code can. */
export const vsCode: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    textDocumentContent: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true },
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: false },
  },
  window: { showDocument: { support: true } },
};

/** A client that can do next to nothing: it is sent its diagnostics. */
export const plain: ClientCapabilities = {};

export interface Setup {
  readonly capabilities?: ClientCapabilities;
  readonly options?: ClientOptions;
  /** What the client answers when asked for its settings, by section. May be changed while the client runs. */
  readonly settings?: Record<string, unknown>;
  readonly folder?: string;
  readonly files?: Files;
}

/** A real server and a real protocol client over two streams. */
export interface Client extends AsyncDisposable {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Diagnostics that the server sent without being asked, and how to wait for the next. */
  readonly published: PublishDiagnosticsParams[];
  nextPublished(uri: string): Promise<PublishDiagnosticsParams>;
  /** Messages shown to the user. */
  readonly shown: string[];
  /** How often the server asked for diagnostics to be pulled again; and how to wait for the next time. */
  nextRefresh(): Promise<void>;
  readonly refreshes: () => number;
  readonly logged: string[];
  open(text: string, uri?: string, languageId?: string): Promise<Doc>;
}

/** An open document on the client's side, its version counted. */
export interface Doc {
  readonly uri: string;
  text(): string;
  /** Replaces the first `before` by `after`, as typing would: one incremental change. */
  replace(before: string, after: string): Promise<void>;
  /** Inserts or replaces by offsets. */
  edit(start: number, end: number, text: string): Promise<void>;
  pull(previousResultId?: string): Promise<DocumentDiagnosticReport>;
  diagnostics(): Promise<readonly Diagnostic[]>;
  close(): Promise<void>;
  positionOf(offset: number): Position;
  offsetOf(position: Position): number;
}

let counter = 0;

export async function connect(setup: Setup = {}): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), setup.files ?? disk);
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));

  const published: PublishDiagnosticsParams[] = [];
  const shown: string[] = [];
  const logged: string[] = [];
  const waitingForPublished: { uri: string; done: (params: PublishDiagnosticsParams) => void }[] = [];
  const waitingForRefresh: (() => void)[] = [];
  let refreshes = 0;
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    const index = waitingForPublished.findIndex(({ uri }) => uri === params.uri);
    if (index >= 0) waitingForPublished.splice(index, 1)[0]?.done(params);
  });
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
    shown.push(message);
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => setup.settings?.[section ?? ''] ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    for (const done of waitingForRefresh.splice(0)) done();
    return null;
  });
  connection.listen();

  const folders = setup.folder === undefined ? null : [{ uri: setup.folder, name: 'reports' }];
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: setup.folder ?? null,
    workspaceFolders: folders,
    capabilities: setup.capabilities ?? vsCode,
    initializationOptions: setup.options,
  });
  await connection.sendNotification('initialized', {});

  return {
    connection,
    initialized,
    published,
    shown,
    logged,
    refreshes: () => refreshes,
    nextRefresh: () => new Promise((done) => waitingForRefresh.push(done)),
    nextPublished: (uri) => new Promise((done) => waitingForPublished.push({ uri, done })),
    open: (text, uri = `file:///tmp/nianbao-test/${++counter}.md`, languageId = 'nianbao') =>
      openDocument(connection, text, uri, languageId),
    async [Symbol.asyncDispose]() {
      await connection.sendRequest('shutdown');
      connection.dispose();
      toServer.end();
      toClient.end();
    },
  };
}

async function openDocument(connection: ProtocolConnection, source: string, uri: string, languageId: string): Promise<Doc> {
  let text = source;
  let version = 1;
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });

  const doc: Doc = {
    uri,
    text: () => text,
    async replace(before, after) {
      const start = text.indexOf(before);
      if (start < 0) throw new Error(`no ${before}`);
      await doc.edit(start, start + before.length, after);
    },
    async edit(start, end, newText) {
      const range = { start: doc.positionOf(start), end: doc.positionOf(end) };
      text = applyTextEdits(text, [{ range, newText }]);
      version++;
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text: newText }],
      });
    },
    pull: (previousResultId) => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId }),
    async diagnostics() {
      const report = await doc.pull();
      return report.kind === 'full' ? report.items : [];
    },
    async close() {
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    positionOf: (offset) => positionOf(text, offset),
    offsetOf: (position) => offsetOf(text, position),
  };
  return doc;
}

/** Counted anew, by the letter of the protocol, so that the tests do not lean on the code they test. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: (lines[lines.length - 1] ?? '').length };
}

export function offsetOf(text: string, { line, character }: Position): number {
  const breaks = /\r\n|\n|\r/g;
  let start = 0;
  for (let i = 0; i < line; i++) {
    breaks.exec(text);
    start = breaks.lastIndex;
  }
  return start + character;
}
