import type { Neighbours } from '../../server/rules/shared/neighbours.ts';
import type { Settings } from '../../server/service/settings.ts';
import type { Span } from '../../server/text/span.ts';
import type { Random } from '../generate/random.ts';
import type { Base } from './reports.ts';

/** A correct report with one defect put in. */
export interface Defect {
  readonly text: string;
  /** The characters that a finding of the rule must stand on; any one of them where several are as good. */
  readonly at: readonly Span[];
  /** The finding may stand anywhere: what is missing has no place. */
  readonly anywhere?: boolean;
  /** What the repair must give: this text (`same`: the report as it was), or merely that the finding goes; left out where no repair is offered. */
  readonly repaired?: string | 'same' | 'gone' | undefined;
  /** In few words, for whoever looks for a miss. */
  readonly what: string;
  readonly neighbours?: Neighbours;
  readonly settings?: Settings;
}

/** Puts one kind of defect into a report at every place where it can stand. */
export interface Mutator {
  readonly rule: string;
  /** Puts the defects in; a place after the other, nothing where the report has no such place. */
  readonly defects: (base: Base, chance: Random) => Iterable<Defect>;
}

/** The text with `at` written otherwise. */
export const written = (text: string, at: Span, words: string): string => text.slice(0, at.start) + words + text.slice(at.end);

/** A defect that is one stretch written otherwise, found on the stretch and put back by the repair. */
export const slip = (base: Base, at: Span, words: string, more: Partial<Defect> = {}): Defect => ({
  text: written(base.text, at, words),
  at: [{ start: at.start, end: at.start + words.length }],
  repaired: 'same',
  what: `“${base.text.slice(at.start, at.end)}” → “${words}”`,
  ...more,
});

/** A text without its `«…»`, and the first span they stood around. */
export function marked(words: string): { readonly text: string; readonly at: Span } {
  const start = words.indexOf('«');
  const end = words.indexOf('»') - 1;
  return { text: words.replace(/[«»]/g, ''), at: { start, end } };
}

/** All places of a pattern. */
export function* places(text: string, pattern: RegExp): Generator<Span & { readonly match: RegExpExecArray }> {
  const all = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  for (let match = all.exec(text); match; match = all.exec(text)) {
    yield { start: match.index, end: match.index + match[0].length, match };
    if (match[0] === '') all.lastIndex++;
  }
}
