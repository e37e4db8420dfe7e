/** Bundles the three entries into dist/: `node scripts/build.mjs [--watch]`. An entry that does not exist yet is left out with a line. */
import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const watch = process.argv.includes('--watch');

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Chinese text stays text: shorter than \u escapes, and readable.
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify: !watch,
  sourcemap: watch,
};

const entries = [
  { entryPoints: ['client/extension.ts'], outfile: 'dist/extension.cjs', format: 'cjs', external: ['vscode'] },
  { entryPoints: ['server/main.ts'], outfile: 'dist/server.cjs', format: 'cjs' },
  { entryPoints: ['server/cli.ts'], outfile: 'dist/cli.mjs', format: 'esm', banner: { js: '#!/usr/bin/env node' } },
];

const present = entries.filter(({ entryPoints: [entry] }) => {
  if (existsSync(`${root}/${entry}`)) return true;
  console.warn(`${entry} is not there yet: left out`);
  return false;
});

if (watch) {
  for (const entry of present) await (await context({ ...common, ...entry })).watch();
} else {
  await Promise.all(present.map((entry) => build({ ...common, ...entry })));
  for (const { outfile } of present) if (outfile.endsWith('.mjs')) await chmod(`${root}/${outfile}`, 0o755);
  console.log(present.map(({ outfile }) => outfile).join('\n'));
}
