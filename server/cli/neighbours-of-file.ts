import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { whyNotLastYears } from '../rules/shared/last-year.ts';
import { type Neighbour, type Neighbours, noNeighbours } from '../rules/shared/neighbours.ts';
import { findLastYear } from '../service/last-year.ts';
import { readTree } from '../syntax/read-tree.ts';
import { decode } from '../text/decode.ts';
import type { Io } from './io.ts';
import { isPage } from './paths.ts';
import { repeatOfIn, type Surroundings } from './run-reports.ts';

/** What stands around a report on the disk and in the run. `given`: the report named with `--last-year`, which wins wherever it is last year's. */
export function neighboursOfFile(
  file: string,
  report: Report,
  surroundings: Surroundings,
  given: Neighbour | undefined,
  io: Io,
): Neighbours {
  const isGiven = given !== undefined && whyNotLastYears(report, given.report) === undefined;
  const found = isGiven ? { lastYear: given, lastYearUnusable: undefined } : lastYearOf(file, report, surroundings, io);
  return { ...noNeighbours, ...found, repeatOf: repeatOfIn(file, report, surroundings, found.lastYear) };
}

function lastYearOf(file: string, report: Report, { lastYear }: Surroundings, io: Io): Pick<Neighbours, 'lastYear' | 'lastYearUnusable'> {
  const last = findLastYear(file, report, {
    resolve: (from, path) => join(from === '-' ? '.' : dirname(from), path),
    report: (path) => readFile(path, io),
    index: { before: () => lastYear },
  });
  const neighbour = last.uri !== undefined && last.report ? { uri: last.uri, name: basename(last.uri), report: last.report } : undefined;
  return { lastYear: neighbour, lastYearUnusable: last.unusable };
}

/** Larger files are no reports. */
const LARGEST = 32 * 1024 * 1024;

function readFile(path: string, io: Io): Report | undefined {
  try {
    const about = statSync(resolve(io.cwd, path));
    if (!about.isFile() || about.size > LARGEST) return undefined;
    const text = decode(readFileSync(resolve(io.cwd, path)))?.text;
    return text === undefined ? undefined : readReport(readTree(text, isPage(path, text) ? 'page' : 'text'));
  } catch {
    return undefined;
  }
}
