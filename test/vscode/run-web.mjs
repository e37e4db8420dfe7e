#!/usr/bin/env node
// Runs the suite with the extension loaded as a web extension: in the workbench as vscode.dev has it, nothing but a browser, in a folder that exists in
// its memory only. The extension is taken as built in dist/.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { buildMarkdown } from './host/markdown.mjs';
import { runInWeb } from './host/web.mjs';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const out = path.join(root, 'out/vscode-web');
const memory = path.join(out, 'memory');
const markdown = path.join(out, 'markdown');
mkdirSync(memory, { recursive: true });

/** Contents of the files of a folder by path, in base64. */
function contentsOf(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file).toString('base64')];
    }),
  );
}

const common = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'cjs',
  external: ['vscode'],
  charset: 'utf8',
  logLevel: 'error',
};
await build({
  ...common,
  entryPoints: [path.join(here, 'web/entry.ts')],
  outfile: path.join(out, 'suite.js'),
  sourcemap: 'inline',
  alias: { mocha: path.join(here, 'web/mocha.ts'), 'node:assert/strict': path.join(here, 'web/assert.ts') },
  define: {
    'process.env.CI': JSON.stringify(process.env.CI ?? ''),
    'process.env.NIANBAO_GREP': JSON.stringify(process.env.NIANBAO_GREP ?? ''),
  },
});
await build({
  ...common,
  entryPoints: [path.join(here, 'web/memory.ts')],
  outfile: path.join(memory, 'extension.js'),
  define: { FILES: JSON.stringify(contentsOf(path.join(here, 'workspace'))) },
});
writeFileSync(path.join(memory, 'package.json'), readFileSync(path.join(here, 'web/memory.json')));

await buildMarkdown(markdown);

const RESULTS = '::results::';
const SUITE = '::suite::';
const noise = [];
let results;
const code = await runInWeb({
  extensions: { nianbao: root, memory, markdown },
  tests: 'nianbao/out/vscode-web/suite.js',
  folder: { scheme: 'memfs', path: '/workspace' },
  say(type, line) {
    if (line.startsWith(RESULTS)) results = JSON.parse(line.slice(RESULTS.length));
    else if (line.startsWith(SUITE)) console.log(line.slice(SUITE.length));
    else noise.push(`[${type}] ${line}`);
  },
}).catch((error) => {
  console.error(error.message);
  return 1;
});
if (results && process.env.NIANBAO_RESULTS) writeFileSync(process.env.NIANBAO_RESULTS, JSON.stringify(results));
// the workbench reports 0 also for an extension host that has died
if (code !== 0 || !results) {
  if (!results || process.env.VSCODE_HOST_NOISE) console.error(noise.join('\n'));
  console.error(code === 0 ? 'the extension host ended before the suite did' : `the suite ended with ${code}`);
  process.exitCode = 1;
}
