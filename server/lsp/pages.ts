import { decoded } from '../service/address.ts';

/** Which pages about reports a client has been given: they are to be asked for again when a report has changed. */
export interface Pages {
  /** A page was asked for; the addresses of the reports that it is about are in its own. */
  asked(page: string): void;
  /** A report was judged. Pages about it are out of date where it was judged otherwise before. */
  judged(report: string, judgement: string): void;
}

/** A page that was closed is not told of: only the last ones are thought of. */
const MOST = 20;

/** `refresh` is called for a page that is out of date. */
export function createPages(refresh: (page: string) => void): Pages {
  /** By page: its address as people read it. */
  const pages = new Map<string, string>();
  const judgements = new Map<string, string>();
  return Object.freeze({
    asked(page: string) {
      pages.delete(page);
      pages.set(page, decoded(decoded(page)));
      const [oldest] = pages.keys();
      if (pages.size > MOST && oldest !== undefined) pages.delete(oldest);
    },
    judged(report: string, judgement: string) {
      const before = judgements.get(report);
      judgements.set(report, judgement);
      if (before === undefined || before === judgement) return;
      const name = decoded(report);
      for (const [page, about] of pages) if (about.includes(name)) refresh(page);
    },
  });
}
