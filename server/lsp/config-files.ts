import { type Baseline, emptyBaseline, readBaseline } from '../service/baseline-file.ts';
import { type ConfigProblem, configProblem, readConfig } from '../service/config.ts';
import { placeKey, readJsonPlaces } from '../service/json-places.ts';
import type { Settings } from '../service/settings.ts';
import { decode } from '../text/decode.ts';
import { type Lines, readLines } from '../text/lines.ts';
import { type Message, say } from '../text/say.ts';
import { complete } from './complete.ts';
import type { Files } from './files.ts';

/** A `.nianbao.json` in use: its settings (the last good ones) and what in it cannot be used. */
export interface ConfigFile {
  readonly uri: string;
  readonly version: string;
  readonly settings: Settings | undefined;
  readonly problems: readonly ConfigProblem[];
  readonly lines: Lines;
  /** The baseline that it names. */
  readonly baseline: BaselineFile | undefined;
}

/** A baseline in use (the last good one). */
export interface BaselineFile {
  readonly path: string;
  /** `undefined` where there is no such file yet. */
  readonly version: string | undefined;
  readonly files: Baseline;
}

export interface ConfigFiles {
  /** The nearest `.nianbao.json` at or above the document's folder, not above `top`. The same object comes back as long as the file stays. */
  nearest(uri: string, top: string | undefined): ConfigFile | undefined;
  /** The same, where files have to be fetched first. */
  nearestFetched(uri: string, top: string | undefined): Promise<ConfigFile | undefined>;
  /** Files may have come, changed or gone. */
  changed(): void;
  /** How a baseline names the document: its path from the baseline's folder, with `/` between the parts. */
  keyIn(baseline: BaselineFile, uri: string): string | undefined;
  /** The file is a `.nianbao.json` or a baseline that one of them names. */
  concerns(uri: string): boolean;
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

  const isHere = (path: string): boolean => files.fetching?.has(path) ?? true;

  /** The nearest file, and whether none can be nearer that has not been fetched yet. */
  function place(folder: string, top: string | undefined): { readonly path: string | undefined; readonly isSure: boolean } {
    let isSure = true;
    let at = folder;
    for (let depth = 0; depth < DEEPEST; depth++) {
      const path = files.resolve(`${at}/x`, NAME);
      if (files.versionOf(path) !== undefined) return { path, isSure };
      isSure &&= isHere(path);
      const above = files.resolve(`${at}/x`, '..');
      if (at === top || above === at) break;
      at = above;
    }
    return { path: undefined, isSure };
  }

  function read(path: string): ConfigFile | undefined {
    const before = known.get(path);
    if (before && fresh.has(path)) return before;
    // it is on its way, and nothing is concluded from that
    if (!isHere(path)) return before;
    const version = files.versionOf(path);
    if (before && before.version === versionOf(version, before.baseline, files)) {
      if (trusting) fresh.add(path);
      return before;
    }
    const bytes = version === undefined ? undefined : files.read(path);
    const text = bytes && decode(bytes)?.text;
    const { settings, problems } = text === undefined ? { settings: undefined, problems: [] } : readConfig(text);
    const inUse = settings ?? (version === undefined ? undefined : before?.settings);
    if (inUse?.baseline !== undefined && !isHere(files.resolve(path, inUse.baseline))) return before;
    if (trusting) fresh.add(path);
    const baseline = inUse?.baseline === undefined ? undefined : readBaselineFile(files, path, inUse.baseline, before?.baseline);
    const file: ConfigFile = {
      uri: files.uriOf(path),
      version: versionOf(version, baseline?.file, files),
      settings: inUse,
      problems: !settings
        ? problems.map(({ at, said }) => configProblem(at, say`${said}，沿用上一次能用的设置`))
        : baseline?.complaint
          ? [...problems, onBaseline(text ?? '', baseline.complaint)]
          : problems,
      lines: readLines(text ?? ''),
      baseline: baseline?.file,
    };
    known.set(path, file);
    if (before || file.problems.length > 0) found();
    return file;
  }

  function nearest(uri: string, top: string | undefined): ConfigFile | undefined {
    const path = files.pathOf(uri);
    if (path === undefined) return undefined;
    const folder = files.resolve(path, '.');
    const nearby = places.has(folder) ? { path: places.get(folder), isSure: true } : place(folder, top);
    if (nearby.isSure) places.set(folder, nearby.path);
    const config = nearby.path;
    const file = config === undefined ? undefined : read(config);
    return file?.version === 'gone' ? undefined : file;
  }

  function changed(): void {
    places = new Map();
    fresh = new Set();
    const again = () => {
      for (const path of known.keys()) read(path);
    };
    if (files.fetching) void complete(files, again);
    else again();
  }

  return Object.freeze({
    nearest,
    nearestFetched: (uri: string, top: string | undefined) => complete(files, () => nearest(uri, top)),
    changed,
    keyIn({ path }: BaselineFile, uri: string) {
      const document = files.pathOf(uri);
      return document === undefined ? undefined : pathBetween(files.resolve(path, '.'), document);
    },
    concerns(uri: string) {
      if (uri.endsWith(`/${NAME}`)) return true;
      const path = files.pathOf(uri);
      return path !== undefined && [...known.values()].some(({ baseline }) => baseline?.path === path);
    },
    all: () => [...known.values()],
  });
}

/** Differs for another content of the file or of the baseline that it names. */
function versionOf(own: string | undefined, baseline: BaselineFile | undefined, files: Files): string {
  if (own === undefined) return 'gone';
  return baseline === undefined ? own : `${own} ${files.versionOf(baseline.path) ?? 'none'}`;
}

interface ReadBaseline {
  readonly file: BaselineFile;
  readonly complaint: Message | undefined;
}

function readBaselineFile(files: Files, config: string, name: string, before: BaselineFile | undefined): ReadBaseline {
  const path = files.resolve(config, name);
  const version = files.versionOf(path);
  const known = before?.path === path ? before.files : emptyBaseline;
  if (version === undefined) return { file: { path, version, files: emptyBaseline }, complaint: say`没有“${name}”这个基线文件` };
  const bytes = files.read(path);
  const text = bytes && decode(bytes)?.text;
  const answer = text === undefined ? { complaint: say`读不出` } : readBaseline(text);
  if ('baseline' in answer) return { file: { path, version, files: answer.baseline }, complaint: undefined };
  return { file: { path, version, files: known }, complaint: say`基线文件“${name}”${answer.complaint}，沿用上一次能用的` };
}

/** A problem of the rule `config` on the name of the baseline. */
const onBaseline = (text: string, said: Message): ConfigProblem =>
  configProblem(readJsonPlaces(text).values.get(placeKey(['baseline'])) ?? { start: 0, end: 0 }, said);

/** The way from a folder to a file, both absolute. */
function pathBetween(folder: string, file: string): string {
  const from = folder.split(/[\\/]/).filter((part) => part !== '');
  const to = file.split(/[\\/]/).filter((part) => part !== '');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
