import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { type BoundOwner, ownersIn } from '../service/volume.ts';
import { readTree } from '../syntax/read-tree.ts';
import { decode } from '../text/decode.ts';
import type { Io } from './io.ts';
import { isPage, isReadable, type Target } from './paths.ts';

/** Whose report a file is, and for which year; of one that binds several together, whose they are. */
export interface Named extends Pick<Report, 'organ' | 'year'> {
  readonly file: string;
  readonly bound?: readonly BoundOwner[];
}

/** Who names more files than this has named last year's as well. */
const FEW = 3;
/** A folder with more files than this is not looked through for one. */
const MOST_BESIDE = 100;
/** Larger files are not looked at. */
const LARGEST = 4 * 1024 * 1024;
/** Title and lead stand before this, the signature behind it. */
const HEAD = 4000;
const FOOT = 800;

/**
 * The reports in the folders of a few files that were named themselves: last year's may be among them. They are not checked, and only looked at for
 * title, lead and signature.
 */
export function reportsBeside(targets: readonly Target[], io: Io): readonly Named[] {
  if (targets.length > FEW || !targets.every(({ named, file }) => named && file !== '-')) return [];
  const given = new Set(targets.map(({ file }) => resolve(io.cwd, file)));
  const found: Named[] = [];
  for (const folder of new Set(targets.map(({ file }) => dirname(file)))) {
    const names = readableIn(resolve(io.cwd, folder));
    if (names.length > MOST_BESIDE) continue;
    for (const name of names) {
      const file = join(folder, name);
      const one = given.has(resolve(io.cwd, file)) ? undefined : look(file, io);
      if (one) found.push(one);
    }
  }
  return found;
}

function readableIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isReadable(entry.name) && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

function look(file: string, io: Io): Named | undefined {
  try {
    if (statSync(resolve(io.cwd, file)).size > LARGEST) return undefined;
    const text = decode(readFileSync(resolve(io.cwd, file)))?.text;
    if (text === undefined || !text.includes('公开')) return undefined;
    const kind = isPage(file, text) ? 'page' : 'text';
    const bound = ownersIn(text, kind);
    if (bound.length > 0) return { file, organ: undefined, year: undefined, bound };
    const part = kind === 'page' || text.length <= HEAD + FOOT ? text : `${text.slice(0, HEAD)}\n\n${text.slice(-FOOT)}`;
    const { isReport, organ, year } = readReport(readTree(part, kind));
    return isReport ? { file, organ, year } : undefined;
  } catch {
    return undefined;
  }
}
