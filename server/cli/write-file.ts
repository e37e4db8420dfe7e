import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Decoded } from '../text/decode.ts';
import { say } from '../text/say.ts';
import { encode } from './encode.ts';
import { type Complaint, complain, type Io } from './io.ts';
import { diskComplaint } from './read-file.ts';

/**
 * Writes a file whole or not at all: beside it first, then in its place. Keeps encoding, byte order mark and permissions; a link stays a
 * link. A file that may not be written is left alone.
 */
export function writeText(file: string, content: Decoded, io: Pick<Io, 'cwd'>): Complaint | undefined {
  const given = resolve(io.cwd, file);
  try {
    const path = existsSync(given) ? realpathSync(given) : given;
    const before = existsSync(path) ? statSync(path) : undefined;
    if (before?.isDirectory()) return complain(say`是文件夹，不是文件`);
    if (before) accessSync(path, constants.W_OK);
    replace(path, encode(content), before?.mode);
    return undefined;
  } catch (error) {
    return complain(diskComplaint(error, say`没有这个文件夹`));
  }
}

function replace(path: string, bytes: Uint8Array, mode: number | undefined): void {
  const beside = join(dirname(path), `.${randomUUID()}.tmp`);
  const handle = openSync(beside, 'wx');
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (mode !== undefined) chmodSync(beside, mode & 0o7777);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
