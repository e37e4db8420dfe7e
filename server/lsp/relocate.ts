/** Where a piece of a document stands: what an answer about the piece must be moved by to hold for the document. */
export interface Home {
  readonly uri: string;
  readonly line: number;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isPosition = (value: Fields): value is { readonly line: number; readonly character: number } =>
  typeof value.line === 'number' && typeof value.character === 'number';

/**
 * A message with every position in it moved down by `by` lines, and every address of a piece replaced by its document's. Places that name an address of
 * their own move by what `homeOf` says of it: by nothing where it is no piece. Messages of the protocol are trees of plain data; tokens are not
 * positions and stay.
 */
export function relocate<Message>(message: Message, by: number, homeOf: (uri: string) => Home | undefined): Message;
export function relocate(message: unknown, by: number, homeOf: (uri: string) => Home | undefined): unknown {
  if (typeof message === 'string') return homeOf(message)?.uri ?? message;
  if (Array.isArray(message)) return message.map((one: unknown) => relocate(one, by, homeOf));
  if (!isFields(message)) return message;
  if (isPosition(message)) return by === 0 ? message : { ...message, line: message.line + by };
  const named = addressIn(message);
  const own = named === undefined ? by : (homeOf(named)?.line ?? 0);
  const moved: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(message)) {
    if ((key === 'startLine' || key === 'endLine') && typeof value === 'number') moved[key] = value + own;
    else moved[homeOf(key)?.uri ?? key] = relocate(value, key === 'originSelectionRange' ? by : (homeOf(key)?.line ?? own), homeOf);
  }
  return moved;
}

/** The address that the places of an object are in. */
function addressIn({ uri, targetUri, textDocument }: Fields): string | undefined {
  if (typeof uri === 'string') return uri;
  if (typeof targetUri === 'string') return targetUri;
  return isFields(textDocument) && typeof textDocument.uri === 'string' ? textDocument.uri : undefined;
}

/** A request's parameters as they are for a piece: its address for the document's, positions counted from its first line and kept within it. */
export function within<Params>(params: Params, uri: string, piece: Home & { readonly breaks: number }): Params;
export function within(params: unknown, uri: string, piece: Home & { readonly breaks: number }): unknown {
  if (params === uri) return piece.uri;
  if (Array.isArray(params)) return params.map((one: unknown) => within(one, uri, piece));
  if (!isFields(params)) return params;
  if (isPosition(params)) {
    const line = params.line - piece.line;
    if (line < 0) return { ...params, line: 0, character: 0 };
    return line > piece.breaks ? { ...params, line: piece.breaks, character: FAR } : { ...params, line };
  }
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, within(value, uri, piece)]));
}

/** Behind the end of any line. */
const FAR = 2 ** 30;

/** The lines that a request asks about; `undefined` where it asks about the whole document. */
export function linesAsked(params: unknown): readonly [first: number, last: number] | undefined {
  if (!isFields(params)) return undefined;
  const { position, range, table, item, ranges } = params;
  if (isFields(position) && isPosition(position)) return [position.line, position.line];
  if (isFields(table) && isPosition(table)) return [table.line, table.line];
  if (isFields(item) && isFields(item.selectionRange)) return linesOf(item.selectionRange);
  if (Array.isArray(ranges)) return spanning(ranges.map(linesOf));
  return isFields(range) ? linesOf(range) : undefined;
}

function linesOf(range: unknown): readonly [number, number] | undefined {
  if (!isFields(range)) return undefined;
  const { start, end } = range;
  return isFields(start) && isFields(end) && isPosition(start) && isPosition(end) ? [start.line, end.line] : undefined;
}

function spanning(all: readonly (readonly [number, number] | undefined)[]): readonly [number, number] | undefined {
  const known = all.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : [Math.min(...known.map(([first]) => first)), Math.max(...known.map(([, last]) => last))];
}
