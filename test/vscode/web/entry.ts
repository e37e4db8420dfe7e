import { loadGroups } from '../suite/groups.ts';
import { NOT_IN_BROWSER } from '../suite/workbench.ts';
import { mocha } from './mocha.ts';

/** Entry of the suite in the browser's extension host. The line with how many tests passed, failed and were skipped is for the runner. */
export async function run(): Promise<void> {
  if (process.env.NIANBAO_GREP) mocha.grep(process.env.NIANBAO_GREP);
  if (process.env.NIANBAO_UNTRUSTED) await import('../suite/untrusted.ts');
  else {
    await loadGroups();
    await import('../suite/in-browser.ts');
  }
  for (const group of mocha.suite.suites) for (const one of group.tests) one.pending ||= NOT_IN_BROWSER.includes(one.title);
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      console.log(`::results::${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}`);
    });
  });
  if (failed > 0) throw new Error(`${failed} failed`);
}
