import * as z from 'zod';
import { rules } from '../rules/index.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { ORDINALS } from '../rules/shared/requirements.ts';
import { type English, listed, type Message, type Said, say } from '../text/say.ts';
import type { BaselineEntry } from './baseline-file.ts';
import { nearest } from './nearest.ts';
import { builtInPacks, type Pack, PackSchema } from './packs.ts';

// interpreted, never compiled with the Function constructor
z.config({ jitless: true });

export type Level = Severity | 'off';

/** When a rule is run in an editor: with every keystroke, or when the document is opened and saved. */
export type When = 'type' | 'save';

/** What an office has set, already validated. Comes from the editor, from `.nianbao.json` or from the command line. */
export interface Settings {
  /** By rule id: a severity, `off`, or options (with an optional `severity` and `when` inside). */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly year: number | undefined;
  /** What the region asks for beyond the form; see `packs.ts`. */
  readonly packs?: readonly Pack[];
  /** Path of a baseline as written, relative to the file that names it. */
  readonly baseline?: string;
  /** Findings of the one file that these settings are for that are put up with; put in by whoever has read the baseline. */
  readonly accepted?: readonly BaselineEntry[];
  /** How tables are laid out, as far as it is set; see `format.ts`. */
  readonly format?: FormatSetting;
  /** English texts: problems are said in English, in Chinese where left out. Put in by whoever has loaded them. */
  readonly english?: English;
}

/** `style`: columns one below the other, or one space on each side. `ambiguousWidth`: how wide “ ” … ① are in the reader's font. */
export interface FormatSetting {
  readonly style?: 'aligned' | 'compact' | undefined;
  readonly ambiguousWidth?: 'narrow' | 'wide' | undefined;
}

export type RuleSetting = Level | { readonly severity?: Level; readonly when?: When; readonly [option: string]: unknown };

export const defaultSettings: Settings = { rules: {}, year: undefined };

export const LevelSchema = z.enum(['error', 'warning', 'information', 'hint', 'off']);

export const WhenSchema = z.enum(['type', 'save']);

export const FormatSchema = z.strictObject({
  style: z.enum(['aligned', 'compact']).optional(),
  ambiguousWidth: z.enum(['narrow', 'wide']).optional(),
});

/** Years that a report can be due for. */
export const YearSchema = z.int().min(2008).max(2100);

/**
 * The shape of `.nianbao.json`, and of the `nianbao` settings of an editor. Rules by id: a level, or the rule's own options with an optional
 * `severity` and `when` among them. Packs: names of those that are built in, and packs of one's own.
 */
export const SettingsSchema = z.looseObject({
  rules: z
    .record(z.string(), z.union([LevelSchema, z.looseObject({ severity: LevelSchema.optional(), when: WhenSchema.optional() })]))
    .optional(),
  year: YearSchema.nullable().optional(),
  packs: z.array(z.union([z.string(), PackSchema])).optional(),
  baseline: z.string().min(1).optional(),
  format: FormatSchema.optional(),
});

/** A value that cannot be used: where it stands (keys from the outside in) and one sentence. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: Message;
  /** The name itself is meant, not what it is set to. */
  readonly isName?: boolean;
}

/** What the editor or the command line reads from the same place, and judges itself. */
const OTHER_KEYS = ['$schema', 'detect', 'workspace', 'cellHint', 'trace', 'lastYear', 'manners', 'hints', 'language'];
const OWN_KEYS = ['rules', 'year', 'packs', 'baseline', 'format'];
const LEVELS = say`error、warning、information、hint 或 off`;

/** Reads settings from anything: each value that cannot be used gives one sentence, and the default stands in for it. Never throws. */
export function readSettings(given: unknown): { readonly settings: Settings; readonly complaints: readonly Message[] } {
  const { settings, faults } = judgeSettings(given);
  return { settings, complaints: faults.map((fault) => fault.message) };
}

/** As `readSettings`, with the places of what cannot be used. */
export function judgeSettings(given: unknown): { readonly settings: Settings; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  if (given === undefined || given === null) return { settings: defaultSettings, faults };
  if (!isObject(given)) return { settings: defaultSettings, faults: [{ path: [], message: say`设置写作${written(given)}，应为一个对象` }] };
  const known = [...OWN_KEYS, ...OTHER_KEYS];
  for (const key of Object.keys(given)) {
    if (!known.includes(key) && !key.includes('.'))
      faults.push({ path: [key], message: closest(say`没有“${key}”这项设置`, key, OWN_KEYS), isName: true });
  }
  const year = YearSchema.nullable().optional().safeParse(given.year);
  if (!year.success) faults.push({ path: ['year'], message: say`设置 year 写作${written(given.year)}，应为四位年份` });
  const packs = readPacks(given.packs, faults);
  const baseline = z.string().min(1).nullable().optional().safeParse(given.baseline);
  if (!baseline.success)
    faults.push({ path: ['baseline'], message: say`设置 baseline 写作${written(given.baseline)}，应为一个文件的路径` });
  const format = readFormat(given.format, faults);
  const settings: Settings = {
    rules: readRules(given.rules, faults),
    year: year.success ? (year.data ?? undefined) : undefined,
    ...(packs.length > 0 ? { packs } : {}),
    ...(baseline.data ? { baseline: baseline.data } : {}),
    ...(format ? { format } : {}),
  };
  return Object.keys(settings.rules).length === 0 && settings.year === undefined && Object.keys(settings).length === 2
    ? { settings: defaultSettings, faults }
    : { settings, faults };
}

function readRules(given: unknown, faults: Fault[]): Settings['rules'] {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) {
    faults.push({ path: ['rules'], message: say`设置 rules 写作${written(given)}，应为一个对象（规则编号：级别）` });
    return {};
  }
  const read: Record<string, Settings['rules'][string]> = {};
  for (const [id, value] of Object.entries(given)) {
    const rule = rules.find((each) => each.id === id);
    if (!rule) {
      faults.push({
        path: ['rules', id],
        message: closest(
          say`没有“${id}”这条规则`,
          id,
          rules.map((each) => each.id),
        ),
        isName: true,
      });
      continue;
    }
    const one = readRule(rule, value, faults);
    if (one !== undefined) read[id] = one;
  }
  return read;
}

/** How tables are to be laid out; `undefined` where nothing usable is said. */
function readFormat(given: unknown, faults: Fault[]): FormatSetting | undefined {
  if (given === undefined || given === null) return undefined;
  if (!isObject(given)) {
    faults.push({ path: ['format'], message: say`设置 format 写作${written(given)}，应为一个对象` });
    return undefined;
  }
  const known = Object.keys(FormatSchema.shape);
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) {
      faults.push({ path: ['format', name], message: closest(say`没有“${`format.${name}`}”这项设置`, name, known), isName: true });
      continue;
    }
    const parsed = FormatSchema.safeParse({ [name]: value });
    if (parsed.success) kept[name] = value;
    else
      for (const issue of parsed.error.issues)
        faults.push({ path: ['format', name], message: say`设置 ${`format.${name}`} 写作${written(value)}，${expected(issue)}` });
  }
  return Object.keys(kept).length > 0 ? FormatSchema.parse(kept) : undefined;
}

/** The packs asked for, by name or as they are. One that cannot be used is left out whole. */
function readPacks(given: unknown, faults: Fault[]): readonly Pack[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) {
    faults.push({ path: ['packs'], message: say`设置 packs 写作${written(given)}，应为一个数组（地方要求的名称或内容）` });
    return [];
  }
  const names = builtInPacks.map(({ name }) => name);
  return given.flatMap((one: unknown, index): readonly Pack[] => {
    const path = ['packs', String(index)];
    if (typeof one === 'string') {
      const pack = builtInPacks.find(({ name }) => name === one);
      if (!pack) {
        const none = say`没有“${one.slice(0, 40)}”这组地方要求`;
        const message = nearest(one, names) === undefined ? say`${none}，可用的是 ${listed(names)}` : closest(none, one, names);
        faults.push({ path, message, isName: true });
      }
      return pack ? [pack] : [];
    }
    if (!isObject(one)) {
      faults.push({ path, message: say`第 ${index + 1} 组地方要求写作${written(one)}，应为名称或一个对象` });
      return [];
    }
    const parsed = PackSchema.safeParse(one);
    if (parsed.success) return [parsed.data];
    for (const issue of parsed.error.issues) faults.push(...packFaults(path, one, issue));
    return [];
  });
}

/** One sentence for each name or value in a pack that cannot be used. */
function packFaults(path: readonly string[], pack: unknown, issue: z.core.$ZodIssue): readonly Fault[] {
  const inside = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const known = inside.length === 0 ? Object.keys(PackSchema.shape) : [];
    return issue.keys.map((key) => ({
      path: [...path, ...inside, key],
      message: closest(say`没有“${key}”这项地方要求`, key, known),
      isName: true,
    }));
  }
  if (issue.code === 'invalid_union') {
    // the branch that got furthest tells most
    const deepest = issue.errors
      .flat()
      .reduce<z.core.$ZodIssue | undefined>((a, b) => (a && a.path.length >= b.path.length ? a : b), undefined);
    if (deepest && deepest.path.length > 0) return packFaults([...path, ...inside], valueAt(pack, inside), deepest);
    return [
      {
        path: [...path, ...inside],
        message: say`地方要求的 ${inside.join('.')} 写作${written(valueAt(pack, inside))}，应为文字或一个对象`,
      },
    ];
  }
  const value = valueAt(pack, inside);
  if (value === undefined) return [{ path: [...path, ...inside.slice(0, -1)], message: say`地方要求缺少 ${inside.at(-1) ?? ''}` }];
  return [{ path: [...path, ...inside], message: say`地方要求的 ${inside.join('.')} 写作${written(value)}，${expected(issue)}` }];
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);

function readRule(rule: Rule, given: unknown, faults: Fault[]): Settings['rules'][string] | undefined {
  if (!isObject(given)) {
    const level = LevelSchema.safeParse(given);
    if (level.success) return level.data;
    faults.push({ path: ['rules', rule.id], message: say`规则“${rule.id}”的级别写作${written(given)}，应为 ${LEVELS}` });
    return undefined;
  }
  const { severity, when, ...options } = given;
  const level = LevelSchema.optional().safeParse(severity);
  if (!level.success) {
    faults.push({
      path: ['rules', rule.id, 'severity'],
      message: say`规则“${rule.id}”的 severity 写作${written(severity)}，应为 ${LEVELS}`,
    });
  }
  const timing = WhenSchema.optional().safeParse(when);
  if (!timing.success) {
    faults.push({ path: ['rules', rule.id, 'when'], message: say`规则“${rule.id}”的 when 写作${written(when)}，应为 type 或 save` });
  }
  const kept = readOptions(rule, options, faults);
  const own = level.success && level.data !== undefined ? { severity: level.data } : {};
  const result = { ...kept, ...own, ...(timing.data === undefined ? {} : { when: timing.data }) };
  return Object.keys(result).length > 0 ? result : undefined;
}

/** The options as given where the rule takes them as they are; otherwise one sentence for each, and the rule's own defaults. */
function readOptions(rule: Rule, options: Readonly<Record<string, unknown>>, faults: Fault[]): Readonly<Record<string, unknown>> {
  const names = Object.keys(options);
  if (names.length === 0) return {};
  if (!rule.options) {
    for (const name of names)
      faults.push({ path: ['rules', rule.id, name], message: say`规则“${rule.id}”没有选项“${name}”`, isName: true });
    return {};
  }
  const kept = { ...options };
  const shape = rule.options instanceof z.ZodObject ? Object.keys(rule.options.shape) : undefined;
  for (const name of names) {
    if (!shape || shape.includes(name)) continue;
    faults.push({ path: ['rules', rule.id, name], message: closest(say`规则“${rule.id}”没有选项“${name}”`, name, shape), isName: true });
    delete kept[name];
  }
  const parsed = rule.options.safeParse(kept);
  if (parsed.success) return kept;
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    const path = ['rules', rule.id, ...(name ? [name] : [])];
    const [value, right] = [written(kept[name]), expected(issue)];
    const message = name ? say`规则“${rule.id}”的选项“${name}”写作${value}，${right}` : say`规则“${rule.id}”的选项写作${value}，${right}`;
    faults.push({ path, message });
    delete kept[name];
  }
  return rule.options.safeParse(kept).success ? kept : {};
}

/** Names the known word that comes closest, where there is one. */
function closest(none: Said, word: string, known: readonly string[]): Said {
  const near = nearest(word, known);
  return near === undefined ? none : say`${none}，最接近的是“${near}”`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, Message>> = {
  number: say`一个数`,
  int: say`一个整数`,
  string: say`一段文字`,
  boolean: say`true 或 false`,
  array: say`一个数组`,
  object: say`一个对象`,
};

/** What an option should have been, from what the schema found wrong with it. */
function expected(issue: z.core.$ZodIssue): Message {
  if (issue.code === 'invalid_type') return say`应为${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small') return say`应不小于 ${String(issue.minimum)}`;
  if (issue.code === 'too_big') return say`应不大于 ${String(issue.maximum)}`;
  if (issue.code === 'invalid_key') return say`应为 ${listed(ORDINALS)} 之一`;
  if (issue.code === 'invalid_value') return say`应为 ${listed(issue.values.map(String))} 之一`;
  return say`不能用`;
}

/** A value in a sentence: “warn”, 12, 一个数组. */
function written(value: unknown): Message {
  if (Array.isArray(value)) return say`一个数组`;
  if (typeof value === 'object' && value !== null) return say`一个对象`;
  const text = String(value);
  return say`“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
