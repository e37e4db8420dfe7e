import * as vscode from 'vscode';
import { type PreviewTable, previewTablesRequest } from '../server/protocol.ts';
import type { TablesOf } from './preview.ts';
import type { Server } from './server.ts';

/** So many texts are kept with their tables: each open preview shows one. */
const KEPT = 8;

/**
 * The tables of a preview, asked of the server: a preview waits for nobody, so it is shown without them first and once more when they are there.
 */
export function askedTables(server: Server): TablesOf {
  const known = new Map<string, readonly PreviewTable[] | undefined>();

  async function ask(source: string): Promise<void> {
    const tables = await server.ask(previewTablesRequest, { source });
    known.set(source, tables);
    if (tables.length > 0) await vscode.commands.executeCommand('markdown.preview.refresh');
  }

  return (source) => {
    if (known.has(source)) return known.get(source) ?? [];
    known.set(source, undefined);
    for (const oldest of known.keys()) if (known.size > KEPT) known.delete(oldest);
    ask(source).catch((error: unknown) => {
      known.delete(source);
      server.log.error(error instanceof Error ? error : String(error));
    });
    return [];
  };
}
