import type { Files } from './files.ts';
import { matchPaths } from '../text/glob.ts';

/** Files of these kinds are taken from folders and by patterns. */
const EXTENSION = /\.(?:md|txt|html?)$/i;
const MOST_ENTRIES = 50_000;

/** The files that a path, a folder or a pattern (`*`, `?`, `**`) written in the file `from` means, sorted; `undefined` where there is nothing. */
export function filesAt(
  files: Files,
  from: string,
  path: string,
): { readonly paths: readonly string[]; readonly many: boolean } | undefined {
  const whole = files.resolve(from, path);
  if (files.versionOf(whole) !== undefined) return { paths: [whole], many: false };
  const parts = path.split(/[\\/]/);
  const first = parts.findIndex((part) => /[*?]/.test(part));
  const base = first < 0 ? whole : files.resolve(from, parts.slice(0, first).join('/') || (first > 0 ? '/' : '.'));
  const below = first < 0 ? undefined : matchPaths([parts.slice(first).join('/')]);
  const found: string[] = [];
  const todo: { readonly path: string; readonly name: string }[] = [{ path: base, name: '' }];
  let seen = 0;
  let isFolder = false;
  while (todo.length > 0 && seen < MOST_ENTRIES) {
    const folder = todo.pop();
    if (!folder) break;
    const entries = [...files.list(folder.path)].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    seen += entries.length;
    isFolder ||= entries.length > 0;
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const name = folder.name === '' ? entry.name : `${folder.name}/${entry.name}`;
      if (entry.isFolder) todo.push({ path: entry.path, name });
      else if (EXTENSION.test(entry.name) && (below?.(name) ?? true)) found.push(entry.path);
    }
  }
  if (found.length === 0 && (below || !isFolder)) return undefined;
  return { paths: found.sort(), many: true };
}
