import type { Role, Subject } from './facts.ts';
import type { Run } from './mentions.ts';
import { type Piece, offsetIn } from './pieces.ts';
import { applicationReadings, caseReadings, publicationReadings } from './readings.ts';
import { ofOf } from './roles.ts';
import type { Reader, Setting } from './setting.ts';
import { ABOUT_DISCLOSURE } from './settle.ts';
import { isOfOthers, scopeOf, whenOf } from './when-and-whose.ts';

/** Adds that there was nothing of a kind. */
export function addNone(
  reader: Reader,
  setting: Setting,
  run: Run,
  piece: Piece,
  none: { readonly subject: Subject; readonly role: Role; readonly start: number; readonly end: number; readonly certain: boolean },
): void {
  const { subject, role } = none;
  if (piece.figures.some((figure) => figure.start < none.end && none.start < figure.end)) return;
  const isCase = subject === 'review' || subject.startsWith('litigation');
  const words = piece.words.slice(0, none.end);
  const own = isCase ? words.replace(ABOUT_DISCLOSURE, '') : words;
  const when = whenOf(own, reader.year) ?? setting.when;
  const said =
    scopeOf(own, reader.owner, ofOf(subject, role)) ??
    (isOfOthers(piece.words.slice(0, none.start), reader.owner) ? 'part' : setting.scope);
  const start = offsetIn(piece, none.start);
  const end = offsetIn(piece, none.end - 1) + 1;
  reader.add({
    run,
    mention: undefined,
    value: 0,
    approximate: false,
    at: run.span(start, end),
    stretch: { start, end },
    text: piece.words.slice(none.start, none.end),
    subject,
    role,
    applicant: undefined,
    time: when.time,
    year: when.year,
    scope: said ?? 'whole',
    certain: none.certain,
    accepted: isCase
      ? caseReadings(reader.tables, subject, role)
      : subject === 'applications'
        ? applicationReadings(reader.tables, role, undefined, undefined)
        : publicationReadings(reader.tables, subject, role),
  });
}
