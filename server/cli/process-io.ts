import type { Io } from './io.ts';

/** The real process. A reader that closes the pipe early (`| head`) is no error: the rest of the output is dropped. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  return {
    out: writer(stdout),
    err: writer(stderr),
    stdin: readStdin,
    cwd: process.cwd(),
    colours: stdout.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
    columns: stdout.isTTY === true ? stdout.columns : undefined,
    showsProgress: stderr.isTTY === true && env.TERM !== 'dumb',
    now: () => performance.now(),
    startServer,
  };
}

function writer(stream: NodeJS.WriteStream): (text: string) => void {
  let open = true;
  stream.on('error', () => {
    open = false;
  });
  return (text) => {
    if (open) stream.write(text);
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The server stands beside the command line in `dist/` and reads the transport from the arguments. */
async function startServer(): Promise<void> {
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  await import(new URL('./server.cjs', import.meta.url).href);
}
