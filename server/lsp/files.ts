/** The files that the server can see. Nothing here throws: what cannot be read is `undefined` or empty. */
export interface Files {
  /** The path of an address, absolute; `undefined` for what is no file. Opaque but for its separators. */
  pathOf(uri: string): string | undefined;
  /** The address of a path, spelled as VS Code spells it. */
  uriOf(path: string): string;
  /** The path under which a draft that is not saved yet will be saved, where its address says so. */
  placeOfDraft(uri: string): string | undefined;
  /** Changes whenever the content does; `undefined` where there is no such file. */
  versionOf(path: string): string | undefined;
  read(path: string): Uint8Array | undefined;
  list(folder: string): readonly { readonly path: string; readonly name: string; readonly isFolder: boolean }[];
  /** `path` as written in the file `from`. */
  resolve(from: string, path: string): string;
  /** Where some files have to be fetched first: how. A disk has no such thing, and nobody waits for it. */
  readonly fetching?: Fetching;
}

/**
 * Files that somebody else holds. What is asked for before it has been fetched is answered as if it were not there, and remembered as missed; a
 * version changes when the content arrives.
 */
export interface Fetching {
  /** Nothing of the path has to be fetched: whether there is such a file is known, and its content where there is. Counts as asked for. */
  has(path: string): boolean;
  /** What was asked for in vain since the last call. */
  missed(): readonly string[];
  /** Resolves when these have been fetched, or are known not to be there. Never rejects. */
  bring(missed: readonly string[]): Promise<void>;
  /** Files have come, changed or gone: they are fetched anew when they are asked for. Says whether anything was known of them, or is on its way. */
  changed(events: readonly { readonly uri: string; readonly type: number }[]): boolean;
}

/** Larger files are no reports. */
export const LARGEST_FILE = 32 * 1024 * 1024;

/** No file at all: what a server without a disk starts from. */
export const noFiles: Files = Object.freeze({
  pathOf: () => undefined,
  uriOf: (path: string) => path,
  placeOfDraft: () => undefined,
  versionOf: () => undefined,
  read: () => undefined,
  list: () => [],
  resolve: (_from: string, path: string) => path,
});
