/**
 * Bundles the entries into dist/ (or another folder): `node scripts/build.mjs [--watch] [--out FOLDER]`. An entry that does not exist
 * yet is left out with a line.
 */
import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { watch, out } = parseArgs({
  options: { watch: { type: 'boolean', default: false }, out: { type: 'string', default: 'dist' } },
}).values;

/** Leaves `import('./session.ts')` to run time, as a file of its own beside the server. */
const sessionApart = {
  name: 'session-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/session\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './session.js', external: true } : undefined,
    ),
};

/** A worker is given the rest of the server by another name. */
const sessionElsewhere = {
  name: 'session-elsewhere',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/session\.ts$/ }, () => ({ path: 'session', namespace: 'elsewhere' }));
    onLoad({ filter: /^session$/, namespace: 'elsewhere' }, () => ({ contents: 'export {};' }));
  },
};

/** Of the HTML parser the tokenizer alone is used: what else its entry names, tables of entities among it, cannot be left out by itself. */
const tokenizerAlone = {
  name: 'tokenizer-alone',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^htmlparser2$/ }, () => ({ path: 'htmlparser2', namespace: 'tokenizer' }));
    onLoad({ filter: /^htmlparser2$/, namespace: 'tokenizer' }, () => ({
      contents: "export { default as Tokenizer } from './Tokenizer.js';",
      resolveDir: resolve(root, 'node_modules/htmlparser2/dist/esm'),
    }));
  },
};

/**
 * What the client's library brings and nobody calls: patterns for file operations, which our server does not ask for, and a comparison of the editor's
 * version, which `engines` in the manifest has made before.
 */
const UNUSED = {
  minimatch: "exports.Minimatch = class { constructor() { throw new Error('file operations are left out of this bundle'); } };",
  'semver/functions/parse': 'module.exports = (version) => ({ version });',
  'semver/functions/satisfies': 'module.exports = () => true;',
};
const unusedLeftOut = {
  name: 'unused-left-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:minimatch$|semver\/)/ }, ({ path }) => ({ path, namespace: 'unused' }));
    onLoad({ filter: /./, namespace: 'unused' }, ({ path }) => ({ contents: UNUSED[path] }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: ['node20', 'es2022'],
  // Chinese text stays text: shorter than \u escapes, and readable.
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify: !watch,
  sourcemap: watch,
};

const entries = [
  {
    entryPoints: ['client/extension.ts'],
    outfile: resolve(root, out, 'extension.cjs'),
    format: 'cjs',
    external: ['vscode'],
    plugins: [unusedLeftOut],
  },
  // What the greeting needs stands alone, so that it is answered at once; the rest is loaded behind it.
  {
    entryPoints: ['server/main.ts'],
    outfile: resolve(root, out, 'server.cjs'),
    format: 'cjs',
    plugins: [sessionApart],
    // as require(): an import of that file would give its exports no names
    supported: { 'dynamic-import': false },
  },
  {
    // one file for both: a process requires it, a worker imports it as a script
    entryPoints: ['server/lsp/session.ts'],
    outfile: resolve(root, out, 'session.js'),
    format: 'iife',
    platform: 'browser',
    globalName: 'nianbaoSession',
    plugins: [tokenizerAlone],
    footer: { js: "if (typeof module === 'object') module.exports = nianbaoSession;" },
  },
  {
    entryPoints: ['client/browser.ts'],
    outfile: resolve(root, out, 'browser.js'),
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
    plugins: [unusedLeftOut],
  },
  {
    entryPoints: ['server/browser.ts'],
    outfile: resolve(root, out, 'worker.js'),
    format: 'iife',
    platform: 'browser',
    plugins: [sessionElsewhere],
  },
  {
    entryPoints: ['server/cli.ts'],
    outfile: resolve(root, out, 'cli.mjs'),
    format: 'esm',
    plugins: [tokenizerAlone],
    banner: { js: '#!/usr/bin/env node' },
  },
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
  for (const { outfile } of present) if (outfile.endsWith('.mjs')) await chmod(outfile, 0o755);
  console.log(present.map(({ outfile }) => relative(process.cwd(), outfile)).join('\n'));
}
