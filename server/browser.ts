import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { noFiles } from './lsp/files.ts';
import { type SessionModule, startServer } from './lsp/server.ts';

interface WorkerScope {
  onmessage: ((message: { readonly data: string }) => void) | null;
  close(): void;
}

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] & WorkerScope;
declare const importScripts: (address: string) => void;
declare const nianbaoSession: SessionModule;

// The first message says where the rest of the server lies; what follows is the protocol's.
self.onmessage = ({ data: session }: { readonly data: string }) => {
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
  connection.onExit(() => self.close());
  startServer(connection, noFiles, async () => {
    importScripts(session);
    return nianbaoSession;
  });
};
