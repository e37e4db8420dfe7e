import { join } from 'node:path';
import { build } from 'esbuild';

/** Writes the generator of invented reports as one module to a file; `more`: what else of its folder is wanted. */
export const bundleGenerator = (root, outfile, more = []) =>
  build({
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    logLevel: 'error',
    outfile,
    stdin: {
      contents: ["export * from './index.ts';", "export * from './spec.ts';", ...more].join('\n'),
      resolveDir: join(root, 'test', 'generate'),
      loader: 'ts',
    },
  });
