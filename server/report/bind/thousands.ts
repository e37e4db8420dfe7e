import { isFilled } from '../../syntax/filled.ts';
import type { Cell } from '../../syntax/tree.ts';
import { cover } from '../../text/span.ts';

/** What a figure may begin with when a space stands between its thousands, and what goes on behind the space. */
const HEAD = /^[1-9]\d{0,2}$/;
const GROUP = /^\d{3}(?:\.\d{1,6})?$/;
/** No row has more figures in pieces than it has columns; a row with more ways than these tells nothing. */
const MOST_WAYS = 64;
const MOST_PIECES = 40;

/**
 * All ways to put the figures of a line together so that `n` are left, each of one figure or of thousands with one space between: `1 234 0 5` for three
 * columns is `1 234`, `0`, `5` and nothing else. Empty where there is none, or too many to tell.
 */
export function groupings(values: readonly Cell[], n: number): readonly (readonly Cell[])[] {
  const filled = values.filter(isFilled);
  if (filled.length <= n || filled.length > MOST_PIECES || filled.length !== values.length) return [];
  const ways: (readonly Cell[])[] = [];
  const grow = (at: number, done: readonly Cell[]): void => {
    if (ways.length > MOST_WAYS) return;
    if (at === filled.length) {
      if (done.length === n) ways.push(done);
      return;
    }
    // so many are still needed, and each takes one piece at least
    if (done.length >= n || filled.length - at < n - done.length) return;
    const first = filled[at];
    if (!first) return;
    grow(at + 1, [...done, first]);
    if (!HEAD.test(first.text)) return;
    let whole = first;
    for (let next = at + 1; next < filled.length; next++) {
      const group = filled[next];
      if (!group || !GROUP.test(group.text) || group.span.start !== whole.span.end + 1) return;
      whole = { ...whole, span: cover(whole.span, group.span), text: `${whole.text} ${group.text}` };
      grow(next + 1, [...done, whole]);
      if (group.text.length > 3) return;
    }
  };
  grow(0, []);
  return ways.length > MOST_WAYS ? [] : ways;
}

/** `1 234`, `12 345 678.9`: thousands with spaces between. */
export const isThousands = (text: string): boolean => /^[1-9]\d{0,2}(?: \d{3})+(?:\.\d{1,6})?$/.test(text);
