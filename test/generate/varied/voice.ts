import type { Figures } from '../figures.ts';
import type { FormId } from '../form.ts';
import type { Organ } from '../organs.ts';
import type { Random } from '../random.ts';

/** What a sentence may be made from. */
export interface Voice {
  readonly chance: Random;
  readonly organ: Organ;
  readonly year: number;
  readonly forms: { readonly applications: FormId; readonly proactiveDisclosure: FormId };
  /** This year's true figures. */
  readonly figures: Figures;
  /** Last year's, true too. */
  readonly last: Figures;
  readonly lastForms: { readonly applications: FormId; readonly proactiveDisclosure: FormId };
}

/**
 * What a figure in a sentence claims: a figure of a table, a share, a growth rate, a part or a total of a listing that is exhaustive, this year.
 * The claims of a report are where evidence puts one wrong figure at a time.
 */
export type ClaimKind = 'figure' | 'share' | 'growth' | 'part' | 'year' | 'stock';

const OPEN = '\ue000';
const CLOSE = '\ue001';
const KINDS: readonly ClaimKind[] = ['figure', 'share', 'growth', 'part', 'year', 'stock'];

/** Marks words of a sentence as a claim; the mark goes out when the report is put together. */
export const claim = (kind: ClaimKind, words: string | number): string =>
  `${OPEN}${String.fromCharCode(0xe010 + KINDS.indexOf(kind))}${words}${CLOSE}`;

/** A claim at its place in the finished text. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly start: number;
  readonly end: number;
}

/** Takes the marks out of a text. */
export function unmark(marked: string): { readonly text: string; readonly claims: readonly Claim[] } {
  if (!marked.includes(OPEN)) return { text: marked, claims: [] };
  const claims: Claim[] = [];
  let text = '';
  let open: { kind: ClaimKind; start: number } | undefined;
  for (let i = 0; i < marked.length; i++) {
    const c = marked.charAt(i);
    if (c === OPEN) open = { kind: KINDS[marked.charCodeAt(++i) - 0xe010] ?? 'figure', start: text.length };
    else if (c === CLOSE) {
      if (open) claims.push({ ...open, end: text.length });
      open = undefined;
    } else text += c;
  }
  return { text, claims };
}

/** The text without marks. */
export const bare = (marked: string): string => unmark(marked).text;

const percent = (part: number, whole: number, digits: number): string => (whole === 0 ? '0' : ((part / whole) * 100).toFixed(digits));

/**
 * Fills a template. `{Y}` this year, `{T}` the same where it claims that what is said is this year's, `{L}` last year, `{P}` the year before,
 * `{N}` next year, `{self}`, `{organ}`, `{site}`, `{up}`; `{3-40}` a number; `{!a=3-40}` a number to be named elsewhere in the template; `{a}`;
 * `{a+b}` their sum; `{%a/a+b}` a share; `{one|two}` one of the wordings.
 */
export function fill(voice: Voice, template: string): string {
  const { chance, organ, year } = voice;
  const known = new Map<string, number>();
  const names: Readonly<Record<string, string>> = {
    Y: String(year),
    T: claim('year', year),
    L: String(year - 1),
    P: String(year - 2),
    N: String(year + 1),
    self: organ.self,
    organ: organ.name,
    site: organ.site,
    up: organ.up,
  };
  const sum = (terms: string): number => terms.split('+').reduce((total, name) => total + (known.get(name) ?? 0), 0);
  // what is known unprinted is known from the start
  const told = template.replace(/\{!([a-z])=(\d+)-(\d+)\}/g, (_, name: string, from: string, to: string) => {
    known.set(name, chance.int(Number(from), Number(to)));
    return '';
  });
  return told.replace(/\{([^{}]*)\}/g, (_, inside: string) => {
    const name = names[inside];
    if (name !== undefined) return name;
    const range = /^(\d+)-(\d+)$/.exec(inside);
    if (range) return String(chance.int(Number(range[1]), Number(range[2])));
    const share = /^%([a-z+]+)\/([a-z+]+)$/.exec(inside);
    if (share) return claim('share', percent(sum(share[1] ?? ''), sum(share[2] ?? ''), chance.pick([1, 2])));
    if (/^[a-z](?:\+[a-z])*$/.test(inside)) return claim('part', sum(inside));
    return fill(voice, chance.pick(inside.split('|')));
  });
}

/** Some of the items, each once, in their order. */
export function some<T>(chance: Random, items: readonly T[], from: number, to: number): readonly T[] {
  const count = Math.min(items.length, chance.int(from, to));
  const chosen = new Set<number>();
  for (let guard = 0; chosen.size < count && guard < 200; guard++) chosen.add(chance.int(0, items.length - 1));
  return items.filter((_, index) => chosen.has(index));
}

/** The items in any order. */
export function shuffled<T>(chance: Random, items: readonly T[]): readonly T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const other = chance.int(0, i);
    [out[i], out[other]] = [out[other] as T, out[i] as T];
  }
  return out;
}
