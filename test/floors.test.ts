import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** From the ground up: a folder imports only from folders that stand before it in this list, or from itself. */
const FLOORS = ['text', 'syntax', 'template', 'report', 'equations', 'rules', 'office', 'service', 'lsp'] as const;
/** Transports beside each other: neither knows the other. */
const TOP = new Set(['lsp', 'cli']);

const root = resolve(import.meta.dirname, '..');
const server = join(root, 'server');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [],
  );
}

const floorOf = (file: string): string => relative(server, file).split('/')[0] ?? '';

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;]*?from\s+'([^']+)'|import\('([^']+)'\)|require\('([^']+)'\)/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

describe('floors', () => {
  const all = files(server);

  test('no file imports from a floor above its own', () => {
    const upward: string[] = [];
    for (const file of all) {
      const from = floorOf(file);
      if (from.endsWith('.ts')) continue;
      for (const target of importsOf(file).filter((path) => path.startsWith('.') && !path.endsWith('.json'))) {
        const to = floorOf(resolve(dirname(file), target));
        if (to === from || to.endsWith('.ts')) continue;
        const mine = TOP.has(from) ? FLOORS.length : FLOORS.indexOf(from as (typeof FLOORS)[number]);
        const theirs = TOP.has(to) ? FLOORS.length : FLOORS.indexOf(to as (typeof FLOORS)[number]);
        if (theirs < 0 || theirs >= mine) upward.push(`${relative(root, file)} → ${target}`);
      }
    }
    expect(upward).toEqual([]);
  });

  test('the protocol imports nothing', () => {
    expect(importsOf(join(server, 'protocol.ts'))).toEqual([]);
  });

  test('zod stays at the borders: forms, settings, options of rules and of the command line', () => {
    const users = all.filter((file) => importsOf(file).includes('zod')).map((file) => relative(server, file));
    const allowed =
      /^(?:template\/schema|rules\/[^/]+|rules\/shared\/[^/]+|service\/(?:settings|setting-faults|read-[^/]+|config|packs|baseline-file)|cli\/[^/]+|lsp\/[^/]+)\.ts$/;
    expect(users.filter((file) => !allowed.test(file))).toEqual([]);
  });

  test('editor packages are known to the transport and the entries alone', () => {
    const users = all.filter((file) => importsOf(file).some((path) => path.startsWith('vscode'))).map((file) => relative(server, file));
    expect(users.filter((file) => !/^(?:lsp\/|main\.ts|browser\.ts)/.test(file))).toEqual([]);
  });

  test('files are read and written by command line and transport alone', () => {
    const users = all
      .filter((file) => importsOf(file).some((path) => /^node:(?:fs|path|os|child_process)/.test(path)))
      .map((file) => relative(server, file));
    expect(users.filter((file) => !/^(?:lsp\/|cli\/|main\.ts|cli\.ts)/.test(file))).toEqual([]);
  });

  test('the client knows the server through the protocol alone, and how texts are said', () => {
    const targets = files(join(root, 'client')).flatMap((file) => importsOf(file).filter((path) => path.includes('/server/')));
    expect([...new Set(targets)].filter((path) => !/\/server\/(?:protocol|text\/say|text\/english)\.ts$/.test(path))).toEqual([]);
  });

  test('zod interprets its schemas wherever it is used: its compiler is the Function constructor', () => {
    for (const file of ['rules/rule.ts', 'service/settings.ts', 'cli/arguments.ts', 'template/schema.ts'])
      expect(readFileSync(join(server, file), 'utf8'), file).toContain('z.config({ jitless: true })');
  });

  test('nothing reaches the network, and nothing is evaluated', () => {
    const suspicious = [...all, ...files(join(root, 'client'))].filter((file) => {
      const text = readFileSync(file, 'utf8');
      return /from 'node:(?:http|https|net|dgram|tls)'|\bfetch\(|\beval\(|new Function\(/.test(text);
    });
    expect(suspicious.map((file) => relative(root, file))).toEqual([]);
  });
});
