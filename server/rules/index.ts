import type { Rule } from './rule.ts';

/** Every rule, in the order of the catalogue. A test asserts that the files of this folder and this list agree. */
export const rules: readonly Rule[] = [];
