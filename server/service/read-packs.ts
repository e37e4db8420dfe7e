import type * as z from 'zod';
import { listed, say } from '../text/say.ts';
import { nearest } from './nearest.ts';
import { builtInPacks, type Pack, PackSchema } from './packs.ts';
import { closest, expected, type Fault, isObject, written } from './setting-faults.ts';

/** The packs asked for, by name or as they are. One that cannot be used is left out whole, and `faults` says why. */
export function readPacks(given: unknown, faults: Fault[]): readonly Pack[] {
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
