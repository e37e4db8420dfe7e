import type { Digest, ParagraphPrint } from '../report/fingerprint.ts';
import type { Repeat } from '../rules/shared/neighbours.ts';
import { createFindRepeat } from './paragraphs/find-repeat.ts';
import { emptyDigest, type IndexedReport } from './paragraphs/indexed-report.ts';
import { createParagraphStore } from './paragraphs/paragraph-store.ts';

/**
 * Where the words of every paragraph of a workspace stand: built and asked in time linear in the text. A paragraph is known by its runs; each run
 * leads to the paragraphs that hold it. Nothing else of a report is kept.
 */
export interface ParagraphIndex {
  /**
   * Takes a report in, or its new version; unchanged paragraphs cost nothing. `name`: how messages call it. Into `touched` go the reports that have words in
   * common with what has changed.
   */
  put(uri: string, name: string, digest: Digest, touched?: Set<string>): void;
  remove(uri: string, touched?: Set<string>): void;
  /** The digest as put in last; `undefined` where the report is not in, or has no paragraph worth keeping. */
  digest(uri: string): Digest | undefined;
  /** The repeated paragraphs of a report by the start of their spans. `lastYear`: the report that it names as last year's. */
  repeats(uri: string, lastYear?: string): ReadonlyMap<number, Repeat>;
}

/** What was answered for one paragraph, and the report that it leads to as it was then. */
interface Answer {
  readonly repeat: Repeat | undefined;
  readonly from: IndexedReport | undefined;
}

/** What was answered for a report, as long as no other has changed that has words in common with it, and the reports are the same. */
interface Answers {
  readonly lastYear: string | undefined;
  readonly byParagraph: Map<number, Answer>;
}

/** An empty index. */
export function createParagraphIndex(): ParagraphIndex {
  const store = createParagraphStore();
  const findRepeat = createFindRepeat(store);
  const answers = new Map<string, Answers>();

  function put(uri: string, name: string, digest: Digest, touched?: Set<string>): void {
    const change = store.put(uri, name, digest, touched !== undefined);
    if (!change) return;
    if (change.concernsAll) answers.clear();
    const own = answers.get(uri)?.byParagraph;
    for (const paragraph of change.gone) own?.delete(paragraph);
    for (const other of change.related) {
      answers.delete(other);
      touched?.add(other);
    }
  }

  function answersOf({ uri }: IndexedReport, lastYear: string | undefined): Map<number, Answer> {
    const known = answers.get(uri);
    if (known && known.lastYear === lastYear) return known.byParagraph;
    const fresh: Answers = { lastYear, byParagraph: new Map() };
    answers.set(uri, fresh);
    return fresh.byParagraph;
  }

  /** As answered before, where the place that it leads to has not moved. */
  function answerFor(report: IndexedReport, print: ParagraphPrint, paragraph: number, lastYear: string | undefined): Repeat | undefined {
    const byParagraph = answersOf(report, lastYear);
    const known = byParagraph.get(paragraph);
    if (known && (!known.repeat || store.reports.get(known.repeat.nearest.uri) === known.from)) return known.repeat;
    const repeat = findRepeat(report, print, lastYear);
    byParagraph.set(paragraph, { repeat, from: repeat && store.reports.get(repeat.nearest.uri) });
    return repeat;
  }

  return Object.freeze({
    put,
    remove: (uri: string, touched?: Set<string>) => put(uri, '', emptyDigest, touched),
    digest: (uri: string) => store.reports.get(uri)?.digest,
    repeats(uri: string, lastYear?: string) {
      const found = new Map<number, Repeat>();
      const report = store.reports.get(uri);
      if (!report) return found;
      report.digest.paragraphs.forEach((print, i) => {
        const repeat = answerFor(report, print, report.paragraphs[i] ?? -1, lastYear);
        if (repeat) found.set(print.at.start, repeat);
      });
      return found;
    },
  });
}
