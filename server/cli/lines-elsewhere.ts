import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../service/problem.ts';
import { decode } from '../text/decode.ts';
import { type Lines, readLines } from '../text/lines.ts';
import type { Io } from './io.ts';

/** The lines of the other files that the problems lead to, by file; a file that can no longer be read is left out. */
export function linesElsewhere(problems: readonly Problem[], io: Pick<Io, 'cwd'>): ReadonlyMap<string, Lines> {
  const found = new Map<string, Lines>();
  for (const { related } of problems) {
    for (const { uri } of related) {
      if (uri === undefined || found.has(uri)) continue;
      const lines = linesOf(resolve(io.cwd, uri));
      if (lines) found.set(uri, lines);
    }
  }
  return found;
}

function linesOf(path: string): Lines | undefined {
  try {
    const text = decode(readFileSync(path))?.text;
    return text === undefined ? undefined : readLines(text);
  } catch {
    return undefined;
  }
}
