import type { Connection } from 'vscode-languageserver';
import { defaultSettings, type Settings } from '../service/settings.ts';
import type { Abilities } from './abilities.ts';
import { matchPaths, type PathTest } from './glob.ts';

/** Which reports are checked while they are closed: none, those of the folders in which one has been opened, those of all folders. */
export type WorkspaceScope = 'open' | 'folder' | 'all';

/** What is set for one resource. The same object comes back until a setting changes. */
export interface ResourceSettings {
  readonly settings: Settings;
  readonly scope: WorkspaceScope;
  /** `files.exclude` and `search.exclude`, for paths below the folder. */
  readonly isExcluded: PathTest;
}

export interface SettingsStore {
  of(uri: string): Promise<ResourceSettings>;
  /** Something was changed; `given` is what a client sends along that cannot be asked. */
  clear(given?: unknown): void;
}

const readSettings = (_given: unknown): { settings: Settings; faults: readonly string[] } => ({ settings: defaultSettings, faults: [] });

const SECTIONS = ['nianbao', 'files.exclude', 'search.exclude'] as const;

/**
 * Settings per resource: asked once and kept as promises until they change. A value that cannot be used is reported once, and the default
 * stands in for it.
 */
export function createSettings(connection: Connection, abilities: Abilities): SettingsStore {
  const known = new Map<string, Promise<ResourceSettings>>();
  const reported = new Set<string>();
  let sent: unknown;

  async function ask(uri: string): Promise<ResourceSettings> {
    const [own, files, search] = await answers(uri);
    const { settings, faults } = readSettings(own);
    for (const fault of faults) {
      if (reported.has(fault)) continue;
      reported.add(fault);
      connection.window.showWarningMessage(`设置 ${fault}`);
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

  return Object.freeze({
    of(uri: string) {
      const asked = known.get(uri);
      if (asked) return asked;
      const fresh = ask(uri);
      known.set(uri, fresh);
      return fresh;
    },
    clear(given?: unknown) {
      known.clear();
      sent = (given as { readonly nianbao?: unknown } | null | undefined)?.nianbao;
    },
  });
}

function scopeOf(own: unknown): WorkspaceScope {
  const value = (own as { readonly workspace?: unknown } | null | undefined)?.workspace;
  return value === 'open' || value === 'all' ? value : 'folder';
}

/** `{ "**​/node_modules": true, "**​/old": false }`; what is not simply `true` does not exclude. */
function patternsOf(given: unknown): readonly string[] {
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given)
    .filter(([, value]) => value === true)
    .map(([pattern]) => pattern);
}
