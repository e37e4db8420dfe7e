#!/usr/bin/env node
// A stand-in for the `code` executable: takes the arguments that @vscode/test-electron and @vscode/test-cli give to a VS Code.
import { spawnSync } from 'node:child_process';
import { mustBeInstalled, node, serverMain, version } from './app.mjs';
import { forExtensionManagement, readArguments } from './arguments.mjs';
import { OFFLINE } from './server.mjs';

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function main(argv) {
  const given = readArguments(argv);
  mustBeInstalled();
  if (given.last.version) {
    console.log(version());
    return 0;
  }
  if (given.last['install-extension'] || given.last['list-extensions'] || given.last['uninstall-extension']) return manageExtensions(argv);
  const { run } = await import('./run.mjs');
  return run(given);
}

function manageExtensions(argv) {
  const args = [serverMain, '--accept-server-license-terms', ...forExtensionManagement(argv)];
  const result = spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, ...OFFLINE } });
  return result.status ?? 1;
}
