import { expect, test } from 'vitest';
import { type Files, noFiles } from '../../server/lsp/files.ts';
import { createFolders } from '../../server/lsp/folders.ts';
import type { SettingsStore } from '../../server/lsp/settings.ts';
import { defaultSettings } from '../../server/service/settings.ts';

const settings: SettingsStore = {
  of: async () => ({ settings: defaultSettings, scope: 'folder', isExcluded: () => false }),
  clear: () => {},
};

/** Files by path, all in memory. `listed` is called when a folder has been looked into. */
function inMemory(paths: Set<string>, listed: (folder: string) => void): Files {
  return {
    ...noFiles,
    pathOf: (uri: string) => uri,
    list(folder: string) {
      const names = new Set([...paths].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)));
      const entries = new Map([...names].map((name) => [name.split('/')[0] ?? '', name.includes('/')]));
      const found = [...entries].map(([name, isFolder]) => ({ path: `${folder}/${name}`, name, isFolder }));
      listed(folder);
      return found;
    },
  };
}

test.each([
  [
    'a file that comes',
    new Set(['/w/甲.md', '/w/丙/旧.md']),
    (paths: Set<string>) => paths.add('/w/乙.md'),
    '/w/乙.md',
    ['/w/丙/旧.md', '/w/乙.md', '/w/甲.md'],
  ],
  ['a folder that goes', new Set(['/w/甲.md', '/w/丙/旧.md']), (paths: Set<string>) => paths.delete('/w/丙/旧.md'), '/w/丙', ['/w/甲.md']],
] as const)('%s while the folder is walked is not missed', async (_, given, change, uri, wanted) => {
  const paths = new Set<string>(given);
  let once = true;
  // as soon as the last folder has been looked into
  const folders = createFolders(
    inMemory(paths, (folder) => {
      if (folder !== '/w/丙' || !once) return;
      once = false;
      change(paths);
      expect(folders.changed(uri)).toBeDefined();
    }),
    settings,
  );
  folders.set(['/w']);
  const [folder] = folders.all();
  if (!folder) throw new Error('no folder');
  await folders.walk(folder);
  expect([...(await folders.walk(folder))].sort()).toEqual([...wanted].sort());
});
