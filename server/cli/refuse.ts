import { type Message, toText } from '../text/say.ts';
import { shown } from './frame.ts';
import type { ExitStatus, Io } from './io.ts';

/** Says on standard error, in one line, why nothing could be done. */
export function refuse(io: Io, sentence: Message): ExitStatus {
  warn(io, sentence);
  return 2;
}

/** One line on standard error. */
export const warn = (io: Io, sentence: Message): void => io.err(`nianbao: ${shown(toText(sentence, io.english))}\n`);
