import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { say } from '../text/say.ts';
import { type Complaint, complain, type Io } from './io.ts';
import { writeText } from './write-file.ts';
import { sayWritten } from './written.ts';

/** Where the output of a command goes. */
export interface Output {
  /** With it the command prints. */
  readonly io: Io;
  /** Called when everything has been printed; why it could not be kept. */
  readonly close: () => Complaint | undefined;
}

/**
 * Standard output, or with `--out FILE` a new file, written whole at the end and never over one that is there. A table as a file begins with a byte order
 * mark, without which Excel takes its Chinese for GB18030; on standard output it has none, for programs would read the mark as part of the first name.
 */
export function outputTo(file: string | undefined, isTable: boolean, io: Io): Output | Complaint {
  if (file === undefined) return { io, close: () => undefined };
  const path = resolve(io.cwd, file);
  if (existsSync(path)) return complain(say`${file}：已有这个文件，未覆盖`);
  if (!existsSync(dirname(path))) return complain(say`${file}：${say`没有这个文件夹`}`);
  const pieces: string[] = [];
  return {
    io: { ...io, out: (text) => pieces.push(text), colours: false, columns: undefined },
    close: () => {
      const failed = writeText(file, { text: pieces.join(''), encoding: 'utf-8', bom: isTable }, io);
      if (failed) return complain(say`${file}：${failed.complaint}`);
      sayWritten(file, io);
      return undefined;
    },
  };
}
