import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Files, LARGEST_FILE } from './files.ts';

export type { Files } from './files.ts';

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
  placeOfDraft: (uri: string) => disk.pathOf(uri.replace(/^untitled:(?=\/)/, 'file://')),
  versionOf(path: string) {
    const stat = attempt(() => statSync(path, { throwIfNoEntry: false }));
    return stat?.isFile() ? `${stat.mtimeMs}-${stat.size}` : undefined;
  },
  read(path: string) {
    return attempt(() => (statSync(path).size > LARGEST_FILE ? undefined : readFileSync(path)));
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
