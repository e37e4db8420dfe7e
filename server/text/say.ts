/**
 * English texts by Chinese template: `“{0}”重复` → `“{0}” is there twice`. The placeholders of both are the same. Where English differs with a number,
 * both forms stand: `{0} 格` → `{0} {0|cell|cells}`.
 */
export type English = Readonly<Record<string, string>>;

/** What fills a place of a template: the user's own words and figures as they are, or another text of ours. */
export type Argument = string | number | Said;

/**
 * A text of ours, said but not yet put into words: its Chinese pieces and what stands between them. Immutable, and cheap to make; the language is
 * chosen when it is shown. As a string it is Chinese.
 */
export interface Said {
  /** One more than there are arguments. */
  readonly pieces: readonly string[];
  readonly args: readonly Argument[];
  /** The pieces are but the marks between the items of a list. */
  readonly isList: boolean;
  toString(): string;
}

/** What is shown to a person: a text of ours, or words that need no translation. */
export type Message = string | Said;

/** Chinese text with arguments: say`“${word}”重复`. Its English stands in l10n/en.json under the template `“{0}”重复`. */
export const say = (pieces: TemplateStringsArray, ...args: readonly Argument[]): Said => new Words(pieces, args, false);

/** What separates the items of a list, and what does in English. */
const SEPARATORS = { '': ' ', '、': ', ', '，': ', ', '；': '; ', ' · ': ' · ' } as const;

/** Several texts in a row: `甲、乙、丙`. A list of one is that one. */
export function listed(items: readonly Argument[], separator: keyof typeof SEPARATORS = '、'): Message {
  const [first, ...others] = items;
  if (first === undefined) return '';
  if (others.length === 0 && typeof first !== 'number') return first;
  return new Words(['', ...others.map(() => separator), ''], items, true);
}

/** A class for its `toString` alone: the data of it can be sent to another thread. */
class Words implements Said {
  readonly pieces: readonly string[];
  readonly args: readonly Argument[];
  readonly isList: boolean;

  constructor(pieces: readonly string[], args: readonly Argument[], isList: boolean) {
    this.pieces = pieces;
    this.args = args;
    this.isList = isList;
  }

  toString(): string {
    return inChinese(this);
  }
}

/** The words in Chinese. */
export function inChinese(message: Message): string {
  if (typeof message === 'string') return message;
  const { pieces, args } = message;
  let text = pieces[0] ?? '';
  for (let i = 0; i < args.length; i++) text += chineseOf(args[i] ?? '') + (pieces[i + 1] ?? '');
  return text;
}

const chineseOf = (arg: Argument): string | number => (typeof arg === 'object' ? inChinese(arg) : arg);

/** The template that English texts are filed under: `“{0}”重复`. */
export const templateOf = (pieces: readonly string[]): string =>
  pieces.map((piece, i) => (i === 0 ? piece : `{${i - 1}}${piece}`)).join('');

/** The words in English where texts are given, else in Chinese; also where the texts lack this one. */
export function toText(message: Message, english?: English): string {
  if (typeof message === 'string') return message;
  if (!english) return inChinese(message);
  const { pieces, args, isList } = message;
  const words = args.map((arg) => (typeof arg === 'object' ? toText(arg, english) : String(arg)));
  if (isList) return words.reduce((text, word, i) => text + englishMark(pieces[i] ?? '') + word);
  const template = templateOf(pieces);
  return (english[template] ?? template).replace(PLACE, (_, i: string, one?: string, many?: string) => {
    const word = words[Number(i)] ?? '';
    return one === undefined ? word : ((word === '1' ? one : many) ?? '');
  });
}

/** A place of a template: {0}, or what depends on the number there: {0|cell|cells}. */
const PLACE = /\{(\d+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

const isSeparator = (mark: string): mark is keyof typeof SEPARATORS => mark in SEPARATORS;
const englishMark = (mark: string): string => (isSeparator(mark) ? SEPARATORS[mark] : mark);
