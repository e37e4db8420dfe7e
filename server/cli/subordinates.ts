import { existsSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import type { Report } from '../report/report.ts';
import { type Ledger, ledgerOf } from '../rules/rollup/ledger.ts';
import type { Subordinate } from '../rules/shared/neighbours.ts';
import { type NoLedger, noReport, readSubordinates, type SubordinateSource, subordinateEntries } from '../service/subordinates.ts';
import { type Io, isComplaint } from './io.ts';
import { findTargets, type Target } from './paths.ts';
import { readTarget } from './read-target.ts';

/** Finds the reports that others name as their subordinates; reads each once. */
export interface Subordinates {
  /** Those of a report in that file, as its front matter names them; paths are below `io.cwd`. */
  of(file: string, report: Report): Promise<readonly Subordinate[]>;
  /** The figures of one file. */
  ledger(target: Target): Promise<Ledger | NoLedger>;
}

const ofRun = new WeakMap<Io, Subordinates>();

/** Over the disk below `io.cwd`; one for a run, so that no file is read twice. */
export function subordinatesOf(io: Io): Subordinates {
  const known = ofRun.get(io) ?? createSubordinates(io);
  ofRun.set(io, known);
  return known;
}

function createSubordinates(io: Io): Subordinates {
  const ledgers = new Map<string, Promise<Ledger | NoLedger>>();

  async function read(target: Target): Promise<Ledger | NoLedger> {
    const answer = await readTarget(target, io);
    if (isComplaint(answer)) return { reason: answer.complaint, isUnreadable: true };
    return answer.report.isReport ? ledgerOf(answer.report) : noReport;
  }

  function ledger(target: Target): Promise<Ledger | NoLedger> {
    const key = target.file === '-' ? '-' : resolve(io.cwd, target.file);
    const known = ledgers.get(key) ?? read(target);
    ledgers.set(key, known);
    return known;
  }

  return Object.freeze({
    ledger,
    async of(file: string, report: Report) {
      const entries = subordinateEntries(report);
      if (file === '-' || entries.length === 0) return [];
      const self = resolve(io.cwd, file);
      const wanted = new Set<string>();
      const source: SubordinateSource = {
        find: (path) => findBeside(self, path),
        ledger: (path) => {
          wanted.add(path);
          return noReport;
        },
        name: (path) => basename(path),
      };
      readSubordinates(entries, self, source);
      const read = new Map<string, Ledger | NoLedger>();
      for (const path of wanted) read.set(path, await ledger({ file: path, named: true }));
      return readSubordinates(entries, self, { ...source, ledger: (path) => read.get(path) ?? noReport }).map((one) =>
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
