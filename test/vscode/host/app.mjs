// Where the VS Code that we test in lies: the server and the web workbench out of the `code-server` package.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** This folder. */
export const here = path.dirname(fileURLToPath(import.meta.url));

/** The folder of VS Code itself. */
export const appRoot = process.env.VSCODE_HOST_APP ?? path.join(here, 'node_modules/code-server/lib/vscode');

/** VS Code's own server: extension host, files, the workbench's web pages. */
export const serverMain = path.join(appRoot, 'out/server-main.js');

/** The node that runs the server. VS Code after 1.100 asks for a newer one than 20. */
export const node = process.env.VSCODE_HOST_NODE ?? process.execPath;

/** Whether `npm ci --ignore-scripts` was run in this folder. */
const isInstalled = () => fs.existsSync(serverMain);

/** Throws with one clear sentence where VS Code is not installed. */
export function mustBeInstalled() {
  if (!isInstalled()) throw new Error(`no VS Code in ${appRoot}: run \`npm ci --ignore-scripts\` in ${here}`);
}

/** VS Code's version, e.g. 1.100.3. */
export const version = () => JSON.parse(fs.readFileSync(path.join(appRoot, 'package.json'), 'utf8')).version;

/**
 * The browser asks for <appRoot>/node_modules/…, but npm hoists these packages beside code-server. One link mends that; `npm ci` removes it, so
 * it is made anew on every start.
 */
export function linkModules() {
  const link = path.join(appRoot, 'node_modules');
  if (fs.existsSync(link)) return;
  const target = process.platform === 'win32' ? path.resolve(appRoot, '../../..') : '../../..';
  try {
    fs.symlinkSync(target, link, 'junction');
  } catch (error) {
    if (error.code !== 'EEXIST') throw error; // another run made it meanwhile
  }
}
