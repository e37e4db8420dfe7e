#!/usr/bin/env node
// Writes the rules and packs into package.json and schemas/nianbao.schema.json from the code; --check only compares and exits 1 on a difference.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const { ruleSettings } = await load('scripts/rule-settings.ts');
const { commonOptions, configSchema, packSchema } = await load('scripts/config-schema.ts');
const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '');

const manifest = JSON.parse(read('package.json'));
const { properties } = manifest.contributes.configuration;
properties['nianbao.rules'].properties = ruleSettings();
properties['nianbao.rules'].patternProperties['^[a-z0-9-]+$'].anyOf[1].properties = commonOptions;
properties['nianbao.packs'].items = packSchema;

for (const [path, value] of [
  ['package.json', manifest],
  ['schemas/nianbao.schema.json', configSchema()],
]) {
  const wanted = `${JSON.stringify(value, null, 2)}\n`;
  if (wanted === read(path)) continue;
  if (!process.argv.includes('--check')) writeFileSync(at(path), wanted);
  else {
    console.error(`${path} is not what scripts/generate-rule-settings.mjs writes`);
    process.exitCode = 1;
  }
}
