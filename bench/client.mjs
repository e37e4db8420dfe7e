/** A language client with no library in between: frames by hand, so that what is measured is the server. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the editor starts the server with. */
export const NODE_FLAGS = JSON.parse(readFileSync(new URL('../client/node-flags.json', import.meta.url), 'utf8'));

/** And what it finds in its environment. */
export const ENVIRONMENT = JSON.parse(readFileSync(new URL('../client/server-environment.json', import.meta.url), 'utf8'));

export function start(command, args, requests = {}, env = {}) {
  const began = performance.now();
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    if (errors.length < 2000) errors += chunk;
  });
  let chunks = [];
  let size = 0;
  let need = -1;
  let nextId = 1;
  const waiting = new Map();
  const watchers = [];

  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  };
  async function take(message) {
    if (message.method !== undefined && message.id !== undefined) {
      const answer = requests[message.method];
      send({ id: message.id, result: (answer ? await answer(message.params) : null) ?? null });
      return;
    }
    if (message.id !== undefined) {
      const done = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) done?.reject(new Error(message.error.message));
      else done?.resolve(message.result);
      return;
    }
    for (const watcher of [...watchers]) watcher(message);
  }
  child.stdout.on('data', (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (need > size) return;
    let buffer = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) {
        need = -1;
        break;
      }
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1]);
      need = head + 4 + length;
      if (buffer.length < need) break;
      const body = buffer.toString('utf8', head + 4, need);
      buffer = buffer.subarray(need);
      need = -1;
      void take(JSON.parse(body));
    }
    chunks = [buffer];
    size = buffer.length;
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`server ended with ${code}: ${errors.slice(0, 300)}`));
    waiting.clear();
  });

  return {
    began,
    pid: child.pid,
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        send({ id, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    /** The next notification of a method. */
    next: (method, accept = () => true) =>
      new Promise((resolve) => {
        const watcher = (message) => {
          if (message.method !== method || !accept(message.params)) return;
          watchers.splice(watchers.indexOf(watcher), 1);
          resolve(message.params);
        };
        watchers.push(watcher);
      }),
    /** Resident memory in MB, where the system tells. */
    memory: () => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
      } catch {
        return undefined;
      }
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.on('exit', resolve));
      const late = setTimeout(() => child.kill('SIGKILL'), 3000);
      try {
        send({ id: nextId++, method: 'shutdown' });
        send({ method: 'exit' });
      } catch {}
      await ended;
      clearTimeout(late);
    },
  };
}

/** What a client says of itself: with `pull`, as VS Code does; without, as an editor that waits to be told. */
export const initialize = (pull, root = null) => ({
  processId: process.pid,
  clientInfo: { name: 'bench' },
  rootUri: root,
  workspaceFolders: root === null ? null : [{ uri: root, name: 'bench' }],
  capabilities: {
    general: { positionEncodings: ['utf-16'] },
    textDocument: {
      synchronization: {},
      publishDiagnostics: { relatedInformation: true, versionSupport: true },
      ...(pull ? { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } } : {}),
    },
    workspace: { configuration: true, ...(pull ? { diagnostics: { refreshSupport: true } } : {}) },
  },
  initializationOptions: { markdownFileExtensions: ['md'] },
});

/** Starts our server as the editor does. */
export const startNianbao = (server, requests) => start(process.execPath, [...NODE_FLAGS, server, '--stdio'], requests, ENVIRONMENT);
