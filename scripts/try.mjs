#!/usr/bin/env node
// npm run try [-- --once]: builds and packages the extension and shows it on the samples. Uses a profile, an extensions folder and a copy of the
// samples of its own in out/try, never the user's. --once ends by itself and leaves a screenshot.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { has, hasChromium, hostFolder, installHint, installHost, installSystemPackages, root, run } from './machine.mjs';

const { once } = parseArgs({ options: { once: { type: 'boolean', default: false } } }).values;
const folder = path.join(root, 'out/try');
const samples = path.join(folder, 'samples');
const extensions = path.join(folder, 'extensions');
const profile = path.join(folder, 'profile');
/** In this font a Chinese character is exactly as wide as two figures, so that the columns of a draft line up. */
const settings = {
  '[nianbao]': { 'editor.fontFamily': "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', NSimSun, monospace" },
  'editor.minimap.enabled': false,
};
/** The sample that is opened first: one with a wrong figure. */
const first = () => path.join(samples, readdirSync(samples).find((name) => name.includes('样本镇')) ?? 'README.md');

rmSync(folder, { recursive: true, force: true });
mkdirSync(extensions, { recursive: true });
cpSync(path.join(root, 'samples'), samples, { recursive: true });

if (!run(process.execPath, ['scripts/package.mjs'])) fail('the extension could not be packaged');
const vsix = path.join(root, readdirSync(root).find((name) => name.endsWith('.vsix')) ?? '');

console.log('\nWhat the command line finds in the samples:\n');
const check = spawnSync(process.execPath, ['dist/cli.mjs', 'check', 'samples'], { cwd: root, stdio: 'inherit' });
if (check.status !== 0 && check.status !== 1) fail('the command line could not run');

if (once) await takePicture();
else if (has('code')) openDesktop();
else await openHosted();

function openDesktop() {
  const own = ['--user-data-dir', profile, '--extensions-dir', extensions];
  if (!run('code', [...own, '--install-extension', vsix, '--force'])) fail('the desktop VS Code could not install the extension');
  run('code', [...own, '--new-window', '--disable-workspace-trust', samples, first()]);
  console.log(`\nVS Code is open on ${path.relative(root, samples)}; its profile is in ${path.relative(root, folder)}.`);
}

/** Installs the package into the VS Code from npm. */
function installHosted() {
  if (!installHost()) fail('the VS Code from npm could not be installed');
  const args = [path.join(hostFolder, 'vscode.mjs'), '--install-extension', vsix, '--extensions-dir', extensions];
  if (!run(process.execPath, args)) fail('the VS Code from npm could not install the extension');
}

async function openHosted() {
  installHosted();
  const { startServer } = await import('../test/vscode/host/server.mjs');
  const { remoteUri, workbenchUrl } = await import('../test/vscode/host/browser.mjs');
  const server = await startServer({ extensionsDir: extensions, userDataDir: profile, settings });
  const payload = [['openFile', remoteUri(server.port, first())]];
  console.log(
    `\nVS Code with the extension and the samples:\n\n  ${workbenchUrl(server.port, { folder: samples, payload })}\n\nCtrl+C ends it.`,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => server.stop().then(() => process.exit(0)));
}

async function takePicture() {
  installHosted();
  installSystemPackages();
  if (!(await hasChromium())) fail(`a picture needs Chromium: ${installHint('chromium fonts-noto-cjk')}`);
  const { screenshot } = await import('../test/vscode/host/screenshot.mjs');
  const out = path.join(folder, 'screenshot.png');
  const { problems, outline } = await screenshot({ extensionsDir: extensions, folder: samples, file: first(), out, settings });
  console.log(`\nProblems:\n${indent(problems)}\n\nOutline:\n${indent(outline)}\n\nScreenshot: ${out}`);
}

function indent(rows) {
  return rows.map((row) => `  ${row.replace(/\s*\n\s*/g, '  ').trim()}`).join('\n');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
