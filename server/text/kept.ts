/**
 * Something immutable that carries along what has been worked out of it. An entry of a `WeakMap` would live as long; but a map that is old itself keeps
 * its entries through every collection of young objects, and a document that is read at each keystroke dies young.
 */
export interface Keeper {
  /** Set by `keptWith` alone. */
  kept?: Kept | undefined;
}

/** An answer, and those before it. `of` tells a copy from what it was copied from: `{ ...report, organ: '' }` has answers of its own. */
interface Kept {
  readonly of: Keeper;
  readonly by: object;
  readonly answer: unknown;
  readonly next: Kept | undefined;
}

/** A pure function of such a thing that works its answer out once. Its answer must be immutable. */
export function keptWith<Subject extends Keeper, Answer>(work: (subject: Subject) => Answer): (subject: Subject) => Answer {
  const by = {};
  return (subject) => {
    for (let kept = subject.kept; kept?.of === subject; kept = kept.next) if (kept.by === by) return kept.answer as Answer;
    const answer = work(subject);
    const before = subject.kept;
    subject.kept = { of: subject, by, answer, next: before?.of === subject ? before : undefined };
    return answer;
  };
}
