/** Work that may pause between its steps; it gives its result at the end. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** The work in one go. */
export function inOneGo<Result>(work: Steps<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Several pieces of the same work abreast, each step for all of them before the next: what a step needs of the machine, its code above all, is at hand
 * from one to the next.
 */
export function abreast<Result>(works: readonly Steps<Result>[]): readonly Result[] {
  const results = new Map<Steps<Result>, Result>();
  let open = works;
  while (open.length > 0) {
    const going: Steps<Result>[] = [];
    for (const work of open) {
      const step = work.next();
      if (step.done) results.set(work, step.value);
      else going.push(work);
    }
    open = going;
  }
  return works.flatMap((work) => results.get(work) ?? []);
}
