// VS Code's server, ended together with whoever started it: stdin is a pipe from there, so that not even a SIGKILL of the runner leaves
// processes behind. (The extension host watches its parent only once it has had its first message; killed before that, it stays for ever and
// ignores SIGTERM.)
import { pathToFileURL } from 'node:url';

/** The server leads a process group of its own: the whole group goes. */
function end() {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(0);
  }
}

process.stdin.resume().on('end', end).on('error', end);
await import(pathToFileURL(process.env.VSCODE_HOST_SERVER).href);
