/**
 * Opens the samples in a headless Neovim, with the built server over standard input and output, and holds what arrives against what the
 * command line finds: `node test/neovim/run.mjs` after a build. Exit status 1 where they differ; one line and 0 where there is no Neovim.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const nvim = process.env.NVIM ?? 'nvim';

const has = spawnSync(nvim, ['--version'], { encoding: 'utf8' });
if (has.error || has.status !== 0) {
  console.log('neovim: skipped, there is none (Debian: apt-get install neovim)');
  process.exit(0);
}
if (!existsSync(join(root, 'dist/server.cjs')) || !existsSync(join(root, 'dist/cli.mjs'))) {
  console.error('neovim: dist/ is not built (npm run build)');
  process.exit(1);
}

const samples = join(root, 'samples');
const files = readdirSync(samples)
  .filter((name) => /\.(?:md|txt)$/.test(name))
  .map((name) => join(samples, name));
const cli = spawnSync(process.execPath, [join(root, 'dist/cli.mjs'), 'check', '--draft', '--format', 'json', ...files], {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
});
if (cli.status !== 0 && cli.status !== 1) {
  console.error(`neovim: the command line cannot check the samples\n${cli.stderr}`);
  process.exit(1);
}
const expected = Object.fromEntries(
  JSON.parse(cli.stdout).files.map(({ file, problems }) => [file, problems.map(({ rule, message, range }) => ({ rule, message, range }))]),
);

/** The server as an editor starts it, by its own entry and through the command line. */
const servers = [
  [process.execPath, join(root, 'dist/server.cjs'), '--stdio'],
  [process.execPath, join(root, 'dist/cli.mjs'), 'lsp', '--stdio'],
];
const folder = mkdtempSync(join(tmpdir(), 'nianbao-neovim-'));
let status = 0;
try {
  const list = join(folder, 'expected.json');
  writeFileSync(list, JSON.stringify(expected));
  for (const server of servers) {
    const run = spawnSync(nvim, ['--headless', '--clean', '-n', '-u', 'NONE', '-c', `luafile ${join(root, 'test/neovim/check.lua')}`], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
      env: {
        ...process.env,
        NIANBAO_SERVER: JSON.stringify(server),
        NIANBAO_EXPECTED: list,
        XDG_CACHE_HOME: folder,
        XDG_STATE_HOME: folder,
        XDG_DATA_HOME: folder,
      },
    });
    process.stdout.write(run.stdout);
    process.stderr.write(run.stderr);
    if (run.status !== 0) status = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);
