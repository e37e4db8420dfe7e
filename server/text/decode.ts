/** Bytes of a file as text. Positions count from behind the byte order mark, which is not part of `text`. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  /** A byte order mark stood before the text. */
  readonly bom: boolean;
}

/**
 * Reads bytes as UTF-8, else as GB18030 (GBK, GB2312), or as what a byte order mark says. `undefined` for what is no text: bytes that fit
 * neither, or NUL bytes. Never throws.
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeAs(bytes.subarray(3), 'utf-8', true);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes.subarray(2), 'utf-16le', true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes.subarray(2), 'utf-16be', true);
  if (bytes.includes(0)) return undefined;
  return decodeAs(bytes, 'utf-8', false) ?? decodeAs(bytes, 'gb18030', false);
}

/** The same in one encoding; `undefined` for what is no text in it. */
export function decodeAs(bytes: Uint8Array, encoding: Decoded['encoding'], bom: boolean): Decoded | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : { text, encoding, bom };
  } catch {
    return undefined;
  }
}
