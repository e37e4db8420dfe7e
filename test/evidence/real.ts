import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { noNeighbours } from '../../server/rules/shared/neighbours.ts';
import type { Problem } from '../../server/service/problem.ts';
import { positionAt } from '../../server/text/lines.ts';
import { read } from '../generate/reading.ts';
import { checked } from './reports.ts';

/** What a person thought of a finding: the clerk would thank for it, perhaps, or would not. */
export type Verdict = 'right' | 'doubtful' | 'wrong';

/**
 * Verdicts by file and finding. Neither names nor texts of real reports are in it: a file is known by a hash of its text, a finding by rule, line and
 * a hash of the characters it stands on. `@` behind a file: beside last year's report.
 */
export type Judged = Readonly<Record<string, Readonly<Record<string, Verdict>>>>;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** A real report with what is found in it. */
export interface RealReport {
  /** Its name in the folder, for the print alone. */
  readonly name: string;
  readonly key: string;
  readonly problems: readonly { readonly key: string; readonly problem: Problem; readonly line: number }[];
}

/** The folders of real reports beside the project that are there. */
export function realFolders(root: string): readonly string[] {
  const seeds = path.resolve(root, process.env.NIANBAO_SEEDS ?? '../shared/seeds');
  return [seeds, path.join(path.dirname(seeds), 'reports')].filter((folder) => existsSync(folder));
}

/** Checks every real report, and once more beside last year's where both are there: `2023-name.txt` and `2024-name.txt`. */
export function* realReports(folders: readonly string[]): Generator<RealReport> {
  for (const folder of folders) {
    const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    for (const name of names) {
      const text = textOf(name);
      const report = read(text);
      const before = name.replace(/^(20\d\d)-/, (_, year: string) => `${Number(year) - 1}-`);
      const beside = before !== name && names.includes(before);
      for (const withLast of beside ? [false, true] : [false]) {
        const lastYear = withLast ? { uri: `memory:/${before}`, name: before, report: read(textOf(before)) } : undefined;
        const problems = checked(report, { ...noNeighbours, lastYear }).map((problem) => {
          const line = positionAt(report.tree.lines, problem.at.start).line + 1;
          return { problem, line, key: `${problem.rule}:${line}:${hash(text.slice(problem.at.start, problem.at.end))}` };
        });
        yield { name: withLast ? `${name} beside ${before}` : name, key: hash(text) + (withLast ? '@' : ''), problems };
      }
    }
  }
}
