import type {
  CancellationToken,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type { ClosedReport } from './closed.ts';
import { resultId } from './diagnostics.ts';
import { gather } from './gather.ts';
import type { Delivery, Judging, Parts } from './judging.ts';
import { safely } from './turn.ts';

/** Where part of an answer goes before the rest is there. */
export interface Portions {
  report(part: WorkspaceDiagnosticReport): void;
}

/** So many reports are handed over together, where the client takes them in portions. */
const PORTION = 50;

/** Diagnostics for a client that asks. What is sent has a name, so that the same is not sent twice. */
export interface Pull extends Delivery {
  document(params: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport>;
  /** What is not open. Clients ask again and again: the answer waits until there is something new to say. */
  workspace(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    portions: Portions | undefined,
  ): Promise<WorkspaceDiagnosticReport>;
}

/** `changed` is called for an open document that has changed, once for many changes that come together: nobody may ask for it. */
export function createPull(
  { connection, log, open, abilities, closedReports, telling }: Parts,
  judging: Judging,
  changed: (uri: string) => void,
): Pull {
  /** Counts what may change the diagnostics of what is not open. */
  let generation = 0;
  let answered = -1;
  const waiting = new Set<() => void>();
  /** Documents that were open: their last diagnostics are still shown until others are given. */
  const left = new Set<string>();

  function news(token: CancellationToken): Promise<void> {
    return new Promise((done) => {
      const wake = () => {
        waiting.delete(wake);
        listening.dispose();
        done();
      };
      const listening = token.onCancellationRequested(wake);
      waiting.add(wake);
    });
  }

  function closedReportsChanged(): void {
    generation++;
    for (const wake of waiting) wake();
  }

  return Object.freeze({
    async document({ textDocument: { uri }, previousResultId }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
      // a client asks once more for a document that it has just closed
      if (!open.get(uri)) return { kind: 'full', items: await closedReports.diagnosticsOf(uri) };
      const judged = await judging.deliver(uri);
      if (!judged) return { kind: 'full', items: [] };
      judging.tellStatus(uri, judged);
      const id = judged.map(({ checked, held }) => resultId(checked, held)).join(' ');
      if (id === previousResultId) return { kind: 'unchanged', resultId: id };
      return { kind: 'full', resultId: id, items: telling.diagnostics(judged) };
    },
    async workspace({ previousResultIds }: WorkspaceDiagnosticParams, token: CancellationToken, portions: Portions | undefined) {
      if (generation === answered) await news(token);
      const judged = generation;
      const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      let items: WorkspaceDiagnosticReport['items'] = [];
      const gone = new Set([...left].filter((uri) => !open.get(uri)));
      for await (const { uri, resultId: id, diagnostics } of all(judging, token)) {
        gone.delete(uri);
        if (before.get(uri) === id) items.push({ kind: 'unchanged', uri, version: null, resultId: id });
        else items.push({ kind: 'full', uri, version: null, resultId: id, items: [...diagnostics] });
        // the first reports are shown while the others are still being judged
        if (!portions || items.length < PORTION) continue;
        portions.report({ items });
        items = [];
      }
      if (token.isCancellationRequested) return { items: [] };
      for (const uri of gone) items.push({ kind: 'full', uri, version: null, items: [] });
      left.clear();
      answered = judged;
      return { items };
    },
    changed: gather((uri) => safely(log, 'change', () => changed(uri))),
    closed(uri: string) {
      left.add(uri);
      closedReportsChanged();
    },
    refresh() {
      if (abilities.refreshDiagnostics) void safely(log, 'refresh', () => connection.languages.diagnostics.refresh());
    },
    closedReportsChanged,
  });
}

/** Everything that the client does not ask for by its name. */
async function* all(judging: Judging, token: CancellationToken): AsyncGenerator<ClosedReport> {
  yield* judging.notOpen(token);
  yield* judging.notAsked(token);
}
