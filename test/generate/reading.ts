import { readReport } from '../../server/report/read-report.ts';
import type { Report } from '../../server/report/report.ts';
import type { Fix } from '../../server/rules/rule.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { readTree } from '../../server/syntax/read-tree.ts';
import type { TableId } from './form.ts';
import type { Figures, Values } from './figures.ts';
import { type Generated, generate } from './index.ts';
import { plainSpec, plainVariation, type Spec } from './spec.ts';

/** Reads a text the way every view does. */
export const read = (text: string, kind: 'text' | 'page' = 'text'): Report => readReport(readTree(text, kind));

/** What the command line finds. */
export const check = (report: Report): readonly Problem[] => checkReport(report, { settings: defaultSettings, final: true });

/** Reads and checks. */
export const problemsOf = (text: string, kind: 'text' | 'page' = 'text'): readonly Problem[] => check(read(text, kind));

export const errorsOf = (problems: readonly Problem[]): readonly Problem[] => problems.filter(({ severity }) => severity === 'error');

/** Rules that rest on the equations. */
export const ARITHMETIC: ReadonlySet<string> = new Set(['wrong-figure', 'balance', 'results-total', 'row-total', 'case-total']);

/** The figures of a report by cell, `null` for whatever is no figure. A table that stands twice counts by its first place. */
export function valuesOf(report: Report): Partial<Record<TableId, Values>> {
  const tables: Partial<Record<TableId, Values>> = {};
  for (const table of report.tables) {
    if (tables[table.id]) continue;
    tables[table.id] = Object.fromEntries(
      table.cells.values().map((cell) => [cell.id, cell.kind === 'figure' && cell.value !== undefined ? cell.value : null]),
    );
  }
  return tables;
}

const TABLES: readonly TableId[] = ['proactiveDisclosure', 'applications', 'reviewLitigation'];

/** Where reading differs from what is printed: figures in the wrong place, and figures lost. */
export function differences(
  generated: Generated,
  report: Report,
  printed: Figures = generated.printed,
): { readonly wrong: readonly string[]; readonly lost: readonly string[] } {
  const wrong: string[] = [];
  const lost: string[] = [];
  const found = valuesOf(report);
  for (const table of TABLES) {
    const values = found[table];
    for (const [id, value] of Object.entries(printed[table])) {
      const at = `${table}:${id}`;
      const seen = values?.[id];
      if (seen === undefined || seen === null) {
        if (value !== null && !generated.unsure.has(at))
          lost.push(`${at} = ${value}, ${values === undefined ? 'no table' : seen === null ? 'not read' : 'no cell'}`);
      } else if (seen !== value) wrong.push(`${at} = ${value}, read as ${seen}`);
    }
    for (const id of Object.keys(values ?? {}))
      if (!(id in printed[table]) && typeof values?.[id] === 'number') wrong.push(`${table}:${id} is no cell of the form`);
  }
  return { wrong, lost };
}

/** The text with a fix applied. */
export function withFix(text: string, fix: Fix): string {
  return [...fix.edits]
    .sort((a, b) => b.at.start - a.at.start)
    .reduce((out, { at, newText }) => out.slice(0, at.start) + newText + out.slice(at.end), text);
}

/** One line per problem. */
export const shown = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ severity, rule, cell, message }) => `${severity} ${rule}${cell === undefined ? '' : ` ${cell}`}: ${message}`);

/** The spec in few words, in the form that `test/generate/print.mjs` takes. */
export function recipe(spec: Spec): string {
  const short = (value: object, plain: object): object =>
    Object.fromEntries(Object.entries(value).filter(([key, one]) => one !== (plain as Record<string, unknown>)[key]));
  const variation = short(spec.variation, plainVariation);
  const { variation: _, ...rest } = spec;
  return JSON.stringify({ ...short(rest, { ...plainSpec, shape: '' }), ...(Object.keys(variation).length > 0 ? { variation } : {}) });
}

/** How many runs a property gets: the default times NIANBAO_RUNS. */
export const runs = (usual: number): number => Math.max(1, Math.round(usual * Number(process.env.NIANBAO_RUNS ?? 1)));

/** Fails with a recipe when `complaints` is not empty. */
export function none(spec: Spec, complaints: readonly string[], limit = 8): void {
  if (complaints.length === 0) return;
  const more = complaints.length > limit ? [`… and ${complaints.length - limit} more`] : [];
  throw new Error([`node test/generate/print.mjs '${recipe(spec)}'`, ...complaints.slice(0, limit), ...more].join('\n  '));
}

export { generate };
