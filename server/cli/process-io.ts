import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import type { Io } from './io.ts';
import { answer, type Answer, type Request, type Thread } from './threads.ts';

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
    today: () => new Date(),
    cores: availableParallelism(),
    startThread,
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

/** What goes over between two threads. */
interface Question {
  readonly id: number;
  readonly request: Request;
}

type Reply = { readonly id: number; readonly answer: Answer } | { readonly id: number; readonly failed: string };

/** The same program in a thread of its own. */
function startThread(): Thread {
  const worker = new Worker(new URL(import.meta.url), { argv: [], stdin: false });
  const waiting = new Map<number, { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }>();
  let next = 0;
  let broken: Error | undefined;
  const fail = (error: Error): void => {
    broken = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('answer' in reply) asked?.resolve(reply.answer);
    else asked?.reject(new Error(reply.failed));
  });
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => fail(new Error('the thread has ended')));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (broken) {
          reject(broken);
          return;
        }
        const question: Question = { id: next++, request };
        waiting.set(question.id, { resolve, reject });
        try {
          worker.postMessage(question);
        } catch (error) {
          waiting.delete(question.id);
          reject(error);
        }
      }),
    end() {
      void worker.terminate();
    },
  };
}

/** What the program does in a thread that `startThread` has started. */
export function serveThread(): void {
  const port = parentPort;
  const { startThread: _, ...io } = processIo();
  port?.on('message', async ({ id, request }: Question) => {
    try {
      port.postMessage({ id, answer: await answer(request, io) } satisfies Reply);
    } catch (error) {
      port.postMessage({ id, failed: error instanceof Error ? error.message : String(error) } satisfies Reply);
    }
  });
}
