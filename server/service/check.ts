import { evaluate } from '../equations/evaluate.ts';
import type { TableFigures } from '../equations/figures.ts';
import type { BoundTable, Report } from '../report/report.ts';
import { rules } from '../rules/index.ts';
import { type Neighbours, noNeighbours } from '../rules/shared/neighbours.ts';
import type { Finding, Rule, RuleContext, Severity } from '../rules/rule.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';
import { applySuppressions } from './suppressions.ts';

/** How a report is to be judged. */
export interface CheckOptions {
  readonly settings: Settings;
  /** It counts as final (command line): blanks and unfinished tables weigh more. */
  readonly final: boolean;
  /** Last year's and other reports; a report on its own where left out. */
  readonly neighbours?: Neighbours;
  /** The equations of a table, where the caller has them already; evaluated here otherwise. */
  readonly figures?: (table: BoundTable) => TableFigures;
}

/** One rule with the severity and the options that the settings give it. */
interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The settings named a severity: it holds for every finding of the rule. */
  readonly fixedSeverity: boolean;
  readonly options: unknown;
}

const activeRules = new WeakMap<Settings, readonly ActiveRule[]>();

function activeOf(settings: Settings): readonly ActiveRule[] {
  const known = activeRules.get(settings);
  if (known) return known;
  const active: ActiveRule[] = [];
  for (const rule of rules) {
    const setting = settings.rules[rule.id];
    const asked = typeof setting === 'string' ? setting : setting?.severity;
    const severity = asked ?? rule.severity;
    if (severity === 'off') continue;
    const { severity: _, ...given } = typeof setting === 'object' ? setting : { severity: undefined };
    const parsed = rule.options?.safeParse(given);
    const options = parsed?.success ? parsed.data : (rule.options?.safeParse({}).data ?? {});
    active.push({ rule, severity, fixedSeverity: asked !== undefined && asked !== rule.severity, options });
  }
  activeRules.set(settings, active);
  return active;
}

/** Every problem of a report, sorted by place. Empty for a document that is no report. Never throws: a rule that does becomes `rule-failed`. */
export function checkReport(report: Report, options: CheckOptions): readonly Problem[] {
  if (!report.isReport) return [];
  const evaluated = new Map<BoundTable, TableFigures>();
  const figures = (table: BoundTable): TableFigures => {
    const known = evaluated.get(table);
    if (known) return known;
    const fresh = evaluate(table);
    evaluated.set(table, fresh);
    return fresh;
  };
  const shared = {
    report,
    figures: options.figures ?? figures,
    final: options.final,
    expectedYear: options.settings.year,
    neighbours: options.neighbours ?? noNeighbours,
  };
  const problems: Problem[] = [];
  for (const active of activeOf(options.settings)) {
    const context: RuleContext<unknown> = { ...shared, options: active.options };
    try {
      for (const finding of active.rule.check(context)) problems.push(problemOf(active, finding));
    } catch (error) {
      const failure = failed(active.rule, error, options.settings);
      if (failure) problems.push(failure);
    }
  }
  return [...applySuppressions(report, problems, (rule) => levelOf(options.settings, rule, 'hint'))].sort(
    (a, b) => a.at.start - b.at.start || a.at.end - b.at.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

function problemOf({ rule, severity, fixedSeverity }: ActiveRule, finding: Finding): Problem {
  return {
    rule: rule.id,
    severity: fixedSeverity ? severity : (finding.severity ?? severity),
    message: finding.message,
    at: finding.at,
    related: finding.related ?? [],
    fixes: finding.fixes ?? [],
    ...(finding.cell === undefined ? {} : { cell: finding.cell }),
  };
}

/** The level that the settings give a rule, else `usual`. */
function levelOf(settings: Settings, rule: string, usual: Severity): Severity | 'off' {
  const setting = settings.rules[rule];
  return (typeof setting === 'string' ? setting : setting?.severity) ?? usual;
}

function failed(rule: Rule, error: unknown, settings: Settings): Problem | undefined {
  const severity = levelOf(settings, 'rule-failed', 'warning');
  if (severity === 'off') return undefined;
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: 'rule-failed',
    severity,
    message: `规则 ${rule.id} 检查时出错（${reason}），其他规则不受影响`,
    at: { start: 0, end: 0 },
    related: [],
    fixes: [],
  };
}
