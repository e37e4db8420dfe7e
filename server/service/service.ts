import { evaluate } from '../equations/evaluate.ts';
import type { TableFigures } from '../equations/figures.ts';
import type { BoundTable, Report } from '../report/report.ts';
import { readReport } from '../report/read-report.ts';
import { type Neighbours, noNeighbours } from '../rules/shared/neighbours.ts';
import { readTree } from '../syntax/read-tree.ts';
import type { Accepted } from './baseline.ts';
import { type CheckOptions, judgeReport } from './check.ts';
import { createOnSave } from './on-save.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { createRepeats, type Repeats } from './repeats.ts';
import type { Settings } from './settings.ts';
import type { SourceDocument, Workspace } from './workspace.ts';

/** A document judged. The same object comes back as long as nothing that it depends on has changed. */
export interface Checked {
  readonly reading: Reading;
  readonly problems: readonly Problem[];
  /** What a baseline keeps quiet. */
  readonly accepted: Accepted;
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
  /** Drops what is known of a document, as when it is closed; where its paragraphs stand again is still known. */
  forget(uri: string): void;
  /** Which paragraphs of which reports repeat each other, over all documents read. */
  readonly repeats: Repeats;
}

/** A judgement with what it depends on. */
interface Known {
  readonly checked: Checked;
  readonly settings: Settings;
  readonly lastYear: Reading | undefined;
  /** Which paragraphs were repeated. */
  readonly repeated: string;
}

/** The one cache that every feature shares, over a workspace. */
export function createService(workspace: Workspace): Service {
  const readings = new Map<string, Reading>();
  const checks = new Map<string, Known>();
  const repeats = createRepeats(nameOf);
  const onSave = createOnSave();
  let serial = 0;

  function read(uri: string): Reading | undefined {
    const document = workspace.read(uri);
    if (!document) {
      readings.delete(uri);
      return undefined;
    }
    const known = readings.get(uri);
    if (known && known.document.version === document.version && known.document.text === document.text) return known;
    const reading = readDocument(document);
    readings.set(uri, reading);
    return reading;
  }

  function check(uri: string, settings: Settings): Checked | undefined {
    const reading = read(uri);
    if (!reading) return undefined;
    const lastYear = lastYearOf(reading);
    repeats.note(reading);
    if (lastYear) repeats.note(lastYear);
    const repeated = repeats.of(uri, lastYear?.document.uri);
    const known = checks.get(uri);
    const stays = known?.checked.reading === reading && known.settings === settings && known.lastYear === lastYear;
    if (known && stays && known.repeated === repeated.state) return known.checked;
    const neighbours = { ...neighboursOf(lastYear), repeatOf: repeated.repeatOf };
    const options: CheckOptions = { settings, final: false, neighbours, figures: reading.figures };
    const waiting = onSave.waiting(reading, options);
    const checked: Checked = Object.freeze({
      reading,
      ...judgeReport(reading.report, waiting ? { ...options, waiting } : options),
      serial: ++serial,
    });
    checks.set(uri, { checked, settings, lastYear, repeated: repeated.state });
    return checked;
  }

  function lastYearOf({ document, report }: Reading): Reading | undefined {
    const path = lastYearPath(report);
    const uri = path === undefined ? undefined : workspace.resolve(document.uri, path);
    const reading = uri === undefined || uri === document.uri ? undefined : read(uri);
    return reading?.report.isReport ? reading : undefined;
  }

  return Object.freeze({
    read,
    check,
    saved(uri: string) {
      const waited = onSave.saved(uri);
      if (waited) checks.delete(uri);
      return waited;
    },
    forget(uri: string) {
      onSave.forget(uri);
      readings.delete(uri);
      checks.delete(uri);
    },
    repeats,
  });
}

function neighboursOf(lastYear: Reading | undefined): Neighbours {
  if (!lastYear) return noNeighbours;
  const { uri } = lastYear.document;
  return { ...noNeighbours, lastYear: { uri, name: nameOf(uri), report: lastYear.report } };
}

/** The last part of a uri, as a person reads it. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Reads one document; its tables' equations are evaluated when first asked for. */
export function readDocument(document: SourceDocument): Reading {
  const evaluated = new Map<BoundTable, TableFigures>();
  const figures = (table: BoundTable): TableFigures => {
    const known = evaluated.get(table);
    if (known) return known;
    const fresh = evaluate(table);
    evaluated.set(table, fresh);
    return fresh;
  };
  const text = mayBeReport(document.text) ? document.text : '';
  return Object.freeze({ document, report: readReport(readTree(text, document.kind)), figures });
}

/** A text of this length is worth a look before it is read. */
const WORTH_A_LOOK = 20_000;

/** Every report and every standard table has one of these words somewhere, or is written in character references. */
const TELLING = /公\s?开|行政复议|行政许可|规范性文件|&#/;

const mayBeReport = (text: string): boolean => text.length < WORTH_A_LOOK || TELLING.test(text);

/** The document's own text was read; a long one that is no report is only looked at, and its tree is empty. */
export const isWhole = ({ document, report }: Reading): boolean => report.tree.source.length === document.text.length;

/** The path of last year's report, as the front matter names it. */
export function lastYearPath(report: Report): string | undefined {
  const path = report.tree.frontMatter?.entries.find(({ key }) => key === '上年')?.values[0]?.text.trim();
  return path === '' ? undefined : path;
}
