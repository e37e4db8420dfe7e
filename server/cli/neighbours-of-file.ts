import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Report } from '../report/report.ts';
import { type Neighbour, type Neighbours, noNeighbours } from '../rules/shared/neighbours.ts';
import { findLastYear } from '../service/last-year.ts';
import { decode } from '../text/decode.ts';
import type { Io } from './io.ts';
import { lastYearIn } from './last-year-in.ts';
import { repeatOfIn, type Surroundings } from './run-reports.ts';

/** What stands around a report on the disk and in the run. `given`: last year's as it is named with `--last-year`, which wins. */
export function neighboursOfFile(
  file: string,
  report: Report,
  surroundings: Surroundings,
  given: ((report: Report) => Neighbour | undefined) | undefined,
  io: Io,
): Neighbours {
  const lastYear = given?.(report);
  const found = lastYear ? { lastYear, lastYearUnusable: undefined } : lastYearOf(file, report, surroundings, io);
  return { ...noNeighbours, ...found, repeatOf: repeatOfIn(file, report, surroundings, found.lastYear) };
}

function lastYearOf(file: string, report: Report, { lastYear }: Surroundings, io: Io): Pick<Neighbours, 'lastYear' | 'lastYearUnusable'> {
  const last = findLastYear(file, report, {
    resolve: (from, path) => join(from === '-' ? '.' : dirname(from), path),
    report: (path, of) => {
      const text = readFile(path, io);
      return text === undefined ? undefined : lastYearIn(path, text, of, io);
    },
    index: { before: () => lastYear },
  });
  const { uri, report: found, start } = last;
  const neighbour =
    uri !== undefined && found ? { uri, name: basename(uri), report: found, ...(start === undefined ? {} : { start }) } : undefined;
  return { lastYear: neighbour, lastYearUnusable: last.unusable };
}

/** Larger files are no reports. */
const LARGEST = 32 * 1024 * 1024;

function readFile(path: string, io: Io): string | undefined {
  try {
    const about = statSync(resolve(io.cwd, path));
    if (!about.isFile() || about.size > LARGEST) return undefined;
    return decode(readFileSync(resolve(io.cwd, path)))?.text;
  } catch {
    return undefined;
  }
}
