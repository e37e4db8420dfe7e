// Pictures of the workbench: to look at what was built.
import path from 'node:path';
import { remoteUri, startBrowser, workbenchUrl } from './browser.mjs';
import { startServer } from './server.mjs';

/**
 * Opens `file` in `folder` with the extension installed in `extensionsDir` or under development at `extension`, waits until squiggles, Problems
 * and Outline show something, and writes the picture to `out`. Returns what the two views list. `act` may do more before the picture is taken.
 */
export async function screenshot({ extension, extensionsDir, folder, file, out, settings = {}, size = {}, act }) {
  const server = await startServer({ extensionsDir, settings: { 'workbench.colorTheme': 'Default Light Modern', ...settings } });
  let browser;
  try {
    const started = await startBrowser({ width: 1440, height: 900, ...size });
    browser = started.browser;
    const { page } = started;
    const uri = (given) => remoteUri(server.port, path.resolve(given));
    const payload = [['openFile', uri(file)]];
    if (extension) payload.push(['extensionDevelopmentPath', uri(extension)]);
    await page.goto(workbenchUrl(server.port, { folder: path.resolve(folder), payload }));
    try {
      const views = await settle(page);
      await act?.(page);
      await page.screenshot({ path: out });
      return views;
    } catch (error) {
      await page.screenshot({ path: out }).catch(() => {});
      throw error;
    }
  } finally {
    await browser?.close();
    await server.stop();
  }
}

const PATIENCE = { timeout: 30_000 };

/** Goes to the first problem of the file, opens the Problems view and gives the side bar to the outline. */
async function settle(page) {
  await page.locator('.editor-instance .view-lines .view-line').first().waitFor(PATIENCE);
  await goToProblem(page);
  await command(page, 'Problems: Focus on Problems View');
  const problems = page.locator('.markers-panel .monaco-list-row');
  await problems.first().waitFor(PATIENCE);
  await page.locator('.explorer-folders-view').first().waitFor(PATIENCE);
  await page
    .locator('.pane-header', { hasNotText: /outline|timeline/i })
    .first()
    .click();
  await command(page, 'Explorer: Focus on Outline View');
  const outline = page.locator('.outline-tree .monaco-list-row');
  await outline.first().waitFor(PATIENCE);
  await page
    .locator('.explorer-folders-view')
    .first()
    .waitFor({ state: 'hidden', ...PATIENCE });
  return { problems: await problems.allInnerTexts(), outline: await outline.allInnerTexts() };
}

/** A squiggle is drawn only where it can be seen, and there is no problem to go to before the first check: asks until there is one. */
async function goToProblem(page) {
  const squiggle = page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first();
  for (let attempts = 15; ; attempts--) {
    await command(page, 'Go to Next Problem (Error, Warning, Info)');
    const there = await squiggle.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (there) break;
    if (attempts === 0) throw new Error('no squiggle within 30 s');
  }
  await page.keyboard.press('Escape');
}

/** Runs a command by its English name, as a person does. */
export async function command(page, name) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input.input');
  await input.waitFor(PATIENCE);
  await input.fill(`>${name}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor(PATIENCE);
  await page.keyboard.press('Enter');
  // gone, or asking something of its own already
  await page.waitForFunction(
    (typed) => {
      const widget = document.querySelector('.quick-input-widget');
      return !widget?.checkVisibility() || widget.querySelector('input.input')?.value !== typed;
    },
    `>${name}`,
    PATIENCE,
  );
}
