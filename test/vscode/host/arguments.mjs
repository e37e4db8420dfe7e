// The command line of a `code` executable, as far as @vscode/test-electron and @vscode/test-cli use it.

/** Options that take a value, also without `=`. */
const TAKES_VALUE = new Set([
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'user-data-dir',
  'extensions-dir',
  'install-extension',
  'uninstall-extension',
  'folder-uri',
  'file-uri',
  'enable-proposed-api',
  'log',
]);

/** What only the desktop understands: not handed on when extensions are installed. */
const DESKTOP_ONLY = /^--(no-sandbox|disable-gpu-sandbox|disable-updates|skip-welcome|skip-release-notes|user-data-dir.*|profile-temp)$/;

/**
 * Reads `--name`, `--name=value` and `--name value`. `last` holds the last value of each option (`true` where it has none), `all` every one in
 * order, `rest` what is no option.
 */
export function readArguments(argv) {
  const last = {};
  const all = {};
  const rest = [];
  for (let i = 0; i < argv.length; i++) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argv[i]);
    if (!match) {
      rest.push(argv[i]);
      continue;
    }
    const [, name, given] = match;
    const value = given ?? (TAKES_VALUE.has(name) ? argv[++i] : true);
    if (value === undefined) throw new Error(`--${name} needs a value`);
    last[name] = value;
    all[name] ??= [];
    all[name].push(value);
  }
  return { last, all, rest };
}

/** The arguments that VS Code's server understands when it installs or lists extensions. */
export const forExtensionManagement = (argv) => argv.filter((argument) => !DESKTOP_ONLY.test(argument));
