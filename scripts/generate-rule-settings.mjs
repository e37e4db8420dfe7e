#!/usr/bin/env node
// Writes the rules into package.json (nianbao.rules) from the rules themselves; --check only compares and exits 1 on a difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const { ruleSettings } = await load('scripts/rule-settings.ts');
const file = new URL('../package.json', import.meta.url);
const text = readFileSync(file, 'utf8');
const manifest = JSON.parse(text);
manifest.contributes.configuration.properties['nianbao.rules'].properties = ruleSettings();
const wanted = `${JSON.stringify(manifest, null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, wanted);
else if (wanted !== text) {
  console.error('package.json is not what scripts/generate-rule-settings.mjs writes');
  process.exitCode = 1;
}
