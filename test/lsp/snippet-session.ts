import type { Client, Doc } from './connect.ts';

/** A stop of a snippet: its number, and everywhere that it stands with what stands there at first. */
export interface Stop {
  readonly number: number;
  readonly initial: string;
}

/** A snippet being filled in, as an editor does it: the stops with their places, which move as they are typed into. */
export interface SnippetSession {
  readonly stops: readonly Stop[];
  /** Puts the cursor to a stop: tells the server. */
  goTo(number: number): Promise<void>;
  /** Replaces what stands at the stop, in all its places at once. */
  put(number: number, text: string): Promise<void>;
  textAt(number: number): string;
  /** Where the stop stands first. */
  spanOf(number: number): { readonly start: number; readonly end: number };
}

interface Place {
  readonly number: number;
  start: number;
  end: number;
}

const STOP = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:[^{}$]|\\.|\$[A-Z_]+|\$\{(?:[^{}]|\{[^{}]*\})*\})*)|\|([^|]*)\|)?\}/g;

/** The text of a snippet's body with its stops; variables are replaced as given. */
export function expand(body: string, variable: (text: string) => string): { readonly text: string; readonly places: Place[] } {
  const places: Place[] = [];
  const defaults = new Map<number, string>();
  let text = '';
  let from = 0;
  for (const match of body.matchAll(STOP)) {
    const [whole, escaped, plain, number, written, choices] = match;
    text += body.slice(from, match.index);
    from = match.index + whole.length;
    if (escaped !== undefined) {
      text += escaped;
      continue;
    }
    const stop = Number(plain ?? number);
    const initial = written !== undefined ? variable(written) : (choices?.split(',')[0] ?? defaults.get(stop) ?? '');
    if (!defaults.has(stop)) defaults.set(stop, initial);
    places.push({ number: stop, start: text.length, end: text.length + initial.length });
    text += initial;
  }
  return { text: text + body.slice(from), places };
}

/** Fills in the snippet that the document was opened with. */
export function fillIn({ connection }: Client, doc: Doc, places: Place[], cursorMethod: string): SnippetSession {
  const first = (number: number): Place => {
    const place = places.find((one) => one.number === number);
    if (!place) throw new Error(`no stop ${number}`);
    return place;
  };
  const session: SnippetSession = {
    stops: [...new Set(places.map(({ number }) => number))]
      .filter((number) => number > 0)
      .sort((a, b) => a - b)
      .map((number) => ({ number, initial: doc.text().slice(first(number).start, first(number).end) })),
    async goTo(number) {
      await connection.sendNotification(cursorMethod, { uri: doc.uri, position: doc.positionOf(first(number).end), rested: false });
    },
    async put(number, text) {
      for (const place of places.filter((one) => one.number === number)) {
        const by = text.length - (place.end - place.start);
        await doc.edit(place.start, place.end, text);
        for (const other of places) {
          if (other === place || other.start < place.end) continue;
          other.start += by;
          other.end += by;
        }
        place.end += by;
      }
    },
    textAt: (number) => doc.text().slice(first(number).start, first(number).end),
    spanOf: (number) => ({ start: first(number).start, end: first(number).end }),
  };
  return session;
}
