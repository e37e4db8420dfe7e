import type { CancellationToken, Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { statusChangedNotification } from '../protocol.ts';
import type { Checked, Service } from '../service/service.ts';
import type { Abilities } from './abilities.ts';
import type { ClosedReport, ClosedReports } from './closed.ts';
import type { ConfigFiles } from './config-files.ts';
import { configDiagnostics, toDiagnostics } from './diagnostics.ts';
import type { Documents } from './documents.ts';
import type { Manners, Shown } from './manners.ts';
import type { SettingsStore } from './settings.ts';
import { toStatus } from './status.ts';
import { type Log, safely } from './turn.ts';

/** What a session is made of. */
export interface Parts {
  readonly connection: Connection;
  readonly log: Log;
  readonly open: TextDocuments<TextDocument>;
  readonly abilities: Abilities;
  readonly settings: SettingsStore;
  readonly configs: ConfigFiles;
  readonly documents: Documents;
  readonly service: Service;
  readonly closedReports: ClosedReports;
  readonly manners: Manners;
}

/** A document judged, and what of it is shown now. */
export interface Judged {
  readonly checked: Checked;
  readonly shown: Shown;
}

/** Judging documents, as both ways of delivering diagnostics need it. */
export interface Judging {
  check(uri: string): Promise<Checked | undefined>;
  /** An open document; the first report in a folder starts the looking after its closed ones. */
  judge(uri: string): Promise<Judged | undefined>;
  /** The same for whoever shows the diagnostics: they are brought up to date from now on. */
  deliver(uri: string): Promise<Judged | undefined>;
  diagnosticsOf(judged: Judged): Diagnostic[];
  /** The diagnostics of a report that is not open; it is forgotten at once. */
  closedDiagnostics(uri: string): Promise<Diagnostic[]>;
  /** Everything that has diagnostics without being open: reports on the disk, and files of settings. */
  notOpen(token: CancellationToken): AsyncGenerator<ClosedReport>;
  /** Tells a client that wants to know how the document stands. */
  tellStatus(uri: string, judged: Judged): void;
}

/**
 * `started` is called when closed reports begin to be looked after, `spread` when the diagnostics of a document are delivered, or those of all
 * that are closed (no address): others may be measured against it.
 */
export function createJudging(parts: Parts, started: () => void, spread: (judged?: string) => void): Judging {
  const { connection, log, open, abilities, settings, configs, documents, service, closedReports, manners } = parts;
  const linesOf = (uri: string) => service.read(uri)?.report.tree.lines;
  async function check(uri: string): Promise<Checked | undefined> {
    const given = await settings.of(uri);
    return documents.complete(() => service.check(uri, given.settings));
  }

  async function judge(uri: string): Promise<Judged | undefined> {
    const checked = await check(uri);
    if (!checked) return undefined;
    const shown = manners.show(uri, checked);
    if (checked.reading.report.isReport && closedReports.opened(uri)) started();
    return { checked, shown };
  }

  return Object.freeze({
    check,
    judge,
    async deliver(uri: string) {
      const judged = await judge(uri);
      if (!judged) return undefined;
      service.shown(uri);
      spread(uri);
      return judged;
    },
    diagnosticsOf: ({ checked, shown }: Judged) => toDiagnostics(checked, shown.problems, abilities, linesOf),
    async closedDiagnostics(uri: string) {
      const checked = (await closedReports.covers(uri)) ? await check(uri) : undefined;
      const diagnostics = checked ? toDiagnostics(checked, checked.problems, abilities, linesOf) : [];
      // opened again meanwhile: what is known of it stays
      if (!documents.isOpen(uri)) {
        service.forget(uri);
        documents.forget(uri);
      }
      return diagnostics;
    },
    async *notOpen(token: CancellationToken) {
      yield* closedReports.check(token);
      spread();
      for (const file of configs.all()) {
        yield { uri: file.uri, resultId: `config ${file.version}`, diagnostics: configDiagnostics(file, abilities) };
      }
    },
    tellStatus(uri: string, { checked, shown }: Judged) {
      const version = open.get(uri)?.version;
      if (!abilities.options.status || version === undefined) return;
      const params = { uri, version, status: toStatus(checked, shown.problems) };
      void safely(log, 'status', () => connection.sendNotification(statusChangedNotification.method, params));
    },
  });
}

/** How diagnostics reach the client: it asks (pull), or is told (push). Never both. */
export interface Delivery {
  /** An open document has changed, or what it is measured against. */
  changed(uri: string): void;
  /** A document was closed. */
  closed(uri: string): void;
  /** Open documents are to be judged again; `uri` left out: all of them. */
  refresh(uri?: string): void;
  /** Something has changed about what is not open. */
  closedReportsChanged(): void;
}
