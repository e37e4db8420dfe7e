import * as z from 'zod';
import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { say } from '../text/say.ts';
import { closest, expected, type Fault, isObject, written } from './setting-faults.ts';
import { LevelSchema, type RuleSetting, type Settings, WhenSchema } from './settings.ts';

const LEVELS = say`error、warning、information、hint 或 off`;

/** What is set for each rule; what cannot be used goes into `faults`, and the rule's own default stands in for it. */
export function readRules(given: unknown, faults: Fault[]): Settings['rules'] {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) {
    faults.push({ path: ['rules'], message: say`设置 rules 写作${written(given)}，应为一个对象（规则编号：级别）` });
    return {};
  }
  const read: Record<string, RuleSetting> = {};
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

function readRule(rule: Rule, given: unknown, faults: Fault[]): RuleSetting | undefined {
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
