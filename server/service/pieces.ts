import { splitReports } from '../report/split-reports.ts';
import { type Lines, readLines } from '../text/lines.ts';
import type { SourceDocument } from './workspace.ts';

/**
 * One report of a document that binds several together. It is read and judged as a document of its own, whose offsets and lines count from where it
 * begins; it begins where a line begins.
 */
export interface Piece {
  /** That of the document itself where it holds no more than one report. */
  readonly uri: string;
  /** Offset in the document. */
  readonly start: number;
  /** Line of the document that it begins with. */
  readonly line: number;
  /** How many line ends it has. */
  readonly breaks: number;
  readonly text: string;
  /** Another one whenever the text is another. */
  readonly version: number | string;
}

/** Finds the pieces of documents; those of the last version are kept. */
export interface Pieces {
  /** In the order of the document, covering it; never empty. A piece whose text has not changed keeps its version. */
  of(document: SourceDocument): readonly Piece[];
  forget(uri: string): void;
}

const MARK = '#report-';

/** The address of the document that a piece is of; that of a document is its own. */
export function wholeOf(uri: string): string {
  const at = uri.lastIndexOf(MARK);
  return at < 0 ? uri : uri.slice(0, at);
}

/** The address of the report that comes `index`-th, from 0, in a document that binds several together. */
export const pieceOf = (uri: string, index: number): string => `${uri}${MARK}${index + 1}`;

/** Whether the address is that of one report of several. */
export const isPiece = (uri: string): boolean => uri.includes(MARK);

interface Known {
  readonly version: number | string;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Knows no document yet. */
export function createPieces(): Pieces {
  const known = new Map<string, Known>();
  let versions = 0;

  function split({ uri, version, text, kind }: SourceDocument, before: readonly Piece[]): readonly Piece[] {
    const spans = splitReports(text, kind);
    if (spans.length < 2) return [{ uri, start: 0, line: 0, breaks: 0, text, version }];
    let line = 0;
    return spans.map(({ start, end }, index) => {
      const own = text.slice(start, end);
      const old = before[index];
      const isSame = old?.text === own;
      const breaks = isSame ? old.breaks : breaksIn(readLines(own));
      const piece: Piece = {
        uri: pieceOf(uri, index),
        start,
        line,
        breaks,
        text: isSame ? old.text : own,
        version: isSame ? old.version : ++versions,
      };
      line += breaks;
      return piece;
    });
  }

  return Object.freeze({
    of(document: SourceDocument) {
      const { uri, version, text } = document;
      const before = known.get(uri);
      if (before?.version === version && before.text === text) return before.pieces;
      const pieces = split(document, before?.pieces ?? []);
      known.set(uri, { version, text, pieces });
      return pieces;
    },
    forget(uri: string) {
      known.delete(uri);
    },
  });
}

const breaksIn = ({ starts }: Lines): number => starts.length - 1;
