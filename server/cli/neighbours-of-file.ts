import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Report } from '../report/report.ts';
import { type Neighbour, type Neighbours, noNeighbours } from '../rules/shared/neighbours.ts';
import { findLastYear, isLastYearsOf, type Read } from '../service/last-year.ts';
import { reportFor } from '../service/volume.ts';
import { decode } from '../text/decode.ts';
import type { Io } from './io.ts';
import { isPage } from './paths.ts';
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
      return text === undefined ? undefined : lastYearIn(path, text, of);
    },
    index: { before: () => lastYear },
  });
  const neighbour = last.uri !== undefined && last.report ? { uri: last.uri, name: basename(last.uri), report: last.report } : undefined;
  return { lastYear: neighbour, lastYearUnusable: last.unusable };
}

/** The report of a file, or the one of several bound together that is last year's of `of`. */
export function lastYearIn(path: string, text: string, of: Parameters<typeof isLastYearsOf>[0]): Read | 'others' {
  const report = reportFor(text, isPage(path, text) ? 'page' : 'text', (one) => isLastYearsOf(of, one));
  return report ? { uri: path, report } : 'others';
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
