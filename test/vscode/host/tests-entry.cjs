// Runs in the extension host in place of the suite's own entry: sends the console to a file that the runner prints, then runs the suite.
const { Console } = require('node:console');
const fs = require('node:fs');
const path = require('node:path');
const { Writable } = require('node:stream');
const { pathToFileURL } = require('node:url');
const { inspect } = require('node:util');

exports.run = async () => {
  const output = process.env.VSCODE_HOST_OUT;
  const descriptor = fs.openSync(output, 'a');
  replaceConsole((text) => fs.writeSync(descriptor, text));
  try {
    await runSuite(process.env.VSCODE_HOST_TESTS);
    // The runner believes nothing else: the workbench reports exit code 0 also for an extension host that died.
    fs.writeFileSync(`${output}.result`, 'passed');
  } catch (error) {
    fs.writeSync(descriptor, `${error instanceof Error ? error.stack : inspect(error)}\n`);
    throw error;
  }
};

/**
 * `console.log` and its like cannot be assigned (the extension host defines them with a setter that does nothing), so the whole object is
 * replaced.
 */
function replaceConsole(put) {
  const sink = () =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        put(String(chunk));
        done();
      },
    });
  globalThis.console = new Console({ stdout: sink(), stderr: sink(), colorMode: false });
}

/** `run()` may return a promise or take mocha's old `(root, callback)`. */
async function runSuite(file) {
  const suite = await load(file);
  const run = suite.run ?? suite.default?.run;
  if (typeof run !== 'function') throw new Error(`${file} has no run()`);
  if (run.length === 0) return run();
  return new Promise((resolve, reject) => {
    run(path.dirname(file), (error, failures) => {
      if (error) reject(error);
      else if (failures) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
}

async function load(file) {
  try {
    return require(file);
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM') throw error;
    return import(pathToFileURL(file).href);
  }
}
