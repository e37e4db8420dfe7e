/**
 * Looks for the beginnings of words, the first two characters of each (of a word of one character, that one): gives where the next one stands from an
 * offset on, -1 where none does. One look at each character, however many words there are; a pattern with as many branches tries them all.
 */
export function wordFinder(words: readonly string[]): (text: string, from: number) => number {
  /** By character: a word of that one character. */
  const single = new Uint8Array(0x10000);
  for (const word of words) if (word.length === 1) single[word.charCodeAt(0)] = 1;
  const pairs = new Set(words.filter((word) => word.length > 1).map((word) => pairOf(word.charCodeAt(0), word.charCodeAt(1))));
  const mask = sizeFor(pairs.size) - 1;
  /** Open addressing; 0 is no pair. */
  const slots = new Int32Array(mask + 1);
  for (const pair of pairs) {
    let slot = slotOf(pair) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = pair;
  }
  return (text, from) => {
    let before = 0;
    for (let i = from; i < text.length; i++) {
      const c = text.charCodeAt(i);
      const pair = pairOf(before, c);
      for (let slot = slotOf(pair) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) if (slots[slot] === pair) return i - 1;
      if (single[c] === 1) return i;
      before = c;
    }
    return -1;
  };
}

const pairOf = (first: number, second: number): number => (first << 16) | second;
const slotOf = (pair: number): number => Math.imul(pair, 0x9e3779b1) >>> 12;

/** Eight slots for each pair: nearly every look ends at the first. */
const sizeFor = (pairs: number): number => 2 ** Math.ceil(Math.log2(8 * pairs + 1));
