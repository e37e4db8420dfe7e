import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Imports a TypeScript module of this repository, bundled in memory. `path` is relative to the root. */
export async function load(path) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    write: false,
    logLevel: 'error',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
