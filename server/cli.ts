import { isMainThread } from 'node:worker_threads';
import { processIo, serveThread } from './cli/process-io.ts';
import { run } from './cli/run.ts';

if (isMainThread) process.exitCode = await run(process.argv.slice(2), processIo());
else serveThread();
