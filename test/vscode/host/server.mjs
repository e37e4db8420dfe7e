// VS Code's server as a child process, with folders of its own that are removed afterwards.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appRoot, here, linkModules, mustBeInstalled, node, serverMain } from './app.mjs';

/**
 * Built-in extensions that are left out. (A hand-picked few would not be faster, and the workbench knows its own list: for the ones it misses it
 * says "Activating extension ... failed: Not Found".)
 */
const WITHOUT = new Set((process.env.VSCODE_HOST_WITHOUT ?? 'copilot,git,github').split(','));

/** No marketplace, whatever the product file says. */
export const OFFLINE = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/** Settings of a quiet workbench that asks nothing and fetches nothing; `extra` wins. */
export const quietSettings = (extra = {}) => ({
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  // as on the desktop: the web workbench saves by itself
  'files.autoSave': 'off',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  ...extra,
});

/**
 * Starts the server on a free local port.
 *
 * `userDataDir` and `extensionsDir` default to folders that live as long as the server; settings are written where none are, or where `settings`
 * are given. `stop()` ends the server with everything it started and removes its folders.
 */
export async function startServer({ userDataDir, extensionsDir, env = {}, args = [], settings, log = 'warn' } = {}) {
  mustBeInstalled();
  linkModules();
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
  const data = userDataDir ?? path.join(dir, 'data');
  const extensions = extensionsDir ?? path.join(dir, 'extensions');
  writeSettings(data, settings);
  fs.mkdirSync(extensions, { recursive: true });

  const options = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'];
  options.push('--server-data-dir', dir, '--user-data-dir', data, '--extensions-dir', extensions);
  options.push('--builtin-extensions-dir', linkBuiltins(dir));
  options.push('--enable-smoke-test-driver', '--disable-workspace-trust', '--disable-telemetry', '--disable-update-check');
  options.push('--disable-getting-started-override', '--force-disable-user-env', '--log', log, ...args);

  const child = spawn(node, [path.join(here, 'server-guard.mjs'), ...options], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, VSCODE_HOST_SERVER: serverMain, XDG_RUNTIME_DIR: dir, ...OFFLINE, ...env },
  });
  const output = [];
  const port = await listening(child, output).catch(async (error) => {
    await end(child);
    fs.rmSync(dir, { recursive: true, force: true });
    throw error;
  });
  return {
    port,
    userDataDir: data,
    extensionsDir: extensions,
    output: () => output.join(''),
    async stop() {
      await end(child);
      if (!process.env.VSCODE_HOST_KEEP) fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function writeSettings(userDataDir, settings) {
  const file = path.join(userDataDir, 'User/settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (settings || !fs.existsSync(file)) fs.writeFileSync(file, JSON.stringify(quietSettings(settings), null, 2));
}

/** A folder of links to the built-in extensions that are wanted. */
function linkBuiltins(dir) {
  const all = path.join(appRoot, 'extensions');
  const folder = path.join(dir, 'builtin');
  fs.mkdirSync(folder);
  for (const entry of fs.readdirSync(all, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'node_modules' || WITHOUT.has(entry.name)) continue;
    fs.symlinkSync(path.join(all, entry.name), path.join(folder, entry.name), 'junction');
  }
  return folder;
}

/** Resolves with the port as soon as the server says it, rejects when it ends before. */
function listening(child, output) {
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      output.push(String(chunk));
      const said = /agent listening on (\d+)/.exec(output.join(''));
      if (said) resolve(Number(said[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the VS Code server ended with ${code}\n${output.join('')}`)));
  });
}

/**
 * Ends the server, waits for its children (extension host, language servers: they may still be writing coverage), then ends what is left of its
 * process group. Without the wait for coverage half a second is enough: only the file watcher stays longer, for seconds.
 */
async function end(child) {
  const anyLeft = () => {
    try {
      process.kill(-child.pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  child.kill('SIGTERM');
  const until = Date.now() + (process.env.NODE_V8_COVERAGE ? 6000 : 500);
  while (anyLeft() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  if (!anyLeft()) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // gone meanwhile
  }
}
