import type { ParagraphPrint } from '../../report/fingerprint.ts';
import type { IndexedReport } from './indexed-report.ts';
import type { ParagraphStore } from './paragraph-store.ts';

/** Numbers of the paragraphs of other reports that share runs with one of `report` which few have, the most first. */
export type FindCandidates = (report: IndexedReport, print: ParagraphPrint) => readonly number[];

/** This share of a paragraph stands in runs that few have, wherever it is a repetition. */
const LEAST_RARE = 0.08;
/** So many are compared run by run. */
const MOST_CANDIDATES = 80;

/** A finder over a store. It owns scratch that grows with the store, so that one is made for each. */
export function createCandidates({ postings, reportOf, mostFollowed }: ParagraphStore): FindCandidates {
  /** Runs in common by number of paragraph; all zero between two questions. */
  let common = new Uint16Array(1 << 10);
  return (report, print) => {
    const followed = mostFollowed();
    if (common.length < reportOf.length) common = new Uint16Array(reportOf.length * 2);
    const touched: number[] = [];
    print.runs.forEach((run) => {
      const first = postings.first(run);
      let held = 0;
      for (let entry = first; entry >= 0; entry = postings.next(entry)) if (++held > followed) return;
      for (let entry = first; entry >= 0; entry = postings.next(entry)) {
        const paragraph = postings.paragraphOf(entry);
        if (reportOf[paragraph] === report) continue;
        if (common[paragraph] === 0) touched.push(paragraph);
        common[paragraph] = (common[paragraph] ?? 0) + 1;
      }
    });
    const found = touched
      .map((paragraph) => ({ paragraph, count: common[paragraph] ?? 0 }))
      .filter(({ count }) => count >= print.runs.length * LEAST_RARE)
      .sort((a, b) => b.count - a.count || a.paragraph - b.paragraph)
      .slice(0, MOST_CANDIDATES);
    for (const paragraph of touched) common[paragraph] = 0;
    return found.map(({ paragraph }) => paragraph);
  };
}
