#!/usr/bin/env node
// Builds and packages the extension: nianbao-<version>.vsix. Fails when it is a million bytes or more.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import './build.mjs';

const LIMIT = 1_000_000;
const root = path.resolve(import.meta.dirname, '..');
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const file = path.join(root, `${name}-${version}.vsix`);

await createVSIX({ cwd: root, packagePath: file, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
const files = await listFiles({ cwd: root, dependencies: false });
const { size } = statSync(file);
console.log(`${path.basename(file)}: ${files.length} files, ${size} bytes`);
if (size >= LIMIT) {
  console.error(`the package must stay below ${LIMIT} bytes`);
  process.exitCode = 1;
}
