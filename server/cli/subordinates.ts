import { existsSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import type { Report } from '../report/report.ts';
import { ledgerMoved, ledgerOf } from '../rules/rollup/ledger.ts';
import type { Subordinate } from '../rules/shared/neighbours.ts';
import {
  type Held,
  type NoLedger,
  noReport,
  readSubordinates,
  type SubordinateSource,
  subordinateEntries,
} from '../service/subordinates.ts';
import { reportsIn } from '../service/volume.ts';
import { type Io, isComplaint } from './io.ts';
import { findTargets, type Target } from './paths.ts';
import { readTarget } from './read-target.ts';

/** Finds the reports that others name as their subordinates; reads each once. */
export interface Subordinates {
  /** Those of a report in that file, as its front matter names them; paths are below `io.cwd`. */
  of(file: string, report: Report): Promise<readonly Subordinate[]>;
  /** The figures of the report in one file, or of each of those that it binds together. */
  ledgers(target: Target): Promise<readonly Held[] | NoLedger>;
}

const ofRun = new WeakMap<Io, Subordinates>();

/** Over the disk below `io.cwd`; one for a run, so that no file is read twice. */
export function subordinatesOf(io: Io): Subordinates {
  const known = ofRun.get(io) ?? createSubordinates(io);
  ofRun.set(io, known);
  return known;
}

function createSubordinates(io: Io): Subordinates {
  const known = new Map<string, Promise<readonly Held[] | NoLedger>>();

  async function read(target: Target): Promise<readonly Held[] | NoLedger> {
    const answer = await readTarget(target, io);
    if (isComplaint(answer)) return { reason: answer.complaint, isUnreadable: true };
    const all = reportsIn(answer.report);
    const held = all.flatMap(({ report, at }) =>
      report.isReport ? [{ uri: target.file, ledger: ledgerMoved(at.start, ledgerOf(report)), isBound: all.length > 1 }] : [],
    );
    return held.length > 0 ? held : noReport;
  }

  function ledgers(target: Target): Promise<readonly Held[] | NoLedger> {
    const key = target.file === '-' ? '-' : resolve(io.cwd, target.file);
    const held = known.get(key) ?? read(target);
    known.set(key, held);
    return held;
  }

  return Object.freeze({
    ledgers,
    async of(file: string, report: Report) {
      const entries = subordinateEntries(report);
      if (file === '-' || entries.length === 0) return [];
      const self = resolve(io.cwd, file);
      const wanted = new Set<string>();
      const source: SubordinateSource = {
        find: (path) => findBeside(self, path),
        ledgers: (path) => {
          wanted.add(path);
          return noReport;
        },
        name: (path) => basename(path),
      };
      readSubordinates(entries, self, source);
      const held = new Map<string, readonly Held[] | NoLedger>();
      for (const path of wanted) held.set(path, await ledgers({ file: path, named: true }));
      return readSubordinates(entries, self, { ...source, ledgers: (path) => held.get(path) ?? noReport }).map((one) =>
        'reason' in one ? one : { ...one, uri: relative(io.cwd, one.uri) },
      );
    },
  });
}

/** The files that a path in the front matter of `self` means. */
function findBeside(self: string, path: string): ReturnType<SubordinateSource['find']> {
  const { targets, empty } = findTargets([path], resolve(self, '..'));
  if (empty.length > 0) return { uris: [], many: true };
  const uris = targets.filter(({ complaint }) => complaint === undefined).map(({ file }) => resolve(self, '..', file));
  const [only] = targets;
  if (only?.named) return existsSync(uris[0] ?? '') ? { uris, many: false } : 'missing';
  return uris.length === 0 ? 'missing' : { uris, many: true };
}
