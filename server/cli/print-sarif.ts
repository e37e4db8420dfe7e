import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../rules/index.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { ownWords } from '../service/explain.ts';
import type { Problem } from '../service/problem.ts';
import { ruleById } from '../service/rule-list.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { type English, say, toText } from '../text/say.ts';
import type { Printer, Told } from './outcome.ts';
import { rangeOf } from './range.ts';
import { version } from './version.ts';

/** SARIF 2.1.0, for code scanning and for viewers of it. */
export function sarifPrinter(english?: English): Printer {
  const results: object[] = [];
  const notifications: object[] = [];
  return {
    begin: () => '',
    file: ({ file, report, problems, error, elsewhere }: Told) => {
      if (error !== undefined) {
        notifications.push({
          level: 'error',
          message: { text: error },
          locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
        });
      }
      const lines = report?.tree.lines;
      if (lines) for (const problem of problems) results.push(result(file, problem, lines, elsewhere));
      return '';
    },
    end: () => `${JSON.stringify(log(results, notifications, english), undefined, 2)}\n`,
  };
}

const log = (results: readonly object[], notifications: readonly object[], english: English | undefined): object => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'nianbao',
          version,
          semanticVersion: version,
          language: english ? 'en' : 'zh-CN',
          rules: rules.map((rule) => descriptor(rule, english)),
        },
      },
      invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
      columnKind: 'utf16CodeUnits',
      results,
    },
  ],
});

type Level = 'error' | 'warning' | 'note' | 'none';

const LEVEL: Readonly<Record<Severity | 'off', Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
  off: 'none',
};

const descriptor = ({ id, title, why, basis, group, severity }: Rule, english: English | undefined): object => ({
  id,
  name: id,
  shortDescription: { text: ownWords(title, english) },
  fullDescription: { text: ownWords(why, english) },
  help: { text: `${ownWords(why, english)}\n${toText(say`依据：${basis}`, english)}` },
  defaultConfiguration: { enabled: severity !== 'off', level: LEVEL[severity] },
  properties: { tags: [ownWords(group, english)] },
});

/** A rule that is not in the list (a failure of one, a complaint about settings) has no index. */
function result(
  file: string,
  { rule, severity, message, at, cell, related, fixes }: Problem,
  lines: Lines,
  elsewhere: Told['elsewhere'],
): object {
  const place = (where: Span): object => ({ artifactLocation: artifact(file), region: region(lines, where) });
  const known = ruleById(rule);
  return {
    ruleId: rule,
    ...(known ? { ruleIndex: rules.indexOf(known) } : {}),
    level: LEVEL[severity],
    message: { text: message },
    locations: [{ physicalLocation: place(at), ...(cell === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: cell }] }) }],
    relatedLocations: related
      .flatMap(({ uri = file, at: where, message: text }) => {
        const there = uri === file ? lines : elsewhere?.get(uri);
        return there ? [{ physicalLocation: { artifactLocation: artifact(uri), region: region(there, where) }, message: { text } }] : [];
      })
      .map((one, id) => ({ id, ...one })),
    fixes: fixes.map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [
        {
          artifactLocation: artifact(file),
          replacements: fix.edits.map((edit) => ({ deletedRegion: region(lines, edit.at), insertedContent: { text: edit.newText } })),
        },
      ],
    })),
  };
}

/** One-based; the end column is the one behind the last character. */
function region(lines: Lines, at: Span): object {
  const { start, end } = rangeOf(lines, at);
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** Paths as given stay relative to where the command ran; standard input has a name that is no file's. */
function artifact(file: string): { readonly uri: string } {
  if (file === '-') return { uri: 'stdin:' };
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  const parts = file.replaceAll('\\', '/').split('/');
  const encoded = parts.map((part) => encodeURIComponent(part)).join('/');
  return { uri: encoded };
}
