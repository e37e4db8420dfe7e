import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/rules/index.ts';
import { falseAlarms, howTo } from './false-alarms.ts';
import { mutators } from './mutators/index.ts';
import { printReal } from './print-real.ts';
import { passes, printScore, scoreHead } from './print-score.ts';
import { type Judged, realFolders, realReports } from './real.ts';
import { baseOf, specOf } from './reports.ts';
import { scoreOf } from './score.ts';

/** What to run. */
export interface EvidenceOptions {
  /** The root of the project. */
  readonly root: string;
  /** A tenth of it all. */
  readonly quick: boolean;
  /** Only the mutations of these rules. */
  readonly rules: readonly string[];
  /** How many misses of a rule are shown. */
  readonly misses: number;
  readonly print: (line: string) => void;
}

/** Rules that say something about files, settings or themselves: no defect of a report can be put in for them. */
const NO_DEFECT: ReadonlySet<string> = new Set(['config', 'rule-failed']);

function real({ root, print }: EvidenceOptions): boolean {
  const folders = realFolders(root);
  if (folders.length === 0) {
    print('Real reports: none beside the project, left out (set NIANBAO_SEEDS)');
    return true;
  }
  const judged = JSON.parse(readFileSync(path.join(root, 'test/evidence/judged.json'), 'utf8')) as Judged;
  return printReal(realReports(folders), judged, print).wrong === 0;
}

function alarms({ quick, print }: EvidenceOptions): boolean {
  const count = quick ? 200 : 2000;
  const soft = new Map<string, number>();
  let sum = 0;
  let shown = 0;
  for (const { base, alarms } of falseAlarms(count)) {
    sum += alarms.length;
    for (const { rule, severity } of base.problems)
      if (severity === 'information' || severity === 'hint') soft.set(rule, (soft.get(rule) ?? 0) + 1);
    for (const { problem, around } of alarms) {
      if (shown++ >= 20) continue;
      print(`  ${problem.severity} ${problem.rule} ${problem.message}\n      ${around}\n      ${howTo(base)}`);
    }
  }
  const gentle = [...soft].map(([rule, times]) => `${rule} ${times}`).join(', ');
  print(
    `False alarms: ${sum} findings at error or warning on ${count} invented correct reports, every other beside last year's; at information and hint: ${gentle || 'none'}`,
  );
  return sum === 0;
}

function scores({ quick, rules: only, misses, print }: EvidenceOptions): boolean {
  const bases = Array.from({ length: quick ? 18 : 108 }, (_, index) => baseOf(specOf(index), false));
  print(
    `Mutation score over ${bases.length} invented reports: defects put in one at a time, found on the right characters, repaired by the fix`,
  );
  print(scoreHead);
  let ok = true;
  for (const { id, severity } of rules) {
    if (only.length > 0 && !only.includes(id)) continue;
    const own = mutators.filter(({ rule }) => rule === id);
    if (own.length === 0) {
      if (severity !== 'off' && !NO_DEFECT.has(id)) print(`  ${id.padEnd(22)} no defect is put in for it yet`);
      continue;
    }
    const score = scoreOf(id, severity, own, bases, quick ? 3 : 8);
    printScore(score, misses, print);
    ok &&= passes(score);
  }
  return ok;
}

/** Prints the evidence; true when every target is met. */
export function evidence(options: EvidenceOptions): boolean {
  const parts = options.rules.length > 0 ? [scores] : [real, alarms, scores];
  return parts.map((part) => part(options)).every(Boolean);
}
