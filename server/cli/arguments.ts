import { parseArgs } from 'node:util';
import * as z from 'zod';
import { nearest } from '../service/nearest.ts';
import { type Complaint, complain } from './io.ts';

// interpreted, never compiled with the Function constructor
z.config({ jitless: true });

/** What a command takes: its options by name and how many paths or names it wants. */
export interface Command<Shape extends z.ZodRawShape> {
  readonly name: string;
  /** Options with a value or without (booleans); a bad value's message completes “选项 --x 写作 v，应为…”. */
  readonly options: z.ZodObject<Shape>;
  readonly operands: { readonly least: number; readonly most: number; readonly missing: string };
}

export interface Arguments<Shape extends z.ZodRawShape> {
  readonly options: z.infer<z.ZodObject<Shape>>;
  readonly operands: readonly string[];
  /** `--help` was among them: nothing else counts. */
  readonly help: boolean;
}

/** Reads the arguments of a command; the first thing that is wrong becomes a sentence. */
export function readArguments<Shape extends z.ZodRawShape>(command: Command<Shape>, argv: readonly string[]): Arguments<Shape> | Complaint {
  const names = Object.keys(command.options.shape);
  const isSwitch = (name: string): boolean => command.options.shape[name] instanceof z.ZodDefault;
  const wrong = (sentence: string): Complaint => complain(`${sentence}；用法见 nianbao ${command.name} --help`);
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(names.map((name) => [name, { type: isSwitch(name) ? 'boolean' : 'string' }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (token.name === 'help' || token.rawName === '-h') return { options: command.options.parse({}), operands: [], help: true };
    if (!names.includes(token.name)) {
      const meant = nearest(token.name, names);
      return wrong(`没有 ${token.rawName} 这个选项${meant === undefined ? '' : `，可能是 --${meant}`}`);
    }
    if (isSwitch(token.name)) {
      if (token.value !== undefined) return wrong(`选项 --${token.name} 不带值，写作 ${token.rawName}=${token.value}`);
      values[token.name] = true;
    } else {
      if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) return wrong(`选项 --${token.name} 缺少值`);
      values[token.name] = token.value;
    }
  }
  const options = command.options.safeParse(values);
  if (!options.success) {
    const issue = options.error.issues[0];
    const name = String(issue?.path[0] ?? '');
    return wrong(`选项 --${name} 写作 ${String(values[name])}，应为${issue?.message ?? ''}`);
  }
  const { least, most, missing } = command.operands;
  if (positionals.length < least) return wrong(`缺少${missing}`);
  if (positionals.length > most) return wrong(`多出 ${positionals[most]}`);
  return { options: options.data, operands: positionals, help: false };
}

/** A switch: `--fix`. */
export const switchOption = z.boolean().default(false);

/** An option with a value of one's own: `--config FILE`. */
export const valueOption = z.string().optional();

/** An option with one of some values. */
export const choiceOption = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.enum(names, { error: ` ${names.slice(0, -1).join('、')} 或 ${names.at(-1)}` }).optional();

/** A year of four digits. */
export const yearOption = z
  .string()
  .regex(/^(19|20)\d\d$/, { error: '四位年份' })
  .transform(Number)
  .optional();

/** A number of things, from 1 on. */
export const countOption = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, { error: ' 1 以上的整数' })
  .transform(Number)
  .optional();
