/**
 * Folding: the form in which labels are compared. Full and half width, brackets, quotation marks, spaces, line breaks and the dot behind
 * a number make no difference; a character that is missing or wrong does.
 */
const SAME: Readonly<Record<string, string>> = {
  '〔': '(',
  '[': '(',
  '【': '(',
  '〕': ')',
  ']': ')',
  '】': ')',
  '。': '.',
};
const DROPPED = new Set([...'“”„‟"「」『』\'‘’*_`\u00a0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\u3000\ufeff']);

/** Folds a label; the empty string for one without any telling character. Linear in the label. */
export function fold(label: string): string {
  let plain = true;
  for (let i = 0; i < label.length && plain; i++) {
    const c = label.charCodeAt(i);
    plain = (c >= 0x4e00 && c <= 0x9fff) || (c >= 48 && c <= 57) || c === 46 || c === 0x3001;
  }
  if (plain) return label;
  let out = '';
  for (const c of label.normalize('NFKC')) {
    if (c <= ' ' || DROPPED.has(c)) continue;
    out += SAME[c] ?? c;
  }
  return out;
}

/** Whether a character is a Han character (the common blocks, enough to tell prose from figures). */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007 || (code >= 0xf900 && code <= 0xfaff);
}
