import type { Problem, Severity } from './problem.ts';

/** By rule: the rule that, where both speak of one cell, says the same and more. */
const BETTER: ReadonlyMap<string, string> = new Map([['effective-stock-low', 'effective-stock']]);
const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** The problems without those that another one of the same cell says better and with no less weight. */
export function withoutSaidBetter(problems: readonly Problem[]): readonly Problem[] {
  const better = ({ rule, cell, severity }: Problem): boolean => {
    const name = cell === undefined ? undefined : BETTER.get(rule);
    return name !== undefined && problems.some((one) => one.rule === name && one.cell === cell && WEIGHT[one.severity] >= WEIGHT[severity]);
  };
  return problems.some(better) ? problems.filter((one) => !better(one)) : problems;
}
