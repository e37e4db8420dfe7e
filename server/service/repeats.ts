import { digestOf } from '../report/fingerprint.ts';
import type { Report } from '../report/report.ts';
import type { Neighbours } from '../rules/shared/neighbours.ts';
import { createParagraphIndex } from './paragraph-index.ts';
import type { Reading } from './reading.ts';

/** The repeated paragraphs of one report at one moment. */
export interface RepeatsOfReport {
  readonly repeatOf: Neighbours['repeatOf'];
  /** The same as long as the same paragraphs are repeated in the same places; empty where none is. */
  readonly state: string;
}

/** Which paragraphs repeat which, over all documents read so far. A document stays in when it is closed or forgotten otherwise. */
export interface Repeats {
  /** Takes the document in as it is now. `first`: one of many that are taken in for the first time, and none of which has been judged. */
  note(reading: Reading, first?: boolean): void;
  /** The version of the document that was taken in last. */
  versionOf(uri: string): number | string | undefined;
  drop(uri: string): void;
  /** `lastYear`: the address of last year's report. */
  of(uri: string, lastYear: string | undefined): RepeatsOfReport;
  /** Documents that have words in common with what has changed since the last call, each once. */
  touched(): readonly string[];
}

/** Knows no document yet. `nameOf`: how messages call one. */
export function createRepeats(nameOf: (uri: string) => string): Repeats {
  const index = createParagraphIndex();
  const versions = new Map<string, number | string>();
  const seen = new WeakSet<Report>();
  const touched = new Set<string>();
  return Object.freeze({
    note({ document: { uri, version }, report }: Reading, first = false) {
      if (seen.has(report) && versions.get(uri) === version) return;
      seen.add(report);
      versions.set(uri, version);
      index.put(uri, nameOf(uri), digestOf(report, index.digest(uri)), first ? undefined : touched);
    },
    versionOf: (uri: string) => versions.get(uri),
    drop(uri: string) {
      if (versions.delete(uri)) index.remove(uri, touched);
    },
    of(uri: string, lastYear: string | undefined) {
      const repeats = index.repeats(uri, lastYear);
      const state = Array.from(
        repeats,
        ([start, { places, similarity, nearest }]) =>
          `${start} ${places} ${similarity.toFixed(3)} ${nearest.at.start} ${nearest.at.end} ${nearest.uri}`,
      ).join('\n');
      const repeatOf: Neighbours['repeatOf'] = ({ span }) => repeats.get(span.start);
      return { repeatOf, state };
    },
    touched() {
      const uris = [...touched];
      touched.clear();
      return uris;
    },
  });
}
