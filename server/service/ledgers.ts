import { type Ledger, ledgerOf } from '../rules/rollup/ledger.ts';
import { say } from '../text/say.ts';
import type { Reading } from './reading.ts';
import { type NoLedger, noReport } from './subordinates.ts';
import type { Workspace } from './workspace.ts';

/** The figures of documents, each worked out once a version. Of a document that nobody else has read nothing else is kept. */
export interface Ledgers {
  of(uri: string): Ledger | NoLedger;
  gone(uri: string): void;
}

interface Known {
  readonly version: number | string;
  readonly ledger: Ledger | NoLedger;
}

const MISSING: NoLedger = { reason: say`找不到文件`, isUnreadable: true };
const UNREADABLE: NoLedger = { reason: say`读不出`, isUnreadable: true };

/** Over a workspace; `readOnce` gives a document as read. */
export function createLedgers(workspace: Pick<Workspace, 'versionOf'>, readOnce: (uri: string) => Reading | undefined): Ledgers {
  const known = new Map<string, Known>();
  return Object.freeze({
    of(uri: string) {
      const version = workspace.versionOf(uri);
      if (version === undefined) {
        known.delete(uri);
        return MISSING;
      }
      const before = known.get(uri);
      if (before?.version === version) return before.ledger;
      const report = readOnce(uri)?.report;
      const ledger = report === undefined ? UNREADABLE : report.isReport ? ledgerOf(report) : noReport;
      known.set(uri, { version, ledger });
      return ledger;
    },
    gone(uri: string) {
      known.delete(uri);
    },
  });
}
