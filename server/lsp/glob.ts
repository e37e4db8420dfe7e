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
    const parts = path.split('/').filter((part) => part !== '');
    return compiled.some((pattern) => matchesUpTo(pattern, parts));
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

/** Whether the pattern matches the path or one of the folders it lies in. */
function matchesUpTo(pattern: readonly string[], parts: readonly string[]): boolean {
  let reached = new Set([0]);
  reached = withGlobstars(pattern, reached);
  for (const part of parts) {
    if (reached.has(pattern.length)) return true;
    const next = new Set<number>();
    for (const at of reached) {
      const wanted = pattern[at];
      if (wanted === undefined) continue;
      if (wanted === '**') next.add(at);
      else if (matchesName(wanted, part)) next.add(at + 1);
    }
    reached = withGlobstars(pattern, next);
    if (reached.size === 0) return false;
  }
  return reached.has(pattern.length);
}

/** `**` may stand for no folder at all; one at the end needs something to stand for. */
function withGlobstars(pattern: readonly string[], reached: ReadonlySet<number>): Set<number> {
  const all = new Set<number>();
  for (let at of reached) {
    all.add(at);
    while (pattern[at] === '**') all.add(++at);
  }
  return all;
}

function matchesName(pattern: string, name: string): boolean {
  let reached = new Set([0]);
  const spread = (from: ReadonlySet<number>): Set<number> => {
    const all = new Set<number>();
    for (let at of from) {
      all.add(at);
      while (pattern[at] === '*') all.add(++at);
    }
    return all;
  };
  reached = spread(reached);
  for (const c of name) {
    const next = new Set<number>();
    for (const at of reached) {
      if (pattern[at] === '*') next.add(at);
      else if (pattern[at] === '?') next.add(at + 1);
      else if (pattern.startsWith(c, at)) next.add(at + c.length);
    }
    if (next.size === 0) return false;
    reached = spread(next);
  }
  return reached.has(pattern.length);
}
