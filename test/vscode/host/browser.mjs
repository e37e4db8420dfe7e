// The workbench in a headless Chromium that can reach nothing but this machine.
import fs from 'node:fs';
import { chromium } from 'playwright-core';

/** Places of a Chromium, the first that exists is taken. `CHROMIUM` wins. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** Path of the Chromium to use, `undefined` where there is none. */
export function findChromium() {
  if (process.env.CHROMIUM) return fs.existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  return PLACES.find((place) => fs.existsSync(place));
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts the browser with one empty page. Throws with one clear sentence where there is no Chromium. */
export async function startBrowser({ width = 1400, height = 900 } = {}) {
  const executablePath = findChromium();
  if (!executablePath) {
    const wanted = process.env.CHROMIUM ?? PLACES.join(', ');
    throw new Error(`no Chromium (${wanted}): apt-get install -y --no-install-recommends chromium, or set CHROMIUM`);
  }
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS, ...signals });
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ viewport: { width, height }, permissions });
  return { browser, page: await context.newPage() };
}

/** Address of the workbench; `payload` are the pairs that the web workbench takes in place of command line options. */
export function workbenchUrl(port, { folder, workspace, payload = [] } = {}) {
  const url = new URL(`http://127.0.0.1:${port}/`);
  if (workspace) url.searchParams.set('workspace', workspace);
  else if (folder) url.searchParams.set('folder', folder);
  else url.searchParams.set('ew', 'true');
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/**
 * A file as the workbench names it. The authority must be the page's own host: with another one files open all the same, but under a second uri
 * and without their diagnostics.
 */
export const remoteUri = (port, file) => `vscode-remote://127.0.0.1:${port}${file.split('/').map(encodeURIComponent).join('/')}`;
