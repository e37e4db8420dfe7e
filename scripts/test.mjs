#!/usr/bin/env node
// Runs everything that can be tested here, part by part, and ends with one line: N passed, N failed[, N skipped]. Exit status 1 when anything
// failed. What npm gives is installed; of system packages what is there is used (see machine.mjs).
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { has, hasChromium, hostFolder, installHint, installHost, installSystemPackages, root, run } from './machine.mjs';

const bin = (name) => path.join(root, 'node_modules/.bin', name);
const resultsFolder = path.join(root, 'out/results');
rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder, { recursive: true });

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };

/** A part that either passes or fails as a whole. */
const whole = (program, ...args) => (run(program, args) ? passed : failed);

/** A part that is left out, with the line that says what would let it run. */
function skipped(why) {
  console.log(`skipped: ${why}`);
  return { passed: 0, failed: 0, skipped: 1 };
}

/** What a part has counted itself; where it could not even write that down, it failed. */
function counted(ok, file, read) {
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')));
    return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch {
    return failed;
  }
}

function vitest(name, ...args) {
  const file = path.join(resultsFolder, `${name}.json`);
  const ok = run(bin('vitest'), ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...args]);
  return counted(ok, file, (results) => ({
    passed: results.numPassedTests,
    // a file that cannot even be loaded has no tests that could fail
    failed:
      results.numFailedTests +
      results.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length).length,
    skipped: results.numPendingTests + results.numTodoTests,
  }));
}

/** The suite inside a real VS Code: the one from npm. */
function suite() {
  const file = path.join(resultsFolder, 'vscode.json');
  const env = { ...process.env, VSCODE_EXECUTABLE: path.join(hostFolder, 'vscode.mjs'), NIANBAO_RESULTS: file };
  return counted(run(process.execPath, ['test/vscode/run.mjs'], { env }), file, (counts) => counts);
}

/** The same with the extension in a browser. */
function suiteInBrowser() {
  const file = path.join(resultsFolder, 'web.json');
  return counted(
    run(process.execPath, ['test/vscode/run-web.mjs'], { env: { ...process.env, NIANBAO_RESULTS: file } }),
    file,
    (counts) => counts,
  );
}

async function inVsCode(part) {
  if (!installHost()) return failed;
  if (process.platform === 'win32') return skipped('the VS Code from npm runs on Linux and macOS; here: npm run test:desktop');
  if (!(await hasChromium())) return skipped(`no Chromium: ${installHint('chromium')} (or set CHROMIUM)`);
  return part();
}

const parts = [
  ['types', () => whole(bin('tsc'), '--noEmit')],
  ['style', () => whole(bin('biome'), 'check', '--diagnostic-level=warn')],
  ['build and package', () => whole(process.execPath, 'scripts/package.mjs')],
  ['unit, property, protocol, grammar and Neovim tests', () => vitest('unit')],
  ['the runner of VS Code', () => inVsCode(() => vitest('runner', '--config', 'test/vscode/vitest.config.mts'))],
  ['suite in a real VS Code', () => inVsCode(suite)],
  ['suite in a browser, the extension as in vscode.dev', () => inVsCode(suiteInBrowser)],
];

installSystemPackages();
if (!has('nvim')) console.log(`skipped: no Neovim: ${installHint('neovim')}`);

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [name, part] of parts) {
  console.log(`\n== ${name}`);
  const counts = await part();
  for (const key of Object.keys(sum)) sum[key] += counts[key];
  console.log(`${name}: ${line(counts)}`);
}
console.log(`\n${line(sum)}`);
process.exitCode = sum.failed > 0 ? 1 : 0;

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
