import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readReport } from '../../server/report/read-report.ts';
import type { Report } from '../../server/report/report.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { readTree } from '../../server/syntax/read-tree.ts';

/** The folder with real reports; they are never part of the project. */
const seeds = resolve(process.env.NIANBAO_SEEDS ?? join(import.meta.dirname, '../../../shared/seeds'));
const reports = join(dirname(seeds), 'reports');

/** Why the tests on real reports are skipped; `undefined` where the reports are there. */
export const absent: string | undefined =
  existsSync(seeds) && existsSync(reports) ? undefined : `skipped: no real reports in ${seeds} (set NIANBAO_SEEDS)`;

/** The text of the one real report whose file name begins so. */
export function realText(prefix: string): string {
  for (const folder of [seeds, reports]) {
    const name = readdirSync(folder).find((file) => file.startsWith(prefix) && file.endsWith('.txt'));
    if (name !== undefined) return readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/, '');
  }
  throw new Error(`no real report begins with ${prefix}`);
}

export const reportOf = (text: string): Report => readReport(readTree(text));

/** What the command line finds: the report counts as final. */
export const problemsOf = (text: string): readonly Problem[] => checkReport(reportOf(text), { settings: defaultSettings, final: true });

/** `rule` and the characters it stands on, white space left out: typo 截止. */
export const shown = (text: string, { rule, at }: Problem): string => `${rule} ${text.slice(at.start, at.end).replace(/\s+/g, '')}`.trim();
