import type { Accepted } from './baseline.ts';
import { type CheckOptions, judgeReport } from './check.ts';
import { createSurroundings, nameOf, type Surroundings } from './neighbours.ts';
import { createOnSave } from './on-save.ts';
import type { Problem } from './problem.ts';
import { readDocument } from './read-document.ts';
import type { Reading } from './reading.ts';
import { createRepeats, type Repeats } from './repeats.ts';
import type { English } from '../text/say.ts';
import type { Settings } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** A document judged. The same object comes back as long as nothing that it depends on has changed. */
export interface Checked {
  readonly reading: Reading;
  readonly problems: readonly Problem[];
  /** What a baseline keeps quiet. */
  readonly accepted: Accepted;
  /** English texts, where its problems are said in English. */
  readonly english?: English;
  /** Different for every judgement this service has made. */
  readonly serial: number;
}

/** Documents read and judged, each at most once per version. */
export interface Service {
  /** The document as read; `undefined` where the workspace has none. */
  read(uri: string): Reading | undefined;
  /** The document with its problems, as a draft in the editor (`final: false`). */
  check(uri: string, settings: Settings): Checked | undefined;
  /**
   * The document was opened or saved in an editor: from now on rules that are set to wait for saving speak of it as it is now. Tells whether that
   * may change what is said.
   */
  saved(uri: string): boolean;
  /** The document's problems, as judged last, are shown from now on. */
  shown(uri: string): void;
  /** Whether the document, being as it was when its problems were shown, would be judged otherwise now for another one's sake. No: nothing is shown. */
  isStale(uri: string): boolean;
  /** Whether other paragraphs of the document are repeated now than when its problems were shown, or others repeat them. */
  repeatsChanged(uri: string): boolean;
  /** Drops what is known of a document, as when it is closed; whose neighbour it is and where its paragraphs stand again is still known. */
  forget(uri: string): void;
  /** Which documents are measured against which. */
  readonly surroundings: Pick<
    Surroundings,
    'reportAt' | 'dependsOn' | 'lastYearOf' | 'subordinatesAt' | 'subordinatesNow' | 'usersOf' | 'lastYearByOrgan' | 'isLastYears' | 'gone'
  >;
  /** Which paragraphs of which reports repeat each other, over all documents read. */
  readonly repeats: Repeats;
}

/** A judgement with what it depends on. */
interface Known {
  readonly checked: Checked;
  readonly settings: Settings;
  /** What the neighbours were made of. */
  readonly parts: readonly unknown[];
  /** Which paragraphs were repeated, where this was last year's. */
  readonly repeated: string;
  readonly lastYear: string | undefined;
  /** The same as the report that only serves as last year's has it; `undefined` where nobody has asked. */
  readonly quiet: Checked | undefined;
  readonly isQuiet: boolean;
}

/** The one cache that every feature shares, over a workspace. */
export function createService(workspace: Workspace): Service {
  const readings = new Map<string, Reading>();
  const checks = new Map<string, Known>();
  /** The judgement that is shown: a later one, asked for by the way, may not be. */
  const shown = new Map<string, Known>();
  const repeats = createRepeats(nameOf);
  const surroundings = createSurroundings(workspace, read, readOnce);
  const onSave = createOnSave();
  let serial = 0;

  function read(uri: string): Reading | undefined {
    const document = workspace.read(uri);
    if (!document) {
      readings.delete(uri);
      surroundings.gone(uri);
      return undefined;
    }
    const known = readings.get(uri);
    if (known && known.document.version === document.version && known.document.text === document.text) return known;
    const reading = readDocument(document, known);
    readings.set(uri, reading);
    surroundings.took(reading);
    return reading;
  }

  /** A document as read; one that is not kept yet is not kept for this. */
  function readOnce(uri: string): Reading | undefined {
    if (readings.has(uri)) return read(uri);
    const document = workspace.read(uri);
    return document && readDocument(document);
  }

  function check(uri: string, settings: Settings): Checked | undefined {
    const reading = read(uri);
    if (!reading) return undefined;
    const { neighbours, parts } = surroundings.of(reading);
    repeats.note(reading);
    const lastYear = neighbours.lastYear && read(neighbours.lastYear.uri);
    if (lastYear) repeats.note(lastYear);
    const lastYearUri = neighbours.lastYear?.uri;
    const { repeatOf, state: repeated } = repeats.of(uri, lastYearUri);
    const isQuiet = surroundings.isLastYears(uri);
    const before = checks.get(uri);
    const stays = before?.checked.reading === reading && before.settings === settings && before.repeated === repeated;
    if (before && stays && areSame(before.parts, parts)) return shownOf(uri, before, isQuiet);
    const options: CheckOptions = { settings, final: false, neighbours: { ...neighbours, repeatOf }, figures: reading.figures };
    const waiting = onSave.waiting(reading, options);
    const checked: Checked = Object.freeze({
      reading,
      ...judgeReport(reading.report, waiting ? { ...options, waiting } : options),
      ...(settings.english ? { english: settings.english } : {}),
      serial: ++serial,
    });
    return shownOf(uri, { checked, settings, parts, repeated, lastYear: lastYearUri, quiet: undefined, isQuiet }, isQuiet);
  }

  function shownOf(uri: string, known: Known, isQuiet: boolean): Checked {
    const quiet = isQuiet ? (known.quiet ?? quietly(known.checked, ++serial)) : undefined;
    checks.set(uri, { ...known, quiet: quiet ?? known.quiet, isQuiet });
    return quiet ?? known.checked;
  }

  function isStale(uri: string): boolean {
    const known = shown.get(uri);
    if (!known) return false;
    const reading = read(uri);
    // whoever changed it has it judged again
    if (!reading || reading !== known.checked.reading) return false;
    return !areSame(known.parts, surroundings.of(reading).parts) || known.isQuiet !== surroundings.isLastYears(uri);
  }

  return Object.freeze({
    read,
    check,
    shown(uri: string) {
      const known = checks.get(uri);
      if (known) shown.set(uri, known);
    },
    isStale,
    repeatsChanged(uri: string) {
      const known = shown.get(uri);
      return known !== undefined && repeats.of(uri, known.lastYear).state !== known.repeated;
    },
    saved(uri: string) {
      const waited = onSave.saved(uri);
      if (waited) checks.delete(uri);
      return waited;
    },
    forget(uri: string) {
      onSave.forget(uri);
      readings.delete(uri);
      checks.delete(uri);
      shown.delete(uri);
    },
    repeats,
    surroundings,
  });
}

const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((part, i) => part === b[i]);

/** A report that only serves as last year's is nobody's work any more: its findings are hints. */
function quietly(checked: Checked, serial: number): Checked {
  if (checked.problems.every(({ severity }) => severity === 'hint')) return checked;
  return Object.freeze({ ...checked, problems: checked.problems.map((problem) => ({ ...problem, severity: 'hint' as const })), serial });
}
