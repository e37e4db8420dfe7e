import type { CancellationToken, DocumentLink, Range, SymbolInformation, SymbolKind } from 'vscode-languageserver';
import {
  articlePageUri,
  type checkAllRequest,
  type equationsRequest,
  type layoutRequest,
  type ParamsOf,
  type reportsRequest,
  type ResultOf,
  type yearOnYearRequest,
} from '../protocol.ts';
import { articlePage } from '../service/articles.ts';
import { equationStates } from '../service/equation-states.ts';
import { findPlaces } from '../service/find-places.ts';
import { tableLayouts } from '../service/layout.ts';
import { links } from '../service/links.ts';
import { notAmongThem } from '../service/last-year.ts';
import { decoded } from '../service/address.ts';
import { nameOf } from '../service/neighbours.ts';
import { wholeOf } from '../service/pieces.ts';
import type { Reading } from '../service/reading.ts';
import { sheetHtml, sheetMarkdown } from '../service/sheet.ts';
import { yearOnYear } from '../service/year-on-year.ts';
import { positionAt } from '../text/lines.ts';
import { type English, type Said, say, toText } from '../text/say.ts';
import { checkAll, type Progress } from './check-all.ts';
import { toRange } from './convert.ts';
import type { Files } from './files.ts';
import type { JudgedPiece } from './judged-piece.ts';
import type { Judging, Parts } from './judging.ts';
import type { Known, Overview } from './overview.ts';
import { rememberedOf } from './remembered.ts';

/** Answers about all reports together, and about one as a reviewer looks at it. */
export interface Views {
  reports(): ResultOf<typeof reportsRequest>;
  checkAll(office: readonly string[], progress: Progress, token: CancellationToken): Promise<ResultOf<typeof checkAllRequest>>;
  equations(uri: string): Promise<ResultOf<typeof equationsRequest>>;
  layout(uri: string): ResultOf<typeof layoutRequest>;
  yearOnYear(params: ParamsOf<typeof yearOnYearRequest>): Promise<ResultOf<typeof yearOnYearRequest>>;
  links(uri: string, english?: English): DocumentLink[];
  symbols(query: string): SymbolInformation[];
  /** The text of `nianbao:/years/….md?…` and of `nianbao:/articles/38.md`; `undefined` for any other address. */
  content(uri: string): Promise<string | undefined>;
}

/** Editors show no more of what was found. */
const MOST_SYMBOLS = 500;

const KIND = {
  report: 1 satisfies typeof SymbolKind.File,
  section: 2 satisfies typeof SymbolKind.Module,
  table: 18 satisfies typeof SymbolKind.Array,
} as const satisfies Record<Known['places'][number]['kind'], SymbolKind>;

/** The equations of a report's tables, and its name. */
const equationsOf = rememberedOf((reading: Reading, english: English | undefined) => {
  const { document, report } = reading;
  const { lines } = report.tree;
  const named = [report.organ, report.year === undefined ? undefined : toText(say`${report.year}年`, english)].filter(
    (part) => part !== undefined,
  );
  const tables = equationStates(reading, english).map(({ id, name, at, equations }) => ({
    id,
    name,
    range: toRange(lines, at),
    equations: equations.map(({ at: place, ...rest }) => ({ ...rest, range: toRange(lines, place) })),
  }));
  return { name: named.join(' ') || nameOf(wholeOf(document.uri)), tables };
});

/** Where the cells of a report's tables stand, its first line being that line of the document. */
const layoutsOf = rememberedOf((reading: Reading, line: number) => {
  const { lines } = reading.report.tree;
  return tableLayouts(reading).map(({ name, rows, columns, cells }) => ({
    name,
    rows,
    columns,
    cells: cells.flatMap(({ at, row, column }) => {
      const [start, end] = [positionAt(lines, at.start), positionAt(lines, at.end)];
      return [line + start.line, start.character, line + end.line, end.character, row, column];
    }),
  }));
});

export function createViews(parts: Parts, judging: Judging, files: Files): Views {
  const { abilities, documents, open, overview, pieceByPiece, service, settings } = parts;

  const languageOf = async (uri: string): Promise<English | undefined> => (await settings.of(uri)).settings.english;

  async function compare({ uri, before, format }: ParamsOf<typeof yearOnYearRequest>): Promise<ResultOf<typeof yearOnYearRequest>> {
    // last year's report is looked for when a report is judged
    const reports = await judging.reportsIn(uri);
    const lastYearOf = ({ piece }: JudgedPiece): string | undefined => service.surroundings.lastYearOf(piece.uri);
    // of several in one file the first that can be compared
    const own = reports.find((one) => lastYearOf(one) !== undefined) ?? reports[0];
    const english = await languageOf(uri);
    const refused = (reason: Said, missing: boolean) => ({ reason: toText(reason, english), missing });
    if (!own) return refused(say`这份文档不是政府信息公开工作年度报告`, false);
    const { report } = own.checked.reading;
    const file = before ?? lastYearOf(own);
    if (file === undefined) return refused(say`没有找到上一年度的报告`, true);
    const last = service.surroundings.reportAt(file, report);
    if (last === 'others') return refused(say`${nameOf(file)}：${notAmongThem(report)}`, true);
    const found = last?.uri ?? file;
    if (!last?.report.isReport) return refused(say`${nameOf(found)}不是政府信息公开工作年度报告`, true);
    const sheet = yearOnYear({ report, name: nameOf(uri) }, { report: last.report, name: nameOf(found) }, english);
    const base = toText(say`${nameOf(uri).replace(/\.[^.]*$/, '')}年度对照`, english);
    return format === 'html'
      ? { text: sheetHtml(sheet, english), fileName: `${base}.html`, before: found }
      : { text: sheetMarkdown(sheet), fileName: `${base}.md`, before: found };
  }

  return Object.freeze({
    reports: () =>
      overview.list().flatMap(([uri, reports]) =>
        reports.map(({ standing, startLine, places }, i) => ({
          uri,
          line: places[0]?.range.start.line ?? startLine,
          lines: { first: startLine, end: reports[i + 1]?.startLine ?? null },
          ...standing,
        })),
      ),
    checkAll: (office: readonly string[], progress: Progress, token: CancellationToken) =>
      checkAll(parts, judging, files, office, progress, token),
    async equations(uri: string) {
      const english = await languageOf(uri);
      return documents.pieces(uri).flatMap((piece) => {
        const reading = service.read(piece.uri);
        return reading?.report.isReport ? [pieceByPiece.movedOnce(piece, equationsOf(reading, english))] : [];
      });
    },
    layout(uri: string) {
      const version = open.get(uri)?.version;
      const read = documents.pieces(uri).map((piece) => ({ piece, reading: service.read(piece.uri) }));
      if (version === undefined || !read.some(({ reading }) => reading?.report.isReport)) return null;
      const tables = read.flatMap(({ piece, reading }) => (reading?.report.isReport ? layoutsOf(reading, piece.line) : []));
      return { version, tables };
    },
    yearOnYear: compare,
    links(uri: string, english?: English) {
      const reading = service.read(uri);
      if (!reading) return [];
      const { lines } = reading.report.tree;
      const fileAt = (path: string): string | undefined => {
        const found = documents.resolve(uri, path.replaceAll('\\', '/'));
        return found !== undefined && documents.versionOf(found) !== undefined ? found : undefined;
      };
      return links(reading, fileAt).flatMap(({ at, to, tooltip }) => {
        if (to.kind === 'article' && !abilities.rulePages) return [];
        return [
          {
            range: toRange(lines, at),
            target: to.kind === 'file' ? to.uri : articlePageUri(to.article),
            tooltip: toText(tooltip, english),
          },
        ];
      });
    },
    symbols: (query: string) =>
      findPlaces(placesOf(overview.list()), query, MOST_SYMBOLS).map(({ kind, name, container, uri, range }) => ({
        name,
        kind: KIND[kind],
        containerName: container,
        location: { uri, range },
      })),
    async content(uri: string) {
      const english = await languageOf('');
      const article = /\/articles\/(\d+)\.md$/.exec(uri)?.[1];
      if (article !== undefined)
        return articlePage(Number(article), english) ?? `${toText(say`没有关于第 ${article} 条的说明`, english)}\n`;
      const pair = pairOf(uri);
      if (!pair) return undefined;
      return compare({ uri: pair[0], before: pair[1], format: 'markdown' }).then((answer) =>
        'text' in answer ? answer.text : `${answer.reason}\n`,
      );
    },
  });
}

/** A place of some report. */
interface Place {
  readonly kind: keyof typeof KIND;
  readonly name: string;
  readonly container: string;
  readonly uri: string;
  readonly range: Range;
}

function* placesOf(documents: ReturnType<Overview['list']>): Generator<Place> {
  const reports = documents.flatMap(([uri, all]) => all.map(({ places }) => ({ uri, places })));
  // reports come before what is in them
  for (const { uri, places } of reports) {
    for (const { kind, name, range } of places) if (kind === 'report') yield { kind, name, container: nameOf(uri), uri, range };
  }
  for (const { uri, places } of reports) {
    const container = places.find(({ kind }) => kind === 'report')?.name ?? nameOf(uri);
    for (const { kind, name, range } of places) if (kind !== 'report') yield { kind, name, container, uri, range };
  }
}

/** The two reports that `nianbao:/years/….md?[…]` compares; `undefined` for another address. */
function pairOf(uri: string): readonly [string, string] | undefined {
  const query = /\/years\/[^?]*\?(.+)$/.exec(uri)?.[1];
  if (query === undefined) return undefined;
  for (let text = query, tries = 0; tries < 3; tries++) {
    try {
      const pair: unknown = JSON.parse(text);
      if (Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string') return [pair[0], pair[1]];
      return undefined;
    } catch {
      text = decoded(text);
    }
  }
  return undefined;
}
