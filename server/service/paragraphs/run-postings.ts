/**
 * From the hash of a run of characters to the paragraphs (small whole numbers) that hold it: flat arrays only, so that millions of entries cost a few
 * bytes each. Adding and removing a paragraph is linear in its own runs, however many others share them.
 */
export interface RunPostings {
  /** A paragraph that is not in yet. */
  add(paragraph: number, runs: Uint32Array): void;
  /** A paragraph with the very runs that it was added with. */
  remove(paragraph: number, runs: Uint32Array): void;
  /** The first entry of a run, -1 for none. */
  first(run: number): number;
  /** The entry behind another of the same run, -1 for none. */
  next(entry: number): number;
  paragraphOf(entry: number): number;
}

/** No entries yet. */
export function createRunPostings(): RunPostings {
  const table = createRunTable();
  let size = 1 << 12;
  let used = 0;
  /** Head of the chain of entries given back; they are chained like those of a run. */
  let free = -1;
  let paragraphs = new Int32Array(size);
  let after = new Int32Array(size);
  let before = new Int32Array(size);
  /** Entries of one paragraph, last first. */
  let sameParagraph = new Int32Array(size);
  let lastOf = new Int32Array(1 << 10).fill(-1);

  function newEntry(): number {
    if (free >= 0) {
      const entry = free;
      free = after[entry] ?? -1;
      return entry;
    }
    if (used === size) {
      size = Math.ceil(size * 1.5);
      paragraphs = grown(paragraphs, size);
      after = grown(after, size);
      before = grown(before, size);
      sameParagraph = grown(sameParagraph, size);
    }
    return used++;
  }

  return Object.freeze({
    add(paragraph: number, runs: Uint32Array) {
      if (paragraph >= lastOf.length) lastOf = grown(lastOf, Math.max(paragraph + 1, lastOf.length * 2));
      let last = -1;
      for (const run of runs) {
        const entry = newEntry();
        const slot = table.slotFor(run);
        const head = table.head(slot);
        paragraphs[entry] = paragraph;
        before[entry] = -1;
        after[entry] = head;
        if (head >= 0) before[head] = entry;
        table.setHead(slot, entry);
        sameParagraph[entry] = last;
        last = entry;
      }
      lastOf[paragraph] = last;
    },
    remove(paragraph: number, runs: Uint32Array) {
      let entry = lastOf[paragraph] ?? -1;
      for (let i = runs.length - 1; entry >= 0 && i >= 0; i--) {
        const [left, right] = [before[entry] ?? -1, after[entry] ?? -1];
        if (right >= 0) before[right] = left;
        if (left >= 0) after[left] = right;
        else table.setHead(table.slotFor(runs[i] ?? 0), right);
        const next = sameParagraph[entry] ?? -1;
        after[entry] = free;
        free = entry;
        entry = next;
      }
      lastOf[paragraph] = -1;
    },
    first(run: number) {
      const slot = table.slotOf(run);
      return slot < 0 ? -1 : table.head(slot);
    },
    next: (entry: number) => after[entry] ?? -1,
    paragraphOf: (entry: number) => paragraphs[entry] ?? 0,
  });
}

function grown(old: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const fresh = new Int32Array(size);
  fresh.set(old);
  return fresh;
}

const FREE = -2;
const EMPTY = -1;

/** Runs and the heads of their chains: open addressing in two flat arrays, at most half full. */
function createRunTable() {
  let capacity = 1 << 12;
  let filled = 0;
  let keys = new Uint32Array(capacity);
  let heads = new Int32Array(capacity).fill(FREE);

  function find(run: number): number {
    let slot = run & (capacity - 1);
    while (heads[slot] !== FREE && keys[slot] !== run) slot = (slot + 1) & (capacity - 1);
    return slot;
  }

  /** Larger where it is needed; runs that stand nowhere any more are left behind. */
  function renew(): void {
    const [oldKeys, oldHeads] = [keys, heads];
    let alive = 0;
    for (const head of oldHeads) if (head >= 0) alive++;
    while (capacity < alive * 4) capacity *= 2;
    keys = new Uint32Array(capacity);
    heads = new Int32Array(capacity).fill(FREE);
    filled = alive;
    oldHeads.forEach((head, i) => {
      if (head < 0) return;
      const slot = find(oldKeys[i] ?? 0);
      keys[slot] = oldKeys[i] ?? 0;
      heads[slot] = head;
    });
  }

  return {
    /** -1 for a run that is not known. */
    slotOf(run: number): number {
      const slot = find(run);
      return heads[slot] === FREE ? -1 : slot;
    },
    slotFor(run: number): number {
      let slot = find(run);
      if (heads[slot] !== FREE) return slot;
      if (filled * 2 >= capacity) {
        renew();
        slot = find(run);
      }
      keys[slot] = run;
      heads[slot] = EMPTY;
      filled++;
      return slot;
    },
    head: (slot: number): number => heads[slot] ?? EMPTY,
    setHead(slot: number, entry: number): void {
      heads[slot] = entry;
    },
  };
}
