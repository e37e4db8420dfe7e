import { complete } from './complete.ts';
import type { Files } from './files.ts';
import type { SettingsStore } from './settings.ts';
import { turn } from './turn.ts';

/** A folder of the workspace. */
export interface Folder {
  readonly uri: string;
  readonly path: string;
  /** A report has been opened in it. */
  active: boolean;
  /** Addresses of files that may be reports, once the folder has been walked; and the paths of the folders in it. */
  files: ReadonlySet<string> | undefined;
  inside: ReadonlySet<string>;
  /** It is being walked so many times at once, and how often something has come or gone. */
  walking: number;
  changes: number;
}

/** The folders of the workspace, and which files in them may be reports. */
export interface Folders {
  /** The folders are now these; of those that stay everything is still known. */
  set(uris: readonly string[]): void;
  all(): readonly Folder[];
  /** The innermost folder that holds the document. */
  of(uri: string): Folder | undefined;
  /** Whether the folder's closed reports are looked after, as is set. */
  isChecked(folder: Folder): Promise<boolean>;
  /** Addresses of the files that may be reports: looked for when they are not known. */
  walk(folder: Folder): Promise<ReadonlySet<string>>;
  /** What is a report has been opened: from now on its folder is looked after. Says whether that is new. */
  opened(uri: string): boolean;
  /**
   * A file or a folder was created, changed or deleted. Says which of the two, and nothing where no report can be concerned: of a folder that is deleted or
   * gets another name nothing else is told, none of the files in it.
   */
  changed(uri: string): 'file' | 'folder' | undefined;
  /** Other files may be excluded. */
  reset(): void;
}

const EXTENSION = /\.(?:md|txt|html?)$/i;
/** Folders in which nobody writes. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.svn', '.hg']);
const MOST_ENTRIES = 50_000;
const MOST_FILES = 5000;

/** Knows no folder yet. */
export function createFolders(files: Files, settings: SettingsStore): Folders {
  let folders: readonly Folder[] = [];

  const folderOf = (uri: string): Folder | undefined => {
    const path = files.pathOf(uri);
    if (path === undefined) return undefined;
    const holding = folders.filter((folder) => isBelow(folder.path, path));
    return holding.sort((a, b) => b.path.length - a.path.length)[0];
  };

  async function walk(folder: Folder): Promise<ReadonlySet<string>> {
    if (folder.files) return folder.files;
    const before = folder.changes;
    folder.walking++;
    const { found, inside } = await look(folder).finally(() => {
      folder.walking--;
    });
    folder.inside = inside;
    // what came or went meanwhile may have been missed: it is walked again when it is asked for
    if (folder.changes === before) folder.files = found;
    return found;
  }

  async function look(folder: Folder): Promise<{ readonly found: ReadonlySet<string>; readonly inside: ReadonlySet<string> }> {
    const { isExcluded } = await settings.of(folder.uri);
    const found = new Set<string>();
    const inside = new Set<string>();
    const todo = [folder.path];
    let seen = 0;
    while (todo.length > 0 && seen < MOST_ENTRIES && found.size < MOST_FILES) {
      // whole levels at once
      if (files.fetching) await complete(files, () => todo.forEach((one) => void files.list(one)));
      const entries = files.list(todo.pop() ?? '');
      seen += entries.length;
      for (const { path, name, isFolder } of entries) {
        if (SKIPPED.has(name) || (!isFolder && !EXTENSION.test(name)) || isExcluded(below(folder.path, path))) continue;
        if (isFolder) {
          inside.add(path);
          todo.push(path);
        } else found.add(files.uriOf(path));
      }
      await turn();
    }
    return { found, inside };
  }

  function outdate(folder: Folder): void {
    folder.files = undefined;
    folder.changes++;
  }

  /** A folder that was seen, or one that has come with something in it. */
  function wasOrIsFolder(folder: Folder, path: string): boolean {
    const names = below(folder.path, path).split('/');
    if (names.some((name) => SKIPPED.has(name))) return false;
    if (folder.inside.has(path)) return true;
    // one that the walk has come by is not known before its end
    return files.fetching || folder.walking > 0 ? !/\.[^./\\]+$/.test(path) : files.list(path).length > 0;
  }

  return Object.freeze({
    set(uris: readonly string[]) {
      const before = new Map(folders.map((folder) => [folder.uri, folder]));
      folders = uris.flatMap((uri) => {
        const path = files.pathOf(uri);
        return path === undefined
          ? []
          : [before.get(uri) ?? { uri, path, active: false, files: undefined, inside: new Set(), walking: 0, changes: 0 }];
      });
    },
    all: () => folders,
    of: folderOf,
    async isChecked(folder: Folder) {
      const { scope } = await settings.of(folder.uri);
      return scope === 'all' ? folders.some(({ active }) => active) : scope === 'folder' && folder.active;
    },
    walk,
    opened(uri: string) {
      const folder = folderOf(uri);
      if (!folder || folder.active) return false;
      folder.active = true;
      return true;
    },
    changed(uri: string) {
      const path = files.pathOf(uri);
      const folder = folderOf(uri);
      const isFile = EXTENSION.test(path ?? uri);
      if (path === undefined || !folder) return isFile ? 'file' : undefined;
      if (!isFile && !wasOrIsFolder(folder, path)) {
        // what a folder that is being walked holds has to be fetched anew, and may not have been there when the walk came by
        if (files.fetching && folder.walking > 0) folder.changes++;
        return undefined;
      }
      // a new file may be excluded or not: the folder is walked again
      if (!isFile || !folder.files?.has(files.uriOf(path))) outdate(folder);
      return isFile ? 'file' : 'folder';
    },
    reset() {
      for (const folder of folders) outdate(folder);
    },
  });
}

const isBelow = (folder: string, path: string): boolean => {
  const base = folder.replace(/[\\/]$/, '');
  return path.startsWith(base) && /[\\/]/.test(path.charAt(base.length));
};

/** The path below the folder, with `/` between its parts. */
export const below = (folder: string, path: string): string => path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
