// Mocha in a browser: its own bundle, which puts the functions of the tdd interface where all can see them.
import '../../../node_modules/mocha/mocha.js';

interface Browser {
  readonly Mocha: { readonly reporters: { readonly Base: { consoleLog: (...line: readonly unknown[]) => void } } };
  readonly mocha: {
    setup(options: Readonly<Record<string, unknown>>): void;
    grep(pattern: string): void;
    run(done: (failed: number) => void): Runner;
    readonly suite: { readonly suites: readonly { readonly tests: { title: string; pending: boolean }[] }[] };
  };
  readonly suite: unknown;
  readonly test: unknown;
  readonly setup: unknown;
  readonly teardown: unknown;
  readonly suiteSetup: unknown;
  readonly suiteTeardown: unknown;
}

interface Runner {
  readonly stats?: { readonly passes?: number; readonly failures?: number; readonly pending?: number };
  once(event: 'end', listener: () => void): void;
}

const browser = globalThis as unknown as Browser;
// the console is shared with the workbench: the runner prints the lines that have this mark
browser.Mocha.reporters.Base.consoleLog = (line = '', ...values) => console.log(`::suite::${String(line)}`, ...values);
browser.mocha.setup({ ui: 'tdd', timeout: 30_000, color: false, reporter: 'spec', forbidOnly: Boolean(process.env.CI) });

export const { mocha, suite, test, setup, teardown, suiteSetup, suiteTeardown } = browser;
