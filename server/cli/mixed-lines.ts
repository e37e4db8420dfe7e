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
  const utf8 = new TextDecoder('utf-8');
  let sound: number | undefined;
  let other: number | undefined;
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const end = lineEnd(bytes, start);
    const kind = kindOf(bytes.subarray(start, end), utf8);
    if (kind === 'utf-8') sound ??= line;
    if (kind === 'gb18030') other ??= line;
    if (sound !== undefined && other !== undefined) return { utf8: sound, gb18030: other };
    start = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
  }
  return undefined;
}

const LF = 0x0a;
const CR = 0x0d;

function lineEnd(bytes: Uint8Array, start: number): number {
  for (let i = start; i < bytes.length; i++) if (bytes[i] === LF || bytes[i] === CR) return i;
  return bytes.length;
}

function kindOf(line: Uint8Array, utf8: InstanceType<typeof TextDecoder>): 'utf-8' | 'gb18030' | undefined {
  let damaged = 0;
  let two = 0;
  let three = 0;
  const text = utf8.decode(line);
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd || c === 0) damaged++;
    else if (c >= 0x800) three++;
    else if (c >= 0x80) two++;
  }
  if (damaged === 0) return three >= ENOUGH && two === 0 ? 'utf-8' : undefined;
  return damaged >= ENOUGH && damaged > three && isGb18030(line) ? 'gb18030' : undefined;
}

function isGb18030(line: Uint8Array): boolean {
  try {
    return !new TextDecoder('gb18030', { fatal: true }).decode(line).includes('\0');
  } catch {
    return false;
  }
}
