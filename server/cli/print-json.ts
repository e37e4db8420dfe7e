import { chooseFixes } from '../service/apply-fixes.ts';
import type { Problem, Related } from '../service/problem.ts';
import type { Lines } from '../text/lines.ts';
import type { Printer, Summary, Told } from './outcome.ts';
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

function fileEntry({ file, report, problems, error, elsewhere }: Told): object {
  const lines = report?.tree.lines;
  return {
    file,
    ...(error === undefined ? {} : { error }),
    report: report?.isReport ?? false,
    organ: report?.organ ?? null,
    year: report?.year ?? null,
    template: report?.due?.id ?? null,
    problems: lines ? problems.map((problem) => problemEntry(problem, lines, elsewhere)) : [],
  };
}

function problemEntry(problem: Problem, lines: Lines, elsewhere: Told['elsewhere']): object {
  const { rule, severity, message, at, cell, related, fixes } = problem;
  const preferred = chooseFixes([problem], ['text', 'figure'])[0]?.fix;
  return {
    rule,
    severity,
    message,
    range: rangeOf(lines, at),
    ...(cell === undefined ? {} : { cell }),
    related: related.flatMap((place) => relatedEntry(place, lines, elsewhere)),
    fixes: fixes.map((fix) => ({
      title: fix.title,
      preferred: fix === preferred,
      safe: fix.kind === 'text',
      edits: fix.edits.map((edit) => ({ range: rangeOf(lines, edit.at), newText: edit.newText })),
    })),
  };
}

/** A place in another file says which; one in a file that cannot be read any more is left out. */
function relatedEntry({ message, at, uri }: Related, lines: Lines, elsewhere: Told['elsewhere']): readonly object[] {
  if (uri === undefined) return [{ message, range: rangeOf(lines, at) }];
  const there = elsewhere?.get(uri);
  return there ? [{ message, file: uri, range: rangeOf(there, at) }] : [];
}
