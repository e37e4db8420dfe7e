import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { disk } from '../../server/lsp/disk.ts';

/** A folder on the disk for each test of the file, gone behind it. */
export function ownFolder(name: string) {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), name));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const pathOf = (file: string): string => join(folder, file);
  /** The address of a file; of the folder itself for `''`. */
  const uriOf = (file: string): string => disk.uriOf(pathOf(file));
  /** Writes a file, its folders included, and gives its address. */
  const put = (file: string, content: string | Uint8Array): string => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(pathOf(file), content);
    return uriOf(file);
  };
  return { pathOf, uriOf, put };
}
