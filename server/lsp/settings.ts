import type { Connection } from 'vscode-languageserver';
import type { BaselineEntry } from '../service/baseline-file.ts';
import { wholeOf } from '../service/pieces.ts';
import { readSettings } from '../service/read-settings.ts';
import type { Settings } from '../service/settings.ts';
import { settingsOver } from '../service/settings-in-force.ts';
import type { Abilities } from './abilities.ts';
import type { BaselineFile, ConfigFile, ConfigFiles } from './config-files.ts';
import { type Log, safely } from './turn.ts';
import { matchPaths, type PathTest } from '../text/glob.ts';
import { isObject, written } from '../service/setting-faults.ts';
import { type English, listed, type Message, say, toText } from '../text/say.ts';

/** Which reports are checked while they are closed: none, those of the folders in which one has been opened, those of all folders. */
export type WorkspaceScope = 'open' | 'folder' | 'all';

/** What is set for one resource. The same object comes back until a setting changes. */
export interface ResourceSettings {
  /** The editor's settings; what the nearest `.nianbao.json` says goes before them. */
  readonly settings: Settings;
  readonly scope: WorkspaceScope;
  /** `files.exclude` and `search.exclude`, for paths below the folder. */
  readonly isExcluded: PathTest;
}

export interface SettingsStore {
  /** For a document; `asked` is the resource that the editor is asked about, where that is not the document itself but its folder. */
  of(uri: string, asked?: string): Promise<ResourceSettings>;
  /** Something was changed; `given` is what a client sends along that cannot be asked. */
  clear(given?: unknown): void;
}

const SECTIONS = ['nianbao', 'files.exclude', 'search.exclude'] as const;

/**
 * Settings per resource: asked once and kept as promises until they change. A value that cannot be used is reported once, and the default
 * stands in for it. `folderOf` gives the path of the workspace folder that a document is in.
 */
export function createSettings(
  connection: Connection,
  log: Log,
  abilities: Abilities,
  configs: ConfigFiles,
  folderOf: (uri: string) => string | undefined,
): SettingsStore {
  const known = new Map<string, Promise<ResourceSettings>>();
  let merged = new WeakMap<ResourceSettings, WeakMap<ConfigFile, ResourceSettings>>();
  /** By the entries of the baseline for one file. */
  let accepting = new WeakMap<ResourceSettings, WeakMap<readonly BaselineEntry[], ResourceSettings>>();
  const reported = new Set<string>();
  let sent: unknown;

  async function ask(uri: string): Promise<ResourceSettings> {
    const [own, files, search] = await answers(uri);
    const { settings, complaints } = readSettings(own);
    const english = isEnglish(own, abilities.locale) ? await englishTexts() : undefined;
    for (const complaint of [...complaints, ...badChoices(own)]) {
      const message = toText(say`nianbao 的设置：${complaint}`, english);
      if (reported.has(message)) continue;
      reported.add(message);
      void safely(log, 'settings', () =>
        connection.sendNotification('window/showMessage', {
          type: 2,
          message,
        }),
      );
    }
    const inLanguage = english ? { ...settings, english } : settings;
    return { settings: inLanguage, scope: scopeOf(own), isExcluded: matchPaths([...patternsOf(files), ...patternsOf(search)]) };
  }

  async function answers(scopeUri: string): Promise<readonly unknown[]> {
    if (!abilities.configuration) return [sent];
    try {
      return await connection.workspace.getConfiguration(SECTIONS.map((section) => ({ scopeUri, section })));
    } catch {
      return [];
    }
  }

  function withConfig(base: ResourceSettings, config: ConfigFile | undefined): ResourceSettings {
    if (!config?.settings) return base;
    const same = merged.get(base) ?? new WeakMap<ConfigFile, ResourceSettings>();
    merged.set(base, same);
    const before = same.get(config);
    if (before) return before;
    const settings: Settings = settingsOver(config.settings, base.settings);
    const fresh = { ...base, settings };
    same.set(config, fresh);
    return fresh;
  }

  /** The same, putting up with what the baseline says of the document. */
  function withBaseline(given: ResourceSettings, uri: string, config: ConfigFile | undefined): ResourceSettings {
    const accepted = config?.baseline && entriesFor(config.baseline, configs.keyIn(config.baseline, uri));
    if (!accepted || accepted.length === 0) return given;
    const same = accepting.get(given) ?? new WeakMap<readonly BaselineEntry[], ResourceSettings>();
    accepting.set(given, same);
    const before = same.get(accepted);
    if (before) return before;
    const fresh = { ...given, settings: { ...given.settings, accepted } };
    same.set(accepted, fresh);
    return fresh;
  }

  return Object.freeze({
    async of(given: string, asked = wholeOf(given)) {
      const uri = wholeOf(given);
      let base = known.get(asked);
      if (!base) {
        base = ask(asked);
        known.set(asked, base);
      }
      const set = await base;
      const config = await configs.nearestFetched(uri, folderOf(uri));
      return withBaseline(withConfig(set, config), uri, config);
    },
    clear(given?: unknown) {
      known.clear();
      merged = new WeakMap();
      accepting = new WeakMap();
      sent = (given as { readonly nianbao?: unknown } | null | undefined)?.nianbao;
    },
  });
}

/** What a baseline says of one file. */
export const entriesFor = ({ files }: BaselineFile, key: string | undefined): readonly BaselineEntry[] =>
  key !== undefined && Object.hasOwn(files, key) ? (files[key] ?? []) : [];

/** `language`: Chinese unless English is wanted, or follows an editor whose own texts are not Chinese. */
function isEnglish(own: unknown, locale: string | undefined): boolean {
  const value = (own as { readonly language?: unknown } | null | undefined)?.language;
  return value === 'en' || (value === 'auto' && locale !== undefined && !/^zh\b/i.test(locale));
}

const englishTexts = async (): Promise<English> => (await import('../text/english.ts')).english;

/** Settings that only the editor has, and what they can be. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  detect: ['switch', 'ask', 'off'],
  workspace: ['open', 'folder', 'all'],
  language: ['zh-cn', 'en', 'auto'],
};

/** One sentence for each of them that is something else. */
function badChoices(own: unknown): readonly Message[] {
  if (!isObject(own)) return [];
  return Object.entries(CHOICES).flatMap(([name, values]) => {
    const value = own[name];
    if (value === undefined || value === null || values.some((one) => one === value)) return [];
    return [say`设置 ${name} 写作${written(value)}，${say`应为 ${listed(values)} 之一`}`];
  });
}

function scopeOf(own: unknown): WorkspaceScope {
  const value = (own as { readonly workspace?: unknown } | null | undefined)?.workspace;
  return value === 'open' || value === 'all' ? value : 'folder';
}

/** Patterns by name; what is not simply `true` (`false`, or under a condition) does not exclude. */
function patternsOf(given: unknown): readonly string[] {
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given)
    .filter(([, value]) => value === true)
    .map(([pattern]) => pattern);
}
