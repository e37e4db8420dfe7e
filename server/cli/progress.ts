import { say, toText } from '../text/say.ts';
import type { Io } from './io.ts';

/** Progress of a long run on one line of the terminal's standard error; nothing for a short one, and nothing where nobody looks. */
export interface Progress {
  /** Says how many files are done. */
  readonly done: (files: number) => void;
  /** Takes the line away, before anything else is printed. */
  readonly clear: () => void;
}

/** A run is long after this many milliseconds. */
const LONG = 1000;
/** The line is written anew at most this often. */
const PAUSE = 100;

/** Shows how far a run over `total` files has come, and with what. */
export function showProgress(io: Io, total: number, label = say`已核对`): Progress {
  const start = io.now();
  let shown = false;
  let last = start;
  return {
    done: (files) => {
      const now = io.now();
      if (!io.showsProgress || now - start < LONG || now - last < PAUSE) return;
      last = now;
      shown = true;
      io.err(`\r\x1b[K${toText(label, io.english)} ${files}/${total}`);
    },
    clear: () => {
      if (shown) io.err('\r\x1b[K');
      shown = false;
    },
  };
}
