import * as z from 'zod';
import { rules } from '../server/rules/index.ts';
import type { Rule, Severity } from '../server/rules/rule.ts';
import { commonOptions, packSchema } from './config-schema.ts';
import { inEnglish, localized, noted, type Texts } from './manifest-texts.ts';

type Json = { readonly [key: string]: unknown };

const NAMES: Readonly<Record<Severity | 'off', readonly [chinese: string, english: string]>> = {
  error: ['错误', 'error'],
  warning: ['警告', 'warning'],
  information: ['信息', 'information'],
  hint: ['提示', 'hint'],
  off: ['默认关闭', 'off by default'],
};

/** What the manifest says of rules and packs, with its texts in both languages. */
export interface RuleSettings {
  /** One entry per rule, in the order of the catalogue. */
  readonly rules: Json;
  /** What all rules have in common, the severities. */
  readonly common: unknown;
  readonly packs: unknown;
  /** By the keys that stand in their place; all begin with `rule.` or `packs.`. */
  readonly texts: Texts;
}

/** What stands in the manifest under `nianbao.rules` and `nianbao.packs`. */
export function ruleSettings(): RuleSettings {
  const texts: Texts = { chinese: {}, english: {} };
  return {
    rules: Object.fromEntries(rules.map((rule) => [rule.id, setting(texts, rule)])),
    common: localized(texts, 'rule', commonOptions),
    packs: localized(texts, 'packs', packSchema),
    texts,
  };
}

function setting(texts: Texts, { id, title, group, severity, why, options }: Rule): Json {
  const own = options ? optionsOf(options) : {};
  const [chinese, english] = NAMES[severity];
  const key = `rule.${id}`;
  return {
    title: noted(texts, `${key}.title`, title),
    markdownDescription: noted(texts, key, `${group} · ${chinese}：${why}`, `${inEnglish(group)} · ${english}: ${inEnglish(why)}`),
    ...(Object.keys(own).length > 0 ? { properties: localized(texts, key, own) } : {}),
  };
}

/** The properties of a rule's options as JSON schema. */
function optionsOf(schema: z.ZodType): Json {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return properties;
}
