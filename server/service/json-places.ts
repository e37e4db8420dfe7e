import { type Span, span } from '../text/span.ts';

/** Where the members of a JSON text stand. */
export interface JsonPlaces {
  /** Span of the value at a path, of its key where it has one, by the path's keys joined with `\u0000`; the root is the empty string. */
  readonly values: ReadonlyMap<string, Span>;
  readonly keys: ReadonlyMap<string, Span>;
  /** The first character that cannot be read; `undefined` for a whole text. */
  readonly brokenAt: number | undefined;
}

const DEPTH = 64;
const PLAIN = /[^\s,\]}:"{[]+/y;
const STRING = /"(?:[^"\\\n\r]|\\.)*"/y;
const SPACE = /\s*/y;

/** The key under which a path is found in `JsonPlaces`. */
export const placeKey = (path: readonly string[]): string => path.join('\u0000');

/** Reads the places of a JSON text in one pass. Never throws; what follows the first fault is left out. */
export function readJsonPlaces(text: string): JsonPlaces {
  const values = new Map<string, Span>();
  const keys = new Map<string, Span>();
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let brokenAt: number | undefined;

  const skip = () => {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const broken = (): false => {
    brokenAt ??= Math.min(at, text.length);
    return false;
  };

  function value(path: readonly string[]): boolean {
    skip();
    const start = at;
    const mark = text[at];
    if (path.length > DEPTH) return broken();
    if (mark === '{' ? !members(path) : mark === '[' ? !items(path) : !scalar()) return false;
    values.set(placeKey(path), span(start, at));
    return true;
  }

  function scalar(): boolean {
    const start = at;
    const found = take(text[at] === '"' ? STRING : PLAIN);
    if (found !== undefined && isJson(found)) return true;
    at = start;
    return broken();
  }

  function members(path: readonly string[]): boolean {
    at++;
    skip();
    if (text[at] === '}') return ++at > 0;
    for (;;) {
      skip();
      const start = at;
      const name = take(STRING);
      if (name === undefined || !isJson(name)) return broken();
      const inside = [...path, String(JSON.parse(name))];
      keys.set(placeKey(inside), span(start, at));
      skip();
      if (text[at] !== ':') return broken();
      at++;
      if (!value(inside)) return false;
      skip();
      if (text[at] === '}') return ++at > 0;
      if (text[at] !== ',') return broken();
      at++;
    }
  }

  function items(path: readonly string[]): boolean {
    at++;
    skip();
    if (text[at] === ']') return ++at > 0;
    for (let index = 0; ; index++) {
      if (!value([...path, String(index)])) return false;
      skip();
      if (text[at] === ']') return ++at > 0;
      if (text[at] !== ',') return broken();
      at++;
    }
  }

  if (value([])) {
    skip();
    if (at < text.length) broken();
  }
  return { values, keys, brokenAt };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
