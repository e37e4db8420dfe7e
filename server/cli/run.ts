import { nearest } from '../service/nearest.ts';
import { type Said, say } from '../text/say.ts';
import { languageBefore, wantsEnglish } from './arguments.ts';
import { help } from './help.ts';
import { type ExitStatus, type Io, isComplaint } from './io.ts';
import { refuse } from './refuse.ts';

type Run = (argv: readonly string[], io: Io) => Promise<ExitStatus>;

/** Each command is loaded when it is called: `--help` and `rules` do not wait for the readers. */
const COMMANDS: Readonly<Record<string, () => Promise<Run>>> = {
  check: async () => (await import('./check.ts')).check,
  extract: async () => (await import('./extract.ts')).extract,
  convert: async () => (await import('./convert.ts')).convert,
  new: async () => (await import('./new.ts')).create,
  rollup: async () => (await import('./rollup.ts')).rollup,
  explain: async () => (await import('./explain.ts')).explain,
  rules: async () => (await import('./explain.ts')).listRules,
  lsp: async () => (await import('./lsp.ts')).lsp,
};

/** Runs the command line. Never throws; whatever goes wrong is one line on standard error. `--language en` may stand anywhere, before the command as well. */
export async function run(argv: readonly string[], given: Io): Promise<ExitStatus> {
  const english = wantsEnglish(argv) ? (await import('../text/english.ts')).english : undefined;
  const io: Io = english ? { ...given, english } : given;
  try {
    const before = languageBefore(argv);
    if (isComplaint(before)) return refuse(io, before.complaint);
    const [name, ...rest] = argv.slice(before.words);
    if (name === undefined) {
      io.err(help(undefined, english));
      return 2;
    }
    if (name === '--help' || name === '-h' || name === 'help') {
      if (rest[0] !== undefined && !rest[0].startsWith('-') && !Object.hasOwn(COMMANDS, rest[0])) return refuse(io, unknown(rest[0]));
      io.out(help(rest[0], english));
      return 0;
    }
    if (name === '--version' || name === '-v') {
      io.out(`${(await import('./version.ts')).version}\n`);
      return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) return refuse(io, unknown(name));
    return await (await command())(rest, io);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return refuse(io, say`内部错误，未能完成：${said}`);
  }
}

function unknown(name: string): Said {
  const meant = nearest(name, Object.keys(COMMANDS));
  return meant === undefined
    ? say`没有 ${name} 这个命令；用法见 nianbao --help`
    : say`没有 ${name} 这个命令，可能是 ${meant}；用法见 nianbao --help`;
}
