import type { Tree } from './tree.ts';

/** Reads any text into blocks. `page` for whole HTML files. Never throws; linear in the text. */
export function readTree(_source: string, _kind: 'text' | 'page' = 'text'): Tree {
  throw new Error('being written');
}
