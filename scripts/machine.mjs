// What the machine has and what may be put on it: the VS Code from npm, Chromium, Neovim, Chinese fonts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const hostFolder = path.join(root, 'test/vscode/host');

/** Runs a program with its output shown; true when it ended with 0. */
export function run(program, args, options = {}) {
  const shell = process.platform === 'win32';
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', shell, ...options }).status === 0;
}

/** Whether a program can be started. */
export const has = (program, args = ['--version']) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Installs the VS Code from npm (239 MB) where it is not there yet; false when that fails. */
export function installHost() {
  if (existsSync(path.join(hostFolder, 'node_modules/code-server/lib/vscode/out/server-main.js'))) return true;
  return run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: hostFolder });
}

/** Needs the VS Code from npm. */
export const hasChromium = async () => (await import('../test/vscode/host/browser.mjs')).findChromium() !== undefined;

const DEBIAN_PACKAGES = ['chromium', 'neovim', 'fonts-noto-cjk'];

/** How to get what is missing, in one line. */
export const installHint = (name) => `apt-get install -y --no-install-recommends ${name}`;

/** Installs the system packages that the tests use, only where that is nobody's own machine: as root, on Debian, with CI=true. */
export function installSystemPackages() {
  const isRoot = process.getuid?.() === 0;
  if (process.env.CI !== 'true' || !isRoot || !existsSync('/etc/debian_version')) return;
  const missing = DEBIAN_PACKAGES.filter((name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0);
  if (missing.length === 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-q'], { env });
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { env });
}
