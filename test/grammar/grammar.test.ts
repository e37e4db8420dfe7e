import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const snap = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/snapshot.js');

/** Every file is compared with its `.snap`; after a change on purpose: `npx vscode-tmgrammar-snap -u …` with the same arguments. */
const run = (...files: readonly string[]) =>
  spawnSync(
    process.execPath,
    [
      snap,
      ...['--scope', 'text.nianbao'],
      ...['--grammar', 'syntaxes/nianbao.tmLanguage.json'],
      ...['--grammar', 'test/grammar/markdown.stub.tmLanguage.json'],
      ...files,
    ],
    { cwd: root, encoding: 'utf8' },
  );

test('headings, number paths, figures, totals and placeholders of a report have their names', () => {
  const { status, stdout, stderr } = run('test/grammar/report.md');
  expect(`${stdout}${stderr}`).not.toContain('endless loop');
  expect(status, stdout).toBe(0);
});
