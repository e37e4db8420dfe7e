import type * as z from 'zod';
import { ORDINALS } from '../rules/shared/requirements.ts';
import { listed, type Message, type Said, say } from '../text/say.ts';
import { nearest } from './nearest.ts';

/** A value that cannot be used: where it stands (keys from the outside in) and one sentence. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: Message;
  /** The name itself is meant, not what it is set to. */
  readonly isName?: boolean;
}

/** Names the known word that comes closest, where there is one. */
export function closest(none: Said, word: string, known: readonly string[]): Said {
  const near = nearest(word, known);
  return near === undefined ? none : say`${none}，最接近的是“${near}”`;
}

/** Neither a list nor nothing. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
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
export function expected(issue: z.core.$ZodIssue): Message {
  if (issue.code === 'invalid_type') return say`应为${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small') return say`应不小于 ${String(issue.minimum)}`;
  if (issue.code === 'too_big') return say`应不大于 ${String(issue.maximum)}`;
  if (issue.code === 'invalid_key') return say`应为 ${listed(ORDINALS)} 之一`;
  if (issue.code === 'invalid_value') return say`应为 ${listed(issue.values.map(String))} 之一`;
  return say`不能用`;
}

/** A value in a sentence: “warn”, 12, 一个数组. */
export function written(value: unknown): Message {
  if (Array.isArray(value)) return say`一个数组`;
  if (typeof value === 'object' && value !== null) return say`一个对象`;
  const text = String(value);
  return say`“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
