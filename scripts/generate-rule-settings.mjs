#!/usr/bin/env node
// Writes the rules and packs into package.json, package.nls*.json and schemas/*.json from the code; --check only compares and exits 1 on a
// difference.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const { ruleSettings } = await load('scripts/rule-settings.ts');
const { configSchema, englishConfigSchema } = await load('scripts/config-schema.ts');
const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '');

const { rules, common, packs, texts } = ruleSettings();
const manifest = JSON.parse(read('package.json'));
const { properties } = manifest.contributes.configuration;
properties['nianbao.rules'].properties = rules;
properties['nianbao.rules'].patternProperties['^[a-z0-9-]+$'].anyOf[1].properties = common;
properties['nianbao.packs'].items = packs;

/** What is written by hand stays, what is generated stands behind it. */
const withTexts = (path, generated) => ({
  ...Object.fromEntries(Object.entries(JSON.parse(read(path))).filter(([key]) => !/^(?:rule|packs)\./.test(key))),
  ...generated,
});

for (const [path, value] of [
  ['package.json', manifest],
  ['package.nls.json', withTexts('package.nls.json', texts.english)],
  ['package.nls.zh-cn.json', withTexts('package.nls.zh-cn.json', texts.chinese)],
  ['schemas/nianbao.schema.json', configSchema()],
  ['schemas/nianbao.schema.en.json', englishConfigSchema()],
]) {
  const wanted = `${JSON.stringify(value, null, 2)}\n`;
  if (wanted === read(path)) continue;
  if (!process.argv.includes('--check')) writeFileSync(at(path), wanted);
  else {
    console.error(`${path} is not what scripts/generate-rule-settings.mjs writes`);
    process.exitCode = 1;
  }
}
