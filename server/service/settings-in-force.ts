import { appliesTo, rulesOfPack } from './packs.ts';
import type { RuleSetting, Settings } from './settings.ts';

type Options = Readonly<Record<string, unknown>>;

const inForce = new WeakMap<Settings, Map<string, Settings>>();

/**
 * The settings as they hold for reports of a year: what the packs ask for is put under what was set by rule. Lists are added together, for anything
 * else what was set by rule wins, then the later pack. The same object comes back for the same settings and packs.
 */
export function settingsFor(settings: Settings, year: number | undefined): Settings {
  if (!settings.packs) return settings;
  const packs = settings.packs.filter((pack) => appliesTo(pack, year));
  const known = inForce.get(settings) ?? new Map<string, Settings>();
  inForce.set(settings, known);
  const key = packs.map((pack) => settings.packs?.indexOf(pack)).join();
  const before = known.get(key);
  if (before) return before;
  const rules: Record<string, RuleSetting> = {};
  for (const given of [...packs.map(rulesOfPack), settings.rules]) {
    for (const [id, setting] of Object.entries(given)) rules[id] = put(rules[id], setting);
  }
  const fresh: Settings = { ...settings, rules };
  known.set(key, fresh);
  return fresh;
}

/** What holds when `over` is set above `under`. */
function put(under: RuleSetting | undefined, over: RuleSetting): RuleSetting {
  if (under === undefined || over === 'off') return over;
  const below: Options = typeof under === 'string' ? { severity: under } : under;
  return joined(below, typeof over === 'string' ? { severity: over } : over);
}

function joined(below: Options, above: Options): Options {
  const all: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const own = all[name];
    if (Array.isArray(own) && Array.isArray(value)) all[name] = [...own, ...value];
    else all[name] = isObject(own) && isObject(value) ? joined(own, value) : value;
  }
  return all;
}

const isObject = (value: unknown): value is Options => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is set over what: rules and the layout of tables one by one, anything else as a whole. */
export const settingsOver = (over: Settings, under: Settings): Settings => ({
  ...under,
  ...over,
  rules: { ...under.rules, ...over.rules },
  year: over.year ?? under.year,
  ...(over.format || under.format ? { format: { ...under.format, ...over.format } } : {}),
});
