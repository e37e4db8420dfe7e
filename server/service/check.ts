import type { TableFigures } from '../equations/figures.ts';
import type { BoundTable, Report } from '../report/report.ts';
import { rules } from '../rules/index.ts';
import { type Neighbours, noNeighbours } from '../rules/shared/neighbours.ts';
import type { Finding, Rule, RuleContext, Severity } from '../rules/rule.ts';
import { type English, say } from '../text/say.ts';
import { type Accepted, applyBaseline, type BaselineEntry } from './baseline.ts';
import { type Problem, toProblem } from './problem.ts';
import { figuresOnce } from './reading.ts';
import { ruleById } from './rule-list.ts';
import { withoutSaidBetter } from './said-better.ts';
import type { Settings } from './settings.ts';
import { settingsFor } from './settings-in-force.ts';
import { applySuppressions } from './suppressions.ts';

/** How a report is to be judged. */
export interface CheckOptions {
  readonly settings: Settings;
  /** It counts as final (command line): blanks and unfinished tables weigh more. */
  readonly final: boolean;
  /** Last year's and other reports; a report on its own where left out. */
  readonly neighbours?: Neighbours | undefined;
  /** The same for each report of a text that binds several together, by its place among them, from 0. */
  readonly neighboursOf?: ((report: Report, index: number) => Neighbours) | undefined;
  /** The equations of a table, where the caller has them already; evaluated here otherwise. */
  readonly figures?: ((table: BoundTable) => TableFigures) | undefined;
  /** What the rules that wait for saving said when it was last saved, in places of this report; they are then not run. All rules run where left out. */
  readonly waiting?: readonly Problem[] | undefined;
  /** Rules that are run, of those that are on; what the others would say is left out. All of them where left out. */
  readonly only?: ((rule: Rule) => boolean) | undefined;
}

/** One rule with the severity and the options that the settings give it. */
interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The settings named a severity: it holds for every finding of the rule. */
  readonly fixedSeverity: boolean;
  /** In an editor it waits until the document is opened or saved. */
  readonly onSave: boolean;
  readonly options: unknown;
}

/** Of rules without options: they all look at one context. */
const NO_OPTIONS = Object.freeze({});

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
    const { severity: _, when, ...given } = typeof setting === 'object' ? setting : { severity: undefined };
    const parsed = rule.options?.safeParse(given);
    const options = parsed?.success ? parsed.data : (rule.options?.safeParse({}).data ?? NO_OPTIONS);
    active.push({ rule, severity, fixedSeverity: asked !== undefined && asked !== rule.severity, onSave: when === 'save', options });
  }
  activeRules.set(settings, active);
  return active;
}

/** Every problem of a report, sorted by place. Empty for a document that is no report. Never throws: a rule that does becomes `rule-failed`. */
export const checkReport = (report: Report, options: CheckOptions): readonly Problem[] => judgeReport(report, options).problems;

/** A report judged: what is to be said, and how the baseline fared. */
export interface Judgement {
  readonly problems: readonly Problem[];
  /** Problems that the baseline keeps quiet, and what in it was not found any more. */
  readonly accepted: Accepted;
}

/** A report and how it is to be judged. */
export interface ToJudge {
  readonly report: Report;
  readonly options: CheckOptions;
}

/** As `checkReport`, with what the baseline keeps quiet. */
export function judgeReport(report: Report, options: CheckOptions): Judgement {
  const settings = settingsFor(options.settings, report.year);
  const [found = []] = report.isReport ? runRules([report], [options], settings, isRunNow(options)) : [];
  return judgementOf(report, options, settings, found);
}

/** Each as `judgeReport` does: one rule after another over all of them, so that the processor meets each rule once. In the same order. */
export function judgeReports(all: readonly ToJudge[]): readonly Judgement[] {
  const settings = all.map(({ report, options }) => settingsFor(options.settings, report.year));
  const found = new Map<Report, readonly Problem[]>();
  for (const own of new Set(settings)) {
    const some = all.filter(
      ({ report, options }, i) => settings[i] === own && report.isReport && options.waiting === undefined && options.only === undefined,
    );
    const reports = some.map(({ report }) => report);
    runRules(
      reports,
      some.map(({ options }) => options),
      own,
      () => true,
    ).forEach((problems, i) => {
      const report = reports[i];
      if (report) found.set(report, problems);
    });
  }
  return all.map(({ report, options }, i) => {
    const own = settings[i];
    const problems = found.get(report);
    return own && problems ? judgementOf(report, options, own, problems) : judgeReport(report, options);
  });
}

const isRunNow =
  ({ waiting, only }: CheckOptions) =>
  ({ rule, onSave }: ActiveRule): boolean =>
    (waiting === undefined || !onSave) && (only === undefined || only(rule));

function judgementOf(report: Report, options: CheckOptions, settings: Settings, found: readonly Problem[]): Judgement {
  const accepted = options.settings.accepted ?? [];
  if (!report.isReport) return { problems: [], accepted: { problems: [], left: [], gone: accepted } };
  const { waiting } = options;
  const all = applySuppressions(
    report,
    waiting ? found.concat(waiting) : found,
    (rule) => levelOf(settings, rule, 'hint'),
    (rule) => isJudged(rule, settings, options),
    settings.english,
  );
  const sorted = [...all].sort(
    (a, b) => a.at.start - b.at.start || a.at.end - b.at.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
  if (accepted.length === 0) return { problems: sorted, accepted: { problems: [], left: sorted, gone: [] } };
  const applied = applyBaseline(report.tree.source, sorted, accepted);
  return { problems: applied.left, accepted: applied };
}

/** Whether a rule was run and had what it needs: what it did not find is then not there. Names that no rule has count as judged. */
function isJudged(id: string, settings: Settings, { neighbours = noNeighbours, only }: CheckOptions): boolean {
  const rule = ruleById(id);
  if (!rule) return only === undefined;
  if (only && !only(rule)) return false;
  if (!activeOf(settings).some((active) => active.rule === rule)) return false;
  if (rule.group !== '跨年与汇总') return true;
  const { lastYear, subordinates } = neighbours;
  if (id === 'rollup') return subordinates.length > 0 && subordinates.every((one) => 'ledger' in one);
  // a paragraph may be repeated in reports that are not at hand now
  return id !== 'repeated-text' && lastYear !== undefined;
}

/** Whether any rule waits for saving, for reports of that year. */
export const hasRulesOnSave = (settings: Settings, year: number | undefined): boolean =>
  activeOf(settingsFor(settings, year)).some(({ onSave }) => onSave);

/**
 * Entries of a baseline that nothing belongs to and that can be taken out: their rules are on. Findings between reports depend on which reports are at
 * hand; their silence proves nothing.
 */
export function goneForGood({ year }: Report, settings: Settings, gone: readonly BaselineEntry[]): readonly BaselineEntry[] {
  if (gone.length === 0) return gone;
  const on = new Set(activeOf(settingsFor(settings, year)).map(({ rule }) => rule.id));
  return gone.filter(({ rule }) => on.has(rule) && ruleById(rule)?.group !== '跨年与汇总');
}

/** What the rules say that wait for saving, suppressed or not. */
export function problemsOnSave(report: Report, options: CheckOptions): readonly Problem[] {
  if (!report.isReport) return [];
  const [found = []] = runRules([report], [options], settingsFor(options.settings, report.year), ({ onSave }) => onSave);
  return found;
}

/** What the rules find in reports of the same settings; `options` by report. */
function runRules(
  reports: readonly Report[],
  options: readonly CheckOptions[],
  settings: Settings,
  isRun: (rule: ActiveRule) => boolean,
): readonly (readonly Problem[])[] {
  const contexts = reports.map((report, i): RuleContext<unknown> => {
    const { final = true, neighbours = noNeighbours, figures = figuresOnce() } = options[i] ?? {};
    return { report, options: NO_OPTIONS, figures, final, expectedYear: settings.year, neighbours };
  });
  const problems = reports.map((): Problem[] => []);
  for (const active of activeOf(settings)) {
    if (!isRun(active)) continue;
    for (let i = 0; i < contexts.length; i++) {
      const context = contexts[i];
      const found = problems[i];
      if (context && found) runRule(active, context, settings, found);
    }
  }
  return problems.map(withoutSaidBetter);
}

/** Adds what a rule finds in a report. */
function runRule(active: ActiveRule, context: RuleContext<unknown>, settings: Settings, problems: Problem[]): void {
  const { rule, options } = active;
  try {
    const findings = rule.check(options === NO_OPTIONS ? context : withOptions(context, options));
    // most rules that answer with a list find nothing
    if (Array.isArray(findings) && findings.length === 0) return;
    for (const finding of findings) problems.push(problemOf(active, finding, settings.english));
  } catch (error) {
    const failure = failed(rule, error, settings, settings.english);
    if (failure) problems.push(failure);
  }
}

/** A literal with the properties in the order of any other context: a spread would be a shape of its own. */
const withOptions = (
  { report, figures, final, expectedYear, neighbours }: RuleContext<unknown>,
  options: unknown,
): RuleContext<unknown> => ({
  report,
  options,
  figures,
  final,
  expectedYear,
  neighbours,
});

function problemOf({ rule, severity, fixedSeverity }: ActiveRule, finding: Finding, english: English | undefined): Problem {
  return toProblem(rule.id, fixedSeverity ? severity : (finding.severity ?? severity), finding, english);
}

/** The level that the settings give a rule, else `usual`. */
function levelOf(settings: Settings, rule: string, usual: Severity): Severity | 'off' {
  const setting = settings.rules[rule];
  return (typeof setting === 'string' ? setting : setting?.severity) ?? usual;
}

const NOWHERE = { start: 0, end: 0 } as const;

function failed(rule: Rule, error: unknown, settings: Settings, english: English | undefined): Problem | undefined {
  const severity = levelOf(settings, 'rule-failed', 'warning');
  if (severity === 'off') return undefined;
  const reason = error instanceof Error ? error.message : String(error);
  const message = say`规则 ${rule.id} 检查时出错（${reason}），其他规则不受影响`;
  return toProblem('rule-failed', severity, { at: NOWHERE, message }, english);
}
