import type { Edit, Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Settings } from './settings.ts';

/** placeholder until apply-fixes lands */
export const pickTextFixes = (problems: readonly Problem[]): readonly Edit[] =>
  problems.flatMap(({ fixes }) => fixes.find(({ kind }) => kind === 'text')?.edits ?? []);
export const fixAll = (_reading: Reading, problems: readonly Problem[], _settings: Settings): readonly Edit[] => pickTextFixes(problems);
