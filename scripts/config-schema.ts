import * as z from 'zod';
import { rules } from '../server/rules/index.ts';
import type { Rule } from '../server/rules/rule.ts';
import { severityName } from '../server/service/explain.ts';
import { builtInPacks, PackSchema } from '../server/service/packs.ts';
import { inEnglish, SPOKEN } from './manifest-texts.ts';
import { FormatSchema, LevelSchema, WhenSchema, YearSchema } from '../server/service/settings.ts';

type Json = { readonly [key: string]: unknown };

/** A zod schema as JSON schema, to stand inside another. */
function jsonOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return rest;
}

const LEVEL: Json = {
  ...jsonOf(LevelSchema),
  enumDescriptions: ['错误', '警告', '信息', '提示', '关闭'],
  description: '级别',
};

const WHEN: Json = {
  ...jsonOf(WhenSchema),
  enumDescriptions: ['边写边核对', '打开和保存时核对，结果保留到下一次保存'],
  default: 'type',
  description: '在编辑器中什么时候核对',
};

/** The options of any rule: its level and its timing. */
export const commonOptions: Json = { severity: LEVEL, when: WHEN };

/** What is built in by name, or a pack of one's own. */
export const packSchema: Json = {
  anyOf: [
    {
      type: 'string',
      enum: builtInPacks.map(({ name }) => name),
      enumDescriptions: builtInPacks.map(({ title, basis }) => `${title}：${basis}`),
    },
    { ...jsonOf(PackSchema), defaultSnippets: [{ label: '自定义', body: { name: '$1', title: '$2', require: { 一: ['$3'] } } }] },
  ],
};

/** The JSON schema of `.nianbao.json`, from the schemas that read it, in Chinese. */
export const configSchema = (): Json => schemaIn((chinese) => chinese);

/** The same in English. */
export const englishConfigSchema = (): Json => translated(schemaIn(inEnglish), inEnglish) as Json;

type Translate = (chinese: string) => string;

/** `t` makes the sentences about rules; all other texts stand there in Chinese. */
function schemaIn(t: Translate): Json {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '年报核对设置（.nianbao.json）',
    description: '对所在文件夹和下级文件夹中的年报起作用，最近的一份优先。',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      rules: {
        description: '逐条规则：级别，或带 severity、when 和选项的对象',
        type: 'object',
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule, t)])),
        additionalProperties: false,
      },
      year: { ...jsonOf(YearSchema.nullable()), description: '应报的年度，用来发现把上年的文件原样再报的情况' },
      packs: { type: 'array', items: packSchema, description: '地方要求：内置的名称，或自己写的一组' },
      baseline: { type: 'string', minLength: 1, description: '基线文件，相对于本文件；记在其中的问题不再提示' },
      format: {
        ...jsonOf(FormatSchema),
        description: '表格排版：style 按列对齐（aligned）或紧凑（compact），ambiguousWidth 是“”…①这类字符占一列（narrow）还是两列（wide）',
      },
    },
    additionalProperties: false,
    // a description of the level would stand in the hover of each rule in place of the rule's own
    definitions: { level: { ...LEVEL, description: undefined }, when: WHEN },
  };
}

const COMMON: Json = { severity: { $ref: '#/definitions/level' }, when: { $ref: '#/definitions/when' } };

function ruleSchema({ title, group, severity, why, options }: Rule, t: Translate): Json {
  const own = options ? (jsonOf(options).properties as Json | undefined) : undefined;
  return {
    title: t === inEnglish ? withCapital(t(title)) : title,
    description:
      t === inEnglish
        ? `${withCapital(t(group))} · ${severity === 'off' ? 'Off' : t(severityName(severity))} by default: ${t(why)}`
        : `${group} · 默认${severityName(severity)}：${why}`,
    anyOf: [{ $ref: '#/definitions/level' }, { type: 'object', properties: { ...COMMON, ...own }, additionalProperties: false }],
  };
}

const withCapital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A schema with its texts in another language; what is data stays as it is. */
function translated(schema: unknown, t: Translate, isSpoken = false): unknown {
  if (typeof schema === 'string') return isSpoken && /^\p{Script=Han}/u.test(schema) ? t(schema) : schema;
  if (Array.isArray(schema)) return schema.map((item: unknown) => translated(item, t, isSpoken));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]: [string, unknown]) => [name, translated(value, t, SPOKEN.includes(name))]),
  );
}
