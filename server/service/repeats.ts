import { type Digest, digestOf } from '../report/fingerprint.ts';
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

/** What was answered about one report, and the digests of the reports that its places are in. */
interface Answer {
  readonly lastYear: string | undefined;
  readonly answer: RepeatsOfReport;
  readonly places: readonly (readonly [uri: string, digest: Digest | undefined])[];
}

/** Knows no document yet. `nameOf`: how messages call one. */
export function createRepeats(nameOf: (uri: string) => string): Repeats {
  const index = createParagraphIndex();
  const versions = new Map<string, number | string>();
  const seen = new WeakSet<Report>();
  const touched = new Set<string>();
  const answers = new Map<string, Answer>();

  /** What was answered holds as long as nothing that has words in common with the report has changed, and the places have not moved. */
  const holds = ({ places }: Answer): boolean => places.every(([uri, digest]) => index.digest(uri) === digest);

  function forget(uri: string, others: ReadonlySet<string>): void {
    answers.delete(uri);
    for (const other of others) answers.delete(other);
  }

  return Object.freeze({
    note({ document: { uri, version }, report }: Reading, first = false) {
      if (seen.has(report) && versions.get(uri) === version) return;
      seen.add(report);
      versions.set(uri, version);
      const before = index.digest(uri);
      const digest = digestOf(report, before);
      if (digest === before) return;
      const others = new Set<string>();
      index.put(uri, nameOf(uri), digest, first ? undefined : others);
      // another number of reports makes other words rare
      if (before === undefined || before.organ !== digest.organ || before.year !== digest.year) answers.clear();
      else forget(uri, others);
      for (const other of others) touched.add(other);
    },
    versionOf: (uri: string) => versions.get(uri),
    drop(uri: string) {
      if (!versions.delete(uri)) return;
      index.remove(uri, touched);
      answers.clear();
    },
    of(uri: string, lastYear: string | undefined) {
      const known = answers.get(uri);
      if (known && known.lastYear === lastYear && holds(known)) return known.answer;
      const repeats = index.repeats(uri, lastYear);
      const state = Array.from(
        repeats,
        ([start, { places, similarity, nearest }]) =>
          `${start} ${places} ${similarity.toFixed(3)} ${nearest.at.start} ${nearest.at.end} ${nearest.uri}`,
      ).join('\n');
      const repeatOf: Neighbours['repeatOf'] = ({ span }) => repeats.get(span.start);
      const answer = { repeatOf, state };
      const places = Array.from(repeats.values(), ({ nearest }) => [nearest.uri, index.digest(nearest.uri)] as const);
      answers.set(uri, { lastYear, answer, places: [[uri, index.digest(uri)], ...places] });
      return answer;
    },
    touched() {
      const uris = [...touched];
      touched.clear();
      return uris;
    },
  });
}
