import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Io } from '../../server/cli/io.ts';
import { run } from '../../server/cli/run.ts';

/** A folder of its own for a test, gone afterwards. */
export interface Folder {
  readonly path: string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly read: (name: string) => Buffer;
}

export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'nianbao-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const write: Folder['write'] = (name, content) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return { path, write, read: (name) => readFileSync(join(path, name)) };
}

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A command line in a folder, with nobody at its terminal. */
export const quietIo = (where: Folder): Io => ({
  out: () => {},
  err: () => {},
  stdin: async () => new Uint8Array(),
  cwd: where.path,
  colours: false,
  columns: undefined,
  showsProgress: false,
  now: () => 0,
  today: () => new Date('2026-01-20T12:00:00'),
  cores: 1,
  startServer: async () => undefined,
});

/** Runs the command line in a folder, without a process of its own. */
export async function nianbao(
  where: Folder,
  argv: readonly string[],
  io: Partial<Io> & { readonly input?: string | Uint8Array } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const status = await run(argv, {
    ...quietIo(where),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: async () => Buffer.from(io.input ?? ''),
    ...io,
  });
  return { status, out, err };
}
