import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  closeSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Decoded } from '../text/decode.ts';
import { encode } from './encode.ts';
import { type Complaint, complain, type Io } from './io.ts';
import { diskComplaint } from './read-file.ts';

/**
 * Writes a file whole or not at all: beside it first, then in its place. Keeps encoding, byte order mark and permissions; a link stays a
 * link. A file that may not be written is left alone.
 */
export function writeText(file: string, content: Decoded, io: Io): Complaint | undefined {
  const given = resolve(io.cwd, file);
  let beside: string | undefined;
  try {
    const path = existsSync(given) ? realpathSync(given) : given;
    const before = existsSync(path) ? statSync(path) : undefined;
    if (before?.isDirectory()) return complain('是文件夹，不是文件');
    if (before) accessSync(path, constants.W_OK);
    beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    writeWhole(beside, encode(content));
    if (before) chmodSync(beside, before.mode & 0o7777);
    renameSync(beside, path);
    return undefined;
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true });
    return complain(diskComplaint(error));
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
