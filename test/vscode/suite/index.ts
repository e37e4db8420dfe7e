import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { loadGroups } from './groups.ts';

/**
 * Entry of the suite, called inside VS Code's extension host. Writes how many tests passed, failed and were skipped to the file that
 * `NIANBAO_RESULTS` names; `NIANBAO_GREP` picks tests by their names.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false, forbidOnly: Boolean(process.env.CI) });
  if (process.env.NIANBAO_GREP) mocha.grep(process.env.NIANBAO_GREP);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await loadGroups();

  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      const results = process.env.NIANBAO_RESULTS;
      if (results) writeFileSync(results, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  });
  if (failed > 0) throw new Error(`${failed} failed`);
}
