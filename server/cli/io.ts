import type { English, Message } from '../text/say.ts';
import type { Thread } from './threads.ts';

/** What a command may touch of the process around it. The tests supply their own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => Promise<Uint8Array>;
  /** Paths are relative to it. */
  readonly cwd: string;
  /** Standard output is a terminal that wants colours. */
  readonly colours: boolean;
  /** Columns of the terminal; `undefined` where output goes elsewhere. */
  readonly columns: number | undefined;
  /** Standard error is a terminal: progress may be shown on it. */
  readonly showsProgress: boolean;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** The date on the machine's calendar. */
  readonly today: () => Date;
  /** How many threads can run at once. */
  readonly cores: number;
  /** Starts another thread; left out where there is none to be had. */
  readonly startThread?: () => Thread;
  /** The English texts where `--language en` asks for them; Chinese where left out. */
  readonly english?: English;
  /** Starts the language server on standard input and output. */
  readonly startServer: () => Promise<void>;
}

/** 0: nothing at error level; 1: errors found; 2: could not run. */
export type ExitStatus = 0 | 1 | 2;

/** Why a command cannot run, in one sentence for standard error. */
export interface Complaint {
  readonly complaint: Message;
}

/** States a complaint. */
export const complain = (complaint: Message): Complaint => ({ complaint });

/** Tells a complaint from what was asked for. */
export const isComplaint = <T extends object>(answer: T | Complaint): answer is Complaint => 'complaint' in answer;
