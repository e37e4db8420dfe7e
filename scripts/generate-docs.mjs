#!/usr/bin/env node
// Writes the pages of docs/rules and the rule lists of both READMEs from the rules; --check only compares and exits 1 on a difference.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const { docsFiles } = await load('scripts/docs.ts');
const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '');
const check = process.argv.includes('--check');
const files = docsFiles(read);
let stale = 0;
mkdirSync(at('docs/rules'), { recursive: true });
for (const name of readdirSync(at('docs/rules'))) {
  if (`docs/rules/${name}` in files) continue;
  stale++;
  if (check) console.error(`docs/rules/${name} belongs to no rule`);
  else rmSync(at(`docs/rules/${name}`));
}
for (const [path, text] of Object.entries(files)) {
  if (read(path) === text) continue;
  stale++;
  if (check) console.error(`${path} is not what scripts/generate-docs.mjs writes`);
  else writeFileSync(at(path), text);
}
process.exitCode = check && stale > 0 ? 1 : 0;
