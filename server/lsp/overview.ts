import type { Range } from 'vscode-languageserver';
import type { ReportStanding } from '../protocol.ts';
import type { Problem } from '../service/problem.ts';
import type { Reading } from '../service/reading.ts';
import { type NamedPlace, namedPlaces, standingOf } from '../service/standing.ts';
import { toRange } from './convert.ts';
import { gather } from './gather.ts';

/** What is kept of a judged report, open or closed. */
export interface Known {
  readonly standing: ReportStanding;
  /** The line of the document that it begins with. */
  readonly startLine: number;
  /** The report itself first, then its sections and tables. */
  readonly places: readonly (Pick<NamedPlace, 'kind' | 'name'> & { readonly range: Range })[];
}

/** All reports judged so far, without anything that would have to be read again. */
export interface Overview {
  /** A document was judged: these are its reports, mostly one. Without any it is forgotten. */
  put(uri: string, reports: readonly Known[]): void;
  /** Drops all other documents. */
  keep(uris: ReadonlySet<string>): void;
  list(): readonly (readonly [uri: string, reports: readonly Known[]])[];
}

/** `changed` is called when a standing has changed, once for many that come together. */
export function createOverview(changed: () => void): Overview {
  const known = new Map<string, readonly Known[]>();
  const tell = gather(changed);
  return Object.freeze({
    put(uri: string, reports: readonly Known[]) {
      const before = known.get(uri) ?? NONE;
      if (reports.length === 0) known.delete(uri);
      else known.set(uri, reports);
      if (!areSame(before, reports)) tell('');
    },
    keep(uris: ReadonlySet<string>) {
      for (const uri of [...known.keys()]) {
        if (uris.has(uri)) continue;
        known.delete(uri);
        tell('');
      }
    },
    list: () => [...known],
  });
}

const NONE: readonly Known[] = [];

const areSame = (a: readonly Known[], b: readonly Known[]): boolean => a.length === b.length && a.every((one, i) => isSame(one, b[i]));

/** Standings are small and made in one way, so that the same ones are written the same. */
const isSame = (a: Known, b: Known | undefined): boolean =>
  a === b || (a.startLine === b?.startLine && JSON.stringify(a.standing) === JSON.stringify(b.standing));

/** What is kept of a report that was judged, with the problems that are shown of it. */
export function knownReport(reading: Reading, problems: readonly Problem[]): Known {
  const { tree } = reading.report;
  const places = namedPlaces(reading.report).map(({ kind, name, at }) => ({ kind, name, range: toRange(tree.lines, at) }));
  return { standing: standingOf(reading, problems), startLine: 0, places };
}
