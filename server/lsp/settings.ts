import type { Connection } from 'vscode-languageserver';
import { readSettings, type Settings } from '../service/settings.ts';
import type { Abilities } from './abilities.ts';
import type { ConfigFile, ConfigFiles } from './config-files.ts';
import { type Log, safely } from './turn.ts';
import { matchPaths, type PathTest } from './glob.ts';

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
  const merged = new Map<ResourceSettings, Map<ConfigFile, ResourceSettings>>();
  const reported = new Set<string>();
  let sent: unknown;

  async function ask(uri: string): Promise<ResourceSettings> {
    const [own, files, search] = await answers(uri);
    const { settings, complaints } = readSettings(own);
    for (const complaint of complaints) {
      if (reported.has(complaint)) continue;
      reported.add(complaint);
      void safely(log, 'settings', () =>
        connection.sendNotification('window/showMessage', {
          type: 2,
          message: `nianbao 的设置：${complaint}`,
        }),
      );
    }
    return { settings, scope: scopeOf(own), isExcluded: matchPaths([...patternsOf(files), ...patternsOf(search)]) };
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
    const same = merged.get(base) ?? new Map<ConfigFile, ResourceSettings>();
    merged.set(base, same);
    const before = same.get(config);
    if (before) return before;
    const settings: Settings = {
      rules: { ...base.settings.rules, ...config.settings.rules },
      year: config.settings.year ?? base.settings.year,
    };
    const fresh = { ...base, settings };
    same.set(config, fresh);
    return fresh;
  }

  return Object.freeze({
    async of(uri: string, asked = uri) {
      let base = known.get(asked);
      if (!base) {
        base = ask(asked);
        known.set(asked, base);
      }
      return withConfig(await base, configs.nearest(uri, folderOf(uri)));
    },
    clear(given?: unknown) {
      known.clear();
      merged.clear();
      sent = (given as { readonly nianbao?: unknown } | null | undefined)?.nianbao;
    },
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
