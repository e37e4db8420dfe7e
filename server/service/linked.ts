import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import { type NamedPlace, organNames } from './organ-places.ts';
import type { Reading } from './reading.ts';
import { yearPlaces } from './year-places.ts';

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
export function linkedPlaces({ report }: Reading, offset: number): Linked | undefined {
  if (!report.isReport) return undefined;
  const { source } = report.tree;
  if (/[0-9]/.test(source.slice(Math.max(0, offset - 1), offset + 1))) {
    return connected(yearPlaces(report), offset, ({ isOwn }) => (isOwn ? '[0-9]{0,4}' : '[0-9]{4}'));
  }
  for (const { name, places } of organNames(report).names) {
    const found = connected(places, offset, ({ at, isOwn }) => {
      if (isOwn) return `${NAME}{0,40}`;
      return at.start < offset && offset < at.end ? `${name.slice(0, 1)}${NAME}{0,38}${name.slice(-2)}` : undefined;
    });
    if (found) return found;
  }
  return undefined;
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
