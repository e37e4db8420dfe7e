/** Display columns that a short text has at most: 第 123 行, ✓ 相符, 2025年, 上年为 0. */
const MOST = 9;

/** Whether a text is so short that a table shows it in one line, however narrow the table is; characters beyond Latin-1 count as two columns. */
export function isShort(text: string): boolean {
  if (text.length > MOST) return false;
  let columns = 0;
  for (const c of text) columns += c > '\u00ff' ? 2 : 1;
  return columns <= MOST;
}
