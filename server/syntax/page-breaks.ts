import { DIGIT, FIGURES, GAP, isPageFoot, type LineFacts, TAB, VALUE } from './line-facts.ts';

/** Empty lines between a page's number and the lines around it. */
const MOST_EMPTY = 4;

/**
 * A page that ends among the cells of a table, one per line: its number, and the title that heads the next page, are no cells and do not part a row. The
 * facts as if these lines were empty; the same facts where no page ends so.
 */
export function withoutPageBreaks(source: string, facts: LineFacts): LineFacts {
  let from: number[] | undefined;
  let flags: number[] | undefined;
  let width: number[] | undefined;
  const clear = (line: number): void => {
    from ??= [...facts.from];
    flags ??= [...facts.flags];
    width ??= [...facts.width];
    from[line] = facts.to[line] ?? 0;
    flags[line] = 0;
    width[line] = 0;
  };
  let first = 0;
  while (first < facts.count && facts.from[first] === facts.to[first]) first++;
  const bare = bareNumbers(source, facts, first);
  for (let line = first; line < facts.count; line++) {
    if (!isFoot(source, facts, line) && !bare?.has(line)) continue;
    let [above, below] = [neighbour(facts, line, -1), neighbour(facts, line, 1)];
    const heads = [above, below].filter((one) => one !== undefined && isTitle(source, facts, one, first));
    if (heads.includes(above)) above = neighbour(facts, above ?? 0, -1);
    if (heads.includes(below)) below = neighbour(facts, below ?? 0, 1);
    if (!isFigure(facts, above) && !isFigure(facts, below)) continue;
    for (const one of [line, ...heads]) if (one !== undefined) clear(one);
  }
  return from && flags && width ? { ...facts, from, flags, width } : facts;
}

const isFoot = (source: string, { from, to, flags }: LineFacts, line: number): boolean =>
  ((flags[line] ?? 0) & (DIGIT | TAB)) === DIGIT && isPageFoot(source, from[line] ?? 0, to[line] ?? 0);

const BARE = /^[1-9]\d{0,2}$/;
const FORM_FEED = '\f';

/**
 * Pages' numbers without anything around them, each right above a form feed or the title that heads the next page: they count the pages. What looks like
 * one of a single page must be 1.
 */
function bareNumbers(source: string, facts: LineFacts, first: number): ReadonlySet<number> | undefined {
  const { from, to, count, flags } = facts;
  const hasFeeds = source.includes(FORM_FEED, to[first]);
  if (!hasFeeds && (to[first] ?? 0) - (from[first] ?? 0) < SHORTEST_TITLE) return undefined;
  const numbers = new Set<number>();
  let pages = 0;
  let offset: number | undefined;
  let above = first;
  for (let line = first + 1; line < count; line++) {
    if (from[line] === to[line]) continue;
    const hasFeed = hasFeeds && source.slice(to[above], from[line]).includes(FORM_FEED);
    if (hasFeed || isTitle(source, facts, line, first)) {
      pages++;
      const text = (flags[above] ?? 0) & TAB ? '' : source.slice(from[above], to[above]);
      if (BARE.test(text)) {
        offset ??= Number(text) - pages;
        if (Number(text) - pages !== offset) return undefined;
        numbers.add(above);
      }
    }
    above = line;
  }
  return numbers.size > 1 || offset === 0 ? numbers : undefined;
}

const SHORTEST_TITLE = 8;

const isFigure = ({ flags }: LineFacts, line: number | undefined): boolean =>
  line !== undefined && ((flags[line] ?? 0) & (VALUE | FIGURES | GAP)) !== 0 && ((flags[line] ?? 0) & TAB) === 0;

/** The same words as in the first line of the text. */
const isTitle = (source: string, { from, to }: LineFacts, line: number, first: number): boolean =>
  first < line &&
  (to[first] ?? 0) - (from[first] ?? 0) === (to[line] ?? 0) - (from[line] ?? 0) &&
  source.slice(from[first], to[first]) === source.slice(from[line], to[line]);

/** The next line with words above or below. */
function neighbour({ from, to, count }: LineFacts, line: number, step: 1 | -1): number | undefined {
  for (let n = 0, at = line + step; n <= MOST_EMPTY && at >= 0 && at < count; n++, at += step) if (from[at] !== to[at]) return at;
  return undefined;
}
