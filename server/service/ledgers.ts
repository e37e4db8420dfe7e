import { ledgerOf } from '../rules/rollup/ledger.ts';
import { say } from '../text/say.ts';
import type { Reading } from './reading.ts';
import { type Held, type NoLedger, noReport } from './subordinates.ts';
import type { Workspace } from './workspace.ts';

/** The figures of documents, each worked out once a version. Of a document that nobody else has read nothing else is kept. */
export interface Ledgers {
  /** Of the report in a document, or of each of those that it binds together, with its own address. */
  of(uri: string): readonly Held[] | NoLedger;
  gone(uri: string): void;
}

interface Known {
  readonly version: number | string;
  readonly held: readonly Held[] | NoLedger;
}

const MISSING: NoLedger = { reason: say`找不到文件`, isUnreadable: true };
const UNREADABLE: NoLedger = { reason: say`读不出`, isUnreadable: true };

/** Over a workspace; `readOnce` gives a document as read. */
export function createLedgers(workspace: Pick<Workspace, 'versionOf' | 'pieces'>, readOnce: (uri: string) => Reading | undefined): Ledgers {
  const known = new Map<string, Known>();

  function read(uri: string): readonly Held[] | NoLedger {
    const pieces = workspace.pieces?.(uri) ?? [];
    if (pieces.length > 1) {
      const held = pieces.flatMap((piece) => {
        const report = readOnce(piece.uri)?.report;
        return report?.isReport ? [{ uri: piece.uri, ledger: ledgerOf(report), isBound: true }] : [];
      });
      return held.length > 0 ? held : noReport;
    }
    const report = readOnce(uri)?.report;
    if (report === undefined) return UNREADABLE;
    return report.isReport ? [{ uri, ledger: ledgerOf(report) }] : noReport;
  }

  return Object.freeze({
    of(uri: string) {
      const version = workspace.versionOf(uri);
      if (version === undefined) {
        known.delete(uri);
        return MISSING;
      }
      const before = known.get(uri);
      if (before?.version === version) return before.held;
      const held = read(uri);
      // it may only not be there yet
      if (held !== UNREADABLE) known.set(uri, { version, held });
      return held;
    },
    gone(uri: string) {
      known.delete(uri);
    },
  });
}
