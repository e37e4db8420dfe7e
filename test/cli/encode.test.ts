import { describe, expect, it } from 'vitest';
import { encode } from '../../server/cli/encode.ts';
import { decode } from '../../server/text/decode.ts';

const back = (bytes: Uint8Array): string | undefined => {
  const decoded = decode(bytes);
  return decoded && Buffer.from(encode(decoded)).toString('hex');
};

describe('text goes back to the bytes it came from', () => {
  const TEXT = '示例县2024年\r\n一、总体情况①“三安全”〔2021〕30号\t0\n';

  it.each([
    ['UTF-8', Buffer.from(TEXT, 'utf8')],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`, 'utf8')],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ])('%s', (_, bytes) => {
    expect(back(bytes)).toBe(bytes.toString('hex'));
  });

  it('GB18030, as written by other programs', () => {
    // An ideographic space and 政府信息公开年报 in GBK, then 㐀 (81 39 EE 39) and 𠀀 (95 32 82 36) in four bytes each
    const bytes = Buffer.from('a1a1d5feb8aed0c5cfa2b9abbfaac4eab1a80d0a8139ee3995328236', 'hex');
    expect(decode(bytes)?.text).toBe('　政府信息公开年报\r\n㐀𠀀');
    expect(back(bytes)).toBe(bytes.toString('hex'));
  });

  it('every character of GB18030 but those of private use', () => {
    let all = '';
    for (let c = 0x20; c < 0x3_0000; c++) if (c < 0xd800 || c > 0xf8ff) all += String.fromCodePoint(c);
    all += String.fromCodePoint(0x10ffff);
    const bytes = encode({ text: all, encoding: 'gb18030', bom: false });
    expect(new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes) === all).toBe(true);
  });
});
