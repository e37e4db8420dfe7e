#!/usr/bin/env node
// node scripts/pictures.mjs [NAME...]: takes the pictures of the walkthrough (media/walkthrough) and of the READMEs (docs/screenshot.png) anew, in a workbench
// with the extension as it is built and a copy of the samples. Needs Chromium, and pngquant and zopflipng to make them small. Look at them before they are committed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { installHost, root } from './machine.mjs';

if (!installHost()) throw new Error('the VS Code from npm could not be installed');
const { startServer } = await import('../test/vscode/host/server.mjs');
const { remoteUri, startBrowser, workbenchUrl } = await import('../test/vscode/host/browser.mjs');
const { command, screenshot } = await import('../test/vscode/host/screenshot.mjs');

const work = path.join(root, 'out/pictures');
const samples = path.join(work, 'samples');
const media = path.join(root, 'media/walkthrough');
const slip = '示例县样本镇人民政府2025年政府信息公开工作年度报告.md';
const good = '示例县示例镇人民政府2025年政府信息公开工作年度报告.md';
/** Line of the first row of table three in it. */
const tableThree =
  readFileSync(path.join(root, 'samples', good), 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith('| 一、本年新收')) + 1;
const PATIENCE = { timeout: 30_000 };
/** In this font a Chinese character is exactly as wide as two figures. */
const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  '[nianbao]': { 'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace", 'editor.wordWrap': 'off' },
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'markdown.preview.fontSize': 11,
  'breadcrumbs.enabled': false,
  'workbench.tips.enabled': false,
  'workbench.startupEditor': 'none',
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
};

rmSync(work, { recursive: true, force: true });
mkdirSync(media, { recursive: true });
cpSync(path.join(root, 'samples'), samples, { recursive: true });

/** Opens a file in a small workbench, does what `act` says, and keeps what the editors and the panel below them show. */
async function take(name, file, act) {
  const server = await startServer({ settings });
  const { browser, page } = await startBrowser({ width: 860, height: 560 });
  try {
    const payload = [['extensionDevelopmentPath', remoteUri(server.port, root)]];
    if (file) payload.push(['openFile', remoteUri(server.port, path.join(samples, file))]);
    await page.goto(workbenchUrl(server.port, { folder: samples, payload }));
    await page.locator('.monaco-workbench').waitFor(PATIENCE);
    if (file) await page.locator('.editor-instance .view-lines .view-line').first().waitFor(PATIENCE);
    await page.waitForTimeout(1500);
    await page.keyboard.press('Control+B');
    await page.waitForTimeout(3000);
    await act(page);
    await page.waitForTimeout(1500);
    await page
      .locator('.notifications-toasts .codicon-notifications-clear')
      .first()
      .click({ timeout: 500 })
      .catch(() => {});
    // beside the tabs, where nothing explains itself
    await page.mouse.move(620, 50);
    await page.screenshot({ path: path.join(media, `${name}.png`), clip: { x: 0, y: 35, width: 860, height: 500 } });
  } catch (error) {
    await page.screenshot({ path: path.join(work, `${name}-failed.png`) }).catch(() => {});
    throw error;
  } finally {
    await browser.close();
    await server.stop();
  }
  shrink(path.join(media, `${name}.png`));
}

/** With fewer colours the signs of warnings become those of errors. */
const COLOURS = '128';

function shrink(file) {
  spawnSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--speed', '1', '--output', file, COLOURS, file]);
  // a tenth less, the same picture
  spawnSync('zopflipng', ['-y', '--filters=01234mepb', file, file]);
  console.log(`${path.relative(root, file)}  ${Math.round(statSync(file).size / 1024)} KB`);
}

async function quickInput(page, text) {
  const input = page.locator('.quick-input-widget input.input');
  await input.waitFor(PATIENCE);
  await page.waitForTimeout(400);
  await input.fill(text);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(600);
}

async function goTo(page, line, column = 1) {
  await page.keyboard.press('Control+G');
  await quickInput(page, `:${line}:${column}`);
}

const pictures = {
  'first-report': () =>
    take('first-report', undefined, async (page) => {
      await command(page, 'New Annual Report');
      await quickInput(page, '示例县典型镇人民政府');
      await quickInput(page, '2026');
      await quickInput(page, '典型镇人民政府2025');
      await page.locator('.editor-instance .view-lines .view-line').first().waitFor(PATIENCE);
      await page.waitForTimeout(2500);
    }),
  tables: () =>
    take('tables', good, async (page) => {
      await goTo(page, tableThree);
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(2500);
    }),
  findings: () =>
    take('findings', slip, async (page) => {
      const peek = page.locator('.marker-widget');
      // there is none to go to before the first check
      for (let attempts = 12; attempts > 0 && !(await peek.isVisible()); attempts--) {
        await command(page, 'Go to Next Problem (Error, Warning, Info)');
        await page.waitForTimeout(1500);
      }
    }),
  'last-year': () =>
    take('last-year', '上年/示例县典型镇人民政府2025年政府信息公开工作年度报告.md', async (page) => {
      await command(page, 'Problems: Focus on Problems View');
      await page.locator('.markers-panel .monaco-list-row').first().waitFor(PATIENCE);
      await command(page, 'View: Focus Active Editor Group');
      await command(page, 'Go to Next Problem (Error, Warning, Info)');
      await page.waitForTimeout(1500);
      await page.keyboard.press('Escape');
    }),
  'review-sheet': () =>
    take('review-sheet', slip, async (page) => {
      await command(page, 'Show Review Sheet');
      await page.waitForTimeout(4000);
      // beside the report it is as narrow as this window's half
      await command(page, 'View: Toggle Maximize Editor Group');
      await page.waitForTimeout(1500);
    }),
  screenshot: async () => {
    const out = path.join(root, 'docs/screenshot.png');
    const { '[nianbao]': own } = settings;
    await screenshot({
      extension: root,
      folder: samples,
      file: path.join(samples, slip),
      out,
      // without the title bar, which says that the extension is under development
      settings: {
        '[nianbao]': own,
        'editor.minimap.enabled': false,
        'window.commandCenter': false,
        'window.menuBarVisibility': 'hidden',
        'workbench.layoutControl.enabled': false,
      },
    });
    shrink(out);
  },
};

const wanted = process.argv.slice(2);
for (const [name, make] of Object.entries(pictures)) if (wanted.length === 0 || wanted.includes(name)) await make();
