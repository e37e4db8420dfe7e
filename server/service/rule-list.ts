import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';

/** A rule by its id. */
export const ruleById = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);
