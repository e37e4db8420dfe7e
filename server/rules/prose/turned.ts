import type { Edit } from '../rule.ts';
import type { Growth } from './growth.ts';
import { writtenPercent } from './percent.ts';

const OPPOSITE: Readonly<Record<string, string>> = {
  净增: '净减',
  净减: '净增',
  增长: '下降',
  增加: '减少',
  上升: '下降',
  提高: '降低',
  提升: '下降',
  增幅: '降幅',
  升幅: '降幅',
  增多: '减少',
  上涨: '下降',
  多: '少',
  下降: '增长',
  减少: '增加',
  降低: '提高',
  降幅: '增幅',
  下滑: '增长',
  回落: '增长',
  精简: '增加',
  压减: '增加',
  压缩: '增加',
  缩减: '增加',
  少: '多',
  增: '减',
  减: '增',
  升: '降',
  降: '升',
  '↑': '↓',
  '↓': '↑',
  '＋': '－',
  '－': '＋',
  '+': '-',
  '-': '+',
};

/** The growth as it should read, its word turned where `right` is negative (against the direction that is written), and the edits that make it so. */
export function turned(
  { run, word, mention }: Growth,
  right: number,
  figure: string,
): { readonly text: string; readonly edits: readonly Edit[] } {
  const own = right < 0 ? (OPPOSITE[word.text] ?? word.text) : word.text;
  const { at, text, sign } = writtenPercent(run, mention);
  const written = sign === '' ? run.text.slice(mention.start, mention.numeralEnd) : text;
  const edits: Edit[] = [{ at, newText: figure + sign }];
  if (own !== word.text) edits.unshift({ at: run.span(word.start, word.start + word.text.length), newText: own });
  return {
    text: `${own} ${figure}`,
    edits: edits.filter(({ newText }, i) => i < edits.length - 1 || newText !== written),
  };
}
