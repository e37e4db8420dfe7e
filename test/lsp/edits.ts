import type { TextEdit } from 'vscode-languageserver/node';
import { offsetOf } from './connect.ts';

/** The text after the edits, all of which are counted in the text before. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const placed = edits
    .map(({ range, newText }) => ({ start: offsetOf(text, range.start), end: offsetOf(text, range.end), newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  for (const { start, end, newText } of placed) {
    if (start < at) throw new Error('edits overlap');
    out += text.slice(at, start) + newText;
    at = end;
  }
  return out + text.slice(at);
}
