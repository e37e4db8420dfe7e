#!/usr/bin/env node
// npm run evidence [-- --quick] [--rule ID]... [--misses N]: what the rules find and what they leave alone, over real reports (where they stand
// beside the project), invented correct ones, and invented ones with one defect each. Exit status 1 when a target is missed.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from './load.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rule: { type: 'string', multiple: true, default: [] },
    misses: { type: 'string', default: '3' },
  },
});
const { evidence } = await load('test/evidence/main.ts');
const ok = evidence({
  root: fileURLToPath(new URL('..', import.meta.url)),
  quick: values.quick,
  rules: values.rule,
  misses: Number(values.misses),
  print: (line) => console.log(line),
});
process.exitCode = ok ? 0 : 1;
