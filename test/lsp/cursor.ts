import type { Range } from 'vscode-languageserver/node';
import { type Client, connect, type Doc, vsCode } from './connect.ts';
import { atCursor, correct } from './sample.ts';

/** Opens a text with a cursor in it. */
export async function openAt(
  marked: string,
  capabilities = vsCode,
): Promise<{ client: Client; doc: Doc; ask: <Result>(method: string, params?: object) => Promise<Result> }> {
  const { text, offset } = atCursor(marked);
  const client = await connect({ capabilities });
  const doc = await client.open(text);
  const ask = <Result>(method: string, params: object = {}): Promise<Result> =>
    client.connection.sendRequest(method, { textDocument: { uri: doc.uri }, position: doc.positionOf(offset), ...params });
  return { client, doc, ask };
}

export const textAt = (doc: Doc, { start, end }: Range): string => doc.text().slice(doc.offsetOf(start), doc.offsetOf(end));
export const lineAt = (doc: Doc, { start }: Range): string => doc.text().split(/\r\n|\n|\r/)[start.line] ?? '';

/** The report with the cursor behind the first `words`. */
export const cursorBehind = (words: string, text = correct): string => text.replace(words, `${words}‸`);
