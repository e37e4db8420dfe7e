import { parseArgs } from 'node:util';
import * as z from 'zod';
import { nearest } from '../service/nearest.ts';
import { listed, type Message, type Said, say } from '../text/say.ts';
import { type Complaint, complain } from './io.ts';

// interpreted, never compiled with the Function constructor
z.config({ jitless: true });

/** What a command takes: its options by name and how many paths or names it wants. */
export interface Command<Shape extends z.ZodRawShape> {
  readonly name: string;
  /** Options with a value or without (booleans); what a bad value should have been is told by `expected`. */
  readonly options: z.ZodObject<Shape>;
  readonly operands: { readonly least: number; readonly most: number; readonly missing: Message };
}

/** What the arguments of a command say. */
export interface Arguments<Shape extends z.ZodRawShape> {
  readonly options: z.infer<z.ZodObject<Shape>>;
  readonly operands: readonly string[];
  /** `--help` was among them: nothing else counts. */
  readonly help: boolean;
}

/** Reads the arguments of a command; the first thing that is wrong becomes a sentence. */
export function readArguments<Shape extends z.ZodRawShape>(command: Command<Shape>, argv: readonly string[]): Arguments<Shape> | Complaint {
  const shape: z.ZodRawShape = { ...command.options.shape, language: languageOption };
  const names = Object.keys(shape);
  const isSwitch = (name: string): boolean => shape[name] instanceof z.ZodDefault;
  const wrong = (sentence: Said): Complaint => complain(say`${sentence}；用法见 ${`nianbao ${command.name} --help`}`);
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
      return wrong(meant === undefined ? say`没有 ${token.rawName} 这个选项` : say`没有 ${token.rawName} 这个选项，可能是 ${`--${meant}`}`);
    }
    if (isSwitch(token.name)) {
      if (token.value !== undefined) return wrong(say`选项 ${`--${token.name}`} 不带值，写作 ${`${token.rawName}=${token.value}`}`);
      values[token.name] = true;
    } else {
      if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
        return wrong(say`选项 ${`--${token.name}`} 缺少值`);
      values[token.name] = token.value;
    }
  }
  const options = command.options.safeParse(values);
  const issue = options.error?.issues[0] ?? z.object({ language: languageOption }).safeParse(values).error?.issues[0];
  if (!options.success || issue) {
    const name = String(issue?.path[0] ?? '');
    return wrong(say`选项 ${`--${name}`} 写作 ${String(values[name])}，应为${expected(issue?.message ?? '')}`);
  }
  const { least, most, missing } = command.operands;
  if (positionals.length < least) return wrong(say`缺少${missing}`);
  // an empty word is a variable of a script that was never set: not the working folder, nor anything else
  if (positionals.includes('')) return wrong(say`有一个路径或名称是空的`);
  if (positionals.length > most) return wrong(say`多出 ${positionals[most] ?? ''}`);
  return { options: options.data, operands: positionals, help: false };
}

const YEAR = 'year';
const COUNT = 'count';

/** What should have been written instead of a value; `kind` is the schema's message. */
function expected(kind: string): Message {
  if (kind === YEAR) return say`四位年份`;
  if (kind === COUNT) return say` 1 以上的整数`;
  const names = kind.split(' ');
  return say` ${listed(names.slice(0, -1))} 或 ${names.at(-1) ?? ''}`;
}

/** A switch: `--fix`. */
export const switchOption = z.boolean().default(false);

/** An option with a value of one's own: `--config FILE`. */
export const valueOption = z.string().optional();

/** An option with one of some values. */
export const choiceOption = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.enum(names, { error: names.join(' ') }).optional();

/** A year of four digits. */
export const yearOption = z
  .string()
  .regex(/^(19|20)\d\d$/, { error: YEAR })
  .transform(Number)
  .optional();

/** A number of things, from 1 on. */
export const countOption = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, { error: COUNT })
  .transform(Number)
  .optional();

/** In which language people are spoken to: every command takes it. */
const languageOption = choiceOption(['zh', 'en']);

/** Each `--language VALUE` or `--language=VALUE` among the arguments: where it begins, how many words it is, and what it says. */
const languagesIn = (argv: readonly string[]) =>
  argv.flatMap((word, at) => {
    if (word === '--language') return [{ at, words: 2, value: argv[at + 1] }];
    return word.startsWith('--language=') ? [{ at, words: 1, value: word.slice('--language='.length) }] : [];
  });

/** Whether the arguments ask for English. The last word counts, as with every option. */
export const wantsEnglish = (argv: readonly string[]): boolean => languagesIn(argv).at(-1)?.value === 'en';

/** How many words before the command say the language: none, `--language=en`, or `--language en`. Another language is a complaint. */
export function languageBefore(argv: readonly string[]): { readonly words: number } | Complaint {
  const [first] = languagesIn(argv);
  if (first?.at !== 0) return { words: 0 };
  const wrong = (sentence: Said): Complaint => complain(say`${sentence}；用法见 ${'nianbao --help'}`);
  const { words, value } = first;
  if (value === undefined) return wrong(say`选项 ${'--language'} 缺少值`);
  const { error } = languageOption.safeParse(value);
  return error ? wrong(say`选项 ${'--language'} 写作 ${value}，应为${expected(error.issues[0]?.message ?? '')}`) : { words };
}
