/**
 * One process, one job: `node measure.mjs JOB.json` with { engine, tools, texts: [{ name, path, kind }], warm, rounds, abreast } prints milliseconds by tool
 * and text: `ms` each time behind a full collection, `hot` with nothing between one time and the next. The tools of a job take turns, with `abreast` its
 * texts too, so that a busy minute of the machine slows all of them alike.
 */
import { readFileSync } from 'node:fs';
import { TOOLS } from './tools.mjs';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const now = () => performance.now();
const collect = () => globalThis.gc?.();

const middle = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};
/** Median of the lower half: steady on a machine that others use too. */
const steady = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return middle(sorted.slice(0, Math.max(1, Math.ceil(sorted.length / 2))));
};

async function once({ run, text, kind }, repeat) {
  const start = now();
  for (let i = 0; i < repeat; i++) await run(text, kind);
  return (now() - start) / repeat;
}

/** Times of one piece of work for so many milliseconds, two at the least. */
async function series(entry, budget) {
  const times = [];
  const end = now() + budget;
  do times.push(await once(entry, 1));
  while (now() < end || times.length < 2);
  return times;
}

/** Runs it until the compiler has nothing more to give: a slice of time is not faster than the best before it, four times in a row. Its best time. */
async function warmUp(entry) {
  let best = await once(entry, 1);
  if (entry.text.length > 3_000_000) return best;
  const slice = job.warm ?? 250;
  for (let stale = 0, slices = 0; stale < 4 && slices < 40; slices++) {
    const time = middle(await series(entry, slice));
    stale = time < best * 0.97 ? 0 : stale + 1;
    best = Math.min(best, time);
  }
  return best;
}

const loaded = [];
for (const name of job.tools) {
  const start = now();
  const run = await TOOLS[name](job.engine);
  loaded.push({ name, run, load: now() - start });
}

const out = { load: Object.fromEntries(loaded.map(({ name, load }) => [name, load])), ms: {}, hot: {} };
for (const { name } of loaded) {
  out.ms[name] = {};
  out.hot[name] = {};
}

const roundsOf = (estimate) => (estimate > 4000 ? 1 : estimate > 1000 ? 3 : estimate > 200 ? 5 : (job.rounds ?? 15));

/** The tools on one text, warm. */
async function prepare({ name, path, kind }) {
  const text = readFileSync(path, 'utf8');
  const entries = [];
  for (const { name: tool, run } of loaded) {
    const entry = { tool, name, run, text, kind, times: [] };
    try {
      const estimate = await warmUp(entry);
      entries.push(Object.assign(entry, { rounds: roundsOf(estimate), repeat: Math.max(1, Math.min(200, Math.round(8 / estimate))) }));
      if (text.length < 100_000) out.hot[tool][name] = middle(await series(entry, 200));
    } catch (error) {
      out.ms[tool][name] = null;
      out.failed ??= {};
      out.failed[`${tool} · ${name}`] = String(error.message ?? error).slice(0, 80);
    }
  }
  return entries;
}

async function measure(entries) {
  const most = Math.max(0, ...entries.map(({ rounds }) => rounds));
  for (let round = 0; round < most; round++) {
    for (const entry of entries) {
      if (round >= entry.rounds) continue;
      collect();
      entry.times.push(await once(entry, entry.repeat));
    }
  }
  for (const { tool, name, times } of entries) out.ms[tool][name] = steady(times);
}

if (job.abreast) {
  const all = [];
  for (const text of job.texts) all.push(...(await prepare(text)));
  await measure(all);
} else {
  for (const text of job.texts) await measure(await prepare(text));
}
process.stdout.write(JSON.stringify(out));
