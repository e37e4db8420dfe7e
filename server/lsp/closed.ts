import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { isCertainlyReport } from '../service/certain.ts';
import type { Piece } from '../service/pieces.ts';
import type { Checked, Service } from '../service/service.ts';
import type { Settings } from '../service/settings.ts';
import type { Abilities } from './abilities.ts';
import { complete } from './complete.ts';
import { resultId, toDiagnostics } from './diagnostics.ts';
import { type Known as KnownReport, knownReport } from './overview.ts';
import type { Files } from './files.ts';
import type { Documents } from './documents.ts';
import type { StartWork } from './long-work.ts';
import type { PieceByPiece } from './pieces.ts';
import { turn } from './turn.ts';
import type { Lines } from '../text/lines.ts';
import type { ResourceSettings, SettingsStore } from './settings.ts';

/** The diagnostics of a report that lies on the disk and is not open. */
export interface ClosedReport {
  readonly uri: string;
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
  /** How it stands; empty where there is no report any more. */
  readonly known?: readonly KnownReport[];
}

/** Judging everything because somebody has asked for it. */
export interface CheckEverything {
  /** Called with each closed report. */
  readonly take: (uri: string, checked: Checked) => void;
  readonly startWork: StartWork;
}

/** More findings of a file than this are not listed. */
const MOST_FINDINGS = 1000;

interface JudgedPiece {
  readonly piece: Piece;
  readonly checked: Checked;
}

/** Reports that are checked although nobody has them open. */
export interface ClosedReports {
  /** A report has been opened: from now on its folder is looked after. Says whether that is new. */
  opened(uri: string): boolean;
  /**
   * A file or a folder was created, changed or deleted, or an open one was closed. Says which of the two, and nothing where no report can be concerned: of
   * a folder that is deleted or gets another name nothing else is told, none of the files in it.
   */
  changed(uri: string): 'file' | 'folder' | undefined;
  /** Words of this report stand, or stood, in one that has changed: its findings may be others now. */
  touched(uri: string): void;
  /** Settings have changed: other files may be excluded. */
  reset(): void;
  /** The folders of the workspace are now these. */
  setFolders(uris: readonly string[]): void;
  /** Every closed report with its diagnostics; one at a time, with a turn of the event loop between them. Files that were reports and are so no longer come with none. */
  check(token: CancellationToken): AsyncGenerator<ClosedReport>;
  /** The same for every folder whatever the settings say, each report judged anew; from now on the folders are looked after as if a report were open in each. */
  checkEverything(everything: CheckEverything, token: CancellationToken): Promise<void>;
  /** Addresses of the files that may be reports. */
  list(): readonly string[];
  /** Path of the workspace folder that holds the document. */
  folderPath(uri: string): string | undefined;
  /** Whether closed files are looked after for this one. */
  covers(uri: string): Promise<boolean>;
}

const EXTENSION = /\.(?:md|txt|html?)$/i;
/** Folders in which nobody writes. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.svn', '.hg']);
const MOST_ENTRIES = 50_000;
const MOST_FILES = 5000;
/** So many files are fetched together, where they have to be. */
const AHEAD = 50;
/** Every report says this somewhere, whatever else it lacks; a file without it is not read any further. */
const WORDS = '公开';

const NO_LAST_YEAR: LastYear = Object.freeze({ uri: undefined, version: undefined, byOrgan: undefined, serves: false, subordinates: '' });

interface Folder {
  readonly uri: string;
  readonly path: string;
  /** A report has been opened in it. */
  active: boolean;
  /** Addresses of files that may be reports, once the folder has been walked; and the paths of the folders in it. */
  files: Set<string> | undefined;
  inside: Set<string>;
}

/** All that the choice of last year's report and of the subordinate ones comes to. */
interface LastYear {
  readonly uri: string | undefined;
  readonly version: string | undefined;
  /** What the search by organ and year comes to. */
  readonly byOrgan: string | undefined;
  /** The report is itself another one's last year's. */
  readonly serves: boolean;
  /** The subordinate reports and their versions. */
  readonly subordinates: string;
}

interface Known {
  readonly version: string | undefined;
  readonly settings: ResourceSettings;
  /** It was among the folder's files, neither deleted nor excluded. */
  readonly listed: boolean;
  readonly report: ClosedReport | undefined;
  /** Which of its paragraphs were repeated. */
  readonly repeated: string;
  /** What it was measured against, with the versions of then. */
  readonly lastYear: LastYear;
}

/** Looks after the closed reports of the workspace's folders. */
export function createClosedReports(
  files: Files,
  documents: Documents,
  pieceByPiece: PieceByPiece,
  service: Service,
  settings: SettingsStore,
  abilities: Abilities,
  startWork: StartWork,
): ClosedReports {
  let folders: readonly Folder[] = [];
  const known = new Map<string, Known>();
  /** Versions of the files whose words have been taken in; reports whose repeated paragraphs may be others than before. */
  const gathered = new Map<string, string | undefined>();
  const doubtful = new Set<string>();
  /** How the client spells the address of a path. */
  const spellings = new Map<string, string>();

  const folderOf = (uri: string): Folder | undefined => {
    const path = files.pathOf(uri);
    if (path === undefined) return undefined;
    const holding = folders.filter((folder) => isBelow(folder.path, path));
    return holding.sort((a, b) => b.path.length - a.path.length)[0];
  };

  async function isChecked(folder: Folder): Promise<boolean> {
    const { scope } = await settings.of(folder.uri);
    return scope === 'all' ? folders.some(({ active }) => active) : scope === 'folder' && folder.active;
  }

  async function walk(folder: Folder): Promise<Set<string>> {
    if (folder.files) return folder.files;
    const { isExcluded } = await settings.of(folder.uri);
    const found = new Set<string>();
    const inside = new Set<string>();
    const todo = [folder.path];
    let seen = 0;
    while (todo.length > 0 && seen < MOST_ENTRIES && found.size < MOST_FILES) {
      // whole levels at once
      if (files.fetching) await complete(files, () => todo.forEach((one) => void files.list(one)));
      const entries = files.list(todo.pop() ?? '');
      seen += entries.length;
      for (const { path, name, isFolder } of entries) {
        if (SKIPPED.has(name) || (!isFolder && !EXTENSION.test(name)) || isExcluded(below(folder.path, path))) continue;
        if (isFolder) {
          inside.add(path);
          todo.push(path);
        } else found.add(files.uriOf(path));
      }
      await turn();
    }
    folder.files = found;
    folder.inside = inside;
    return found;
  }

  async function checkFile(
    folder: Folder,
    uri: string,
    listed: boolean,
    take?: CheckEverything['take'],
  ): Promise<ClosedReport | undefined> {
    if (files.fetching) await fetched(uri);
    const version = documents.versionOf(uri);
    const given = await settings.of(uri, folder.uri);
    const before = known.get(uri);
    const stays =
      before !== undefined &&
      before.version === version &&
      before.settings === given &&
      before.listed === listed &&
      lastYearStays(uri, before) &&
      repeatsStay(uri, before);
    if (stays && !take) return before.report;
    const as = spellings.get(files.pathOf(uri) ?? '') ?? uri;
    const gone = before?.report && withoutFindings({ ...before.report, uri: as });
    if (version === undefined || !listed) {
      if (before) known.set(uri, { ...before, version, settings: given, listed, report: gone });
      return gone;
    }
    const text = documents.read(uri)?.text;
    const checked = text?.includes(WORDS) ? await documents.complete(() => service.check(uri, given.settings)) : undefined;
    /** Documents that were read for their lines alone. */
    const looked = new Set<string>();
    const linesOf = (other: string): Lines | undefined => {
      looked.add(other);
      return service.read(other)?.report.tree.lines;
    };
    const isReport = checked !== undefined && isCertainlyReport(checked.reading.report, nameOf(uri));
    if (isReport) take?.(as, checked);
    // what is known and still holds keeps its name, so that it is not sent again
    const report = stays ? before?.report : isReport ? closedReport(as, { checked, pieces: piecesOf(uri, given.settings) }, linesOf) : gone;
    const lastYear = checked ? lastYearOf(uri) : NO_LAST_YEAR;
    const repeated = checked ? service.repeats.of(uri, lastYear.uri).state : '';
    known.set(uri, { version, settings: given, listed, report, repeated, lastYear });
    for (const one of [uri, lastYear.uri, ...looked]) {
      if (one === undefined || documents.isOpen(one) || service.surroundings.usersOf(one).some(documents.isOpen)) continue;
      service.forget(one);
      documents.forget(one);
    }
    return report;
  }

  /** The reports of a file that binds several together, each judged on its own; none where it holds one. */
  function piecesOf(uri: string, set: Settings): readonly JudgedPiece[] {
    const pieces = documents.pieces(uri);
    if (pieces.length < 2) return [];
    return pieces.flatMap((piece): JudgedPiece[] => {
      const checked = service.check(piece.uri, set);
      service.forget(piece.uri);
      service.repeats.drop(piece.uri);
      service.surroundings.gone(piece.uri);
      return checked ? [{ piece, checked }] : [];
    });
  }

  function closedReport(
    uri: string,
    { checked, pieces }: { readonly checked: Checked; readonly pieces: readonly JudgedPiece[] },
    linesOf: (other: string) => Lines | undefined,
  ): ClosedReport {
    const { reading, problems } = checked;
    const isVolume = pieces.length > 0;
    return {
      uri,
      resultId: resultId(checked, ''),
      diagnostics: isVolume
        ? pieces
            .flatMap((one) => pieceByPiece.moved(one.piece, toDiagnostics(one.checked, one.checked.problems, abilities, linesOf)))
            .slice(0, MOST_FINDINGS)
        : toDiagnostics(checked, problems, abilities, linesOf),
      known: isVolume
        ? pieces.map((one) => pieceByPiece.moved(one.piece, knownReport(one.checked.reading, one.checked.problems)))
        : [knownReport(reading, problems)],
    };
  }

  function repeatsStay(uri: string, { repeated, lastYear }: Known): boolean {
    if (!doubtful.delete(uri)) return true;
    return service.repeats.of(uri, lastYear.uri).state === repeated;
  }

  /** Brings what a file needs that may have changed: itself, and what it was measured against. */
  const fetched = (uri: string) =>
    documents.complete(() => {
      const before = known.get(uri);
      if (before?.version !== documents.versionOf(uri)) documents.read(uri);
      else if (before) lastYearStays(uri, before);
    });

  /** Takes in the words of the files that are new or have changed, so that each can be held against all others. */
  async function gather(
    todo: readonly { readonly uri: string; readonly listed: boolean }[],
    begin: StartWork,
    token: CancellationToken,
  ): Promise<void> {
    const work = begin('读取年报', todo.length);
    let done = 0;
    for (const [i, { uri, listed }] of todo.entries()) {
      if (token.isCancellationRequested) break;
      if (files.fetching && i % AHEAD === 0) await readAhead(todo.slice(i, i + AHEAD));
      // opened meanwhile: what is known of it stays
      if (documents.isOpen(uri)) continue;
      const version = documents.versionOf(uri);
      const reading = listed && documents.read(uri)?.text.includes(WORDS) ? service.read(uri) : undefined;
      if (reading && isCertainlyReport(reading.report, nameOf(uri))) service.repeats.note(reading, !gathered.has(uri));
      else {
        service.repeats.drop(uri);
        service.surroundings.gone(uri);
      }
      gathered.set(uri, listed ? version : undefined);
      service.forget(uri);
      documents.forget(uri);
      work.done(++done);
      await turn();
    }
    work.end();
  }

  /** Files that are fetched come together. */
  const readAhead = (some: readonly { readonly uri: string; readonly listed: boolean }[]) =>
    complete(files, () => {
      for (const { uri, listed } of some) {
        const path = listed && !documents.isOpen(uri) ? files.pathOf(uri) : undefined;
        if (path !== undefined && files.versionOf(path) !== undefined) files.read(path);
      }
    });

  const nameOf = (uri: string): string => (files.pathOf(uri) ?? uri).split(/[\\/]/).at(-1) ?? '';

  function lastYearOf(uri: string): LastYear {
    const { surroundings } = service;
    const [lastYear] = surroundings.dependsOn(uri);
    return {
      uri: lastYear,
      version: lastYear && documents.versionOf(lastYear),
      byOrgan: surroundings.lastYearByOrgan(uri),
      serves: surroundings.isLastYears(uri),
      subordinates: surroundings.subordinatesNow(uri),
    };
  }

  function lastYearStays(uri: string, { report, lastYear }: Known): boolean {
    if (report === undefined || lastYear === NO_LAST_YEAR) return true;
    const now = lastYearOf(uri);
    return (
      now.version === lastYear.version &&
      now.byOrgan === lastYear.byOrgan &&
      now.serves === lastYear.serves &&
      now.subordinates === lastYear.subordinates
    );
  }

  /** Nobody looks after the file any more: its folder is not in the workspace, or its reports are not to be checked. */
  function leave(uri: string, before: Known): ClosedReport | undefined {
    if (!before.listed) return before.report;
    service.repeats.drop(uri);
    service.surroundings.gone(uri);
    gathered.delete(uri);
    const report = before.report && withoutFindings(before.report);
    known.set(uri, { ...before, version: undefined, listed: false, report });
    return report;
  }

  async function* checkAll(token: CancellationToken, everything?: CheckEverything): AsyncGenerator<ClosedReport> {
    const todo: { readonly folder: Folder; readonly uri: string; readonly listed: boolean }[] = [];
    for (const folder of folders) {
      if (!everything && !(await isChecked(folder))) continue;
      const listed = await walk(folder);
      const before = [...known.keys()].filter((one) => folderOf(one) === folder);
      for (const uri of new Set([...listed, ...before])) todo.push({ folder, uri, listed: listed.has(uri) });
    }
    const covered = new Set(todo.map(({ uri }) => uri));
    for (const [uri, before] of known) {
      const left = covered.has(uri) || documents.isOpen(uri) ? undefined : leave(uri, before);
      if (left) yield left;
    }
    const isNew = ({ uri, listed }: { readonly uri: string; readonly listed: boolean }): boolean =>
      !documents.isOpen(uri) && gathered.get(uri) !== (listed ? documents.versionOf(uri) : undefined);
    const begin = everything?.startWork ?? startWork;
    await gather(await documents.complete(() => todo.filter(isNew)), begin, token);
    for (const uri of service.repeats.touched()) doubtful.add(uri);
    const isWork = ({ uri }: { readonly uri: string }): boolean => everything !== undefined || !known.has(uri);
    const work = begin('核对年报', todo.filter(isWork).length);
    let done = 0;
    for (const { folder, uri, listed } of todo) {
      if (token.isCancellationRequested) break;
      if (documents.isOpen(uri)) continue;
      if (isWork({ uri })) work.done(++done);
      const report = await checkFile(folder, uri, listed, everything?.take);
      if (report) yield report;
      await turn();
    }
    work.end();
  }

  /** A folder that was seen, or one that has come with something in it. */
  function wasOrIsFolder(folder: Folder, path: string): boolean {
    if (
      below(folder.path, path)
        .split('/')
        .some((name) => SKIPPED.has(name))
    )
      return false;
    if (folder.inside.has(path)) return true;
    return files.fetching ? !/\.[^./\\]+$/.test(path) : files.list(path).length > 0;
  }

  return Object.freeze({
    opened(uri: string) {
      const folder = folderOf(uri);
      spellings.set(files.pathOf(uri) ?? uri, uri);
      if (!folder || folder.active) return false;
      folder.active = true;
      return true;
    },
    changed(uri: string) {
      const path = files.pathOf(uri);
      const folder = folderOf(uri);
      const isFile = EXTENSION.test(path ?? uri);
      if (path === undefined || !folder) return isFile ? 'file' : undefined;
      if (!isFile && !wasOrIsFolder(folder, path)) return undefined;
      // a new file may be excluded or not: the folder is walked again
      if (!isFile || !folder.files?.has(files.uriOf(path))) folder.files = undefined;
      return isFile ? 'file' : 'folder';
    },
    touched(uri: string) {
      doubtful.add(uri);
    },
    reset() {
      for (const folder of folders) folder.files = undefined;
    },
    setFolders(uris: readonly string[]) {
      const before = new Map(folders.map((folder) => [folder.uri, folder]));
      folders = uris.flatMap((uri) => {
        const path = files.pathOf(uri);
        return path === undefined ? [] : [before.get(uri) ?? { uri, path, active: false, files: undefined, inside: new Set() }];
      });
    },
    check: (token: CancellationToken) => checkAll(token),
    async checkEverything(everything: CheckEverything, token: CancellationToken) {
      for (const folder of folders) folder.active = true;
      for await (const _ of checkAll(token, everything));
    },
    list: () => folders.flatMap((folder) => [...(folder.files ?? [])]).sort(),
    folderPath: (uri: string) => folderOf(uri)?.path,
    async covers(uri: string) {
      const folder = folderOf(uri);
      return folder !== undefined && (await isChecked(folder));
    },
  });
}

/** What is sent of a report that is none any more. */
const withoutFindings = ({ uri, resultId: id }: ClosedReport): ClosedReport => ({ uri, resultId: `${id}-`, diagnostics: [] });

const isBelow = (folder: string, path: string): boolean => {
  const base = folder.replace(/[\\/]$/, '');
  return path.startsWith(base) && /[\\/]/.test(path.charAt(base.length));
};

/** The path below the folder, with `/` between its parts. */
const below = (folder: string, path: string): string => path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
