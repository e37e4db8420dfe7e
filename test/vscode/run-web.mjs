#!/usr/bin/env node
// Runs the suite with the extension loaded as a web extension: in the workbench as vscode.dev has it, nothing but a browser, in a folder that exists in
// its memory only. Then its group for a folder that nobody has trusted, as a repository is that vscode.dev has just opened. The extension is taken as
// built in dist/.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { buildMarkdown } from './host/markdown.mjs';
import { runInWeb } from './host/web.mjs';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const out = path.join(root, 'out/vscode-web');
const markdown = path.join(out, 'markdown');
await buildMarkdown(markdown);

const runs = [
  { name: 'trusted', folder: { scheme: 'memfs', path: '/workspace' }, extensions: { markdown } },
  // without VS Code's Markdown extension, too
  { name: 'untrusted', folder: { scheme: 'vscode-vfs', authority: 'memory', path: '/workspace' }, extensions: {} },
];
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const one of runs) {
  const counts = await run(one);
  for (const key of Object.keys(sum)) sum[key] += counts[key];
}
if (process.env.NIANBAO_RESULTS) writeFileSync(process.env.NIANBAO_RESULTS, JSON.stringify(sum));

/** Runs one suite and returns what it has counted. A run that has counted nothing has failed. */
async function run({ name, folder, extensions }) {
  const suite = `${name}.js`;
  const memory = path.join(out, `memory-${name}`);
  await buildSuite(path.join(out, suite), name === 'untrusted');
  await buildMemory(memory, folder);

  const RESULTS = '::results::';
  const SUITE = '::suite::';
  const noise = [];
  let results;
  const code = await runInWeb({
    extensions: { nianbao: root, memory, ...extensions },
    tests: `nianbao/out/vscode-web/${suite}`,
    folder,
    trust: name === 'untrusted',
    say(type, line) {
      if (line.startsWith(RESULTS)) results = JSON.parse(line.slice(RESULTS.length));
      else if (line.startsWith(SUITE)) console.log(line.slice(SUITE.length));
      else noise.push(`[${type}] ${line}`);
    },
  }).catch((error) => {
    console.error(error.message);
    return 1;
  });
  // the workbench reports 0 also for an extension host that has died
  if (code === 0 && results) return results;
  if (!results || process.env.VSCODE_HOST_NOISE) console.error(noise.join('\n'));
  console.error(code === 0 ? 'the extension host ended before the suite did' : `the suite ended with ${code}`);
  process.exitCode = 1;
  return { passed: 0, skipped: 0, ...results, failed: Math.max(1, results?.failed ?? 0) };
}

/** What both suites and the file system are built with. */
function common() {
  return { bundle: true, platform: 'browser', target: 'es2022', format: 'cjs', external: ['vscode'], charset: 'utf8', logLevel: 'error' };
}

function buildSuite(outfile, untrusted) {
  return build({
    ...common(),
    entryPoints: [path.join(here, 'web/entry.ts')],
    outfile,
    sourcemap: 'inline',
    alias: { mocha: path.join(here, 'web/mocha.ts'), 'node:assert/strict': path.join(here, 'web/assert.ts') },
    define: {
      'process.env.CI': JSON.stringify(process.env.CI ?? ''),
      'process.env.NIANBAO_GREP': JSON.stringify(process.env.NIANBAO_GREP ?? ''),
      'process.env.NIANBAO_UNTRUSTED': JSON.stringify(untrusted ? '1' : ''),
    },
  });
}

/** The extension whose file system holds the workspace. */
async function buildMemory(memory, { scheme, authority = '' }) {
  mkdirSync(memory, { recursive: true });
  await build({
    ...common(),
    entryPoints: [path.join(here, 'web/memory.ts')],
    outfile: path.join(memory, 'extension.js'),
    define: {
      FILES: JSON.stringify(contentsOf(path.join(here, 'workspace'))),
      SCHEME: JSON.stringify(scheme),
      AUTHORITY: JSON.stringify(authority),
    },
  });
  const manifest = JSON.parse(readFileSync(path.join(here, 'web/memory.json'), 'utf8'));
  writeFileSync(path.join(memory, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [`onFileSystem:${scheme}`] }));
}

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
