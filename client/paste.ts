import * as vscode from 'vscode';
import { convertPieceRequest } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { reportSelector } from './documents.ts';
import { inWords } from './english.ts';
import type { Server } from './server.ts';

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('nianbao', 'table');
const HTML = 'text/html';
const PLAIN = 'text/plain';
/** Lines with tabs between cells, as spreadsheets give them; other text is pasted as it is. */
const ROWS = /\t[^\r\n]*(?:\r\n|\r|\n)[^\r\n]*\t/;
/** More than a report's three tables ever take. */
const LONGEST = 4_000_000;

/** A table copied from Word, WPS, Excel or a web page becomes the standard table; pasting it as it is stays one click away. */
export const pasteTables = (server: Server): vscode.Disposable =>
  vscode.languages.registerDocumentPasteEditProvider(
    reportSelector(),
    {
      async provideDocumentPasteEdits(document, ranges, data, _context, token) {
        const text = (await piece(server, data.get(HTML), 'page')) ?? (await piece(server, data.get(PLAIN), 'text'));
        const [range] = ranges;
        if (text === undefined || token.isCancellationRequested || !range) return undefined;
        return [new vscode.DocumentPasteEdit(inPlace(document, range, text), inWords(say`粘贴为标准表`), KIND)];
      },
    },
    { pasteMimeTypes: [HTML, PLAIN], providedPasteEditKinds: [KIND] },
  );

async function piece(server: Server, item: vscode.DataTransferItem | undefined, kind: 'text' | 'page'): Promise<string | undefined> {
  const text = await item?.asString();
  if (!text || text.length > LONGEST || (kind === 'page' ? !/<table[\s>]/i.test(text) : !ROWS.test(text))) return undefined;
  return (await server.ask(convertPieceRequest, { text, kind }))?.text;
}

/** With an empty line on either side where text stands there. */
function inPlace(document: vscode.TextDocument, { start, end }: vscode.Range, text: string): string {
  const lead = document.lineAt(start.line).text.slice(0, start.character);
  const rest = document.lineAt(end.line).text.slice(end.character);
  const above = start.line > 0 ? document.lineAt(start.line - 1).text : '';
  const opening = lead.trim() !== '' ? '\n\n' : above.trim() !== '' ? '\n' : '';
  const written = `${opening}${text}${rest.trim() === '' ? '' : '\n'}`;
  return document.eol === vscode.EndOfLine.CRLF ? written.replaceAll('\n', '\r\n') : written;
}
