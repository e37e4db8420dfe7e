import type { Decoded } from '../text/decode.ts';

/** Text back to the bytes it was read from: same encoding, same byte order mark. What was not changed comes out as it was. */
export function encode({ text, encoding, bom }: Decoded): Uint8Array {
  const whole = bom ? `\ufeff${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(whole, 'utf8');
    case 'utf-16le':
      return Buffer.from(whole, 'utf16le');
    case 'utf-16be':
      return Buffer.from(whole, 'utf16le').swap16();
    case 'gb18030':
      return encodeGb18030(whole);
  }
}

/** node reads GB18030 but does not write it: the tables are made by reading every code once. */
function encodeGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
  const two = twoByteCodes(decoder);
  let four: ReadonlyMap<number, number> | undefined;
  const bytes = Buffer.alloc(text.length * 4);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.codePointAt(i) ?? 0;
    if (c > 0xffff) i++;
    const pair = c < 0x80 ? undefined : two.get(c);
    if (c < 0x80) bytes[length++] = c;
    else if (pair !== undefined) length = bytes.writeUInt16BE(pair, length);
    else {
      four ??= fourByteCodes(decoder);
      // Beyond the basic plane the codes run on in step from 90 30 81 30.
      length = writeFour(bytes, length, c > 0xffff ? 189_000 + c - 0x10000 : (four.get(c) ?? four.get(0xfffd) ?? 0));
    }
  }
  return bytes.subarray(0, length);
}

function twoByteCodes(decoder: InstanceType<typeof TextDecoder>): ReadonlyMap<number, number> {
  const codes = new Map<number, number>();
  const row = Buffer.alloc(190 * 2);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const trails: number[] = [];
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) trails.push((lead << 8) | trail);
    trails.forEach((code, index) => {
      row.writeUInt16BE(code, index * 2);
    });
    let at = 0;
    for (const c of decoder.decode(row)) {
      const code = trails[at++] ?? 0;
      // U+3000 has two codes: the first is the common one.
      if (!codes.has(c.codePointAt(0) ?? 0)) codes.set(c.codePointAt(0) ?? 0, code);
    }
  }
  return codes;
}

/** Number of each four-byte code of the basic plane by character. */
function fourByteCodes(decoder: InstanceType<typeof TextDecoder>): ReadonlyMap<number, number> {
  const count = 39_420;
  const all = Buffer.alloc(count * 4);
  for (let number = 0; number < count; number++) writeFour(all, number * 4, number);
  const codes = new Map<number, number>();
  let number = 0;
  for (const c of decoder.decode(all)) codes.set(c.codePointAt(0) ?? 0, number++);
  return codes;
}

function writeFour(bytes: Buffer, at: number, number: number): number {
  bytes[at] = 0x81 + Math.floor(number / 12_600);
  bytes[at + 1] = 0x30 + (Math.floor(number / 1_260) % 10);
  bytes[at + 2] = 0x81 + (Math.floor(number / 10) % 126);
  bytes[at + 3] = 0x30 + (number % 10);
  return at + 4;
}
