import { createConnection } from 'vscode-languageserver/node';
import { compileSooner } from './lsp/compile-sooner.ts';
import { disk } from './lsp/disk.ts';
import { startServer } from './lsp/server.ts';

compileSooner();
startServer(createConnection(), disk);
