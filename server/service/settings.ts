import * as z from 'zod';
import { rules } from '../rules/index.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { nearest } from './nearest.ts';

// interpreted, never compiled with the Function constructor
z.config({ jitless: true });

export type Level = Severity | 'off';

/** What an office has set, already validated. Comes from the editor, from `.nianbao.json` or from the command line. */
export interface Settings {
  /** By rule id: a severity, `off`, or options (with an optional `severity` inside). */
  readonly rules: Readonly<Record<string, Level | { readonly severity?: Level; readonly [option: string]: unknown }>>;
  readonly year: number | undefined;
}

export const defaultSettings: Settings = { rules: {}, year: undefined };

export const LevelSchema = z.enum(['error', 'warning', 'information', 'hint', 'off']);

/** Years that a report can be due for. */
export const YearSchema = z.int().min(2008).max(2100);

/**
 * The shape of `.nianbao.json`, and of the `nianbao` settings of an editor. Rules by id: a level, or the rule's own options with an optional
 * `severity` among them.
 */
export const SettingsSchema = z.looseObject({
  rules: z.record(z.string(), z.union([LevelSchema, z.looseObject({ severity: LevelSchema.optional() })])).optional(),
  year: YearSchema.nullable().optional(),
});

/** A value that cannot be used: where it stands (keys from the outside in) and one sentence. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}

/** What the editor or the command line reads from the same place, and judges itself. */
const OTHER_KEYS = ['$schema', 'detect', 'workspace', 'trace', 'baseline', 'lastYear', 'manners', 'hints', 'format'];
const LEVELS = 'error、warning、information、hint 或 off';

/** Reads settings from anything: each value that cannot be used gives one sentence, and the default stands in for it. Never throws. */
export function readSettings(given: unknown): { readonly settings: Settings; readonly complaints: readonly string[] } {
  const { settings, faults } = judgeSettings(given);
  return { settings, complaints: faults.map((fault) => fault.message) };
}

/** As `readSettings`, with the places of what cannot be used. */
export function judgeSettings(given: unknown): { readonly settings: Settings; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  if (given === undefined || given === null) return { settings: defaultSettings, faults };
  if (!isObject(given)) return { settings: defaultSettings, faults: [{ path: [], message: `设置写作${written(given)}，应为一个对象` }] };
  const whole = SettingsSchema.safeParse(given);
  const known = ['rules', 'year', ...OTHER_KEYS];
  for (const key of Object.keys(given)) {
    if (!known.includes(key) && !key.includes('.'))
      faults.push({ path: [key], message: `没有“${key}”这项设置${nearestOf(key, ['rules', 'year'])}` });
  }
  const year = YearSchema.nullable().optional().safeParse(given.year);
  if (!year.success) faults.push({ path: ['year'], message: `设置 year 写作${written(given.year)}，应为四位年份` });
  const settings: Settings = { rules: readRules(given.rules, faults), year: year.success ? (year.data ?? undefined) : undefined };
  return whole.success && faults.length === 0 && Object.keys(settings.rules).length === 0 && settings.year === undefined
    ? { settings: defaultSettings, faults }
    : { settings, faults };
}

function readRules(given: unknown, faults: Fault[]): Settings['rules'] {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) {
    faults.push({ path: ['rules'], message: `设置 rules 写作${written(given)}，应为一个对象（规则编号：级别）` });
    return {};
  }
  const read: Record<string, Settings['rules'][string]> = {};
  for (const [id, value] of Object.entries(given)) {
    const rule = rules.find((each) => each.id === id);
    if (!rule) {
      faults.push({
        path: ['rules', id],
        message: `没有“${id}”这条规则${nearestOf(
          id,
          rules.map((each) => each.id),
        )}`,
      });
      continue;
    }
    const one = readRule(rule, value, faults);
    if (one !== undefined) read[id] = one;
  }
  return read;
}

function readRule(rule: Rule, given: unknown, faults: Fault[]): Settings['rules'][string] | undefined {
  if (!isObject(given)) {
    const level = LevelSchema.safeParse(given);
    if (level.success) return level.data;
    faults.push({ path: ['rules', rule.id], message: `规则“${rule.id}”的级别写作${written(given)}，应为 ${LEVELS}` });
    return undefined;
  }
  const { severity, ...options } = given;
  const level = LevelSchema.optional().safeParse(severity);
  if (!level.success) {
    faults.push({ path: ['rules', rule.id, 'severity'], message: `规则“${rule.id}”的 severity 写作${written(severity)}，应为 ${LEVELS}` });
  }
  const kept = readOptions(rule, options, faults);
  const own = level.success && level.data !== undefined ? { severity: level.data } : {};
  const result = { ...kept, ...own };
  return Object.keys(result).length > 0 ? result : undefined;
}

/** The options as given where the rule takes them as they are; otherwise one sentence for each, and the rule's own defaults. */
function readOptions(rule: Rule, options: Readonly<Record<string, unknown>>, faults: Fault[]): Readonly<Record<string, unknown>> {
  const names = Object.keys(options);
  if (names.length === 0) return {};
  if (!rule.options) {
    for (const name of names) faults.push({ path: ['rules', rule.id, name], message: `规则“${rule.id}”没有选项“${name}”` });
    return {};
  }
  const kept = { ...options };
  const shape = rule.options instanceof z.ZodObject ? Object.keys(rule.options.shape) : undefined;
  for (const name of names) {
    if (!shape || shape.includes(name)) continue;
    faults.push({ path: ['rules', rule.id, name], message: `规则“${rule.id}”没有选项“${name}”${nearestOf(name, shape)}` });
    delete kept[name];
  }
  const parsed = rule.options.safeParse(kept);
  if (parsed.success) return kept;
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    const path = ['rules', rule.id, ...(name ? [name] : [])];
    faults.push({ path, message: `规则“${rule.id}”的选项${name ? `“${name}”` : ''}写作${written(kept[name])}，${expected(issue)}` });
    delete kept[name];
  }
  return rule.options.safeParse(kept).success ? kept : {};
}

const nearestOf = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near ? `，最接近的是“${near}”` : '';
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, string>> = {
  number: '一个数',
  int: '一个整数',
  string: '文字',
  boolean: 'true 或 false',
  array: '一个数组',
  object: '一个对象',
};

/** What an option should have been, from what the schema found wrong with it. */
function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `应为${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small') return `应不小于 ${issue.minimum}`;
  if (issue.code === 'too_big') return `应不大于 ${issue.maximum}`;
  if (issue.code === 'invalid_value') return `应为 ${issue.values.map(String).join('、')} 之一`;
  return '不能用';
}

/** A value in a sentence: “warn”, 12, 一个数组. */
function written(value: unknown): string {
  if (Array.isArray(value)) return '一个数组';
  if (typeof value === 'object' && value !== null) return '一个对象';
  const text = String(value);
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
