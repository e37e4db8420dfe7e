// Prints a generated report: node test/generate/print.mjs '{"shape":"aligned","seed":3}'
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const { outputFiles } = await build({
  stdin: { contents: "export * from './index.ts'; export * from './spec.ts';", resolveDir: here, loader: 'ts' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const { generate, plainSpec, plainVariation } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
const given = JSON.parse(process.argv[2] ?? '{}');
process.stdout.write(generate({ ...plainSpec, ...given, variation: { ...plainVariation, ...given.variation } }).text);
