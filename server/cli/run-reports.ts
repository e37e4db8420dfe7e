import { basename, normalize } from 'node:path';
import { digestOf, paragraphSign } from '../report/fingerprint.ts';
import type { Report } from '../report/report.ts';
import { placeIn } from '../rules/shared/last-year.ts';
import type { Neighbour, Neighbours, Repeat } from '../rules/shared/neighbours.ts';
import { createParagraphIndex } from '../service/paragraph-index.ts';
import { pieceOf, wholeOf } from '../service/pieces.ts';
import { createReportIndex } from '../service/report-index.ts';
import type { Named } from './beside.ts';
import type { Surveyed } from './survey.ts';

/** What the run knows about the surroundings of one file: plain data. */
export interface Surroundings {
  /** Report of the same organ for the year before, among the files of the run. */
  readonly lastYear: string | undefined;
  /** The same for each report of a file that binds several together. */
  readonly lastYears?: readonly (string | undefined)[];
  /** Its paragraphs are among those that the file's were held against. */
  readonly lastYearIsRead: boolean;
  /** Repeated paragraphs by the sign of their text. */
  readonly repeats: readonly (readonly [sign: number, repeat: Repeat])[];
}

/** A file checked by itself. */
export const noSurroundings: Surroundings = Object.freeze({ lastYear: undefined, lastYearIsRead: false, repeats: [] });

/** Which files of a run are neighbours. `beside`: files that are not checked, but may be last year's. `lastYear`: the file given with `--last-year`. */
export function surroundingsOfRun(
  reports: readonly Surveyed[],
  beside: readonly Named[],
  lastYear: string | undefined,
): (file: string) => Surroundings {
  const paragraphs = createParagraphIndex();
  const byOrgan = createReportIndex();
  const digests = new Map(reports.map(({ file, digest }) => [file, digest]));
  for (const { file, digest } of reports) paragraphs.put(file, basename(file), digest);
  const several = new Map<string, number>();
  for (const { file, organ, year, bound = [] } of [...reports, ...beside]) {
    byOrgan.put(file, organ, year);
    if (bound.length > 0) several.set(file, bound.length);
    for (const [i, one] of bound.entries()) byOrgan.put(pieceOf(file, i), one.organ, one.year);
  }
  const fileBefore = (address: string): string | undefined => {
    const found = byOrgan.before(address);
    return found && wholeOf(found);
  };
  return (file) => {
    const before = lastYear ?? fileBefore(file);
    const count = several.get(file);
    const lastYears = count && Array.from({ length: count }, (_, i) => lastYear ?? fileBefore(pieceOf(file, i)));
    const repeats = paragraphs.repeats(file, before);
    const signs = new Map(digests.get(file)?.paragraphs.map(({ at, sign }) => [at.start, sign]));
    return {
      lastYear: before,
      ...(lastYears ? { lastYears } : {}),
      lastYearIsRead: before !== undefined && digests.has(before),
      repeats: Array.from(repeats, ([start, repeat]): [number, Repeat] => [signs.get(start) ?? 0, repeat]),
    };
  };
}

/**
 * Answers for the paragraphs of a report and for those that a fix has left as they were. A report of last year that is no file of the run is held against
 * it as well.
 */
export function repeatOfIn(
  file: string,
  report: Report,
  { repeats, lastYear: before, lastYearIsRead }: Surroundings,
  lastYear: Neighbour | undefined,
): Neighbours['repeatOf'] {
  const known = new Map(repeats);
  const isRead = lastYearIsRead && before !== undefined && lastYear !== undefined && normalize(before) === normalize(lastYear.uri);
  if (lastYear && !isRead) {
    const index = createParagraphIndex();
    const own = digestOf(report);
    index.put(lastYear.uri, lastYear.name, digestOf(lastYear.report));
    index.put(file, basename(file), own);
    const fromLastYear = index.repeats(file, lastYear.uri);
    for (const { at, sign } of own.paragraphs) {
      const repeat = fromLastYear.get(at.start);
      if (!repeat) continue;
      const { nearest } = repeat;
      const there = placeIn(lastYear, nearest.at, '').at;
      known.set(sign, { ...repeat, nearest: { ...nearest, at: there }, places: repeat.places + (known.get(sign)?.places ?? 0) });
    }
  }
  return known.size === 0 ? () => undefined : (part) => known.get(paragraphSign(part));
}
