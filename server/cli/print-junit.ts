import { severityName } from '../service/explain.ts';
import { positionAt } from '../text/lines.ts';
import { type English, type Message, say, toText } from '../text/say.ts';
import type { Printer, Summary, Told } from './outcome.ts';

/**
 * A suite per report, a case per finding. Errors are failures, what weighs less is a case that passes and says so in its output, so that
 * the suite fails exactly when the exit status does. A file that cannot be read is an error.
 */
export function junitPrinter(english?: English): Printer {
  const suites: Suite[] = [];
  return {
    begin: () => '',
    file: (outcome) => {
      const suite = suiteOf(outcome, english);
      if (suite !== undefined) suites.push(suite);
      return '';
    },
    end: (summary) => `<?xml version="1.0" encoding="UTF-8"?>\n${allSuites(summary, suites)}`,
  };
}

/** A suite as it is printed, and how many cases it has. */
interface Suite {
  readonly tests: number;
  readonly text: string;
}

const allSuites = ({ errors, unreadable }: Summary, suites: readonly Suite[]): string => {
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  const counts = `tests="${tests}" failures="${errors}" errors="${unreadable}"`;
  return `<testsuites name="nianbao" ${counts}>\n${suites.map(({ text }) => text).join('')}</testsuites>\n`;
};

function suiteOf({ file, report, problems, error }: Told, english: English | undefined): Suite | undefined {
  const t = (message: Message): string => escaped(toText(message, english));
  const name = escaped(file);
  if (error !== undefined) {
    const failed = `    <testcase name="${t(say`读取`)}" classname="${name}">\n      <error type="unreadable" message="${escaped(error)}"/>\n    </testcase>\n`;
    return suite(name, 1, 0, 1, failed);
  }
  if (!report?.isReport) return undefined;
  const cases = problems.map(({ rule, severity, message, at }) => {
    const { line, character } = positionAt(report.tree.lines, at.start);
    const place = `${file}:${line + 1}:${character + 1}`;
    const said = escaped(`${place} ${severityName(severity, english)} ${message}`);
    const inside =
      severity === 'error'
        ? `<failure type="${escaped(rule)}" message="${escaped(message)}">${said}</failure>`
        : `<system-out>${said}</system-out>`;
    return `    <testcase name="${escaped(`${rule} ${line + 1}:${character + 1}`)}" classname="${name}">\n      ${inside}\n    </testcase>\n`;
  });
  if (cases.length === 0) cases.push(`    <testcase name="${t(say`核对`)}" classname="${name}"/>\n`);
  const failures = problems.filter(({ severity }) => severity === 'error').length;
  return suite(name, cases.length, failures, 0, cases.join(''));
}

const suite = (name: string, tests: number, failures: number, errors: number, cases: string): Suite => ({
  tests,
  text: `  <testsuite name="${name}" tests="${tests}" failures="${failures}" errors="${errors}">\n${cases}  </testsuite>\n`,
});

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML; characters that XML 1.0 does not allow are dropped. */
const escaped = (text: string): string =>
  text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[&<>"]/g, (c) => ENTITY[c] ?? c);
