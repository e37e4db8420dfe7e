import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const out = mkdtempSync(path.join(tmpdir(), 'nianbao-browser-'));
beforeAll(() => execFileSync(process.execPath, ['scripts/build.mjs', '--out', out], { cwd: root, stdio: 'ignore' }));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe.each(['browser.js', 'worker.js', 'session.js'])('%s, which a browser loads,', (file) => {
  const text = (): string => readFileSync(path.join(out, file), 'utf8');

  test('asks for nothing that only node has', () => {
    const asked = [...text().matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)|\bimport\(\s*["']([^"']+)["']\s*\)/g)].map(
      (match) => match[1] ?? match[2],
    );
    expect([...new Set(asked)].filter((name) => name !== 'vscode')).toEqual([]);
    expect(/["']node:[a-z]/.test(text())).toBe(false);
  });

  test('evaluates no text', () => {
    expect(/\beval\(|\bnew Function\(/.test(text())).toBe(false);
  });
});

test('the manifest takes the browser’s entry as a script: a worker takes no modules', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(manifest.browser).toBe('./dist/browser.js');
  expect(manifest).not.toHaveProperty('type');
  expect(manifest.capabilities).toEqual({ untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
});
