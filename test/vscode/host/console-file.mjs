// The console of the suite comes through a file: the extension host's own standard output leads nowhere.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Makes the file. `drain()` prints what has come since; `passed()` says whether the suite wrote that it ended well. */
export function consoleFile() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-host-out-'));
  const file = path.join(folder, 'console');
  fs.writeFileSync(file, '');
  const descriptor = fs.openSync(file, 'r');
  const buffer = Buffer.alloc(65536);
  return {
    file,
    isEmpty: () => fs.statSync(file).size === 0,
    passed: () => fs.existsSync(`${file}.result`),
    drain() {
      for (;;) {
        const count = fs.readSync(descriptor, buffer, 0, buffer.length, null);
        if (count === 0) return;
        fs.writeSync(1, buffer.subarray(0, count));
      }
    },
    remove() {
      fs.closeSync(descriptor);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
