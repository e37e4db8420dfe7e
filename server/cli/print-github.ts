import type { Severity } from '../rules/rule.ts';
import type { Printer } from './outcome.ts';
import { rangeOf } from './range.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

/** Workflow commands: GitHub shows them as annotations beside the lines. */
export const githubPrinter: Printer = {
  begin: () => '',
  file: ({ file, report, problems, error }) => {
    if (error !== undefined) return `::error file=${property(file)}::${data(error)}\n`;
    if (!report) return '';
    return problems
      .map(({ rule, severity, message, at }) => {
        const { start, end } = rangeOf(report.tree.lines, at);
        // Columns only count where one line is meant.
        const columns =
          start.line === end.line ? `,col=${start.character + 1},endColumn=${Math.max(start.character, end.character - 1) + 1}` : '';
        const place = `file=${property(file)},line=${start.line + 1},endLine=${end.line + 1}${columns}`;
        return `::${COMMAND[severity]} ${place},title=${property(rule)}::${data(message)}\n`;
      })
      .join('');
  },
  end: () => '',
};

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
