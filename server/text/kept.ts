/** What has been worked out from something so far, by name. */
export type Kept = Record<string, unknown>;

/** Something that what was worked out from it is kept with, and gone with. */
export interface Keeper {
  readonly kept: Kept;
}

/**
 * A pure function whose answer is kept with what it was asked about; `name` is its own among those asked about the same. A WeakMap would do, but V8 takes
 * what stands in one for alive until it looks through the whole heap: every report that was ever judged, with its tree and its tables.
 */
export function keptWith<Owner extends Keeper, Answer>(name: string, workOut: (owner: Owner) => Answer): (owner: Owner) => Answer {
  return (owner) => {
    const known = owner.kept[name];
    if (known !== undefined) return known as Answer;
    const fresh = workOut(owner);
    owner.kept[name] = fresh;
    return fresh;
  };
}
