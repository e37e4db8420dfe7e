// One run: server and browser up, the workbench opened with what the arguments ask for, its exit code awaited, everything ended.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { here } from './app.mjs';
import { remoteUri, startBrowser, workbenchUrl } from './browser.mjs';
import { consoleFile } from './console-file.mjs';
import { startServer } from './server.mjs';

/** Exit code of a run that did not end by itself. */
const LATE = 124;
/** Exit code of a run that was interrupted. */
const INTERRUPTED = 130;

const verbose = Boolean(process.env.VSCODE_HOST_VERBOSE);

/** Runs the suite that `--extensionTestsPath` names (or only opens the workbench, where none is named) and returns its exit code. */
export async function run({ last, all, rest }) {
  const tests = last.extensionTestsPath && findTests(last.extensionTestsPath);
  const suiteConsole = consoleFile();
  const draining = setInterval(suiteConsole.drain, 50);
  const up = { server: undefined, browser: undefined };
  const interrupted = onInterrupt(() => Promise.all([up.browser?.close().catch(() => {}), up.server?.stop()]));
  try {
    // allSettled: when one of the two fails, the other must still be known, or nobody would end it
    const [server, browser] = await Promise.allSettled([startServer(serverOptions(last, all, tests, suiteConsole)), startBrowser()]);
    up.server = server.value;
    up.browser = browser.value?.browser;
    for (const { reason } of [server, browser]) if (reason) throw reason;

    const { page } = browser.value;
    const noise = listen(page);
    const outcome = await openAndWait(page, up.browser, workbench(server.value.port, { all, rest, tests }));
    suiteConsole.drain();
    const code = judge(outcome, tests, suiteConsole);
    if (code === LATE) await page.screenshot({ path: screenshotPath() }).catch(() => {});
    const silent = code !== 0 && suiteConsole.isEmpty();
    if (silent || process.env.VSCODE_HOST_NOISE) console.error([...noise, server.value.output()].join('\n'));
    return code;
  } catch (error) {
    suiteConsole.drain();
    if (!interrupted()) console.error(verbose ? error : error.message);
    return interrupted() ? INTERRUPTED : 1;
  } finally {
    clearInterval(draining);
    await up.browser?.close().catch(() => {});
    await up.server?.stop();
    suiteConsole.remove();
  }
}

/** The file that holds the suite: as given, or with the endings that `require` would try. */
function findTests(given) {
  const places = [given, `${given}.js`, `${given}.cjs`, `${given}.mjs`, path.join(given, 'index.js')];
  const found = places.find((place) => fs.existsSync(place) && fs.statSync(place).isFile());
  if (!found) throw new Error(`no test entry at ${given}`);
  return path.resolve(found);
}

function serverOptions(last, all, tests, suiteConsole) {
  const proposed = all['enable-proposed-api'] ?? [];
  return {
    userDataDir: last['user-data-dir'],
    extensionsDir: last['extensions-dir'],
    env: tests ? { VSCODE_HOST_OUT: suiteConsole.file, VSCODE_HOST_TESTS: tests } : {},
    log: last.log ?? (verbose ? 'info' : 'warn'),
    args: proposed.map((id) => (id === true ? '--enable-proposed-api' : `--enable-proposed-api=${id}`)),
  };
}

/** Address of the workbench with the extension under test, the suite's entry and the folder to open. */
function workbench(port, { all, rest, tests }) {
  const uri = (file) => remoteUri(port, path.resolve(file));
  const developed = (all.extensionDevelopmentPath ?? []).flatMap((given) => given.split(','));
  const payload = developed.map((folder) => ['extensionDevelopmentPath', uri(folder)]);
  if (tests) payload.push(['extensionTestsPath', uri(path.join(here, 'tests-entry.cjs'))]);
  const target = rest[0] && path.resolve(rest[0]);
  const kind = target?.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return workbenchUrl(port, { [kind]: target, payload });
}

/** Gathers what the page complains of; printed only when a run failed without a word from the suite. */
function listen(page) {
  const noise = [];
  page.on('pageerror', (error) => noise.push(`[pageerror] ${error.message}`));
  page.on('requestfailed', (request) => noise.push(`[request failed] ${request.url()} ${request.failure()?.errorText}`));
  page.exposeFunction('codeAutomationLog', (type, args) => {
    const line = `[${type}] ${format(...args)}`;
    noise.push(line);
    if (verbose) console.error(line);
  });
  return noise;
}

/** Opens the workbench and waits until it reports the suite's exit code; `'late'` when it does not in time. */
export async function openAndWait(page, browser, address) {
  const exit = new Promise((resolve) => {
    page.exposeFunction('codeAutomationExit', resolve);
  });
  const crash = new Promise((_resolve, reject) => {
    page.on('crash', () => reject(new Error('the page crashed')));
    browser.on('disconnected', () => reject(new Error('the browser ended')));
  });
  crash.catch(() => {}); // also rejects when the browser is closed on purpose
  await page.goto(address, { waitUntil: 'commit' });
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('late'), timeLimit() * 1000);
  });
  try {
    return await Promise.race([exit, crash, late]);
  } finally {
    clearTimeout(timer);
  }
}

function judge(outcome, tests, suiteConsole) {
  if (outcome === 'late') {
    console.error(`no end after ${timeLimit()} s (see ${screenshotPath()})`);
    return LATE;
  }
  if (outcome === 0 && tests && !suiteConsole.passed()) {
    console.error('the extension host ended before the suite did');
    return 1;
  }
  return outcome;
}

/** Seconds that a run may take. */
const timeLimit = () => Number(process.env.VSCODE_HOST_TIMEOUT_S ?? 300);

const screenshotPath = () => process.env.VSCODE_HOST_SHOT ?? path.join(os.tmpdir(), 'vscode-host-timeout.png');

/** Cleans up on Ctrl-C and its like, then leaves. Returns whether that has happened. */
function onInterrupt(cleanUp) {
  let happened = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      happened = true;
      await cleanUp();
      process.exit(INTERRUPTED);
    });
  }
  return () => happened;
}
