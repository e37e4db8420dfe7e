import { decodeAs } from '../text/decode.ts';

/** One line in each of two encodings, both counted from 1. */
export interface MixedLines {
  readonly utf8: number;
  readonly gb18030: number;
}

/** So many characters of three bytes are UTF-8: the chance that GB18030 gives one of them alone is 1 in thousands. */
const ENOUGH = 4;

/**
 * The first line in UTF-8 and the first in GB18030 of a text that is pieced together of both, as when paragraphs were appended by another program;
 * `undefined` where all lines may be of one encoding. A damaged character or two make no other encoding.
 */
export function mixedLines(bytes: Uint8Array): MixedLines | undefined {
  let utf8: number | undefined;
  let gb18030: number | undefined;
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const { end, twos, whole, broken } = lookAt(bytes, start);
    if (broken === 0 && twos === 0 && whole >= ENOUGH) utf8 ??= line;
    if (gb18030 === undefined && broken >= ENOUGH && broken > whole && decodeAs(bytes.subarray(start, end), 'gb18030', false))
      gb18030 = line;
    if (utf8 !== undefined && gb18030 !== undefined) return { utf8, gb18030 };
    start = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
  }
  return undefined;
}

const LF = 0x0a;
const CR = 0x0d;

/** A line as UTF-8: where it ends, how many of its characters have two bytes (GB18030 often gives such), how many have more, and how many bytes belong to none. */
interface Line {
  readonly end: number;
  readonly twos: number;
  readonly whole: number;
  readonly broken: number;
}

function lookAt(bytes: Uint8Array, start: number): Line {
  let twos = 0;
  let whole = 0;
  let broken = 0;
  let at = start;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === LF || byte === CR) break;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    if (more === 0 || !isContinued(bytes, at, more)) broken++;
    else {
      if (more === 1) twos++;
      else whole++;
      at += more;
    }
  }
  return { end: at, twos, whole, broken };
}

function isContinued(bytes: Uint8Array, at: number, more: number): boolean {
  for (let i = at + 1; i <= at + more; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}
