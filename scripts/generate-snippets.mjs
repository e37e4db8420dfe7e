#!/usr/bin/env node
// Writes snippets/*.json from the templates and the draft printer; --check only compares and exits 1 on a difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const { snippetFiles } = await load('scripts/snippets.ts');
const check = process.argv.includes('--check');
let stale = 0;
for (const [path, text] of Object.entries(snippetFiles())) {
  const file = new URL(`../${path}`, import.meta.url);
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    stale++;
    console.error(`${path} is not what scripts/generate-snippets.mjs writes`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
