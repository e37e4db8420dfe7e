import { weighs } from './false-alarms.ts';
import type { Judged, RealReport, Verdict } from './real.ts';

/** Precision over the real reports: findings at E and W that were judged right among all of them, and what was not judged yet. */
export function printReal(
  reports: Iterable<RealReport>,
  judged: Judged,
  print: (line: string) => void,
): { readonly unjudged: number; readonly wrong: number } {
  const sums: Record<Verdict | 'unjudged', number> = { right: 0, doubtful: 0, wrong: 0, unjudged: 0 };
  let wrong = 0;
  let unjudged = 0;
  print('Real reports: findings at error and warning / at information and hint');
  for (const { name, key, problems } of reports) {
    const verdicts = judged[key] ?? {};
    const heavy = problems.filter(({ problem }) => weighs(problem));
    print(`  ${name.padEnd(60)} ${String(heavy.length).padStart(3)} / ${problems.length - heavy.length}`);
    for (const { key: finding, problem, line } of problems) {
      const verdict = verdicts[finding] ?? 'unjudged';
      if (weighs(problem)) sums[verdict]++;
      if (verdict === 'wrong' && weighs(problem)) wrong++;
      if (verdict === 'unjudged') unjudged++;
      if (verdict !== 'right') print(`      ${verdict}: line ${line} ${problem.severity} ${problem.rule} ${problem.message}`);
    }
    const seen = new Set(problems.map(({ key: finding }) => finding));
    for (const [finding, verdict] of Object.entries(verdicts))
      if (verdict === 'right' && !seen.has(finding)) print(`      no longer found: ${finding}`);
  }
  const judgedCount = sums.right + sums.doubtful + sums.wrong;
  const share = judgedCount === 0 ? '-' : (sums.right / judgedCount).toFixed(3);
  print(
    `  precision by hand at error and warning: ${share} (${sums.right} right, ${sums.doubtful} doubtful, ${sums.wrong} wrong, ${sums.unjudged} not judged)`,
  );
  return { unjudged, wrong };
}
