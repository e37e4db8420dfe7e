/**
 * File patterns: `*` and `?` within one name, `**` over any number of folders. Nothing else is special: square and round brackets are
 * common in file names.
 */
export const isPattern = (path: string): boolean => /[*?]/.test(path);

/** Whether one name fits one part of a pattern. Costs at most length times length. */
export function nameFits(pattern: string, name: string): boolean {
  const wanted = [...pattern];
  const given = [...name];
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let n = 0; n < given.length; ) {
    if (wanted[p] === '*') {
      star = p++;
      resume = n;
    } else if (p < wanted.length && (wanted[p] === '?' || wanted[p] === given[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else return false;
  }
  while (wanted[p] === '*') p++;
  return p === wanted.length;
}

/**
 * A pattern cut into its parts, applied folder by folder. A state is the set of parts that the next name may fit, so that any pattern
 * with several `**` stays cheap.
 */
export type PatternState = readonly number[];

/** Before the first name. */
export const patternStart = (parts: readonly string[]): PatternState => spread(parts, [0]);

/** After a folder or file of that name; empty where nothing below it can fit. */
export function patternStep(parts: readonly string[], state: PatternState, name: string): PatternState {
  const next: number[] = [];
  for (const at of state) {
    const part = parts[at];
    if (part === undefined) continue;
    if (part === '**') next.push(at);
    else if (nameFits(part, name)) next.push(at + 1);
  }
  return spread(parts, next);
}

/** The names walked so far are the whole pattern. */
export const patternFits = (parts: readonly string[], state: PatternState): boolean => state.includes(parts.length);

function spread(parts: readonly string[], state: readonly number[]): PatternState {
  const all = new Set(state);
  for (const at of all) if (parts[at] === '**') all.add(at + 1);
  return [...all];
}
