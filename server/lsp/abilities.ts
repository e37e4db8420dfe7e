import type { InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import { type ClientOptions, FIX_ALL, SCHEME } from '../protocol.ts';

/** What this client can do, read once from its greeting. */
export interface Abilities {
  /** It asks for diagnostics; otherwise they are sent. */
  readonly pull: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshLenses: boolean;
  readonly refreshHints: boolean;
  readonly related: boolean;
  /** A finding may link to its rule's page: the client can open the pages that the server supplies. */
  readonly rulePages: boolean;
  readonly codeDescription: boolean;
  readonly dataSupport: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly showDocument: boolean;
  readonly snippets: boolean;
  readonly snippetEdits: boolean;
  readonly documentChanges: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly definitionLinks: boolean;
  readonly prepareRename: boolean;
  /** It shows ghost text. */
  readonly inlineCompletion: boolean;
  readonly mostFolds: number;
  readonly options: ClientOptions;
  /** The language of its own texts, as `zh-cn` or `en`; `undefined` where it does not say. */
  readonly locale: string | undefined;
  /** The folders that are open, as addresses. */
  readonly folders: readonly string[];
}

/** Reads a client's greeting. Unknown or odd options count as not given. */
export function readAbilities(params: InitializeParams): Abilities {
  const { textDocument = {}, workspace = {}, window = {} } = params.capabilities;
  const { diagnostic, publishDiagnostics, completion, hover } = textDocument;
  const rulePages = workspace.textDocumentContent !== undefined;
  return {
    pull: diagnostic !== undefined,
    refreshDiagnostics: workspace.diagnostics?.refreshSupport === true,
    refreshLenses: workspace.codeLens?.refreshSupport === true,
    refreshHints: workspace.inlayHint?.refreshSupport === true,
    related: diagnostic?.relatedInformation ?? publishDiagnostics?.relatedInformation ?? false,
    rulePages,
    codeDescription: rulePages && (diagnostic?.codeDescriptionSupport ?? publishDiagnostics?.codeDescriptionSupport ?? false),
    dataSupport: diagnostic?.dataSupport ?? publishDiagnostics?.dataSupport ?? false,
    configuration: workspace.configuration === true,
    registersConfiguration: workspace.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace.workspaceFolders === true,
    showDocument: window.showDocument?.support === true,
    snippets: completion?.completionItem?.snippetSupport === true,
    snippetEdits: workspace.workspaceEdit?.snippetEditSupport === true && workspace.workspaceEdit.documentChanges === true,
    documentChanges: workspace.workspaceEdit?.documentChanges === true,
    hierarchicalSymbols: textDocument.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdownHover: hover?.contentFormat?.includes('markdown') ?? false,
    markdownCompletion: completion?.completionItem?.documentationFormat?.includes('markdown') ?? false,
    definitionLinks: textDocument.definition?.linkSupport === true,
    prepareRename: textDocument.rename?.prepareSupport === true,
    inlineCompletion: textDocument.inlineCompletion !== undefined,
    mostFolds: textDocument.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    options: readOptions(params.initializationOptions),
    locale: params.locale,
    folders: params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []),
  };
}

function readOptions(given: unknown): ClientOptions {
  if (typeof given !== 'object' || given === null) return {};
  const { cursor, status, showRuleCommand, acceptCommand, lenses, files, reports } = given as Readonly<Record<string, unknown>>;
  return {
    cursor: cursor === true,
    status: status === true,
    lenses: lenses === true,
    reports: reports === true,
    files: files === true,
    ...(typeof showRuleCommand === 'string' ? { showRuleCommand } : {}),
    ...(typeof acceptCommand === 'string' ? { acceptCommand } : {}),
  };
}

/** Name of the server's command that shows a rule's page, for clients that have none of their own. */
export const EXPLAIN_COMMAND = 'nianbao.server.explainRule';

/** `TextDocumentSyncKind.Incremental`. */
const INCREMENTAL = 2;

/** What the server offers this client. */
export function serverCapabilities(abilities: Abilities): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: true },
    ...(abilities.pull ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } } : {}),
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', FIX_ALL] },
    completionProvider: { triggerCharacters: ['、', '|', '#'] },
    hoverProvider: true,
    documentSymbolProvider: { label: '年报' },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    inlayHintProvider: true,
    callHierarchyProvider: true,
    semanticTokensProvider: { legend: { tokenTypes: ['number'], tokenModifiers: ['total', 'mismatch'] }, full: true, range: true },
    ...(abilities.options.lenses ? { codeLensProvider: {} } : {}),
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] },
    linkedEditingRangeProvider: true,
    renameProvider: abilities.prepareRename ? { prepareProvider: true } : true,
    ...(abilities.inlineCompletion ? { inlineCompletionProvider: true } : {}),
    definitionProvider: true,
    referencesProvider: true,
    documentLinkProvider: {},
    workspaceSymbolProvider: true,
    ...(abilities.options.showRuleCommand === undefined ? { executeCommandProvider: { commands: [EXPLAIN_COMMAND] } } : {}),
    workspace: {
      ...(abilities.workspaceFolders ? { workspaceFolders: { supported: true, changeNotifications: true } } : {}),
      ...(abilities.rulePages ? { textDocumentContent: { schemes: [SCHEME] } } : {}),
    },
  };
}
