/**
 * `npm run bench -- --workspace`, or `node bench/workspace.mjs [--reports 2000] [--strict]`: a folder of many invented reports. How long the first full
 * check takes in the editor's server, how much memory it keeps, what a keystroke costs there beside an empty folder, and how long the command line takes
 * with one thread and with all. `--strict` ends with status 1 when a limit is not held.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleGenerator } from './bundle.mjs';
import { initialize, startNianbao } from './client.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'out', 'bench');
const { values: given } = parseArgs({
  options: {
    reports: { type: 'string', default: '2000' },
    strict: { type: 'boolean', default: false },
    workspace: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const count = Number(given.reports);
mkdirSync(out, { recursive: true });
execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });

const generator = join(out, 'workspace-generator.mjs');
await bundleGenerator(root, generator, ["export { corpus } from './repeats/corpus.ts';"]);
const { generate, plainSpec, plainVariation, SHAPES, corpus } = await import(pathToFileURL(generator).href);

/** Every report with the tables of one generator and the paragraphs of another, in a folder for each shape. */
function writeFolder(folder, reports) {
  rmSync(folder, { recursive: true, force: true });
  const shapes = SHAPES.filter((shape) => !shape.startsWith('page'));
  let bytes = 0;
  const files = corpus(reports, 16).reports.map(({ organ, year, text }, i) => {
    const shape = shapes[i % shapes.length];
    const spec = { ...plainSpec, shape, seed: i + 1, year, prose: 'silent', variation: { ...plainVariation, lineBreak: '\n' } };
    const tables = generate(spec);
    const paragraphs = /## 一、总体情况\n\n([\s\S]*?)\n\n## 五/.exec(text)?.[1] ?? '';
    const start = tables.text.search(/（一）主动公开情况/);
    const end = tables.text.search(/(?:## |^)二、主动公开/m);
    const whole = `${tables.text.slice(0, start)}${paragraphs}\n\n${tables.text.slice(end)}`.replaceAll(tables.organ, organ);
    const path = join(folder, shape, `${i}-政府信息公开工作年度报告.md`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, whole);
    bytes += Buffer.byteLength(whole);
    return path;
  });
  return { files, bytes };
}

const folder = join(out, 'workspace');
const { files, bytes } = writeFolder(folder, count);
const alone = join(out, 'workspace-alone');
const single = writeFolder(alone, 1).files[0];
console.log(`${count} reports, ${Math.round(bytes / count / 102.4) / 10} KB each, ${availableParallelism()} cores`);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const failures = [];
const limit = (name, held, value) => {
  console.log(`${held ? 'held    ' : 'NOT HELD'}  ${name}: ${value}`);
  if (!held) failures.push(name);
};

/** Processor time of a process so far: what counts on a machine that has other things to do. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Opens one report of a folder, has all others checked, and types. */
async function editor(path, text, inFolder) {
  let progress = 0;
  let peak = 0;
  const client = startNianbao(join(root, 'dist', 'server.cjs'), {
    'workspace/configuration': ({ items }) => items.map(() => null),
    'window/workDoneProgress/create': () => null,
  });
  const params = initialize(true, pathToFileURL(inFolder).href);
  params.capabilities.window = { workDoneProgress: true };
  await client.request('initialize', params);
  client.notify('initialized', {});
  const uri = pathToFileURL(path).href;
  const watch = setInterval(() => {
    peak = Math.max(peak, client.memory() ?? 0);
  }, 50);
  const hear = async () => {
    for (;;) {
      await client.next('$/progress');
      progress++;
    }
  };
  void hear();
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'nianbao', version: 1, text } });
  await client.request('textDocument/diagnostic', { textDocument: { uri } });
  const begun = performance.now();
  const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
  const full = performance.now() - begun;
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.startsWith('（一）') && one.length > 40);
  const spent = [];
  for (let edit = 0; edit < 120; edit++) {
    const typing = edit % 2 === 0;
    const range = { start: { line, character: 20 }, end: { line, character: typing ? 20 : 21 } };
    const from = performance.now();
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: edit + 2 },
      contentChanges: [{ range, text: typing ? '的' : '' }],
    });
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
    spent.push(performance.now() - from);
    await pause(4);
  }
  const memory = client.memory();
  const cpu = cpuSeconds(client.pid);
  clearInterval(watch);
  await client.stop();
  const repeats = items.flatMap(({ items: found = [] }) => found).filter(({ code }) => code === 'repeated-text').length;
  return { full, documents: items.length, repeats, progress, keystroke: median(spent.slice(20)), memory, peak, cpu };
}

const small = await editor(single, readFileSync(single, 'utf8'), alone);
const large = await editor(files[0], readFileSync(files[0], 'utf8'), folder);
limit(
  'first full check in the editor under 20 s',
  large.full < 20_000,
  `${(large.full / 1000).toFixed(1)} s for ${large.documents} closed reports, ${large.repeats} repeated paragraphs; ${large.cpu.toFixed(1)} s of processor time in all`,
);
limit('progress is shown', large.progress > 10, `${large.progress} messages`);
limit(
  'memory under 400 MB',
  large.peak < 400,
  `${Math.round(large.memory)} MB, at most ${Math.round(large.peak)} MB (${Math.round(small.memory)} MB in an empty folder)`,
);
limit(
  'a keystroke within 3 ms of one in an empty folder',
  large.keystroke < small.keystroke + 3,
  `${large.keystroke.toFixed(2)} ms beside ${small.keystroke.toFixed(2)} ms`,
);

/** Seconds and the most memory of a run of the command line; its output, for comparison. */
function commandLine(more) {
  return new Promise((resolve) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [join(root, 'dist', 'cli.mjs'), 'check', '--format', 'json', ...more, folder]);
    let peak = 0;
    let text = '';
    const watch = setInterval(() => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024);
      } catch {}
    }, 50);
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('close', () => {
      clearInterval(watch);
      resolve({ seconds: (performance.now() - begun) / 1000, peak, text });
    });
  });
}

const one = await commandLine(['--threads', '1']);
const all = await commandLine([]);
console.log(
  `command line: ${one.seconds.toFixed(1)} s with one thread (${Math.round(one.peak)} MB), ${all.seconds.toFixed(1)} s with all (${Math.round(all.peak)} MB)`,
);
limit('the command line says the same with all cores', one.text === all.text && all.text !== '', `${all.text.length} characters`);
if (given.strict && failures.length > 0) process.exitCode = 1;
