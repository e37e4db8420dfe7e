// VS Code's own Markdown extension for a browser. The npm package has its build for node alone; the parts that need node are its language server and
// nothing else, so they are left out. Its preview, its commands and its markdown-it are as built.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { appRoot } from './app.mjs';

const NODE = /^(?:node:)?(?:child_process|crypto|fs|https|net|os|path|punycode|util)$/;

/** Something that can be called, asked and extended, and does nothing. */
const NOTHING = `const nothing = new Proxy(class {}, {
  get: (target, key) => key === 'then' ? undefined : key === Symbol.toPrimitive ? () => '' : key in target ? Reflect.get(target, key) : nothing,
  apply: () => nothing,
  construct: () => nothing,
});`;

/** Writes the extension to a folder, for `runInWeb`. */
export async function buildMarkdown(out) {
  const from = path.join(appRoot, 'extensions/markdown-language-features');
  fs.rmSync(out, { recursive: true, force: true });
  for (const name of ['media', 'package.nls.json']) fs.cpSync(path.join(from, name), path.join(out, name), { recursive: true });
  const manifest = JSON.parse(fs.readFileSync(path.join(from, 'package.json'), 'utf8'));
  fs.writeFileSync(path.join(out, 'package.json'), JSON.stringify({ ...manifest, browser: './extension.js' }));
  const source = withoutServer(fs.readFileSync(path.join(from, 'dist/extension.js'), 'utf8'));
  await build({
    stdin: { contents: source, resolveDir: from },
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    banner: {
      js: `${NOTHING}\nconst Buffer = nothing, process = { env: {}, platform: 'linux', versions: {}, version: 'v0', cwd: () => '/' };`,
    },
    plugins: [withoutNode],
    outfile: path.join(out, 'extension.js'),
    logLevel: 'error',
  });
}

const withoutNode = {
  name: 'without node',
  setup(its) {
    its.onResolve({ filter: NODE }, ({ path: name }) => ({ path: name, namespace: 'nothing' }));
    its.onLoad({ filter: /^/, namespace: 'nothing' }, () => ({ contents: 'module.exports = nothing;' }));
  },
};

/** The one place where the language server's client is made. */
function withoutServer(source) {
  const changed = source.replace(/new \w+\.LanguageClient\((?:\w+,){3}\w+\)/, 'nothing');
  if (changed === source) throw new Error('the Markdown extension of this code-server is another: no language client');
  return changed;
}
