/** The UTF-16 units of some characters: to ask whether a text has one of them somewhere needs no string of its own then. */
export const codesOf = (characters: string): ReadonlySet<number> => new Set([...characters].map((character) => character.charCodeAt(0)));

/**
 * Looks for one of some characters: gives where the next one stands from an offset on, -1 where none does. A class of a pattern asks each character
 * against its ranges one by one, and each search from where the last one ended is a call of its own.
 */
export function charFinder(characters: string): (text: string, from: number) => number {
  const codes = codesOf(characters);
  /** By the last eight bits of a character: small enough to stay at hand. */
  const likely = new Uint8Array(256);
  for (const code of codes) likely[code & 0xff] = 1;
  return (text, from) => {
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (likely[code & 0xff] === 1 && codes.has(code)) return i;
    }
    return -1;
  };
}
