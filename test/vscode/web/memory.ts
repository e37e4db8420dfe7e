import * as vscode from 'vscode';

declare const FILES: Readonly<Record<string, string>>;
declare const SCHEME: string;
declare const AUTHORITY: string;
declare const atob: (text: string) => string;

const ROOT = '/workspace';

interface Node {
  readonly type: vscode.FileType;
  readonly ctime: number;
  readonly mtime: number;
  readonly content: Uint8Array;
}

/** A file system that holds the suite's workspace and nothing else, gone with the page. */
export function activate(context: vscode.ExtensionContext): void {
  const nodes = new Map<string, Node>();
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  let clock = 1;

  const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';
  function make(path: string, type: vscode.FileType, content = new Uint8Array()): void {
    if (path !== '/' && !nodes.has(parentOf(path))) make(parentOf(path), vscode.FileType.Directory);
    nodes.set(path, { type, ctime: nodes.get(path)?.ctime ?? clock, mtime: clock++, content });
  }
  function get(uri: vscode.Uri): Node {
    const node = nodes.get(uri.path);
    if (!node) throw vscode.FileSystemError.FileNotFound(uri);
    return node;
  }
  const tell = (type: vscode.FileChangeType, uri: vscode.Uri) => changed.fire([{ type, uri }]);
  const below = (path: string) => [...nodes.keys()].filter((one) => one.startsWith(`${path}/`));

  for (const [name, content] of Object.entries(FILES)) {
    make(
      `${ROOT}/${name}`,
      vscode.FileType.File,
      Uint8Array.from(atob(content), (character) => character.charCodeAt(0)),
    );
  }

  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat(uri) {
      const { type, ctime, mtime, content } = get(uri);
      return { type, ctime, mtime, size: content.length };
    },
    readDirectory(uri) {
      get(uri);
      const base = uri.path === '/' ? '' : uri.path;
      return [...nodes]
        .filter(([path]) => path !== '/' && parentOf(path) === (base || '/'))
        .map(([path, { type }]) => [path.slice(base.length + 1), type]);
    },
    createDirectory(uri) {
      make(uri.path, vscode.FileType.Directory);
      tell(vscode.FileChangeType.Created, uri);
    },
    readFile: (uri) => get(uri).content,
    writeFile(uri, content) {
      const type = nodes.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
      make(uri.path, vscode.FileType.File, content.slice());
      tell(type, uri);
    },
    delete(uri) {
      get(uri);
      for (const path of [uri.path, ...below(uri.path)]) nodes.delete(path);
      tell(vscode.FileChangeType.Deleted, uri);
    },
    rename(from, to) {
      const node = get(from);
      for (const path of [from.path, ...below(from.path)]) {
        nodes.set(to.path + path.slice(from.path.length), nodes.get(path) ?? node);
        nodes.delete(path);
      }
      tell(vscode.FileChangeType.Deleted, from);
      tell(vscode.FileChangeType.Created, to);
    },
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider(SCHEME, provider, { isCaseSensitive: true }));

  // proposed: a workspace without it cannot be searched by name, which vscode.dev's own can
  const { registerFileSearchProvider } = vscode.workspace as unknown as {
    registerFileSearchProvider?: (scheme: string, search: { provideFileSearchResults: () => vscode.Uri[] }) => vscode.Disposable;
  };
  const files = () =>
    [...nodes]
      .filter(([, { type }]) => type === vscode.FileType.File)
      .map(([path]) => vscode.Uri.from({ scheme: SCHEME, authority: AUTHORITY, path }));
  if (registerFileSearchProvider) context.subscriptions.push(registerFileSearchProvider(SCHEME, { provideFileSearchResults: files }));
}
