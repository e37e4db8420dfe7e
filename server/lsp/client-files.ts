import type { filesRequest, ParamsOf, ResultOf } from '../protocol.ts';
import { type Files, LARGEST_FILE } from './files.ts';

/** Asks the client for files and folders. */
export type AskForFiles = (params: ParamsOf<typeof filesRequest>) => Promise<ResultOf<typeof filesRequest>>;

/** Scheme (two letters at least: one is a drive), authority and path of an address. */
const ADDRESS = /^([a-z][a-z\d+.-]+):(?:\/\/([^/?#]*))?(\/(?!\/)[^?#]*)/i;
/** The same of a path, which has an authority always, an empty one where the address has none. */
const PATH = /^([a-z][a-z\d+.-]+):\/\/([^/]*)(\/.*)$/is;
/** What has an address but is no file. */
const NO_FILE = /^(?:untitled|nianbao|git|output):/i;
/** So much is kept of what was fetched; what was fetched first goes first. */
const MOST_BYTES = 64 * 1024 * 1024;
/** So much is asked for at once. */
const PORTION = 64;
/** `FileChangeType.Changed`. */
const CHANGED = 2;

interface Content {
  readonly version: string;
  /** `undefined`: it is not here (any more); `'none'`: it cannot be read. */
  readonly bytes: Uint8Array | 'none' | undefined;
}

const UNREAD: Content = Object.freeze({ version: '0', bytes: undefined });

/**
 * Files that only the client can reach, as in vscode.dev: fetched when they are asked for, and kept until they change. A path is the address with its
 * path decoded. What `own` can reach (a disk, or nothing) is left to it. `workspace` gives the addresses of the folders that are open.
 */
export function createClientFiles(own: Files, ask: AskForFiles, workspace: () => readonly string[]): Files {
  /** Names by folder, and whether they are folders themselves. */
  const folders = new Map<string, ReadonlyMap<string, boolean>>();
  const contents = new Map<string, Content>();
  /** Files by path, folders with a `/` behind it. */
  const onTheirWay = new Map<string, Promise<void>>();
  /** What has changed since it was asked for: the answer may tell how it was before, and nobody else will say so. */
  const overtaken = new Set<string>();
  let missed = new Set<string>();
  let versions = 0;
  let held = 0;

  const contentOf = (path: string): Content => contents.get(path) ?? UNREAD;

  function put(path: string, bytes: Content['bytes']): void {
    held += sizeOf(bytes) - sizeOf(contentOf(path).bytes);
    contents.delete(path);
    contents.set(path, { version: String(++versions), bytes });
  }

  function dropOldest(): void {
    for (const [path, { version, bytes }] of contents) {
      if (held <= MOST_BYTES) return;
      held -= sizeOf(bytes);
      contents.set(path, { version, bytes: undefined });
    }
  }

  async function bringPart(missing: readonly string[]): Promise<void> {
    const wanted = missing.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1));
    const files = missing.filter((path) => !path.endsWith('/'));
    const params = { folders: wanted.map((path) => addressOf(path) ?? addressOf(`${path}/`) ?? ''), files: files.map(uriOf) };
    const answer = await ask(params).catch(() => undefined);
    for (const [i, folder] of wanted.entries()) {
      if (overtaken.delete(`${folder}/`)) continue;
      folders.set(folder, new Map(answer?.folders[i]?.map(({ name, isFolder }) => [name, isFolder])));
    }
    for (const [i, path] of files.entries()) {
      if (overtaken.delete(path)) continue;
      const given = answer?.files[i];
      put(path, typeof given !== 'string' || given.length > LARGEST_FILE ? 'none' : bytesOf(given));
    }
    dropOldest();
  }

  async function bring(all: readonly string[]): Promise<void> {
    const fresh = all.filter((path) => !onTheirWay.has(path));
    for (let i = 0; i < fresh.length; i += PORTION) {
      const part = fresh.slice(i, i + PORTION);
      const coming = bringPart(part).finally(() => {
        for (const path of part) onTheirWay.delete(path);
      });
      for (const path of part) onTheirWay.set(path, coming);
    }
    await Promise.all(new Set(all.map((path) => onTheirWay.get(path))));
  }

  function changed(uri: string, type: number): boolean {
    const path = pathOf(uri);
    if (path === undefined) return false;
    const isBelow = (one: string): boolean => one.startsWith(`${path}/`);
    // what came may have come with the folder that it is in, and what went may have been a folder
    const isFolderOfIt = (folder: string): boolean => type !== CHANGED && (`${path}/`.startsWith(folder) || isBelow(folder));
    const coming = [...onTheirWay.keys()].filter((one) => one === path || isBelow(one) || isFolderOfIt(one));
    for (const one of coming) overtaken.add(one);
    const known = [...folders.keys()].filter((folder) => isFolderOfIt(`${folder}/`));
    for (const folder of known) folders.delete(folder);
    const read = [...contents.keys()].filter((one) => one === path || (type !== CHANGED && isBelow(one)));
    for (const one of read) put(one, undefined);
    return coming.length + known.length + read.length > 0;
  }

  const pathOf = (uri: string): string | undefined => own.pathOf(uri) ?? clientPathOf(uri);
  const uriOf = (path: string): string => addressOf(path) ?? own.uriOf(path);

  return Object.freeze({
    pathOf,
    uriOf,
    placeOfDraft(uri: string) {
      const [, scheme, authority = '', below = ''] = ADDRESS.exec(uri) ?? [];
      if (scheme !== 'untitled') return undefined;
      const end = `//${authority}${decoded(below) ?? ''}`;
      const holding = workspace()
        .flatMap((folder) => clientPathOf(folder) ?? [])
        .find((folder) => own.pathOf(uriOf(folder)) === undefined && end.startsWith(`${folder.slice(folder.indexOf('//'))}/`));
      return holding === undefined ? own.placeOfDraft(uri) : holding.slice(0, holding.indexOf('//')) + end;
    },
    versionOf(path: string) {
      if (!PATH.test(path)) return own.versionOf(path);
      const names = folders.get(folderOf(path));
      if (!names) missed.add(`${folderOf(path)}/`);
      return names?.get(path.slice(path.lastIndexOf('/') + 1)) === false ? contentOf(path).version : undefined;
    },
    read(path: string) {
      if (!PATH.test(path)) return own.read(path);
      const { bytes } = contentOf(path);
      if (bytes === undefined) missed.add(path);
      return bytes === 'none' ? undefined : bytes;
    },
    list(folder: string) {
      if (!PATH.test(folder)) return own.list(folder);
      const base = folder.replace(/\/$/, '');
      const names = folders.get(base);
      if (!names) missed.add(`${base}/`);
      return [...(names ?? [])].map(([name, isFolder]) => ({ path: `${base}/${name}`, name, isFolder }));
    },
    resolve: (from: string, path: string) => resolved(from, path) ?? own.resolve(from, path),
    fetching: Object.freeze({
      has(path: string) {
        if (!PATH.test(path)) return true;
        const names = folders.get(folderOf(path));
        if (!names) missed.add(`${folderOf(path)}/`);
        else if (names.get(path.slice(path.lastIndexOf('/') + 1)) !== false || contentOf(path).bytes !== undefined) return true;
        else missed.add(path);
        return false;
      },
      missed() {
        if (missed.size === 0) return NOTHING;
        const all = [...missed];
        missed = new Set();
        return all;
      },
      bring,
      changed(events: readonly { readonly uri: string; readonly type: number }[]) {
        return events.filter(({ uri, type }) => changed(uri, type)).length > 0;
      },
    }),
  });
}

const NOTHING: readonly string[] = Object.freeze([]);

const sizeOf = (bytes: Content['bytes']): number => (typeof bytes === 'object' ? bytes.length : 0);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

function clientPathOf(uri: string): string | undefined {
  const [, scheme, authority = '', below] = NO_FILE.test(uri) ? [] : (ADDRESS.exec(uri) ?? []);
  const path = below === undefined ? undefined : decoded(below);
  return scheme === undefined || path === undefined ? undefined : `${scheme}://${authority}${path}`;
}

/** The address of such a path, as VS Code spells it. */
function addressOf(path: string): string | undefined {
  const [, scheme, authority = '', below] = PATH.exec(path) ?? [];
  if (scheme === undefined || below === undefined) return undefined;
  const encoded = below
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`));
  return `${scheme}:${authority === '' && scheme !== 'file' ? '' : `//${authority}`}${encoded.join('/')}`;
}

function resolved(from: string, path: string): string | undefined {
  const [, scheme, authority = '', below] = PATH.exec(from) ?? [];
  if (scheme === undefined || below === undefined) return undefined;
  const parts = path.startsWith('/')
    ? []
    : below
        .split('/')
        .slice(0, -1)
        .filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${scheme}://${authority}/${parts.join('/')}`;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** One byte for each character. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
