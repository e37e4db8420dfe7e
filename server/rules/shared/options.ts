import * as z from 'zod';
import type { Rule } from '../rule.ts';

/** An option of a rule, as its schema states it. */
export interface RuleOption {
  readonly name: string;
  /** What it sets, in Chinese. */
  readonly about: string;
  /** As it is written in settings; `undefined` where there is none. */
  readonly byDefault: string | undefined;
}

/** The options of a rule, in the order of its schema. */
export function optionsOf({ options }: Rule): readonly RuleOption[] {
  if (!(options instanceof z.ZodObject)) return [];
  return Object.entries(options.shape).map(([name, field]) => {
    if (!(field instanceof z.ZodType)) return { name, about: '', byDefault: undefined };
    const inner = field instanceof z.ZodDefault && field.def.innerType instanceof z.ZodType ? field.def.innerType : undefined;
    return {
      name,
      about: field.description ?? inner?.description ?? '',
      byDefault: field instanceof z.ZodDefault ? JSON.stringify(field.def.defaultValue) : undefined,
    };
  });
}
