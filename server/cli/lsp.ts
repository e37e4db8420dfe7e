import * as z from 'zod';
import { readArguments, switchOption } from './arguments.ts';
import { help } from './help.ts';
import { type ExitStatus, type Io, isComplaint } from './io.ts';
import { refuse } from './refuse.ts';

const command = { name: 'lsp', options: z.object({ stdio: switchOption }), operands: { least: 0, most: 0, missing: '' } };

/** `nianbao lsp [--stdio]`: the language server, as the editors start it. Standard input and output are the only transport. */
export async function lsp(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const read = readArguments(command, argv);
  if (isComplaint(read)) return refuse(io, read.complaint);
  if (read.help) io.out(help('lsp', io.english));
  else await io.startServer();
  return 0;
}
