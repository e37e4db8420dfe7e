/** Some UTF-16 units: `has` asks for one with a look or two into a table; a `Set` hashes the number and follows its chain. */
export interface Codes {
  readonly has: (code: number) => boolean;
}

/** The UTF-16 units of some characters, none of them U+0000: to ask whether a text has one of them somewhere needs no string of its own then. */
export function codesOf(characters: string): Codes {
  let size = 16;
  while (size < characters.length * 4) size *= 2;
  const last = size - 1;
  /** Each stands where its last bits say, or in the next free place. */
  const table = new Uint16Array(size);
  for (let n = 0; n < characters.length; n++) {
    const code = characters.charCodeAt(n);
    let i = code & last;
    while (table[i] !== 0 && table[i] !== code) i = (i + 1) & last;
    table[i] = code;
  }
  return {
    has: (code) => {
      for (let i = code & last; table[i] !== 0; i = (i + 1) & last) if (table[i] === code) return true;
      return false;
    },
  };
}

/**
 * Looks for one of some characters: gives where the next one stands from an offset on, -1 where none does. A class of a pattern asks each character
 * against its ranges one by one, and each search from where the last one ended is a call of its own.
 */
export function charFinder(characters: string): (text: string, from: number) => number {
  const codes = codesOf(characters);
  /** By the last eight bits of a character, one that ends so: small enough to stay at hand. */
  const likely = new Uint16Array(256);
  for (let n = 0; n < characters.length; n++) likely[characters.charCodeAt(n) & 0xff] = characters.charCodeAt(n);
  return (text, from) => {
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const one = likely[code & 0xff];
      if (one !== 0 && (one === code || codes.has(code))) return i;
    }
    return -1;
  };
}
