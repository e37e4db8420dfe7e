import type { Mutator } from '../defect.ts';
import { betweenMutators } from './between.ts';
import { cellMutators } from './cells.ts';
import { proseMutators } from './prose.ts';
import { structureMutators } from './structure.ts';
import { sumMutators } from './sums.ts';
import { tableMutators } from './tables.ts';
import { wordingMutators } from './wording.ts';

/** Every kind of defect, by rule. */
export const mutators: readonly Mutator[] = [
  ...structureMutators,
  ...tableMutators,
  ...cellMutators,
  ...sumMutators,
  ...proseMutators,
  ...betweenMutators,
  ...wordingMutators,
];
