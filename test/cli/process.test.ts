import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultyReport, report } from './reports.ts';

// The bundle as it is shipped, in a process of its own.
let where = '';
beforeAll(() => {
  where = mkdtempSync(join(tmpdir(), 'nianbao-'));
  chmodSync(where, 0o755);
  execFileSync(process.execPath, ['scripts/build.mjs', '--out', where]);
});
afterAll(() => rmSync(where, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function start(argv: readonly string[], options: { readonly uid?: number } = {}): ChildProcess {
  return spawn(process.execPath, [join(where, 'cli.mjs'), ...argv], { cwd: where, ...options });
}

function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  // a character may be cut in two between two chunks
  child.stdout?.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err })));
}

describe('the built command line', () => {
  it('says 0, 1 and 2', async () => {
    writeFileSync(join(where, 'good.md'), report());
    writeFileSync(join(where, 'faulty.md'), faultyReport());
    expect(await ended(start(['check', 'good.md']))).toEqual({ status: 0, out: '核对 1 份年报：没有发现问题\n', err: '' });
    expect((await ended(start(['check', 'good.md', 'faulty.md']))).status).toBe(1);
    expect(await ended(start(['check', 'gone.md']))).toMatchObject({ status: 2, err: 'nianbao: gone.md：没有这个文件\n' });
  });

  it('reads standard input', async () => {
    const child = start(['check', '--format', 'csv', '-']);
    child.stdin?.end(faultyReport());
    expect((await ended(child)).out).toContain('\n-,示例县示例镇人民政府,2025,2021,1,1,0\n');
  });

  it('shares many files out among threads of its own', async () => {
    mkdirSync(join(where, 'shared'));
    for (let i = 0; i < 100; i++) writeFileSync(join(where, 'shared', `${i}.md`), i % 3 === 0 ? faultyReport() : report());
    const [one, two] = ['1', '2'].map((threads) => ended(start(['check', '--format', 'json', '--threads', threads, 'shared'])));
    expect((await one)?.status).toBe(1);
    expect(await two).toEqual(await one);
  });

  it('bears a reader that goes away', async () => {
    for (let i = 0; i < 200; i++) writeFileSync(join(where, `many-${i}.md`), faultyReport());
    const child = start(['check', '--format', 'json', '.']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { status, err } = await ended(child);
    expect({ status, err }).toEqual({ status: 1, err: '' });
  });

  it('leaves a file alone that it may only read', async () => {
    writeFileSync(join(where, 'shut.md'), faultyReport());
    chmodSync(join(where, 'shut.md'), 0o444);
    // The folder would let it be replaced: only the file itself says no.
    chmodSync(where, 0o777);
    if (process.getuid?.() === 0) chownSync(join(where, 'shut.md'), 65534, 65534);
    const { status, out, err } = await ended(start(['check', '--fix', 'shut.md'], process.getuid?.() === 0 ? { uid: 65534 } : {}));
    expect({ status, err }).toEqual({ status: 2, err: 'nianbao: shut.md：未能修正：没有读写权限\n' });
    expect(out).toContain('(typo)');
    expect(readFileSync(join(where, 'shut.md'), 'utf8')).toBe(faultyReport());
  });

  it('starts the language server', async () => {
    const child = start(['lsp', '--stdio']);
    const answer = new Promise<string>((resolve) => {
      let read = '';
      child.stdout?.on('data', (chunk) => {
        read += chunk;
        if (read.includes('"capabilities"')) resolve(read);
      });
    });
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    expect(await answer).toContain('Content-Length: ');
    const end = ended(child);
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    expect((await end).status).toBe(0);
  });
});
