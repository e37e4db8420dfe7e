import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { gather } from './gather.ts';
import type { Delivery, Judging, Parts } from './judging.ts';
import { safely } from './turn.ts';

const never: CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };

/** Diagnostics for a client that does not ask: one judgement, however many changes have arrived. */
export function createPush({ connection, log, open, telling }: Parts, judging: Judging): Delivery {
  /** What was sent last, by name; of an open document only whether it is a report. */
  const sent = new Map<string, string>();
  let sweeping = false;
  let sweepAgain = false;

  const send = (uri: string, diagnostics: Diagnostic[], version?: number): Promise<void> =>
    connection.sendDiagnostics(version === undefined ? { uri, diagnostics } : { uri, version, diagnostics });

  const changed = gather((uri) => safely(log, 'publishDiagnostics', () => publish(uri)));

  async function publish(uri: string): Promise<void> {
    const judged = await judging.deliver(uri);
    const document = open.get(uri);
    if (!judged || !document) return;
    const isReport = judged.some(({ checked }) => checked.reading.report.isReport);
    // what is no report has nothing to say but once, that it has nothing to say
    if (!isReport && sent.get(uri) === '') return;
    sent.set(uri, isReport ? 'report' : '');
    await send(uri, telling.diagnostics(judged), document.version);
    judging.tellStatus(uri, judged);
  }

  /** Sends what has changed about what is not open. */
  async function sweep(): Promise<void> {
    sweepAgain = true;
    if (sweeping) return;
    sweeping = true;
    while (sweepAgain) {
      sweepAgain = false;
      await safely(log, 'closed reports', async () => {
        for await (const { uri, resultId, diagnostics } of judging.notOpen(never)) {
          if (sent.get(uri) === resultId) continue;
          sent.set(uri, resultId);
          await send(uri, [...diagnostics]);
        }
      });
    }
    sweeping = false;
  }

  return Object.freeze({
    changed,
    closed(uri: string) {
      sent.delete(uri);
      void safely(log, 'close', () => send(uri, []));
      void sweep();
    },
    refresh(uri?: string) {
      for (const one of uri === undefined ? open.keys() : [uri]) changed(one);
    },
    closedReportsChanged() {
      void sweep();
    },
  });
}
