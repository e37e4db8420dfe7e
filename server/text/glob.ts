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

/** Whether a path below a folder (`/` between its parts) matches. */
export type PathTest = (path: string) => boolean;

/** More alternatives than anybody writes by hand; the rest of a pattern is then left out. */
const MOST_ALTERNATIVES = 64;

/**
 * A test for paths that one of the patterns names, or that lie below a folder which one of them names, as `files.exclude` means it: `**` is
 * any number of folders, `*` and `?` stay within one name, `{a,b}` are alternatives. Costs at most the length of the pattern times that
 * of the path, whatever the pattern.
 */
export function matchPaths(patterns: readonly string[]): PathTest {
  const compiled = patterns
    .flatMap((pattern) => alternatives(pattern).map((one) => one.split('/').filter((part) => part !== '')))
    .filter((parts) => parts.length > 0);
  return (path) => {
    const names = path.split('/').filter((part) => part !== '');
    return compiled.some((parts) => fitsUpTo(parts, names));
  };
}

/** `a{b,c}d` is `abd` and `acd`; braces may stand in each other. */
function alternatives(pattern: string): readonly string[] {
  const done: string[] = [];
  const todo = [pattern];
  while (todo.length > 0 && done.length + todo.length <= MOST_ALTERNATIVES) {
    const next = todo.pop() ?? '';
    const close = next.indexOf('}');
    const open = next.lastIndexOf('{', close);
    if (close < 0 || open < 0) done.push(next);
    else
      todo.push(
        ...next
          .slice(open + 1, close)
          .split(',')
          .map((part) => next.slice(0, open) + part + next.slice(close + 1)),
      );
  }
  return done;
}

/** Whether the pattern fits the path or one of the folders it lies in. */
function fitsUpTo(parts: readonly string[], names: readonly string[]): boolean {
  let state = patternStart(parts);
  for (const name of names) {
    if (patternFits(parts, state)) return true;
    state = patternStep(parts, state, name);
    if (state.length === 0) return false;
  }
  return patternFits(parts, state);
}
