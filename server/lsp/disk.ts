import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files of a machine, as the server sees them. Nothing here throws: what cannot be read is `undefined` or empty. */
export interface Files {
  /** The path of a `file:` address; `undefined` for any other. */
  pathOf(uri: string): string | undefined;
  /** The address of a path, spelled as VS Code spells it. */
  uriOf(path: string): string;
  /** Changes whenever the content does; `undefined` where there is no such file. */
  versionOf(path: string): string | undefined;
  read(path: string): Uint8Array | undefined;
  list(folder: string): readonly { readonly path: string; readonly name: string; readonly isFolder: boolean }[];
  /** `path` as written in the file `from`. */
  resolve(from: string, path: string): string;
}

/** Larger files are no reports. */
const LARGEST = 32 * 1024 * 1024;

/** The files of this machine. */
export const disk: Files = Object.freeze({
  pathOf(uri: string) {
    if (!uri.startsWith('file:')) return undefined;
    const path = attempt(() => fileURLToPath(uri));
    return path?.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
  },
  uriOf(path: string) {
    const parts = path.replaceAll('\\', '/').split('/');
    const encoded = parts.map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    );
    const start = path.startsWith('\\\\') ? 'file:' : path.startsWith('/') ? 'file://' : 'file:///';
    return start + encoded.join('/');
  },
  versionOf(path: string) {
    const stat = attempt(() => statSync(path, { throwIfNoEntry: false }));
    return stat?.isFile() ? `${stat.mtimeMs}-${stat.size}` : undefined;
  },
  read(path: string) {
    return attempt(() => (statSync(path).size > LARGEST ? undefined : readFileSync(path)));
  },
  list(folder: string) {
    const entries = attempt(() => readdirSync(folder, { withFileTypes: true })) ?? [];
    return entries
      .filter((entry) => entry.isDirectory() || entry.isFile())
      .map((entry) => ({ path: join(folder, entry.name), name: entry.name, isFolder: entry.isDirectory() }));
  },
  resolve: (from: string, path: string) => resolve(dirname(from), path),
});

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
