import { createConnection } from 'vscode-languageserver/node';
import { disk } from './lsp/disk.ts';
import { startServer } from './lsp/server.ts';

startServer(createConnection(), disk);
