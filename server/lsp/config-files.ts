import { readConfig } from '../service/config.ts';
import type { Problem } from '../service/problem.ts';
import type { Settings } from '../service/settings.ts';
import { decode } from '../text/decode.ts';
import { type Lines, readLines } from '../text/lines.ts';
import type { Files } from './disk.ts';

/** A `.nianbao.json` in use: its settings (the last good ones) and what in it cannot be used. */
export interface ConfigFile {
  readonly uri: string;
  readonly version: string;
  readonly settings: Settings | undefined;
  readonly problems: readonly Problem[];
  readonly lines: Lines;
}

export interface ConfigFiles {
  /** The nearest `.nianbao.json` at or above the document's folder, not above `top`. The same object comes back as long as the file stays. */
  nearest(uri: string, top: string | undefined): ConfigFile | undefined;
  /** Files may have come, changed or gone. */
  changed(): void;
  /** Every file read so far; one that is gone has no problems. */
  all(): readonly ConfigFile[];
}

const NAME = '.nianbao.json';
const DEEPEST = 64;

/** `found` is told when a file was read that had not been, or that has changed. `trusting`: the client says when files change. */
export function createConfigFiles(files: Files, trusting: boolean, found: () => void): ConfigFiles {
  const known = new Map<string, ConfigFile>();
  /** Path of the nearest file by folder. */
  let places = new Map<string, string | undefined>();
  let fresh = new Set<string>();

  function place(folder: string, top: string | undefined): string | undefined {
    let at = folder;
    for (let depth = 0; depth < DEEPEST; depth++) {
      const path = files.resolve(`${at}/x`, NAME);
      if (files.versionOf(path) !== undefined) return path;
      const above = files.resolve(`${at}/x`, '..');
      if (at === top || above === at) return undefined;
      at = above;
    }
    return undefined;
  }

  function read(path: string): ConfigFile | undefined {
    const before = known.get(path);
    if (before && fresh.has(path)) return before;
    const version = files.versionOf(path);
    if (trusting) fresh.add(path);
    if (before?.version === version) return before;
    const bytes = version === undefined ? undefined : files.read(path);
    const text = bytes && decode(bytes)?.text;
    const { settings, problems } = text === undefined ? { settings: undefined, problems: [] } : readConfig(text);
    const file: ConfigFile = {
      uri: files.uriOf(path),
      version: version ?? 'gone',
      settings: settings ?? (version === undefined ? undefined : before?.settings),
      problems,
      lines: readLines(text ?? ''),
    };
    known.set(path, file);
    if (before || problems.length > 0) found();
    return file;
  }

  return Object.freeze({
    nearest(uri: string, top: string | undefined) {
      const path = files.pathOf(uri);
      if (path === undefined) return undefined;
      const folder = files.resolve(path, '.');
      if (!places.has(folder)) places.set(folder, place(folder, top));
      const config = places.get(folder);
      const file = config === undefined ? undefined : read(config);
      return file?.version === 'gone' ? undefined : file;
    },
    changed() {
      places = new Map();
      fresh = new Set();
      for (const path of known.keys()) read(path);
    },
    all: () => [...known.values()],
  });
}
