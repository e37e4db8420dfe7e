#!/usr/bin/env node
// Runs the suite in a real VS Code. With VSCODE_EXECUTABLE set that one is used (test/vscode/host/vscode.mjs: the one from npm); otherwise
// @vscode/test-electron downloads the desktop. The extension is taken as built in dist/.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
// inside the repository, so that the suite finds mocha
const suite = path.join(root, 'out/vscode/suite.cjs');

await build({
  entryPoints: [path.join(here, 'suite/index.ts')],
  outfile: suite,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
  logLevel: 'error',
});

const scratch = mkdtempSync(path.join(tmpdir(), 'nianbao-vscode-'));
const workspace = path.join(scratch, 'workspace');
cpSync(path.join(here, 'workspace'), workspace, { recursive: true });
mkdirSync(path.join(scratch, 'extensions'));
const results = process.env.NIANBAO_RESULTS;
try {
  const executable = process.env.VSCODE_EXECUTABLE;
  await runTests({
    ...(executable ? { vscodeExecutablePath: path.resolve(executable) } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    launchArgs: [workspace, `--user-data-dir=${scratch}/user`, `--extensions-dir=${scratch}/extensions`],
    ...(results ? { extensionTestsEnv: { NIANBAO_RESULTS: path.resolve(results) } } : {}),
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
