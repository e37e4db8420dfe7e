import * as z from 'zod';
import { rules } from '../server/rules/index.ts';
import type { Rule, Severity } from '../server/rules/rule.ts';

type Json = { readonly [key: string]: unknown };

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly (Severity | 'off')[];

const NAMES: Readonly<Record<Severity | 'off', string>> = {
  error: '错误',
  warning: '警告',
  information: '提示',
  hint: '建议',
  off: '默认关闭',
};

/** What `nianbao.rules` in the manifest says of each rule: one entry per rule, in the order of the catalogue. */
export function ruleSettings(): Readonly<Record<string, Json>> {
  return Object.fromEntries(rules.map((rule) => [rule.id, setting(rule)]));
}

function setting(rule: Rule): Json {
  const severity = { type: 'string', enum: SEVERITIES };
  const options = rule.options ? optionsOf(rule.options) : {};
  return {
    title: rule.title,
    markdownDescription: `${rule.group} · ${NAMES[rule.severity]}：${rule.why}`,
    anyOf: [severity, { type: 'object', properties: { severity, ...options }, additionalProperties: false }],
  };
}

/** The properties of a rule's options as JSON schema. */
function optionsOf(schema: z.ZodType): Json {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return properties;
}
