import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { type Baseline, type BaselineEntry, emptyBaseline, readBaseline, writeBaseline } from '../service/baseline-file.ts';
import { positionAt, readLines } from '../text/lines.ts';
import { listed, type Message, say } from '../text/say.ts';
import { type Complaint, complain, type Io, isComplaint } from './io.ts';
import type { Outcome } from './outcome.ts';
import type { Target } from './paths.ts';
import { readText } from './read-file.ts';
import { type FileSettings, shortest } from './settings-of-files.ts';
import { writeText } from './write-file.ts';

/** The baselines of a run: that of `--baseline`, else those that the settings name. */
export interface Baselines {
  /** A baseline is in use for this file. */
  readonly covers: (target: Target) => boolean;
  /** Findings of the file that are put up with. */
  readonly entriesFor: (target: Target) => readonly BaselineEntry[];
  /** Takes in how a file fared. */
  readonly add: (target: Target, outcome: Outcome) => void;
  /** Writes what has changed: everything there is now, or without what is gone. One sentence for each baseline written, or that could not be. */
  readonly write: () => { readonly said: readonly Message[]; readonly failed: readonly Message[] };
}

interface Known {
  readonly path: string;
  readonly before: Baseline;
  readonly changed: Map<string, readonly BaselineEntry[]>;
  gone: number;
}

/** Reads the baselines that the files need. With `update` they may be missing. */
export async function openBaselines(
  option: string | undefined,
  update: boolean,
  targets: readonly Target[],
  settingsFor: (target: Target) => FileSettings,
  io: Io,
): Promise<Baselines | Complaint> {
  const pathFor = (target: Target): string | undefined => {
    if (option !== undefined) return resolve(io.cwd, option);
    const { settings, from } = settingsFor(target);
    return from === undefined || settings.baseline === undefined ? undefined : resolve(dirname(from), settings.baseline);
  };
  const known = new Map<string, Known>();
  for (const target of targets) {
    const path = pathFor(target);
    if (path === undefined || known.has(path)) continue;
    const before = await read(path, update, io);
    if (isComplaint(before)) return before;
    known.set(path, { path, before: before.baseline, changed: new Map(), gone: 0 });
  }
  if (update && known.size === 0)
    return complain(say`--update-baseline 不知道写到哪里，应同时用 --baseline，或在 .nianbao.json 中写明 baseline`);
  const of = (target: Target): Known | undefined => known.get(pathFor(target) ?? '');
  const keyOf = ({ file }: Target, { path }: Known): string =>
    file === '-' ? '-' : relative(dirname(path), resolve(io.cwd, file)).replaceAll('\\', '/');
  const entriesIn = (target: Target, baseline: Known): readonly BaselineEntry[] => ownOf(baseline.before, keyOf(target, baseline));

  return {
    covers: (target) => of(target) !== undefined,
    entriesFor(target) {
      const baseline = of(target);
      return baseline ? entriesIn(target, baseline) : [];
    },
    add(target, outcome) {
      const baseline = of(target);
      if (!baseline || !outcome.baseline || outcome.error !== undefined) return;
      const { gone, present } = outcome.baseline;
      if (!update && gone.length === 0) return;
      baseline.gone += gone.length;
      baseline.changed.set(keyOf(target, baseline), update ? present : without(entriesIn(target, baseline), gone));
    },
    write() {
      const said: Message[] = [];
      const failed: Message[] = [];
      for (const { path, before, changed, gone } of known.values()) {
        if (!update && changed.size === 0) continue;
        const name = shortest(path, io);
        const after: Baseline = { ...(update ? present(before, dirname(path)) : before), ...Object.fromEntries(changed) };
        const complaint = writeText(path, { text: writeBaseline(after), encoding: 'utf-8', bom: false }, io);
        const count = [...changed.values()].reduce((sum, entries) => sum + entries.length, 0);
        if (complaint) {
          const why = complaint.complaint;
          failed.push(gone > 0 ? say`基线 ${name}：${gone} 处已不再出现，未能删去，${why}` : say`基线 ${name}：未能写入，${why}`);
        } else {
          const done = [...(update ? [say`记入 ${count} 处`] : []), ...(gone > 0 ? [say`${gone} 处已不再出现，已删去`] : [])];
          said.push(say`基线 ${name}：${listed(done, '；')}`);
        }
      }
      return { said, failed };
    },
  };
}

async function read(path: string, mayBeMissing: boolean, io: Io): Promise<{ readonly baseline: Baseline } | Complaint> {
  const name = shortest(path, io);
  if (!existsSync(path))
    return mayBeMissing ? { baseline: emptyBaseline } : complain(say`${name}：没有这个基线文件，加 --update-baseline 写出`);
  const content = await readText(path, io);
  if (isComplaint(content)) return complain(say`${name}：${content.complaint}`);
  const answer = readBaseline(content.text);
  if ('baseline' in answer) return answer;
  const { line, character } = positionAt(readLines(content.text), answer.at);
  return complain(say`${`${name}:${line + 1}:${character + 1}`} 基线${answer.complaint}`);
}

const ownOf = (baseline: Baseline, key: string): readonly BaselineEntry[] => (Object.hasOwn(baseline, key) ? (baseline[key] ?? []) : []);

/** Without files that are there no more. */
const present = (baseline: Baseline, folder: string): Baseline =>
  Object.fromEntries(Object.entries(baseline).filter(([file]) => file === '-' || existsSync(resolve(folder, file))));

/** The entries but those that are gone: as many of several alike as there are among the gone. They may have come from another thread. */
function without(entries: readonly BaselineEntry[], gone: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const left = new Map<string, number>();
  for (const entry of gone) left.set(JSON.stringify(entry), (left.get(JSON.stringify(entry)) ?? 0) + 1);
  return entries.filter((entry) => {
    const count = left.get(JSON.stringify(entry)) ?? 0;
    if (count > 0) left.set(JSON.stringify(entry), count - 1);
    return count === 0;
  });
}
