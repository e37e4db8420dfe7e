import type { Problem, Severity } from './problem.ts';

/** By rule: the rule that, where both speak of one cell, says the same and more. */
const BETTER: ReadonlyMap<string, string> = new Map([['effective-stock-low', 'effective-stock']]);
const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** The problems without those that another one of the same cell says better and with no less weight. */
export function withoutSaidBetter(problems: readonly Problem[]): readonly Problem[] {
  const said = problems.filter(({ rule, cell }) => cell !== undefined && BETTER.has(rule));
  if (said.length === 0) return problems;
  const worse = new Set(said.filter((problem) => isSaidBetter(problem, problems)));
  return worse.size === 0 ? problems : problems.filter((one) => !worse.has(one));
}

function isSaidBetter({ rule, cell, severity }: Problem, problems: readonly Problem[]): boolean {
  const name = BETTER.get(rule);
  return problems.some((one) => one.rule === name && one.cell === cell && WEIGHT[one.severity] >= WEIGHT[severity]);
}
