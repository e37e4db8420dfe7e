import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';

const runner = path.join(import.meta.dirname, 'host/vscode.mjs');
const scratch = mkdtempSync(path.join(tmpdir(), 'nianbao-host-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill();
  rmSync(scratch, { recursive: true, force: true });
});

/** A suite is run only beside an extension under development: this one does nothing. */
const extension = path.join(scratch, 'extension');
mkdirSync(extension);
writeFileSync(
  path.join(extension, 'package.json'),
  JSON.stringify({ name: 'nothing', publisher: 'nobody', version: '0.0.0', engines: { vscode: '*' } }),
);

/** A suite whose `run` has this body. */
function suite(name: string, body: string): string {
  const file = path.join(scratch, `${name}.cjs`);
  writeFileSync(file, `exports.run = async () => { ${body} };\n`);
  return file;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [runner, ...args], { env: { ...process.env, ...env } });
  const output: string[] = [];
  running.add(child);
  child.on('close', () => running.delete(child));
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, output: output.join('') }));
  });
  return { child, ended };
}

const run = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended> => start(args, env).ended;

const argumentsFor = (file: string): readonly string[] => [
  `--extensionDevelopmentPath=${extension}`,
  `--extensionTestsPath=${file}`,
  scratch,
];

const runSuite = (file: string, env?: Readonly<Record<string, string>>): Promise<Ended> => run(argumentsFor(file), env);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('without starting anything', () => {
  test('it says which VS Code it is', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, output: expect.stringMatching(/^1\.\d+\.\d+\n$/) });
  });

  test('a VS Code that is not installed is one clear sentence', async () => {
    const { code, output } = await run(['--version'], { VSCODE_HOST_APP: '/nowhere' });
    expect(code).toBe(1);
    expect(output).toMatch(/^no VS Code in \/nowhere: run `npm ci --ignore-scripts` in .*\n$/);
  });

  test('a suite that does not exist is one clear sentence', async () => {
    const { code, output } = await runSuite('/nowhere/suite');
    expect(code).toBe(1);
    expect(output).toBe('no test entry at /nowhere/suite\n');
  });

  test('an option without its value is one clear sentence', async () => {
    expect(await run(['--extensionTestsPath'])).toEqual({ code: 1, output: '--extensionTestsPath needs a value\n' });
  });
});

describe('the exit code', () => {
  test('is 0 for a suite that passes, and its console is printed', async () => {
    const { code, output } = await runSuite(suite('passes', 'console.log("from the suite", 1 + 1);'));
    expect(output).toContain('from the suite 2\n');
    expect(code).toBe(0);
  });

  test('is not 0 for a suite that fails, and its error is printed', async () => {
    const { code, output } = await runSuite(suite('fails', 'throw new Error("one figure is wrong");'));
    expect(output).toContain('one figure is wrong');
    expect(code).not.toBe(0);
  });

  test('is not 0 when the extension host dies, though the workbench calls that 0', async () => {
    const { code, output } = await runSuite(suite('dies', 'process.kill(process.pid, "SIGKILL"); await new Promise(() => {});'), {
      VSCODE_HOST_TIMEOUT_S: '30',
    });
    expect(code).toBe(1);
    expect(output).toContain('the extension host ended before the suite did');
  });

  test('is 124 for a suite that does not end, with a screenshot to look at', async () => {
    const shot = path.join(scratch, 'late.png');
    const env = { VSCODE_HOST_TIMEOUT_S: '8', VSCODE_HOST_SHOT: shot };
    const { code, output } = await runSuite(suite('late', 'await new Promise(() => {});'), env);
    expect(code).toBe(124);
    expect(output).toContain('no end after 8 s');
    expect(existsSync(shot)).toBe(true);
  });

  test('is 1 without a browser, and says what to install', async () => {
    const { code, output } = await runSuite(suite('never', ''), { CHROMIUM: '/nowhere/chromium' });
    expect(code).toBe(1);
    expect(output).toMatch(/^no Chromium \(\/nowhere\/chromium\): apt-get install/);
  });

  test('is 1 for an entry without run()', async () => {
    const file = path.join(scratch, 'empty.cjs');
    writeFileSync(file, '');
    const { code, output } = await runSuite(file);
    expect(code).not.toBe(0);
    expect(output).toContain('has no run()');
  });
});

describe('nothing is left behind', () => {
  /** A suite that writes the extension host's process id and never ends; resolves once it runs. */
  async function endless(name: string) {
    const mark = path.join(scratch, `${name}.pid`);
    const write = `require("node:fs").writeFileSync(${JSON.stringify(mark)}, String(process.pid));`;
    const started = start(argumentsFor(suite(name, `${write} await new Promise(() => {});`)));
    await vi.waitFor(() => expect(existsSync(mark) ? readFileSync(mark, 'utf8') : '').toMatch(/^\d+$/), { timeout: 40_000, interval: 100 });
    return { ...started, host: Number(readFileSync(mark, 'utf8')) };
  }

  test('by a run that is interrupted', async () => {
    const { child, ended, host } = await endless('interrupted');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(130);
    // it was killed, but whoever inherits it may take a moment to notice
    await vi.waitFor(() => expect(isAlive(host)).toBe(false), { timeout: 5_000, interval: 50 });
  });

  test('by a run that is killed', async () => {
    const { child, host } = await endless('killed');
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(host)).toBe(false), { timeout: 20_000, interval: 100 });
  });
});
