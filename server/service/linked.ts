import { type Span, span, touches } from '../text/span.ts';
import { mayNameOrgan, type NamedPlace, organNames } from './organ-places.ts';
import type { Reading } from './reading.ts';
import { mayNameYear, yearPlaces } from './year-places.ts';

/** Places with the same text that are edited together while the text goes by the pattern. */
export interface Linked {
  readonly places: readonly Span[];
  /** Of a regular expression that the whole text must go by; what is typed beyond it ends the connection. */
  readonly pattern: string;
}

/** What may stand in a name. */
const NAME = '[^\\s0-9０-９，。；：、|《》“”（）()]';

/**
 * The places that say the same as the one a cursor is in: the report's year, or its organ under the same name. In title, front matter and signature the
 * text may be taken away and written anew; in a sentence the connection ends as soon as something is typed at the ends of a name or a digit is taken
 * away, so that rewriting the sentence does not reach the title.
 */
function linkedPlaces({ report }: Reading, offset: number): Linked | undefined {
  if (!report.isReport) return undefined;
  const { source } = report.tree;
  if (/[0-9]/.test(source.slice(Math.max(0, offset - 1), offset + 1))) {
    if (!mayNameYear(report, offset)) return undefined;
    return connected(yearPlaces(report), offset, ({ isOwn }) => (isOwn ? '[0-9]{0,4}' : '[0-9]{4}'));
  }
  if (!mayNameOrgan(report, offset)) return undefined;
  for (const { name, places } of organNames(report).names) {
    // a short name that only sentences have would leave the title behind
    if (!places.some(({ isOwn }) => isOwn)) continue;
    const found = connected(places, offset, ({ at, isOwn }) => {
      if (isOwn) return `${NAME}{0,40}`;
      return at.start < offset && offset < at.end ? `${name.slice(0, 1)}${NAME}{0,38}${name.slice(-2)}` : undefined;
    });
    if (found) return found;
  }
  return undefined;
}

/** Which places are linked, also while one of them is half-written: then the text itself no longer tells what it means. */
export interface Linking {
  /** The places linked with the one that a cursor is in; those linked before stay so as long as nothing but them has changed, all alike. */
  places(reading: Reading, offset: number): Linked | undefined;
  forget(uri: string): void;
}

/** Nothing linked yet. */
export function createLinking(): Linking {
  /** What was linked last, by document. */
  const before = new Map<string, { readonly source: string; readonly linked: Linked }>();
  return Object.freeze({
    places(reading: Reading, offset: number) {
      const { uri } = reading.document;
      const { source } = reading.report.tree;
      const last = before.get(uri);
      const stays = last && last.source !== source ? carriedOn(last.source, last.linked, source, offset) : undefined;
      const linked = stays ?? linkedPlaces(reading, offset);
      // kept where nothing is linked: an editor may ask when it has changed the one place and not yet the others
      if (linked) before.set(uri, { source, linked });
      return linked;
    },
    forget(uri: string) {
      before.delete(uri);
    },
  });
}

/** The same places in a later text that differs from the earlier one in them alone, and in all of them alike. */
function carriedOn(earlier: string, { places, pattern }: Linked, source: string, offset: number): Linked | undefined {
  const [first] = places;
  if (!first) return undefined;
  const length = first.end - first.start + (source.length - earlier.length) / places.length;
  if (!Number.isInteger(length) || length < 0) return undefined;
  const written = source.slice(first.start, first.start + length);
  if (!new RegExp(`^${pattern}$`).test(written)) return undefined;
  const moved: Span[] = [];
  let from = 0;
  let at = 0;
  for (const place of places) {
    const start = at + place.start - from;
    if (earlier.slice(from, place.start) !== source.slice(at, start) || !source.startsWith(written, start)) return undefined;
    moved.push(span(start, start + length));
    from = place.end;
    at = start + length;
  }
  if (earlier.slice(from) !== source.slice(at) || !moved.some((place) => touches(place, offset))) return undefined;
  return { places: moved, pattern };
}

function connected(
  places: readonly NamedPlace[],
  offset: number,
  patternAt: (place: NamedPlace) => string | undefined,
): Linked | undefined {
  const here = places.find(({ at }) => touches(at, offset));
  const pattern = here && places.length > 1 ? patternAt(here) : undefined;
  return pattern === undefined ? undefined : { places: places.map(({ at }) => at), pattern };
}
