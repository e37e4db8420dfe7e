import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { isCertainlyReport } from '../service/certain.ts';
import { wholeOf } from '../service/pieces.ts';
import type { Reading } from '../service/reading.ts';
import type { Service } from '../service/service.ts';
import type { Settings } from '../service/settings.ts';
import type { Lines } from '../text/lines.ts';
import { say } from '../text/say.ts';
import { complete } from './complete.ts';
import { resultId } from './diagnostics.ts';
import type { Documents } from './documents.ts';
import type { Files } from './files.ts';
import { createFolders, type Folder, type Folders } from './folders.ts';
import type { JudgedPiece, Telling } from './judged-piece.ts';
import type { StartWork } from './long-work.ts';
import { createMeasures, type Measured } from './measured.ts';
import type { Known as KnownReport } from './overview.ts';
import type { ResourceSettings, SettingsStore } from './settings.ts';
import { turn } from './turn.ts';

/** The diagnostics of a file that is not open, and holds a report or several. */
export interface ClosedReport {
  readonly uri: string;
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
  /** How its reports stand; left out where there is none any more. */
  readonly known?: readonly KnownReport[];
}

/** Judging everything because somebody has asked for it. */
export interface CheckEverything {
  /** Called with the reports of each closed file that has any. */
  readonly take: (uri: string, judged: readonly JudgedPiece[]) => void;
  readonly startWork: StartWork;
}

/** Reports that are checked although nobody has them open. */
export interface ClosedReports extends Pick<Folders, 'opened' | 'changed' | 'reset'> {
  /** A document is not open any more; these are the addresses of its reports. */
  closed(uri: string, reports: readonly string[]): void;
  /** Words of this document stand, or stood, in one that has changed: its findings may be others now. */
  touched(uri: string): void;
  /** The folders of the workspace are now these. */
  setFolders(uris: readonly string[]): void;
  /** Every closed file of reports with its diagnostics; one at a time, with a turn of the event loop between them. Files that were reports and are so no longer come with none. */
  check(token: CancellationToken): AsyncGenerator<ClosedReport>;
  /** The same for every folder whatever the settings say, each report judged anew; from now on the folders are looked after as if a report were open in each. */
  checkEverything(everything: CheckEverything, token: CancellationToken): Promise<void>;
  /** The diagnostics of one file; none where closed files are not looked after. */
  diagnosticsOf(uri: string): Promise<Diagnostic[]>;
  /** Addresses of the files that may be reports. */
  list(): readonly string[];
  /** Path of the workspace folder that holds the document. */
  folderPath(uri: string): string | undefined;
  /** Whether closed files are looked after for this one. */
  covers(uri: string): Promise<boolean>;
}

/** So many files are fetched together, where they have to be. */
const AHEAD = 50;
/** Every report says this somewhere, whatever else it lacks; a file without it is not read any further. */
const WORDS = '公开';

/** A file of a folder, or one that was. */
interface Listed {
  readonly folder: Folder;
  readonly uri: string;
  /** It is among the folder's files, neither deleted nor excluded. */
  readonly listed: boolean;
}

/** A file as it was judged last. */
interface Known {
  readonly version: string | undefined;
  readonly settings: ResourceSettings;
  readonly listed: boolean;
  readonly report: ClosedReport | undefined;
  readonly measured: readonly Measured[];
}

/** Looks after the closed reports of the workspace's folders. */
export function createClosedReports(
  files: Files,
  documents: Documents,
  service: Service,
  settings: SettingsStore,
  telling: Telling,
  startWork: StartWork,
): ClosedReports {
  const folders = createFolders(files, settings);
  const measures = createMeasures(documents, service);
  const known = new Map<string, Known>();
  /** Versions of the files whose words have been taken in, and the addresses of their reports. */
  const taken = new Map<string, { readonly version: string | undefined; readonly reports: readonly string[] }>();
  /** Files whose repeated paragraphs may be others than before. */
  const doubtful = new Set<string>();
  /** How the client spells the address of a path. */
  const spellings = new Map<string, string>();

  const nameOf = (uri: string): string => (files.pathOf(uri) ?? uri).split(/[\\/]/).at(-1) ?? '';

  /** The reports of a file, read; none where that is not certain. */
  function reportsIn(uri: string): readonly Reading[] {
    if (!documents.read(uri)?.text.includes(WORDS)) return [];
    const readings = documents.pieces(uri).flatMap((piece) => service.read(piece.uri) ?? []);
    return readings.some(({ report }) => isCertainlyReport(report, nameOf(uri))) ? readings.filter(({ report }) => report.isReport) : [];
  }

  /** Judges the reports of a file one by one, with a turn of the event loop between them. */
  async function judge(uri: string, own: Settings): Promise<readonly JudgedPiece[]> {
    const reports = new Set((await documents.complete(() => reportsIn(uri))).map(({ document }) => document.uri));
    const judged: JudgedPiece[] = [];
    for (const piece of documents.pieces(uri)) {
      if (!reports.has(piece.uri)) continue;
      if (judged.length > 0) await turn();
      const checked = await documents.complete(() => service.check(piece.uri, own));
      if (checked) judged.push({ piece, checked, problems: checked.problems });
    }
    return judged;
  }

  /** Nothing is measured against these any more. */
  function drop(uris: readonly string[]): void {
    for (const uri of uris) {
      service.repeats.drop(uri);
      service.surroundings.gone(uri);
    }
  }

  /** Forgets the texts of files of which some reports were read, where no open document needs them. */
  function release(read: readonly string[]): void {
    const isUsed = (uri: string): boolean => service.surroundings.usersOf(uri).some(documents.isOpen);
    for (const file of new Set(read.map(wholeOf))) {
      const reports = new Set([file, ...(taken.get(file)?.reports ?? []), ...read.filter((one) => wholeOf(one) === file)]);
      if (documents.isOpen(file) || [...reports].some(isUsed)) continue;
      for (const one of reports) service.forget(one);
      documents.forget(file);
    }
  }

  async function checkFile({ folder, uri, listed }: Listed, take?: CheckEverything['take']): Promise<ClosedReport | undefined> {
    if (files.fetching) await fetched(uri);
    const version = documents.versionOf(uri);
    const given = await settings.of(uri, folder.uri);
    const before = known.get(uri);
    const stays =
      before !== undefined &&
      before.version === version &&
      before.settings === given &&
      before.listed === listed &&
      before.measured.every(measures.lastYearStays) &&
      repeatsStay(uri, before);
    if (stays && !take) return before.report;
    const as = spellings.get(files.pathOf(uri) ?? '') ?? uri;
    const gone = before?.report && withoutFindings({ ...before.report, uri: as });
    if (version === undefined || !listed) {
      if (before) known.set(uri, { ...before, version, settings: given, listed, report: gone });
      return gone;
    }
    const judged = await judge(uri, given.settings);
    // opened meanwhile, or written: it is looked at again
    if (documents.versionOf(uri) !== version) return before?.report;
    /** Documents that were read for their lines alone. */
    const looked: string[] = [];
    const linesOf = (other: string): Lines | undefined => {
      looked.push(other);
      return service.read(other)?.report.tree.lines;
    };
    if (judged.length > 0) take?.(as, judged);
    // what is known and still holds keeps its name, so that it is not sent again
    const report = stays ? before.report : judged.length > 0 ? closedReport(as, judged, linesOf) : gone;
    const measured = judged.map(({ piece }) => measures.now(piece.uri));
    known.set(uri, { version, settings: given, listed, report, measured });
    release([uri, ...measured.flatMap((one) => [one.uri, one.lastYear.uri ?? uri]), ...looked]);
    return report;
  }

  const closedReport = (uri: string, judged: readonly JudgedPiece[], linesOf: (other: string) => Lines | undefined): ClosedReport => ({
    uri,
    resultId: judged.map(({ checked }) => resultId(checked, '')).join(' '),
    diagnostics: telling.diagnostics(judged, linesOf),
    known: telling.known(judged),
  });

  const repeatsStay = (uri: string, { measured }: Known): boolean => !doubtful.delete(uri) || measured.every(measures.repeatsStay);

  /** Brings what a file needs that may have changed: itself, and what it was measured against. */
  const fetched = (uri: string) =>
    documents.complete(() => {
      const before = known.get(uri);
      if (before?.version !== documents.versionOf(uri)) documents.read(uri);
      else before?.measured.every(measures.lastYearStays);
    });

  /** Takes in the words of the files that are new or have changed, so that each can be held against all others. */
  async function gather(todo: readonly Listed[], begin: StartWork, token: CancellationToken): Promise<void> {
    const work = begin(say`读取年报`, todo.length);
    let done = 0;
    for (const [i, one] of todo.entries()) {
      if (token.isCancellationRequested) break;
      if (files.fetching && i % AHEAD === 0) await readAhead(todo.slice(i, i + AHEAD));
      // opened meanwhile: what is known of it stays
      if (documents.isOpen(one.uri)) continue;
      await takeIn(one);
      work.done(++done);
      await turn();
    }
    work.end();
  }

  async function takeIn({ uri, listed }: Listed): Promise<void> {
    const before = taken.get(uri);
    // what was brought ahead may have changed meanwhile, or the folder that it is in
    const { version, readings } = await documents.complete(() => ({
      version: documents.versionOf(uri),
      readings: listed ? reportsIn(uri) : [],
    }));
    if (documents.isOpen(uri)) return;
    for (const reading of readings) service.repeats.note(reading, before === undefined);
    const reports = readings.map(({ document }) => document.uri);
    drop([uri, ...(before?.reports ?? [])].filter((one) => !reports.includes(one)));
    taken.set(uri, { version: listed ? version : undefined, reports });
    release([uri]);
  }

  /** Files that are fetched come together. */
  const readAhead = (some: readonly Listed[]) =>
    complete(files, () => {
      for (const { uri, listed } of some) {
        const path = listed && !documents.isOpen(uri) ? files.pathOf(uri) : undefined;
        if (path !== undefined && files.versionOf(path) !== undefined) files.read(path);
      }
    });

  /** Nobody looks after the file any more: its folder is not in the workspace, or its reports are not to be checked. */
  function leave(uri: string, before: Known): ClosedReport | undefined {
    if (!before.listed) return before.report;
    drop([uri, ...(taken.get(uri)?.reports ?? [])]);
    taken.delete(uri);
    const report = before.report && withoutFindings(before.report);
    known.set(uri, { ...before, version: undefined, listed: false, report });
    return report;
  }

  async function* checkAll(token: CancellationToken, everything?: CheckEverything): AsyncGenerator<ClosedReport> {
    const todo: Listed[] = [];
    for (const folder of folders.all()) {
      if (!everything && !(await folders.isChecked(folder))) continue;
      const listed = await folders.walk(folder);
      const before = [...known.keys()].filter((one) => folders.of(one) === folder);
      for (const uri of new Set([...listed, ...before])) todo.push({ folder, uri, listed: listed.has(uri) });
    }
    const covered = new Set(todo.map(({ uri }) => uri));
    for (const [uri, before] of known) {
      const left = covered.has(uri) || documents.isOpen(uri) ? undefined : leave(uri, before);
      if (left) yield left;
    }
    const isNew = ({ uri, listed }: Listed): boolean =>
      !documents.isOpen(uri) && taken.get(uri)?.version !== (listed ? documents.versionOf(uri) : undefined);
    const begin = everything?.startWork ?? startWork;
    await gather(await documents.complete(() => todo.filter(isNew)), begin, token);
    for (const uri of service.repeats.touched()) doubtful.add(wholeOf(uri));
    const isWork = ({ uri }: Listed): boolean => everything !== undefined || !known.has(uri);
    const work = begin(say`核对年报`, todo.filter(isWork).length);
    let done = 0;
    for (const one of todo) {
      if (token.isCancellationRequested) break;
      if (documents.isOpen(one.uri)) continue;
      if (isWork(one)) work.done(++done);
      const report = await checkFile(one, everything?.take);
      if (report) yield report;
      await turn();
    }
    work.end();
  }

  async function covers(uri: string): Promise<boolean> {
    const folder = folders.of(uri);
    return folder !== undefined && (await folders.isChecked(folder));
  }

  return Object.freeze({
    opened(given: string) {
      const uri = wholeOf(given);
      spellings.set(files.pathOf(uri) ?? uri, uri);
      return folders.opened(uri);
    },
    changed: folders.changed,
    reset: folders.reset,
    closed(uri: string, reports: readonly string[]) {
      folders.changed(uri);
      const path = folders.of(uri) && files.pathOf(uri);
      if (path === undefined) return;
      const file = files.uriOf(path);
      // what was taken in of it is what the editor had, and what else has changed meanwhile was not told to it
      doubtful.add(file);
      taken.set(file, { version: undefined, reports: [...new Set([...(taken.get(file)?.reports ?? []), ...reports])] });
    },
    touched(uri: string) {
      doubtful.add(uri);
    },
    setFolders: folders.set,
    check: (token: CancellationToken) => checkAll(token),
    async checkEverything(everything: CheckEverything, token: CancellationToken) {
      for (const folder of folders.all()) folder.active = true;
      for await (const _ of checkAll(token, everything));
    },
    async diagnosticsOf(uri: string) {
      const judged = (await covers(uri)) ? await judge(uri, (await settings.of(uri)).settings) : [];
      const diagnostics = telling.diagnostics(judged);
      // opened again meanwhile: what is known of it stays
      release([uri, ...judged.map(({ piece }) => piece.uri)]);
      return diagnostics;
    },
    list: () =>
      folders
        .all()
        .flatMap((folder) => [...(folder.files ?? [])])
        .sort(),
    folderPath: (uri: string) => folders.of(uri)?.path,
    covers,
  });
}

/** What is sent of a report that is none any more. */
const withoutFindings = ({ uri, resultId: id }: ClosedReport): ClosedReport => ({ uri, resultId: `${id}-`, diagnostics: [] });
