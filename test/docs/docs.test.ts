import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { docsFiles } from '../../scripts/docs.ts';
import { help } from '../../server/cli/help.ts';
import { readSettings } from '../../server/service/read-settings.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '');
const files = docsFiles(read);

test.each(Object.keys(files))('%s says what the rules say (else: node scripts/generate-docs.mjs)', (path) => {
  expect(read(path)).toBe(files[path]);
});

test('every page of docs/rules belongs to a rule', () => {
  const pages = existsSync(at('docs/rules')) ? readdirSync(at('docs/rules')).map((name) => `docs/rules/${name}`) : [];
  expect(pages.filter((page) => !(page in files))).toEqual([]);
});

/** Every command line in code, of one line or in a block of them: `nianbao check --fix`, with what comments say behind it left out. */
function commandLines(text: string): readonly string[] {
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap((match) => (match[1] ?? '').replace(/\n {8,}/g, ' ').split('\n'));
  const inLine = [...text.replace(/```\w*\n[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return [...blocks, ...inLine].filter((line) => /^nianbao [a-z-]/.test(line)).map((line) => line.replace(/ {2,}#.*/, ''));
}

const pagesIn = (folder: string): readonly string[] =>
  readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

test.each(['README.md', 'README.zh-CN.md', 'samples/README.md', ...pagesIn('docs')])('%s shows only commands that there are', (path) => {
  const wrong = commandLines(read(path)).filter((line) => {
    const [, command = ''] = line.split(' ');
    const said = help(command);
    return said === help(undefined) || [...line.matchAll(/--[a-z-]+/g)].some(([option]) => !said.includes(option));
  });
  expect(wrong).toEqual([]);
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', (path) => {
  test('links only to files that are there', () => {
    const targets = [...read(path).matchAll(/\]\((?!https?:|#|vscode:)([^)#\s]+)/g)].map((match) => decodeURI(match[1] ?? ''));
    expect(targets.filter((target) => !existsSync(at(target)))).toEqual([]);
  });

  test('shows settings that can be used as they are', () => {
    const shown = [...read(path).matchAll(/```json\n([\s\S]*?)```/g)].map((match): object => JSON.parse(match[1] ?? ''));
    expect(shown.length).toBeGreaterThan(1);
    for (const given of shown) expect(readSettings('name' in given ? { packs: [given] } : given).complaints).toEqual([]);
    // a baseline that is not there yet stops the command line
    for (const given of shown) expect(given).not.toHaveProperty('baseline');
  });

  test('names only npm scripts that exist', () => {
    const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(path).matchAll(/npm (?:run )([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });
});
