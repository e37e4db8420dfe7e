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

/** What single characters fold to: themselves where they are not here and are Han or printable ASCII. */
const FOLDED: ReadonlyMap<number, string> = new Map(
  [
    ...Object.entries(SAME),
    ...[...DROPPED, ' ', '\t', '\n', '\r', '\f', '\v'].map((c): [string, string] => [c, '']),
    ...[...'（）：；，．／％＋－！？'].map((c): [string, string] => [c, String.fromCharCode(c.charCodeAt(0) - 0xfee0)]),
    ...[...'０１２３４５６７８９'].map((c): [string, string] => [c, String.fromCharCode(c.charCodeAt(0) - 0xfee0)]),
    ['、', '、'] as [string, string],
  ].map(([from, to]) => [from.charCodeAt(0), to]),
);

/** Folds a label; the empty string for one without any telling character. Linear in the label. */
export function fold(label: string): string {
  let out = '';
  let kept = 0;
  for (let i = 0; i < label.length; i++) {
    const c = label.charCodeAt(i);
    if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 48 && c <= 57)) continue;
    const to = FOLDED.get(c);
    if (to === undefined) {
      if (c > 32 && c < 127) continue;
      return foldAny(label);
    }
    out += label.slice(kept, i) + to;
    kept = i + 1;
  }
  return kept === 0 ? label : out + label.slice(kept);
}

/** The same for labels with rarer characters. */
function foldAny(label: string): string {
  let out = '';
  for (const c of label.normalize('NFKC')) {
    if (c <= ' ' || DROPPED.has(c)) continue;
    out += SAME[c] ?? c;
  }
  return out;
}

/** A digit of either width, by its UTF-16 unit. */
export const isDigit = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);

/** Whether a character is a Han character (the common blocks, enough to tell prose from figures). */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007 || (code >= 0xf900 && code <= 0xfaff);
}
