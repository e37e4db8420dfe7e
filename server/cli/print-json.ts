import { chooseFixes } from '../service/apply-fixes.ts';
import type { Problem } from '../service/problem.ts';
import type { Lines } from '../text/lines.ts';
import type { Outcome, Printer, Summary } from './outcome.ts';
import { rangeOf } from './range.ts';

/** The contract for other programs; one entry per file. */
export function jsonPrinter(): Printer {
  let first = true;
  return {
    begin: () => '{\n  "version": 1,\n  "files": [',
    file: (outcome) => {
      const entry = indent(JSON.stringify(fileEntry(outcome), undefined, 2));
      const before = first ? '\n    ' : ',\n    ';
      first = false;
      return `${before}${entry}`;
    },
    end: ({ files, errors, warnings, infos, hints }: Summary) =>
      `${first ? '' : '\n  '}],\n  "summary": ${JSON.stringify({ files, errors, warnings, infos, hints })}\n}\n`,
  };
}

const indent = (json: string): string => json.replaceAll('\n', '\n    ');

function fileEntry({ file, report, problems, error }: Outcome): object {
  const lines = report?.tree.lines;
  return {
    file,
    ...(error === undefined ? {} : { error }),
    report: report?.isReport ?? false,
    organ: report?.organ ?? null,
    year: report?.year ?? null,
    template: report?.due?.id ?? null,
    problems: lines ? problems.map((problem) => problemEntry(problem, lines)) : [],
  };
}

function problemEntry(problem: Problem, lines: Lines): object {
  const { rule, severity, message, at, cell, related, fixes } = problem;
  const preferred = chooseFixes([problem], ['text', 'figure'])[0]?.fix;
  return {
    rule,
    severity,
    message,
    range: rangeOf(lines, at),
    ...(cell === undefined ? {} : { cell }),
    related: related.filter(({ uri }) => uri === undefined).map((place) => ({ message: place.message, range: rangeOf(lines, place.at) })),
    fixes: fixes.map((fix) => ({
      title: fix.title,
      preferred: fix === preferred,
      safe: fix.kind === 'text',
      edits: fix.edits.map((edit) => ({ range: rangeOf(lines, edit.at), newText: edit.newText })),
    })),
  };
}
