import { type Neighbours, noNeighbours } from '../rules/shared/neighbours.ts';
import { isCertainlyReport } from './certain.ts';
import { findLastYear, type LastYearSource } from './last-year.ts';
import type { Reading } from './reading.ts';
import { createReportIndex } from './report-index.ts';
import type { Workspace } from './workspace.ts';

/** What stands around one document. */
export interface Around {
  readonly neighbours: Neighbours;
  /** What the neighbours were made of, compared one by one: the same parts, the same judgement. */
  readonly parts: readonly unknown[];
}

/** Finds the neighbours of documents, and knows which document is whose neighbour. */
export interface Surroundings {
  /** A document was read, for the first time or anew. */
  took(reading: Reading): void;
  of(reading: Reading): Around;
  /** The address of last year's report as it would be found now, by organ and year alone. */
  lastYearByOrgan(uri: string): string | undefined;
  /** Where last year's report was found, or should have been, when it was looked for last. */
  dependsOn(uri: string): readonly string[];
  /** The reports whose last year's this one is. */
  usersOf(uri: string): readonly string[];
  /** The report serves a later one as last year's. */
  isLastYears(uri: string): boolean;
  /** There is no such document any more. */
  gone(uri: string): void;
}

/** `read` gives a document of the workspace as read. */
export function createSurroundings(workspace: Workspace, read: (uri: string) => Reading | undefined): Surroundings {
  const index = createReportIndex();
  /** By report: where last year's is, or should be; `undefined` where none was found. */
  const sought = new Map<string, string | undefined>();
  /** By report: last year's. */
  const chosen = new Map<string, string>();
  /** By report: those whose last year's it is. */
  const later = new Map<string, Set<string>>();
  const source: LastYearSource = {
    resolve: (from, path) => workspace.resolve(from, path),
    report: (uri) => read(uri)?.report,
    index,
  };

  function choose(uri: string, lastYear: string | undefined): void {
    const before = chosen.get(uri);
    if (before === lastYear) return;
    if (before !== undefined) later.get(before)?.delete(uri);
    if (lastYear === undefined) {
      chosen.delete(uri);
      return;
    }
    chosen.set(uri, lastYear);
    later.set(lastYear, (later.get(lastYear) ?? new Set()).add(uri));
  }

  return Object.freeze({
    took({ document: { uri }, report }: Reading) {
      if (isCertainlyReport(report, nameOf(uri))) index.put(uri, report.organ, report.year);
      else index.remove(uri);
    },
    of({ document: { uri }, report }: Reading) {
      const last = findLastYear(uri, report, source);
      sought.set(uri, last.uri);
      choose(uri, last.report && last.uri);
      const { unusable } = last;
      const neighbours: Neighbours = {
        ...noNeighbours,
        lastYear: last.report && last.uri ? { uri: last.uri, name: nameOf(last.uri), report: last.report } : undefined,
        lastYearUnusable: unusable,
      };
      return { neighbours, parts: [last.uri, last.report, unusable?.reason] };
    },
    lastYearByOrgan: (uri: string) => index.before(uri),
    dependsOn(uri: string) {
      const lastYear = sought.get(uri);
      return lastYear === undefined ? [] : [lastYear];
    },
    usersOf: (uri: string) => [...(later.get(uri) ?? [])],
    isLastYears(uri: string) {
      if ((later.get(uri)?.size ?? 0) > 0) return true;
      const next = index.after(uri);
      return next !== undefined && !sought.has(next);
    },
    gone(uri: string) {
      index.remove(uri);
      choose(uri, undefined);
      sought.delete(uri);
    },
  });
}

/** The last part of an address, as a person reads it. */
export function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
