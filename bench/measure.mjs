/**
 * One process, one job: `node measure.mjs JOB.json` with { engine, tools, texts: [{ name, path, kind }], budget } prints milliseconds by tool and
 * text. The tools of a job take turns, so that a busy machine slows all of them alike.
 */
import { readFileSync } from 'node:fs';
import { TOOLS } from './tools.mjs';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const now = () => performance.now();
const collect = () => globalThis.gc?.();

/** Median of the lower half: steady on a machine that others use too. */
const steady = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const half = sorted.slice(0, Math.max(1, Math.ceil(sorted.length / 2)));
  return half[Math.floor(half.length / 2)];
};

async function once(run, text, kind, repeat) {
  const start = now();
  for (let i = 0; i < repeat; i++) await run(text, kind);
  return (now() - start) / repeat;
}

const loaded = [];
for (const name of job.tools) {
  const start = now();
  const run = await TOOLS[name](job.engine);
  loaded.push({ name, run, load: now() - start });
}

const out = { load: Object.fromEntries(loaded.map(({ name, load }) => [name, load])), ms: {} };
for (const { name, path, kind } of job.texts) {
  const text = readFileSync(path, 'utf8');
  const entries = [];
  for (const { name: tool, run } of loaded) {
    out.ms[tool] ??= {};
    try {
      // Warm: until it has run for a while or often enough.
      // the first text also pays for what the compiler learns about the tool
      const warm = (job.warm ?? 250) * (name === job.texts[0].name ? 6 : 1);
      const warmUntil = now() + (text.length > 3_000_000 ? 0 : warm);
      let first = await once(run, text, kind, 1);
      while (now() < warmUntil) first = Math.min(first, await once(run, text, kind, 1));
      entries.push({ tool, run, repeat: Math.max(1, Math.min(200, Math.round(8 / first))), times: [], estimate: first });
    } catch (error) {
      out.ms[tool][name] = null;
      out.failed ??= {};
      out.failed[`${tool} · ${name}`] = String(error.message ?? error).slice(0, 80);
    }
  }
  const rounds = (estimate) => (estimate > 4000 ? 1 : estimate > 1000 ? 3 : estimate > 200 ? 5 : (job.rounds ?? 15));
  const most = Math.max(0, ...entries.map(({ estimate }) => rounds(estimate)));
  for (let round = 0; round < most; round++) {
    for (const entry of entries) {
      if (round >= rounds(entry.estimate)) continue;
      collect();
      entry.times.push(await once(entry.run, text, kind, entry.repeat));
    }
  }
  for (const { tool, times } of entries) out.ms[tool][name] = steady(times);
}
process.stdout.write(JSON.stringify(out));
