import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { defaultSettings, type Settings } from '../service/settings.ts';
import { type Complaint, type Io, isComplaint } from './io.ts';
import type { Target } from './paths.ts';
import { readSettingsFile } from './read-settings-file.ts';

/** Settings with the file that they stand in; `undefined` for the defaults. */
export interface FileSettings {
  readonly settings: Settings;
  readonly from: string | undefined;
}

const NAME = '.nianbao.json';
const DEEPEST = 64;

/**
 * The settings for each file: those of `--config` where it is given, else those of the nearest `.nianbao.json` at or above the file, standard input
 * counting as a file of the working folder. The same object comes back for the same settings. A file that cannot be used keeps the command from running.
 */
export async function settingsOfFiles(
  config: string | undefined,
  targets: readonly Target[],
  io: Io,
): Promise<((target: Target) => FileSettings) | Complaint> {
  const none: FileSettings = { settings: defaultSettings, from: undefined };
  if (config !== undefined) {
    const settings = await readSettingsFile(config, io);
    if (isComplaint(settings)) return settings;
    const given: FileSettings = { settings, from: resolve(io.cwd, config) };
    return () => given;
  }
  const places = new Map<string, string | undefined>();
  const known = new Map<string, FileSettings>();
  for (const target of targets) {
    const folder = folderOf(target, io);
    if (!places.has(folder)) places.set(folder, nearest(folder, places));
    const path = places.get(folder);
    if (path === undefined || known.has(path)) continue;
    const settings = await readSettingsFile(shortest(path, io), io);
    if (isComplaint(settings)) return settings;
    known.set(path, { settings, from: path });
  }
  return (target) => known.get(places.get(folderOf(target, io)) ?? '') ?? none;
}

const folderOf = ({ file }: Target, io: Io): string => (file === '-' ? io.cwd : dirname(resolve(io.cwd, file)));

function nearest(folder: string, places: ReadonlyMap<string, string | undefined>): string | undefined {
  let at = folder;
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (places.has(at)) return places.get(at);
    const path = join(at, NAME);
    if (isFile(path)) return path;
    const above = dirname(at);
    if (above === at) return undefined;
    at = above;
  }
  return undefined;
}

function isFile(path: string): boolean {
  try {
    return existsSync(path) && statSync(path).isFile();
  } catch {
    return false;
  }
}

/** As a person in the working folder would name it. */
export function shortest(path: string, { cwd }: Pick<Io, 'cwd'>): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}
