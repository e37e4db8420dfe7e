import type { Digest, ParagraphPrint } from '../../report/fingerprint.ts';
import { withoutKind } from '../address.ts';
import { type IndexedReport, isSameDigest } from './indexed-report.ts';
import { createRunPostings, type RunPostings } from './run-postings.ts';

/** The reports of an index and their paragraphs by number. A number is given again once its paragraph is gone. */
export interface ParagraphStore {
  readonly reports: ReadonlyMap<string, IndexedReport>;
  /** Which paragraphs hold a run. */
  readonly postings: Pick<RunPostings, 'first' | 'next' | 'paragraphOf'>;
  /** By number of paragraph: its report, its place in the digest, and when it was put in (a later one has a greater number). */
  readonly reportOf: readonly (IndexedReport | undefined)[];
  readonly orderOf: readonly number[];
  readonly bornAt: readonly number[];
  /** Paragraphs that are in. */
  paragraphCount(): number;
  /** Organs that have a report. */
  organCount(): number;
  /** A run that stands in more paragraphs leads nowhere: everybody uses it. */
  mostFollowed(): number;
  /** Takes a report in, or its new version; one without paragraphs is taken out. `undefined`: nothing has changed. */
  put(uri: string, name: string, digest: Digest, wantsRelated: boolean): StoreChange | undefined;
}

/** What putting a report in has changed for the answers that are known. */
export interface StoreChange {
  /** Numbers of its paragraphs that are gone; new ones may have them now. */
  readonly gone: readonly number[];
  /** Addresses of the reports that share words with what has come or gone; empty where they are not asked for. */
  readonly related: ReadonlySet<string>;
  /** Any answer may be another now. */
  readonly concernsAll: boolean;
}

/** At least so many paragraphs with a run are followed, and this share of all reports. */
const MOST_FOLLOWED = 24;
const FOLLOWED_SHARE = 0.035;
/** So many runs in common with what has changed: it may make a difference. */
const RELATED = 4;

/** No report yet. */
export function createParagraphStore(): ParagraphStore {
  const reports = new Map<string, IndexedReport>();
  const postings = createRunPostings();
  const organs = createOrganCounts();
  const reportOf: (IndexedReport | undefined)[] = [];
  const orderOf: number[] = [];
  const bornAt: number[] = [];
  const freeNumbers: number[] = [];
  let born = 0;

  const mostFollowed = (): number => Math.max(MOST_FOLLOWED, reports.size * FOLLOWED_SHARE);

  function put(uri: string, name: string, digest: Digest, wantsRelated: boolean): StoreChange | undefined {
    const before = reports.get(uri);
    if (before ? before.name === name && isSameDigest(before.digest, digest) : digest.paragraphs.length === 0) return undefined;
    const related = new Set<string>();
    const passed = (runs: Uint32Array): void => {
      if (wantsRelated) addRelated(runs, uri, related);
    };
    const { stays, gone } = takeOut(before, digest, passed);
    if (digest.paragraphs.length === 0) {
      reports.delete(uri);
      return { gone, related, concernsAll: true };
    }
    const paragraphs = digest.paragraphs.map(({ runs }) => {
      const same = stays.get(runs);
      stays.delete(runs);
      return same ?? takeIn(runs, passed);
    });
    const report: IndexedReport = { uri, name, digest, organ: organs.add(digest.organ ?? `?${withoutKind(uri)}`), paragraphs };
    paragraphs.forEach((paragraph, i) => {
      reportOf[paragraph] = report;
      orderOf[paragraph] = i;
    });
    reports.set(uri, report);
    // another number of reports makes other words rare; who wrote one and when decides what may be from where
    const concernsAll = !wantsRelated || !before || before.organ !== report.organ || before.digest.year !== digest.year;
    return { gone, related, concernsAll };
  }

  /** Takes out the paragraphs that `digest` has no more; `stays`: the others by their runs. */
  function takeOut(before: IndexedReport | undefined, digest: Digest, passed: (runs: Uint32Array) => void) {
    const stays = new Map<ParagraphPrint['runs'], number>();
    const gone: number[] = [];
    if (!before) return { stays, gone };
    const still = new Set(digest.paragraphs.map(({ runs }) => runs));
    organs.remove(before.organ);
    before.digest.paragraphs.forEach(({ runs }, i) => {
      const paragraph = before.paragraphs[i];
      if (paragraph === undefined) return;
      if (still.has(runs) && !stays.has(runs)) {
        stays.set(runs, paragraph);
        return;
      }
      passed(runs);
      postings.remove(paragraph, runs);
      reportOf[paragraph] = undefined;
      freeNumbers.push(paragraph);
      gone.push(paragraph);
    });
    return { stays, gone };
  }

  function takeIn(runs: Uint32Array, passed: (runs: Uint32Array) => void): number {
    const paragraph = freeNumbers.pop() ?? reportOf.push(undefined) - 1;
    passed(runs);
    postings.add(paragraph, runs);
    bornAt[paragraph] = ++born;
    return paragraph;
  }

  /** Adds the reports that share some of these runs which few have. */
  function addRelated(runs: Uint32Array, uri: string, related: Set<string>): void {
    const followed = mostFollowed();
    const counts = new Map<string, number>();
    for (const run of runs) {
      let held = 0;
      for (let entry = postings.first(run); entry >= 0 && held < followed; entry = postings.next(entry), held++) {
        const other = reportOf[postings.paragraphOf(entry)]?.uri;
        if (other === undefined || other === uri) continue;
        const count = (counts.get(other) ?? 0) + 1;
        counts.set(other, count);
        if (count >= RELATED) related.add(other);
      }
    }
  }

  return Object.freeze({
    reports,
    postings,
    reportOf,
    orderOf,
    bornAt,
    paragraphCount: () => reportOf.length - freeNumbers.length,
    organCount: organs.count,
    mostFollowed,
    put,
  });
}

/** Organs by number, and how many of them have a report. */
function createOrganCounts() {
  const numbers = new Map<string, number>();
  const reportsOf: number[] = [];
  let present = 0;
  return {
    count: (): number => present,
    /** One more report of this organ; answers its number. */
    add(organ: string): number {
      const number = numbers.get(organ) ?? numbers.size;
      numbers.set(organ, number);
      const before = reportsOf[number] ?? 0;
      reportsOf[number] = before + 1;
      if (before === 0) present++;
      return number;
    },
    /** One less of the organ with this number. */
    remove(number: number): void {
      const before = reportsOf[number] ?? 0;
      reportsOf[number] = before - 1;
      if (before === 1) present--;
    },
  };
}
