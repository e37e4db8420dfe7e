import { type Neighbours, noNeighbours, type Subordinate } from '../rules/shared/neighbours.ts';
import { inChinese } from '../text/say.ts';
import { decoded } from './address.ts';
import { isCertainlyReport } from './certain.ts';
import type { Report } from '../report/report.ts';
import { findLastYear, isLastYearsOf, type LastYearSource } from './last-year.ts';
import { createLedgers } from './ledgers.ts';
import { wholeOf } from './pieces.ts';
import type { Reading } from './reading.ts';
import { createReportIndex } from './report-index.ts';
import { type Entry, readSubordinates, subordinateEntries } from './subordinates.ts';
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
  /** The reports that a document at that address would add up if it named these under 下级. */
  subordinatesAt(uri: string, entries: readonly Entry[]): readonly Subordinate[];
  /** Which files the document added up when it was asked about last, and in which versions: differs when any of them would be another now. */
  subordinatesNow(uri: string): string;
  /** The report of a document; of one that binds several together the one that is last year's of `of`, or 'others' where none is. */
  reportAt(uri: string, of: Pick<Report, 'isReport' | 'organ' | 'year'>): ReturnType<LastYearSource['report']>;
  /** Last year's report, as it was found when it was looked for last. */
  lastYearOf(uri: string): string | undefined;
  /** The reports whose last year's this one is. */
  usersOf(uri: string): readonly string[];
  /** The report serves a later one as last year's. */
  isLastYears(uri: string): boolean;
  /** There is no such document any more. */
  gone(uri: string): void;
}

/** What a report adds up, and what that was found by. */
interface Summed {
  readonly entries: readonly Entry[];
  readonly list: readonly Subordinate[];
  /** That of the workspace; `undefined` where some of it may change without being told. */
  readonly stamp: string | undefined;
  /** Those of the list that were open, with their versions. */
  readonly open: readonly (readonly [uri: string, version: unknown])[];
}

/** `read` gives a document of the workspace as read; `readOnce` does so without keeping it, unless it has been kept already. */
export function createSurroundings(
  workspace: Workspace,
  read: (uri: string) => Reading | undefined,
  readOnce: (uri: string) => Reading | undefined,
): Surroundings {
  const index = createReportIndex();
  /** By report: where last year's is, or should be; `undefined` where none was found. */
  const sought = new Map<string, string | undefined>();
  /** By report: last year's. */
  const chosen = new Map<string, string>();
  /** By report: those whose last year's it is. */
  const later = new Map<string, Set<string>>();
  /** By report: what it names under 下级. */
  const summed = new Map<string, Summed>();
  const ledgers = createLedgers(workspace, readOnce);
  const source: LastYearSource = {
    resolve: (from, path) => workspace.resolve(from, path),
    report: reportAt,
    index,
  };

  /** By document that binds several reports together: where in it last year's of an organ is, as long as it stays the same. */
  const bound = new Map<string, { readonly version: unknown; readonly found: Map<string, string | undefined> }>();

  function reportAt(uri: string, of: Pick<Report, 'isReport' | 'organ' | 'year'>): ReturnType<LastYearSource['report']> {
    const pieces = workspace.pieces?.(uri) ?? [];
    const found = pieces.length < 2 ? uri : pieceAt(uri, pieces, of);
    const report = found === undefined ? undefined : read(found)?.report;
    return found === undefined ? 'others' : report && { uri: found, report };
  }

  function pieceAt(
    whole: string,
    pieces: readonly { readonly uri: string }[],
    of: Pick<Report, 'organ' | 'year' | 'isReport'>,
  ): string | undefined {
    const version = workspace.versionOf(whole);
    const before = bound.get(whole);
    const known = before && before.version === version ? before : { version, found: new Map<string, string | undefined>() };
    bound.set(whole, known);
    const key = `${of.year} ${of.organ}`;
    if (known.found.has(key)) return known.found.get(key);
    const uri = pieces.find((piece) => {
      const report = readOnce(piece.uri)?.report;
      return report !== undefined && isLastYearsOf(of, report);
    })?.uri;
    known.found.set(key, uri);
    return uri;
  }

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

  const subordinatesAt = (uri: string, entries: readonly Entry[]): readonly Subordinate[] =>
    readSubordinates(entries, uri, { find: (path) => workspace.find(uri, path), ledgers: ledgers.of, name: nameOf });

  /** The same list as long as nothing in it has changed; where changes are told, without a look at the disk. */
  function subordinatesOf({ document: { uri }, report }: Reading): readonly Subordinate[] {
    const entries = subordinateEntries(report);
    if (entries.length === 0) {
      summed.delete(uri);
      return noNeighbours.subordinates;
    }
    const before = summed.get(uri);
    const same = before && areEqual(before.entries, entries) ? before : undefined;
    const stamp = workspace.stamp();
    if (same && same.stamp === stamp && same.open.every(([one, version]) => workspace.versionOf(one) === version)) return same.list;
    const fresh = subordinatesAt(uri, entries);
    const list = same && areAlike(same.list, fresh) ? same.list : fresh;
    const isWatched = entries.every(({ text }) => workspace.isWatched(workspace.resolve(uri, text) ?? ''));
    const summands = new Set(list.map((one) => ('uri' in one ? wholeOf(one.uri) : '')));
    const open = workspace.opened().flatMap((one): [string, unknown][] => (summands.has(one) ? [[one, workspace.versionOf(one)]] : []));
    summed.set(uri, { entries, list, stamp: isWatched ? stamp : undefined, open });
    return list;
  }

  function subordinatesNow(uri: string): string {
    const entries = summed.get(uri)?.entries ?? [];
    return entries
      .flatMap(({ text }) => {
        const found = workspace.find(uri, text);
        return typeof found === 'object' ? found.uris.map((one) => `${one} ${workspace.versionOf(one)}`) : [String(found)];
      })
      .join('\n');
  }

  return Object.freeze({
    reportAt,
    subordinatesAt,
    subordinatesNow,
    took({ document: { uri }, report }: Reading) {
      if (isCertainlyReport(report, nameOf(uri))) index.put(uri, report.organ, report.year);
      else index.remove(uri);
    },
    of(reading: Reading) {
      const {
        document: { uri },
        report,
      } = reading;
      const subordinates = subordinatesOf(reading);
      const last = findLastYear(uri, report, source);
      sought.set(uri, last.uri);
      choose(uri, last.report && last.uri);
      const { unusable } = last;
      const neighbours: Neighbours = {
        ...noNeighbours,
        lastYear: last.report && last.uri ? { uri: last.uri, name: nameOf(last.uri), report: last.report } : undefined,
        lastYearUnusable: unusable,
        subordinates,
      };
      return { neighbours, parts: [last.uri, last.report, unusable && inChinese(unusable.reason), subordinates] };
    },
    lastYearByOrgan: (uri: string) => index.before(uri),
    dependsOn(uri: string) {
      const lastYear = sought.get(uri);
      return lastYear === undefined ? [] : [lastYear];
    },
    lastYearOf: (uri: string) => chosen.get(uri),
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
      summed.delete(uri);
      ledgers.gone(uri);
    },
  });
}

const areEqual = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every(({ text, span }, i) => text === b[i]?.text && span.start === b[i]?.span.start);

const areAlike = (a: readonly Subordinate[], b: readonly Subordinate[]): boolean =>
  a.length === b.length && a.every((one, i) => isAlike(one, b[i]));

function isAlike(a: Subordinate, b: Subordinate | undefined): boolean {
  if (!b || a.written !== b.written || a.at.start !== b.at.start) return false;
  return 'reason' in a
    ? 'reason' in b && inChinese(a.reason) === inChinese(b.reason)
    : !('reason' in b) && a.uri === b.uri && a.ledger === b.ledger;
}

/** The last part of an address, as a person reads it; of a report of several that of their document. */
export function nameOf(uri: string): string {
  const whole = wholeOf(uri);
  return decoded(whole.slice(whole.lastIndexOf('/') + 1));
}
