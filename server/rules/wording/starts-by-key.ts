const SLOTS = 1024;
/** So many are kept; the next ones are not. */
const MOST = 512;

/** Offsets by whole numbers, forgotten all at once at no cost: what a `Map` that is emptied at each sentence spends on memory is more than it is asked. */
export interface StartsByKey {
  /** Forgets all. */
  readonly begin: () => void;
  /** Where a key is kept, or may be put. */
  readonly slotOf: (key: number) => number;
  /** What is kept there, -1 where nothing is. */
  readonly startAt: (slot: number) => number;
  readonly put: (slot: number, key: number, start: number) => void;
}

export function startsByKey(): StartsByKey {
  const keys = new Int32Array(SLOTS);
  const starts = new Int32Array(SLOTS);
  /** In which round a slot was filled; those of earlier rounds are empty. */
  const rounds = new Int32Array(SLOTS);
  let round = 0;
  let kept = 0;
  return {
    begin: () => {
      if (kept === 0 && round > 0) return;
      round = (round + 1) & 0x3fffffff || 1;
      kept = 0;
    },
    slotOf: (key) => {
      let slot = key & (SLOTS - 1);
      while (rounds[slot] === round && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
      return slot;
    },
    startAt: (slot) => (rounds[slot] === round ? (starts[slot] ?? -1) : -1),
    put: (slot, key, start) => {
      if (rounds[slot] !== round) {
        if (kept >= MOST) return;
        kept++;
        rounds[slot] = round;
      }
      keys[slot] = key;
      starts[slot] = start;
    },
  };
}
