import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/service/apply-fixes.ts';
import { ghostTotal } from '../../server/service/ghost-total.ts';
import { readDocument } from '../../server/service/read-document.ts';
import { fillTotals } from '../../server/service/totals.ts';
import { correct } from '../lsp/sample.ts';

const read = (text: string) => readDocument({ uri: 'a.md', version: 1, text, kind: 'text' });

const filled = (text: string): string => applyEdits(text, fillTotals(read(text)));

/** The report with some cells of a row of table three written otherwise, widths kept; the columns count from 1. */
function withCells(text: string, row: string, cells: Readonly<Record<number, string>>): string {
  const lines = text.split('\n').map((line) => {
    if (!line.startsWith(`| ${row}`)) return line;
    const parts = line.split('|');
    for (const [column, cell] of Object.entries(cells)) {
      const width = parts[Number(column) + 1]?.length ?? 0;
      parts[Number(column) + 1] = `${cell.padStart(width - 1)} `;
    }
    return parts.join('|');
  });
  return lines.join('\n');
}

const GRANTED = '三、（一）予以公开';
const RESULTS = '三、（七）总计';

describe('blank totals', () => {
  test('are what their parts add up to, row by row and column by column, and nothing else changes', () => {
    const blank = withCells(withCells(correct, GRANTED, { 7: '' }), RESULTS, { 1: '', 2: '', 7: '' });
    expect(blank).not.toBe(correct);
    expect(filled(blank)).toBe(correct);
  });

  test('are left alone where a part of theirs is blank, though other totals would settle them', () => {
    const blank = withCells(correct, GRANTED, { 1: '', 7: '' });
    expect(filled(blank)).toBe(blank);
  });

  test('are left alone where a part of theirs is wrong: the sum would not be what stands there', () => {
    const blank = withCells(correct, GRANTED, { 1: '9', 7: '' });
    expect(filled(blank)).toBe(blank);
  });

  test('are shown at the cursor that is in them, and nowhere else', () => {
    const blank = withCells(correct, GRANTED, { 7: '' });
    const line = blank.indexOf(`| ${GRANTED}`);
    const end = blank.indexOf('\n', line);
    expect(ghostTotal(read(blank), end - 2)).toBe('2');
    expect(ghostTotal(read(blank), line + 4)).toBeUndefined();
    expect(ghostTotal(read(correct), end - 2)).toBeUndefined();
  });
});
