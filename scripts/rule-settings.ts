import * as z from 'zod';
import { rules } from '../server/rules/index.ts';
import type { Rule, Severity } from '../server/rules/rule.ts';

type Json = { readonly [key: string]: unknown };

const NAMES: Readonly<Record<Severity | 'off', string>> = {
  error: '错误',
  warning: '警告',
  information: '提示',
  hint: '建议',
  off: '默认关闭',
};

/**
 * What `nianbao.rules` in the manifest says of each rule: one entry per rule, in the order of the catalogue. What all have in common, the
 * severities, stands in the manifest itself.
 */
export function ruleSettings(): Readonly<Record<string, Json>> {
  return Object.fromEntries(rules.map((rule) => [rule.id, setting(rule)]));
}

function setting({ title, group, severity, why, options }: Rule): Json {
  const own = options ? optionsOf(options) : {};
  return {
    title,
    markdownDescription: `${group} · ${NAMES[severity]}：${why}`,
    ...(Object.keys(own).length > 0 ? { properties: own } : {}),
  };
}

/** The properties of a rule's options as JSON schema. */
function optionsOf(schema: z.ZodType): Json {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return properties;
}
