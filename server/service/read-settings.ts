import * as z from 'zod';
import { type Message, say } from '../text/say.ts';
import { readPacks } from './read-packs.ts';
import { readRules } from './read-rule-settings.ts';
import { closest, expected, type Fault, isObject, written } from './setting-faults.ts';
import { defaultSettings, type FormatSetting, FormatSchema, type Settings, YearSchema } from './settings.ts';

/** What the editor or the command line reads from the same place, and judges itself. */
const OTHER_KEYS = ['$schema', 'detect', 'workspace', 'cellHint', 'trace', 'lastYear', 'manners', 'hints', 'language'];
const OWN_KEYS = ['rules', 'year', 'packs', 'baseline', 'format'];

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
  if (!year.success) {
    const isQuoted = typeof given.year === 'string' && YearSchema.safeParse(Number(given.year)).success;
    const seen = written(given.year);
    const message = isQuoted ? say`设置 year 写作${seen}，年份不加引号` : say`设置 year 写作${seen}，应为四位年份`;
    faults.push({ path: ['year'], message });
  }
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
