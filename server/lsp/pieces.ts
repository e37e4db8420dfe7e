import type { CodeAction, Location, SemanticTokens } from 'vscode-languageserver';
import { FIX_ALL } from '../protocol.ts';
import { isPiece, type Piece, wholeOf } from '../service/pieces.ts';
import type { Documents } from './documents.ts';
import { type Home, linesAsked, relocate, within } from './relocate.ts';

/** Answers requests about documents that hold several reports, report by report; those about any other document go straight through. */
export interface PieceByPiece {
  /** `handle` is asked about each report that the request concerns; its answers are made one. */
  answer<Params, Result>(params: Params, fallback: Result, handle: (params: Params) => Result | Promise<Result>): Promise<Result>;
  /** What was made about a report of a document, as it holds for the document. */
  moved<Message>(piece: Piece, message: Message): Message;
  /** The same for what is given again and again, the same object, and is about that report alone: moved when the report is. */
  movedOnce<Message>(piece: Piece, message: Message): Message;
  /** A place, in the document that holds it, of what may be a report of several. */
  atHome(place: Location): Location;
}

/** Over the documents of a session. */
export function createPieceByPiece(documents: Documents): PieceByPiece {
  function homeOf(uri: string): Home | undefined {
    if (!isPiece(uri)) return undefined;
    const whole = wholeOf(uri);
    const piece = documents.pieces(whole).find((one) => one.uri === uri);
    return { uri: whole, line: piece?.line ?? 0 };
  }

  function moved<Message>(piece: Piece, message: Message): Message {
    if (!isPiece(piece.uri)) return message;
    const there = relocate(message, piece.line, homeOf);
    return isTokens(there) && there.data.length > 0
      ? { ...there, data: [(there.data[0] ?? 0) + piece.line, ...there.data.slice(1)] }
      : there;
  }

  /** What was moved, by what it was made of. */
  const known = new WeakMap<object, { readonly line: number; readonly there: unknown }>();

  function movedOnce<Message>(piece: Piece, message: Message): Message;
  function movedOnce(piece: Piece, message: unknown): unknown {
    if (typeof message !== 'object' || message === null) return moved(piece, message);
    const before = known.get(message);
    if (before?.line === piece.line) return before.there;
    const there = moved(piece, message);
    known.set(message, { line: piece.line, there });
    return there;
  }

  return Object.freeze({
    moved,
    movedOnce,
    atHome: (place: Location) => (isPiece(place.uri) ? relocate(place, 0, homeOf) : place),
    async answer<Params, Result>(params: Params, fallback: Result, handle: (params: Params) => Result | Promise<Result>): Promise<Result> {
      const uri = addressOf(params);
      const pieces = uri === undefined ? [] : documents.pieces(uri);
      if (uri === undefined || pieces.length < 2) return handle(params);
      const results: Result[] = [];
      for (const asked of onePlaceEach(params)) {
        for (const piece of concerned(pieces, linesAsked(asked))) results.push(movedOnce(piece, await handle(within(asked, uri, piece))));
      }
      return joined(results, fallback);
    },
  });
}

/** The document that a request is about. */
function addressOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  if ('textDocument' in params) return addressOf(params.textDocument);
  if ('item' in params) return addressOf(params.item);
  return 'uri' in params && typeof params.uri === 'string' ? params.uri : undefined;
}

function concerned(pieces: readonly Piece[], lines: readonly [first: number, last: number] | undefined): readonly Piece[] {
  if (!lines) return pieces;
  const [first, last] = lines;
  const found = pieces.filter((piece, index) => piece.line <= last && first < (pieces[index + 1]?.line ?? Number.POSITIVE_INFINITY));
  return found.length > 0 ? found : pieces.slice(-1);
}

/** Several positions are asked about one by one: they may be in several reports. */
function onePlaceEach<Params>(params: Params): readonly Params[] {
  if (typeof params !== 'object' || params === null || !('positions' in params) || !Array.isArray(params.positions)) return [params];
  return params.positions.map((position: unknown) => ({ ...params, positions: [position] }));
}

/** Lists are put one behind the other, tokens too; of other answers the first that says something counts. */
function joined<Result>(results: readonly Result[], fallback: Result): Result;
function joined(results: readonly unknown[], fallback: unknown): unknown {
  const said = results.filter((one) => one !== null && one !== undefined);
  if (said.length < 2) return said[0] ?? fallback;
  if (said.every((one) => Array.isArray(one))) return withOneFixAll(said.flat());
  if (said.every(isTokens)) return joinedTokens(said);
  return said.find((one) => typeof one === 'object' && Object.keys(Object(one)).length > 0) ?? fallback;
}

const isTokens = (answer: unknown): answer is SemanticTokens =>
  typeof answer === 'object' && answer !== null && 'data' in answer && Array.isArray(answer.data);

/** Tokens count their lines from the token before: the first of each list from the last of the list before. */
function joinedTokens(lists: readonly SemanticTokens[]): SemanticTokens {
  const data: number[] = [];
  let last = 0;
  for (const list of lists) {
    let line = 0;
    for (let i = 0; i < list.data.length; i += 5) {
      line += list.data[i] ?? 0;
      data.push(i === 0 ? line - last : (list.data[i] ?? 0), ...list.data.slice(i + 1, i + 5));
    }
    if (list.data.length > 0) last = line;
  }
  return { data };
}

/** Everything that is mended at once is mended in one step, in all reports. */
function withOneFixAll(answers: readonly unknown[]): readonly unknown[] {
  const [first, ...more] = answers.filter(isFixAll);
  if (!first || more.length === 0) return answers;
  const edits = [first, ...more].flatMap(({ edit }) => editsIn(edit));
  const [change] = first.edit?.documentChanges ?? [];
  const [uri] = Object.keys(first.edit?.changes ?? {});
  const edit =
    change && 'edits' in change
      ? { documentChanges: [{ ...change, edits }] }
      : uri === undefined
        ? undefined
        : { changes: { [uri]: edits } };
  return [...answers.filter((one) => !isFixAll(one)), { ...first, edit }];
}

const isFixAll = (answer: unknown): answer is CodeAction =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === FIX_ALL;

const editsIn = (edit: CodeAction['edit']) => [
  ...(edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : [])),
  ...Object.values(edit?.changes ?? {}).flat(),
];
