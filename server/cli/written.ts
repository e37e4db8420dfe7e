import { say, toText } from '../text/say.ts';
import { shown } from './frame.ts';
import type { Io } from './io.ts';

/** Says on standard error that a file is there now, and whether in place of another: to a person at a terminal, for programs know by the exit status. */
export function sayWritten(file: string, io: Io, before: 'new' | 'replaced' = 'new'): void {
  if (!io.showsProgress) return;
  const done = before === 'new' ? say`已写入 ${shown(file)}` : say`已写入 ${shown(file)}，原有的文件已被替换`;
  io.err(`${toText(done, io.english)}\n`);
}
