import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReport } from '../../server/report/read-report.ts';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import { positionAt } from '../../server/text/lines.ts';

/** Neovim as another real client: it knows nothing of pull diagnostics, so what it shows was sent to it. */
const isThere = spawnSync('nvim', ['--version']).status === 0;

const root = path.resolve(import.meta.dirname, '../..');
const report = path.join(root, 'test/vscode/workspace/示例县示例镇人民政府2025年政府信息公开工作年度报告.md');
const wrong = '| 三、（一）予以公开                   |      7 |';
const folder = mkdtempSync(path.join(tmpdir(), 'nianbao-neovim-'));
const server = path.join(folder, 'server.cjs');
const file = path.join(folder, 'report.md');

beforeAll(async () => {
  copyFileSync(report, file);
  const bundle = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'error' } as const;
  await build({ ...bundle, absWorkingDir: root, entryPoints: ['server/main.ts'], outfile: server });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The findings of a text, as the script writes them: line, rule, message. */
function findingsOf(text: string): readonly string[] {
  const read = readReport(readTree(text, 'text'));
  const problems = checkReport(read, { settings: defaultSettings, final: false });
  return problems.map(({ rule, message, at }) => `${positionAt(read.tree.lines, at.start).line} ${rule} ${message}`);
}

function neovim(expected: readonly string[]) {
  const list = path.join(folder, 'expected.json');
  writeFileSync(list, JSON.stringify(expected));
  const { status, stderr } = spawnSync('nvim', ['--headless', '--clean', file, '-c', `luafile ${import.meta.dirname}/neovim.lua`], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 50_000,
    env: {
      ...process.env,
      XDG_STATE_HOME: folder,
      NIANBAO_NODE: process.execPath,
      NIANBAO_SERVER: server,
      NIANBAO_EXPECTED: list,
      NIANBAO_WRONG: wrong,
      NIANBAO_RIGHT: wrong.replace('7', '2'),
    },
  });
  return { status, stderr };
}

test.skipIf(!isThere)('Neovim gets the same findings as everybody, and they go when the figure is right', () => {
  const expected = findingsOf(readFileSync(report, 'utf8'));
  expect(expected.some((line) => line.includes('wrong-figure'))).toBe(true);
  expect(neovim(expected)).toEqual({ status: 0, stderr: expect.any(String) });
});

test.skipIf(!isThere)('it ends with an error when the findings are others: the test above can fail', () => {
  const { status, stderr } = neovim(['1 typo 不是这一条']);
  expect(status).toBe(1);
  expect(stderr).toContain('other diagnostics than expected');
});
