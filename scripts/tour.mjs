#!/usr/bin/env node
// npm run tour [-- NAME...]: does in a workbench, with keys and clicks alone, what a clerk does with the samples, and keeps a picture of each step in
// out/tour. Ends with 1 where something did not come. Needs Chromium and the extension as built. Look at the pictures: that is what they are for.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installHost, root } from './machine.mjs';

if (!installHost()) throw new Error('the VS Code from npm could not be installed');
const { startServer } = await import('../test/vscode/host/server.mjs');
const { remoteUri, startBrowser, workbenchUrl } = await import('../test/vscode/host/browser.mjs');
const { command } = await import('../test/vscode/host/screenshot.mjs');

const out = path.join(root, 'out/tour');
const samples = path.join(out, 'samples');
const slip = '示例县样本镇人民政府2025年政府信息公开工作年度报告.md';
const good = '示例县示例镇人民政府2025年政府信息公开工作年度报告.md';
const years = '上年/示例县典型镇人民政府2025年政府信息公开工作年度报告.md';
const PATIENCE = { timeout: 20_000 };
const wanted = process.argv.slice(2);
/** The icon of our view, there once the workbench knows the extension. */
const REPORTS = '.activitybar .action-item a[aria-label^="Annual Reports"]';
let failed = 0;

/** A workbench with the extension, in a folder; `steps` are done one after another, each with no editor open. */
async function workbench({ folder, settings = {}, size = { width: 1280, height: 800 } }, steps) {
  const chosen = Object.entries(steps).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) return;
  const server = await startServer({
    settings: { 'workbench.colorTheme': 'Default Light Modern', 'files.simpleDialog.enable': true, ...settings },
  });
  const { browser, page } = await startBrowser(size);
  try {
    const payload = [['extensionDevelopmentPath', remoteUri(server.port, root)]];
    await page.goto(workbenchUrl(server.port, { folder, payload }));
    await page.locator(REPORTS).first().waitFor(PATIENCE);
    await page.waitForTimeout(1000);
    for (const [name, step] of chosen) {
      const picture = (more = '') => page.screenshot({ path: path.join(out, `${name}${more}.png`) });
      try {
        await step(hands(page), page, picture);
        await picture();
        console.log(`✓ ${name}`);
      } catch (error) {
        failed += 1;
        await picture('-failed').catch(() => {});
        console.log(`✗ ${name}: ${String(error).split('\n')[0]}`);
      }
      await tidyUp(page);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** No panel, no editor and no notice is left of a step. */
async function tidyUp(page) {
  for (const name of ['View: Hide Panel', 'File: Revert File', 'View: Close All Editors', 'Notifications: Clear All Notifications']) {
    for (const key of ['Escape', 'Escape', 'F1']) await page.keyboard.press(key);
    await page.locator('.quick-input-widget input.input').fill(`>${name}`);
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    // what there is nothing to do for is not offered
    const isOffered = await row.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    await page.keyboard.press(isOffered ? 'Enter' : 'Escape');
    await page.waitForTimeout(200);
    const refusal = page.getByRole('button', { name: "Don't Save" });
    if (await refusal.isVisible()) await refusal.click();
  }
}

/** What a person's hands do in it. */
function hands(page) {
  const press = async (...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
  };
  const answer = async (text) => {
    const input = page.locator('.quick-input-widget input.input');
    await input.waitFor(PATIENCE);
    await page.waitForTimeout(500);
    await input.fill(text);
    await page.waitForTimeout(900);
    await press('Enter');
    await page.waitForTimeout(500);
  };
  const see = (selector, options) => page.locator(selector, options).first().waitFor(PATIENCE);
  const open = async (name) => {
    await press('Control+p');
    await answer(path.basename(name));
    await see('.editor-instance .view-lines .view-line');
    await see('.tab.active', { hasText: path.basename(name).slice(0, 8) });
  };
  const goTo = async (line, column = 1) => {
    await press('Control+g');
    await answer(`:${line}:${column}`);
  };
  return { press, answer, see, open, goTo, rest: (ms = 1200) => page.waitForTimeout(ms), run: (name) => command(page, name) };
}

/** The line of a sample that begins with these words, from 1. */
const lineOf = (name, start) =>
  readFileSync(path.join(samples, name), 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith(start)) + 1;

/** What a spreadsheet or a word processor puts on the clipboard. */
async function copy(page, kinds) {
  await page.evaluate(async (given) => {
    const blobs = Object.entries(given).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, kinds);
}

const OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const FIGURES = [1, 2, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0, 1, 0, 5];
const cell = (text, more = '') => `<td${more}><p class=MsoNormal><span lang=EN-US>${text}<o:p></o:p></span></p></td>`;
const fromWord = `<html><body><!--StartFragment--><table><tr>${cell('行政复议', ' colspan=5')}${cell('行政诉讼', ' colspan=10')}</tr><tr>${OUTCOMES.map((name) => cell(name, ' rowspan=2')).join('')}${cell('未经复议直接起诉', ' colspan=5')}${cell('复议后起诉', ' colspan=5')}</tr><tr>${[...OUTCOMES, ...OUTCOMES].map((name) => cell(name)).join('')}</tr><tr>${FIGURES.map((figure) => cell(figure)).join('')}</tr></table><!--EndFragment--></body></html>`;
const fromExcel = `行政复议\t\t\t\t\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\t\t\t\t\t${OUTCOMES.join('\t')}\t${OUTCOMES.join('\t')}\n${FIGURES.join('\t')}\n`;

/** Takes the total out of a row of the sound sample: Tab through the row to its last cell, Delete. */
async function emptyTotal({ open, goTo, press, rest }) {
  await open(good);
  await rest(3000);
  const row = lineOf(good, '| 一、本年新收');
  await goTo(row, 3);
  await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
  await rest(500);
  await press('Delete');
  await rest(1000);
  return row;
}

rmSync(wanted.length === 0 ? out : samples, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(path.join(root, 'samples'), samples, { recursive: true });
const empty = path.join(out, 'empty');
mkdirSync(empty, { recursive: true });
writeFileSync(path.join(empty, '说明.txt'), '这里没有年报\n');

/** A folder that takes a while. */
const many = path.join(out, 'many');
mkdirSync(many, { recursive: true });
const model = readFileSync(path.join(samples, good), 'utf8');
for (let number = 1; number <= 3000; number++) writeFileSync(path.join(many, `${number}.md`), model.replaceAll('示例镇', `第${number}镇`));

/** A new report, the cursor on a line of its own behind its end. */
async function belowNewReport({ run, answer, press, see }) {
  await run('New Annual Report');
  await answer('示例县典型镇人民政府');
  await answer('2025');
  await answer('没有');
  await see('.view-line', { hasText: '典型镇' });
  await press('Escape', 'Control+End', 'Enter', 'Enter');
}

await workbench(
  { folder: samples },
  {
    wizard: async ({ run, answer, see, rest }) => {
      await run('New Annual Report');
      await answer('示例县典型镇人民政府');
      await answer('2026');
      await answer('典型镇人民政府2025');
      await see('.view-line', { hasText: '典型镇人民政府' });
      await rest(2500);
    },
    'paste-html': async (hands, page) => {
      const { press, rest, see } = hands;
      await belowNewReport(hands);
      await copy(page, { 'text/html': fromWord, 'text/plain': '行政复议' });
      await press('Control+v');
      await see('.view-line', { hasText: /复议后起诉.*\b5\b/ });
      await rest();
    },
    'paste-tsv': async (hands, page) => {
      const { press, rest, see } = hands;
      await belowNewReport(hands);
      await copy(page, { 'text/plain': fromExcel });
      await press('Control+v');
      await see('.view-line', { hasText: /复议后起诉.*\b5\b/ });
      await rest();
    },
    snippet: async (hand, page, picture) => {
      await belowNewReport(hand);
      await page.keyboard.type('b3');
      await hand.see('.suggest-widget.visible .monaco-list-row', { hasText: '2021年表式' });
      await hand.rest();
      await picture('-offered');
      await hand.press('Enter');
      await hand.see('.statusbar-item', { hasText: '表三 · 一、本年新收' });
      await hand.rest();
    },
    'insert-table': async (hand, page, picture) => {
      await belowNewReport(hand);
      await hand.press('Control+k', 'Control+n');
      await hand.see('.quick-input-title', { hasText: '标准表' });
      await picture('-offered');
      await page.keyboard.type('b4z');
      await hand.rest(500);
      await picture('-found');
      await hand.press('Enter');
      await hand.see('.view-line', { hasText: /复议后起诉.*\b0\b/ });
      await hand.rest();
    },
    hover: async ({ open, goTo, press, rest, see }) => {
      await open(good);
      await rest(2500);
      await goTo(lineOf(good, '| 三、（一）予以公开'), 3);
      await press('Tab', 'Control+k', 'Control+i');
      await see('.monaco-hover:visible', { hasText: '各行之和' });
      await rest();
    },
    tab: async ({ open, goTo, press, rest, see }) => {
      await open(good);
      await rest(2500);
      await goTo(lineOf(good, '| 一、本年新收'), 3);
      await press('Tab', 'Tab');
      await see('.statusbar-item', { hasText: '表三 · 一、本年新收' });
      await rest();
    },
    ghost: async (hand, page, picture) => {
      const row = await emptyTotal(hand);
      if (await page.locator('.ghost-text-decoration, .ghost-text').count()) throw new Error('what was deleted is offered at once');
      await picture('-deleted');
      await hand.press('Shift+Tab', 'Tab');
      await hand.see('.ghost-text-decoration, .ghost-text');
      await hand.rest();
      await picture('-shown');
      await hand.press('Tab');
      await page.locator('.ghost-text-decoration').waitFor({ state: 'hidden', ...PATIENCE });
      await hand.rest();
      return row;
    },
    hints: async (hand) => {
      await emptyTotal(hand);
      await hand.press('Escape', 'ArrowDown', 'ArrowDown');
      await hand.rest(2000);
    },
    'lens-fill': async (hand, page) => {
      const row = await emptyTotal(hand);
      await hand.press('Escape', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp');
      await hand.rest(2500);
      await page.locator('.codelens-decoration a:visible', { hasText: '填合计' }).first().click();
      await hand.rest(2000);
      return row;
    },
    'review-sheet': async ({ open, goTo, rest, see }, page) => {
      await open(slip);
      await rest(2500);
      await goTo(lineOf(slip, '| 一、本年新收'), 3);
      await page.locator('.codelens-decoration a:visible', { hasText: '核对单' }).first().click();
      await see('.tab', { hasText: '核对单' });
      await rest(3500);
    },
    problem: async ({ open, run, rest, see, press }, page) => {
      await open(slip);
      await rest(2500);
      await run('Go to Next Problem (Error, Warning, Info)');
      await see('.marker-widget');
      await rest();
      await page.keyboard.press('Escape');
      await see('.squiggly-error');
      await press('Control+k', 'Control+i');
      await see('.monaco-hover:visible');
      await rest();
    },
    repair: async ({ open, run, rest, see, press }) => {
      await open(slip);
      await rest(2500);
      await run('Go to Next Problem (Error, Warning, Info)');
      await press('Escape');
      await press('Control+.');
      await see('.action-widget');
      await rest();
    },
    hierarchy: async ({ open, goTo, rest, run, press, see }) => {
      await open(slip);
      await rest(2500);
      await goTo(lineOf(slip, '| 三、（七）总计'), 3);
      await press('Tab');
      await run('Calls: Show Call Hierarchy').catch(() => press('Escape'));
      await press('Shift+Alt+h');
      await see('.call-hierarchy .monaco-list-row, .references-view .monaco-list-row, .monaco-list-row');
      await rest(2500);
    },
    preview: async ({ open, goTo, press, rest, see }, page) => {
      await open(slip);
      await rest(2500);
      await goTo(lineOf(slip, '| 三、（一）予以公开'), 3);
      await press('Control+k', 'v');
      await see('.tab', { hasText: 'Preview' });
      await rest(4000);
      const frames = page.frames();
      const tables = await Promise.all(
        frames.map((frame) =>
          frame
            .locator('table.nianbao-table')
            .count()
            .catch(() => 0),
        ),
      );
      const frame = frames[tables.indexOf(3)];
      if (!frame) throw new Error(`tables in the preview: ${tables}`);
      const rows = await frame.locator('table.nianbao-table').nth(1).locator('tr').count();
      const marks = await frame.locator('.nianbao-mark').count();
      await frame.locator('.nianbao-mark').first().scrollIntoViewIfNeeded(PATIENCE);
      if (rows !== 28 || marks < 1) throw new Error(`${rows} rows, ${marks} marks`);
    },
    tests: async ({ open, rest, run, press }, page) => {
      await open(slip);
      await rest(3000);
      await run('Testing: Focus on Test Explorer View');
      await rest(1500);
      await page.locator('.test-explorer .monaco-list-row', { hasText: '样本镇' }).click();
      await press('ArrowRight');
      await rest(800);
      await press('ArrowDown', 'ArrowRight');
      await rest(800);
      await run('Test: Run All Tests');
      await rest(5000);
    },
    tree: async ({ open, rest, press }, page, picture) => {
      await open(slip);
      await rest(3000);
      await page.locator(REPORTS).first().click({ force: true });
      await rest(2500);
      const rows = page.locator('.pane-body .monaco-list-row');
      console.log((await rows.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).join('\n'));
      await picture('-first');
      await page.locator('.pane-body .monaco-list').first().focus();
      await press('Home', 'ArrowDown', 'ArrowDown', 'Enter');
      await rest(2000);
    },
    'year-on-year': async ({ open, rest, run, see }) => {
      await open(years);
      await rest(2500);
      await run('Compare with Last Year');
      await see('.tab', { hasText: '年度对照' });
      await rest(3500);
    },
    'check-all': async ({ rest, run, see, answer }, page, picture) => {
      await run('Check All Annual Reports');
      await see('.notification-list-item', { hasText: '检查' });
      await rest(1500);
      await picture('-done');
      await page.locator('.notification-list-item .monaco-button', { hasText: '保存结果' }).first().click();
      await rest(1000);
      await picture('-save');
      await answer(path.join(samples, '结果.html'));
      await rest(2000);
    },
    'check-all-csv': async ({ rest, run, see, answer }, page) => {
      await run('Check All Annual Reports');
      await see('.notification-list-item', { hasText: '检查' });
      await rest(1500);
      await page.locator('.notification-list-item .monaco-button', { hasText: '保存结果' }).first().click();
      await rest(1000);
      await answer(path.join(samples, '结果.csv'));
      await rest(1500);
    },
    why: async ({ open, rest }, page, picture) => {
      await open(slip);
      await rest(3000);
      const item = page.locator('.hover-language-status .element a', { hasText: '核对情况' }).first();
      const answer = page.locator('.quick-input-title', { hasText: '核对情况' });
      // others' rows come and go beside ours: one that moves under the pointer is clicked once more
      for (let tries = 5; tries > 0 && !(await answer.isVisible()); tries--) {
        await page.locator('[id="status.languageStatus"]').first().hover();
        await item.waitFor(PATIENCE);
        await rest(500);
        await picture('-status');
        await item.click();
        await answer.waitFor({ timeout: 3000 }).catch(() => {});
      }
      await answer.waitFor(PATIENCE);
      await rest(2500);
    },
    symbols: async ({ open, press, rest }, page) => {
      await open(slip);
      await rest(2500);
      await press('Control+t');
      await rest(500);
      await page.keyboard.type('水利局');
      await rest(2000);
    },
    keys: async ({ press, rest, run, see }, page, picture) => {
      await run('Check All Annual Reports');
      await see('.notification-list-item', { hasText: '份年报' });
      await run('Focus on Annual Reports View');
      await see('.pane-body .monaco-list-row');
      // a view that is shown for the first time has no rows yet that could take the focus
      await press('Control+0');
      await see('.pane-body .monaco-list:focus');
      await press('Home', 'ArrowDown');
      for (let more = 0; more < 20; more++) {
        const row = await page.locator('.pane-body .monaco-list-row.focused').first().getAttribute('aria-label');
        if (row?.includes('样本镇')) break;
        await press('ArrowDown');
      }
      await picture('-tree');
      await press('Enter');
      await see('.tab.active', { hasText: '样本镇' });
      await see('.squiggly-error');
      await run('View: Focus Active Editor Group').catch(() => press('Control+1'));
      await press('Control+Home');
      await press('F8');
      await see('.marker-widget');
      await rest();
      await picture('-f8');
      await press('Escape', 'Control+.');
      await see('.action-widget');
      await rest();
      await picture('-fixes');
      await press('Enter');
      await see('.tab.active.dirty');
      await rest();
      await picture('-fixed');
      await press('Control+Shift+o');
      await see('.quick-input-list .monaco-list-row', { hasText: '表三' });
      await page.keyboard.type('表三');
      await rest();
      await picture('-outline');
      await press('Enter');
      await rest(800);
      await press('ArrowDown', 'Tab', 'Tab', 'Shift+Alt+h');
      await see('.monaco-list-row', { hasText: /[=＝]|表三|合计/ });
      await rest();
      await picture('-hierarchy');
      await press('Control+1', 'Control+k', 'Control+g');
      await see('.tab', { hasText: '核对单' });
      await rest(2500);
    },
  },
);

await workbench(
  { folder: samples },
  {
    'tests-folded': async ({ open, rest, run, see }) => {
      await open(slip);
      await run('Testing: Focus on Test Explorer View');
      await see('.test-explorer .monaco-list-row', { hasText: '样本镇' });
      await run('Test: Run All Tests');
      await see('.test-explorer .result-summary', { hasText: /[1-9]\d+\/[1-9]\d+/ });
      await rest();
    },
  },
);

await workbench(
  { folder: many },
  {
    cancel: async ({ rest, run, see }, page, picture) => {
      const before = readdirSync(many).length;
      await run('Check All Annual Reports');
      const notice = page.locator('.notification-list-item', { hasText: /\d+\/\d+/ }).first();
      await notice.waitFor(PATIENCE);
      await picture('-running');
      await notice.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await see('.notification-list-item', { hasText: '检查已取消' });
      await rest();
      const after = readdirSync(many).length;
      if (after !== before) throw new Error(`${after - before} files more`);
    },
  },
);

await workbench(
  { folder: samples, size: { width: 760, height: 700 } },
  {
    narrow: async ({ open, goTo, rest }) => {
      await open(slip);
      await rest(2500);
      await goTo(lineOf(slip, '| 三、（一）予以公开'), 3);
      await rest();
    },
  },
);

await workbench(
  { folder: empty },
  {
    welcome: async ({ rest, see }, page, picture) => {
      await page.locator(REPORTS).first().click({ force: true });
      await see('.welcome-view-content .monaco-button');
      await rest();
      await picture('-empty');
      await page.locator('.welcome-view-content .monaco-button').first().click();
      await see('.notification-list-item', { hasText: '没有' });
      await rest();
    },
  },
);

// what was saved, as a browser shows it
const pages = readdirSync(samples).filter((name) => name.endsWith('.html') && name.startsWith('结果'));
if (pages.length > 0) {
  const { browser, page } = await startBrowser({ width: 1100, height: 800 });
  for (const name of pages)
    for (const [look, media] of Object.entries({
      light: {},
      dark: { colorScheme: 'dark' },
      contrast: { forcedColors: 'active', colorScheme: 'dark' },
    })) {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
      await page.goto(pathToFileURL(path.join(samples, name)).href);
      await page.screenshot({ path: path.join(out, `${path.basename(name, '.html')}-${look}.png`) });
    }
  await browser.close();
}
process.exitCode = failed === 0 ? 0 : 1;
