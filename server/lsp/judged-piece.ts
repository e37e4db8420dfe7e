import type { Diagnostic, Location } from 'vscode-languageserver';
import type { Piece } from '../service/pieces.ts';
import type { Problem } from '../service/problem.ts';
import type { Checked } from '../service/service.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Abilities } from './abilities.ts';
import { toRange } from './convert.ts';
import { MOST, notListed, toDiagnostics } from './diagnostics.ts';
import { type Known, knownReport } from './overview.ts';
import type { PieceByPiece } from './pieces.ts';

/** A report of a document judged, where in the document it stands, and the problems that are shown of it. Of most documents it is the only one. */
export interface JudgedPiece {
  readonly piece: Piece;
  readonly checked: Checked;
  readonly problems: readonly Problem[];
}

/** Says of judged reports what clients are sent, in places of their document; open or closed. */
export interface Telling {
  /** In the order of the document, at most 1000 and those that say how many are not listed. `linesOf`: as in `createTelling`. */
  diagnostics(judged: readonly JudgedPiece[], linesOf?: (uri: string) => Lines | undefined): Diagnostic[];
  /** How those stand that are reports. */
  known(judged: readonly JudgedPiece[]): readonly Known[];
}

/** `linesOf` gives the lines of the documents that problems lead to. */
export function createTelling(
  abilities: Abilities,
  { moved, atHome }: Pick<PieceByPiece, 'moved' | 'atHome'>,
  linesOf: (uri: string) => Lines | undefined,
): Telling {
  return Object.freeze({
    diagnostics(judged: readonly JudgedPiece[], own = linesOf) {
      const locate = (uri: string, at: Span): Location | undefined => {
        const lines = own(uri);
        return lines && atHome({ uri, range: toRange(lines, at) });
      };
      const diagnostics: Diagnostic[] = [];
      let left = 0;
      for (const { piece, checked, problems } of judged) {
        if (diagnostics.length >= MOST) left += problems.length;
        else diagnostics.push(...moved(piece, toDiagnostics(checked, problems, abilities, locate, MOST - diagnostics.length)));
      }
      const last = diagnostics.at(-1);
      if (last && left > 0) diagnostics.push(notListed(left, last.range, judged[0]?.checked.english));
      return diagnostics;
    },
    known: (judged: readonly JudgedPiece[]) =>
      judged
        .filter(({ checked }) => checked.reading.report.isReport)
        .map(({ piece, checked, problems }) => moved(piece, knownReport(checked.reading, problems))),
  });
}
