// The workbench as a web page alone, as vscode.dev is: no server behind it, no node, extensions in a worker of the browser.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { format } from 'node:util';
import { appRoot, mustBeInstalled } from './app.mjs';
import { startBrowser } from './browser.mjs';
import { openAndWait } from './run.mjs';
import { quietSettings } from './server.mjs';

const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.html': 'text/html',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Below it lies VS Code itself. */
const APP = '/app/';

/**
 * Opens the workbench in a browser with extensions under development, and runs the suite of one of them. Resolves with the exit code that the
 * workbench reports, or with 'late'. `extensions`: folders by name; `tests`: the suite's entry, `name/path` (the extension that holds it runs it);
 * `folder`: address of the folder to open, as an object; `trust`: folders that nobody has trusted are opened restricted (of virtual ones, those of
 * the scheme vscode-vfs); `say` is called with every line of the extension host's console.
 */
export async function runInWeb({ extensions, tests, folder, settings = {}, trust = false, say }) {
  mustBeInstalled();
  const mounts = Object.entries(extensions).map(([name, at]) => [`/${name}/`, path.resolve(at)]);
  const server = http.createServer((request, response) => answer(request, response, mounts, page));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  const uri = (at) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: at });
  const page = workbenchPage({
    folderUri: folder,
    configurationDefaults: quietSettings({ 'security.workspace.trust.enabled': trust, ...settings }),
    enableWorkspaceTrust: trust,
    developmentOptions: {
      extensions: Object.keys(extensions).map((name) => uri(`/${name}`)),
      extensionTestsPath: uri(`/${tests}`),
      enableSmokeTestDriver: true,
    },
    productConfiguration: { nameShort: 'Code', nameLong: 'Code', applicationName: 'code', version: '1.100.3' },
    // what code-server adds and insists on
    userDataPath: '/user',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  });
  let browser;
  try {
    const started = await startBrowser();
    browser = started.browser;
    await started.page.exposeFunction('codeAutomationLog', (type, args) => say(type, format(...args)));
    return await openAndWait(started.page, browser, `http://127.0.0.1:${port}/`);
  } finally {
    await browser?.close().catch(() => {});
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

function answer(request, response, mounts, page) {
  const at = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
  if (at === '/') return send(response, 'text/html', page);
  for (const [prefix, folder] of [[APP, appRoot], ...mounts]) {
    const file = path.join(folder, at.slice(prefix.length));
    if (!at.startsWith(prefix) || !file.startsWith(folder) || !fs.existsSync(file) || !fs.statSync(file).isFile()) continue;
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    if (file.endsWith('/workbench/workbench.js')) return send(response, type, withoutServer(fs.readFileSync(file, 'utf8')));
    return send(response, type, fs.readFileSync(file));
  }
  response.statusCode = 404;
  return response.end();
}

function send(response, type, content) {
  response.setHeader('content-type', type);
  response.end(content);
}

/** code-server always asks its own server, also for the user's data; VS Code itself does not. */
function withoutServer(source) {
  const changes = [
    [',remoteAuthority:location.host}', '}'],
    [
      /(get userRoamingDataHome\(\)\{return [\w$]+\([\w$]+\.file\(this\.userDataPath\)\.with\(\{scheme:[\w$]+)\.vscodeRemote/,
      '$1.vscodeUserData',
    ],
  ];
  return changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`the workbench of this code-server is another: no ${from}`);
    return changed;
  }, source);
}

/** VS Code's own page with its places filled in. */
function workbenchPage(configuration) {
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: APP.slice(0, -1),
    WORKBENCH_NLS_FALLBACK_URL: `${APP}out/nls.messages.js`,
  };
  const page = fs.readFileSync(path.join(appRoot, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
}
