/**
 * `npm run bench [-- --quick] [--strict] [--workspace | --requests]`: what reading, checking and answering cost, beside peers, in one run on the same text. Only the
 * ratios carry over to another machine. `--quick` leaves out 10 MB; `--strict` ends with status 1 when a limit is not held;
 * `--workspace` measures a folder of two thousand reports instead, `--requests` every request that an editor may make.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleGenerator } from './bundle.mjs';

if (process.argv.includes('--workspace')) {
  await import('./workspace.mjs');
  process.exit();
}
if (process.argv.includes('--requests')) {
  await import('./requests.mjs');
  process.exit();
}

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const out = join(root, 'out', 'bench');
const quick = process.argv.includes('--quick');
const strict = process.argv.includes('--strict');
mkdirSync(out, { recursive: true });

if (!existsSync(join(here, 'node_modules', 'markdownlint'))) {
  console.log('installing the peers (once) …');
  // not `npm ci`: of one peer's optional parts for other systems some were never published, and it refuses a lock file without them
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
console.log('building …');
execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });

const bundle = { bundle: true, platform: 'node', target: 'node20', format: 'esm', minify: true, charset: 'utf8', logLevel: 'error' };
const engine = join(out, 'engine.mjs');
const generator = join(out, 'generator.mjs');
const empty = join(out, 'empty.cjs');
await build({
  ...bundle,
  outfile: engine,
  stdin: {
    contents: [
      "export { readTree } from './server/syntax/read-tree.ts';",
      "export { readReport } from './server/report/read-report.ts';",
      "export { splitReports } from './server/report/split-reports.ts';",
      "export { judgeText } from './server/service/volume.ts';",
      "export { defaultSettings } from './server/service/settings.ts';",
    ].join('\n'),
    resolveDir: root,
    loader: 'ts',
  },
});
await bundleGenerator(root, generator);
await build({ ...bundle, format: 'cjs', outfile: empty, entryPoints: [join(here, 'servers', 'empty.mjs')] });

const { corpus, SIZED } = await import('./corpus.mjs');
const { singles, sized, seeds } = await corpus(root, out, generator);

let jobs = 0;
/** Runs a job in a process of its own. */
function measure(tools, texts, more = {}) {
  const path = join(out, `job-${jobs++}.json`);
  writeFileSync(path, JSON.stringify({ engine, tools, texts, ...more }));
  const result = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=6144', join(here, 'measure.mjs'), path], {
    maxBuffer: 1 << 26,
    encoding: 'utf8',
  });
  return JSON.parse(result);
}

const ms = (value) =>
  value === null || value === undefined
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value >= 1
          ? value.toFixed(2)
          : value.toFixed(3);
const times = (value) => (Number.isFinite(value) ? `${value >= 10 ? value.toFixed(0) : value.toFixed(2)}×` : '–');
function table(head, rows) {
  const widths = head.map((cell, index) => Math.max(cell.length, ...rows.map((row) => String(row[index]).length)));
  const line = (row) =>
    row.map((cell, index) => (index === 0 ? String(cell).padEnd(widths[index]) : String(cell).padStart(widths[index]))).join('  ');
  console.log([line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n'));
}
const limits = [];
const limit = (text, held, seen) => limits.push({ text, held, seen });

// 1. One report of each shape, and the seeds.
const OURS = 'nianbao read+check';
const PEERS = ['markdownlint', 'remark-lint', 'AutoCorrect lint', 'markdown-it parse', 'TextDocument lines'];
const few = [...seeds, ...singles];
console.log(`\nOne report (${few.length} texts), milliseconds, and how many times ours a peer costs`);
const one = {};
const hot = {};
for (const tools of [
  [OURS, 'markdownlint'],
  ['nianbao read', 'remark-lint'],
  ['AutoCorrect lint', 'markdown-it parse', 'TextDocument lines'],
]) {
  const found = measure(tools, few);
  Object.assign(one, found.ms);
  Object.assign(hot, found.hot);
}
table(
  ['text', 'KB', 'read', 'read+check', ...PEERS.slice(0, 4), 'markdownlint ÷ ours'],
  few.map(({ name, bytes }) => [
    name,
    (bytes / 1024).toFixed(1),
    ms(one['nianbao read'][name]),
    ms(one[OURS][name]),
    ...PEERS.slice(0, 4).map((tool) => ms(one[tool][name])),
    times(one.markdownlint[name] / one[OURS][name]),
  ]),
);
const plainTexts = few.filter(({ kind, shape }) => kind === 'text' && shape !== 'html-word');
const onSeeds = seeds.length > 0 ? seeds : plainTexts;
const worst = (texts, of) => texts.map((text) => ({ name: text.name, value: of(text) })).reduce((a, b) => (b.value > a.value ? b : a));
const hotShare = worst(onSeeds, ({ name }) => hot[OURS][name] / hot.markdownlint[name]);
const coldShare = worst(onSeeds, ({ name }) => one[OURS][name] / one.markdownlint[name]);
// hot: a full collection costs a tool its compiled closures, which is no cost of reading and checking, and the peers lose most by it
limit(
  `read+check of a seed at most a third of markdownlint's${seeds.length > 0 ? '' : ' (no seeds here: invented reports)'}`,
  hotShare.value <= 1 / 3,
  `${hotShare.value.toFixed(2)} (${hotShare.name}, the worst: ${ms(hot[OURS][hotShare.name])} ms); ${coldShare.value.toFixed(2)} behind a full collection`,
);
const near = worst(onSeeds, ({ name }) => one[OURS][name] / one['AutoCorrect lint'][name]);
console.log(`beside AutoCorrect's native linter: ${times(near.value)} its time at worst (${near.name})`);

// 2. Growth.
console.log('\nGrowth, milliseconds');
const labels = quick ? ['100 KB', '1 MB'] : ['100 KB', '1 MB', '10 MB'];
const shapes = [...SIZED, ...(seeds.length > 0 ? ['seeds'] : [])];
const growth = [];
for (const shape of shapes) {
  const texts = sized.filter((text) => text.shape === shape && labels.includes(text.label));
  growth.push({ shape, texts, ms: measure([OURS, 'TextDocument lines'], texts, { warm: 400, abreast: true }).ms });
}
const exponent = (byName, texts, label) => {
  const at = (wanted) => texts.find((text) => text.label === wanted);
  const [from, to] = [at('100 KB'), at(label)];
  return Math.log(byName[to.name] / byName[from.name]) / Math.log(to.bytes / from.bytes);
};
const last = labels[labels.length - 1];
table(
  ['shape', ...labels, 'exponent', 'TextDocument'],
  growth.map(({ shape, texts, ms: found }) => [
    shape,
    ...texts.map(({ name }) => ms(found[OURS][name])),
    exponent(found[OURS], texts, last).toFixed(3),
    exponent(found['TextDocument lines'], texts, last).toFixed(3),
  ]),
);
const excess = growth.map(({ shape, texts, ms: found }) => {
  const [own, yard] = [exponent(found[OURS], texts, last), exponent(found['TextDocument lines'], texts, last)];
  return { shape, own, yard, value: own - Math.min(yard + 0.03, 1.15) };
});
const steepest = excess.reduce((a, b) => (b.value > a.value ? b : a));
limit(
  `growth 100 KB → ${last} at most TextDocument's on the same text + 0.03, never above 1.15`,
  steepest.value <= 0,
  `${steepest.own.toFixed(3)} beside ${steepest.yard.toFixed(3)} (${steepest.shape}, the worst)`,
);

const bigNames = seeds.length > 0 ? ['seeds'] : ['tab-seed', 'lines-tab'];
const bigTexts = [...new Set([...bigNames, 'aligned'])]
  .map((shape) => sized.find((text) => text.shape === shape && text.label === '1 MB'))
  .filter(Boolean);
const big = {};
for (const tool of ['remark-lint', 'AutoCorrect lint', 'markdown-it parse'])
  Object.assign(big, measure([tool], bigTexts, { warm: 600 }).ms);
// those that are divided: each text and each tool in a process of its own, as anybody runs them, one right behind the other, and the middle of three pairs
big[OURS] = {};
big.markdownlint = {};
for (const text of bigTexts) {
  const alone = (tool) => measure([tool], [text], { warm: 600 }).ms[tool][text.name];
  const pairs = [1, 2, 3].map(() => [alone(OURS), alone('markdownlint')]).sort((x, y) => x[0] / x[1] - y[0] / y[1]);
  [big[OURS][text.name], big.markdownlint[text.name]] = pairs[1];
}
const bigShare = ({ name }) => big[OURS][name] / big.markdownlint[name];
console.log('\n1 MB, milliseconds');
table(
  ['text', 'read+check', 'markdownlint', 'remark-lint', 'AutoCorrect lint', 'markdown-it parse', 'ours ÷ markdownlint'],
  bigTexts.map(({ name }) => [
    name,
    ms(big[OURS][name]),
    ms(big.markdownlint[name]),
    ms(big['remark-lint'][name]),
    ms(big['AutoCorrect lint'][name]),
    ms(big['markdown-it parse'][name]),
    bigShare({ name }).toFixed(3),
  ]),
);
// stated for seeds; space-aligned text, to markdownlint one indented block that it hardly looks at, is shown in the table
const limited = worst(
  bigTexts.filter(({ shape }) => shape !== 'aligned'),
  bigShare,
);
limit(
  `1 MB of ${seeds.length > 0 ? 'seeds' : 'invented reports'} at most a fifth of markdownlint's`,
  limited.value <= 0.2,
  `${limited.value.toFixed(3)} (${limited.name})`,
);

// 3. Over stdio.
const { ENVIRONMENT, start, initialize, NODE_FLAGS } = await import('./client.mjs');
const require = createRequire(import.meta.url);
const MarkdownIt = require('markdown-it');
const parser = new MarkdownIt({ html: true });
const server = join(root, 'dist', 'server.cjs');
const texts = new Map();
const markdownServer = join(dirname(require.resolve('vscode-markdown-languageserver/package.json')), 'out', 'node', 'workerMain.js');
const markdownMain = existsSync(markdownServer) ? markdownServer : require.resolve('vscode-markdown-languageserver/out/node/main.js');
const SERVERS = {
  'raw echo': { args: [join(here, 'servers', 'echo.mjs')] },
  'empty (bundled)': { args: [empty, '--stdio'] },
  // as the extension starts it
  nianbao: { args: [...NODE_FLAGS, server, '--stdio'], env: ENVIRONMENT },
  'vscode-markdown': {
    args: [markdownMain, '--stdio'],
    requests: {
      'markdown/parse': ({ uri, text }) =>
        parser
          .parse(text ?? texts.get(uri) ?? '', {})
          .map(({ type, markup, content, map, level, children }) => ({ type, markup, content, map, level, children })),
      'markdown/findMarkdownFilesInWorkspace': () => [],
      'markdown/fs/readFile': () => [],
      'markdown/fs/readDirectory': () => [],
      'markdown/fs/stat': () => null,
    },
  },
};
/** The markdown server validates only when told to. */
const level = (enabled) => ({ enabled });
const markdownSettings = {
  validate: {
    enabled: true,
    referenceLinks: level('warning'),
    fragmentLinks: level('warning'),
    fileLinks: { ...level('warning'), markdownFragmentLinks: 'inherit' },
    unusedLinkDefinitions: level('hint'),
    duplicateLinkDefinitions: level('warning'),
    ignoredLinks: [],
  },
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const folder = pathToFileURL(out).href;

async function launch(name, pull) {
  const { args, env, requests } = SERVERS[name];
  const answers = { 'workspace/configuration': ({ items }) => items.map(() => null), ...requests };
  const client = start(process.execPath, args, answers, env);
  await client.request('initialize', initialize(pull, folder));
  const ready = performance.now() - client.began;
  client.notify('initialized', {});
  if (name === 'vscode-markdown') client.notify('workspace/didChangeConfiguration', { settings: { markdown: markdownSettings } });
  return { client, ready };
}

async function session(name, text, edits, pull = true) {
  const { client } = await launch(name, pull);
  const uri = `${folder}/bench-${name.replaceAll(/\W+/g, '-')}.md`;
  texts.set(uri, text);
  const diagnosed = (version) =>
    pull
      ? client.request('textDocument/diagnostic', { textDocument: { uri } })
      : client.next(
          'textDocument/publishDiagnostics',
          (params) => params.uri === uri && (params.version === undefined || params.version === version),
        );
  let start = performance.now();
  const opened = pull ? undefined : diagnosed(1);
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  const first = await (opened ?? diagnosed(1));
  const open = performance.now() - start;
  const lines = text.split('\n');
  const line = Math.max(
    0,
    lines.findIndex((one) => one.length > 30 && !one.includes('|') && !one.includes('\t')),
  );
  const spent = [];
  for (let edit = 0; edit < edits; edit++) {
    const typing = edit % 2 === 0;
    const range = { start: { line, character: 20 }, end: { line, character: typing ? 20 : 21 } };
    lines[line] = typing ? `${lines[line].slice(0, 20)}的${lines[line].slice(20)}` : lines[line].slice(0, 20) + lines[line].slice(21);
    if (name === 'vscode-markdown') texts.set(uri, lines.join('\n'));
    start = performance.now();
    const answer = pull ? undefined : diagnosed(edit + 2);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: edit + 2 },
      contentChanges: [{ range, text: typing ? '的' : '' }],
    });
    await (answer ?? diagnosed(edit + 2));
    spent.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, text.length > 200_000 ? 20 : 4));
  }
  const memory = client.memory();
  await client.stop();
  return {
    open,
    edit: median(spent.slice(Math.min(10, Math.floor(edits / 4)))),
    memory,
    found: (first?.items ?? first?.diagnostics ?? []).length,
  };
}

/** Three sessions, and the middle of each figure: when the collector ran last, and what the system took back meanwhile, makes some MB in one of them. */
async function steadySession(name, text, edits) {
  const all = [];
  for (let i = 0; i < 3; i++) all.push(await session(name, text, edits));
  const middle = (key) => (all.some((one) => one[key] === undefined) ? undefined : median(all.map((one) => one[key])));
  return { open: middle('open'), edit: middle('edit'), memory: middle('memory'), found: all[0].found };
}

console.log('\nOver stdio: medians in milliseconds, memory in MB (one report open, after the edits)');
const small = readFileSync((seeds[0] ?? singles.find(({ name }) => name === 'tab-seed')).path, 'utf8');
const large = readFileSync(
  sized.find(({ shape, label }) => shape === (seeds.length > 0 ? 'seeds' : 'tab-seed') && label === '1 MB').path,
  'utf8',
);
const wire = {};
const rows = [];
const startTimes = Object.fromEntries(Object.keys(SERVERS).map((name) => [name, []]));
for (let round = 0; round < 9; round++) {
  for (const name of Object.keys(SERVERS)) {
    const { client, ready } = await launch(name, true);
    startTimes[name].push(ready);
    await client.stop();
  }
}
for (const name of Object.keys(SERVERS)) {
  try {
    const seed = await steadySession(name, small, 120);
    const mega = await session(name, large, name === 'vscode-markdown' ? 9 : 31);
    wire[name] = { start: median(startTimes[name]), seed, mega };
    rows.push([
      name,
      ms(wire[name].start),
      ms(seed.open),
      ms(seed.edit),
      ms(mega.open),
      ms(mega.edit),
      seed.memory?.toFixed(0) ?? '–',
      mega.memory?.toFixed(0) ?? '–',
      `${seed.found}/${mega.found}`,
    ]);
  } catch (error) {
    rows.push([name, ms(median(startTimes[name])), String(error.message).slice(0, 40), '', '', '', '', '', '']);
  }
}
try {
  const seed = await session('nianbao', small, 60, false);
  rows.push(['nianbao, pushing', '', ms(seed.open), ms(seed.edit), '', '', seed.memory?.toFixed(0) ?? '–', '', `${seed.found}/`]);
} catch (error) {
  rows.push(['nianbao, pushing', '', String(error.message).slice(0, 40), '', '', '', '', '', '']);
}
table(['server', 'start', 'seed: open', 'seed: edit', '1 MB: open', '1 MB: edit', 'memory', 'memory 1 MB', 'findings'], rows);
const [mine, bare] = [wire.nianbao, wire['empty (bundled)']];
if (mine && bare) {
  limit(
    'keystroke → diagnostics on a seed at most 5 ms above the empty server',
    mine.seed.edit - bare.seed.edit <= 5,
    `+${ms(mine.seed.edit - bare.seed.edit)} ms`,
  );
  limit('keystroke → diagnostics on 1 MB at most 60 ms', mine.mega.edit <= 60, `${ms(mine.mega.edit)} ms`);
  limit(
    "start → initialize reply at most 1.3 × the empty bundled server's",
    mine.start <= 1.3 * bare.start,
    times(mine.start / bare.start),
  );
  if (mine.seed.memory !== undefined)
    limit(
      'resident memory at most 25 MB above the empty server',
      mine.seed.memory - bare.seed.memory <= 25,
      `+${(mine.seed.memory - bare.seed.memory).toFixed(1)} MB`,
    );
} else limit('the server answers over stdio', false, 'see above');

// 4. The package.
const packages = [root, join(root, 'out'), join(root, 'dist')]
  .filter((path) => existsSync(path))
  .flatMap((path) =>
    readdirSync(path)
      .filter((file) => file.endsWith('.vsix'))
      .map((file) => join(path, file)),
  );
const newest = packages.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
if (newest) limit('VSIX under 1 MB', statSync(newest).size < 1024 * 1024, `${(statSync(newest).size / 1024).toFixed(0)} KB`);
else console.log('\nno .vsix here: `npm run package` makes one, then its size is judged too');
for (const file of ['extension.cjs', 'server.cjs', 'cli.mjs']) {
  const path = join(root, 'dist', file);
  if (existsSync(path)) console.log(`dist/${file}  ${(statSync(path).size / 1024).toFixed(0)} KB`);
}

console.log(`\nLimits (node ${process.version}, ${process.platform} ${process.arch}; on a busy machine run it twice)`);
for (const { text, held, seen } of limits) console.log(`${held ? 'held    ' : 'NOT HELD'}  ${text}: ${seen}`);
if (strict && limits.some(({ held }) => !held)) process.exitCode = 1;
