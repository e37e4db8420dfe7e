import { chooseFixes } from '../service/apply-fixes.ts';
import { severityText } from '../service/explain.ts';
import type { Fix, Problem, Severity } from '../service/problem.ts';
import { telling } from '../service/telling.ts';
import type { Lines } from '../text/lines.ts';
import { positionAt } from '../text/lines.ts';
import { type English, listed, type Message, say, toText } from '../text/say.ts';
import { changeLine } from './change-line.ts';
import { codeFrame, shown } from './frame.ts';
import type { Io } from './io.ts';
import { notChecked } from './not-checked.ts';
import type { Printer, Summary, Told } from './outcome.ts';

/** For people: each finding with its line and a stroke below the characters that are meant, and a summary. */
export function textPrinter(io: Pick<Io, 'colours' | 'columns'>, english?: English): Printer {
  const t = (message: Message): string => toText(message, english);
  const paint = painter(io.colours);
  const width = Math.max(40, Math.min(io.columns ?? 120, 160));
  return {
    begin: () => '',
    file: (outcome) => fileText(outcome, width, paint, t, english),
    end: (summary) => `${t(summaryText(summary))}\n`,
  };
}

type Say = (message: Message) => string;
type Paint = (style: Severity | 'bold' | 'dim', text: string) => string;

const STYLES = { error: 31, warning: 33, information: 36, hint: 34, bold: 1, dim: 2 } as const satisfies Record<
  Parameters<Paint>[0],
  number
>;

const painter =
  (colours: boolean): Paint =>
  (style, text) =>
    colours ? `\x1b[${STYLES[style]}m${text}\x1b[0m` : text;

function fileText(outcome: Told, width: number, paint: Paint, t: Say, english: English | undefined): string {
  const { file, report, problems, changes } = outcome;
  const unchecked = notChecked(outcome);
  if (unchecked !== undefined) return `${t(unchecked)}\n\n`;
  if (!report?.isReport) return '';
  const changed = changes.map((change) => `${changeLine(file, change, english)}\n`);
  const { source, lines } = report.tree;
  const found = problems.map((problem) => problemText(outcome, problem, source, lines, width, paint, t));
  return [changed.length > 0 ? `${changed.join('')}\n` : '', ...found].join('');
}

/** Related places beyond these are only counted: a column has 27 cells. */
const MOST_RELATED = 8;

function problemText({ file, elsewhere }: Told, problem: Problem, text: string, lines: Lines, width: number, paint: Paint, t: Say): string {
  const { rule, severity, message, at, related, fixes } = problem;
  const start = positionAt(lines, at.start);
  const number = String(start.line + 1);
  const gutter = ' '.repeat(number.length);
  const { source, stroke } = codeFrame(text, lines, at, width - number.length - 5);
  const place = `${shown(file)}:${number}:${start.character + 1}`;
  const note = (words: string): string => `  ${gutter} ${paint('dim', '=')} ${words}`;
  const places = telling(related)
    .slice(0, MOST_RELATED)
    .map((one) => {
      const there = one.uri === undefined ? lines : elsewhere?.get(one.uri);
      const at = there && positionAt(there, one.at.start);
      const place = [...(one.uri === undefined ? [] : [shown(one.uri)]), ...(at ? [at.line + 1, at.character + 1] : [])].join(':');
      return note(`${place} ${shown(one.message)}`);
    });
  return `${[
    `${paint('bold', place)} ${paint(severity, t(severityText(severity)))} ${shown(message)} ${paint('dim', `(${rule})`)}`,
    `  ${number} ${paint('dim', '|')} ${source}`,
    `  ${gutter} ${paint('dim', '|')} ${paint(severity, stroke)}`,
    ...places,
    ...(related.length > places.length ? [note(t(say`另有 ${related.length - places.length} 处相关`))] : []),
    ...fixes.map((fix) => note(t(repair(fix, problem)))),
  ].join('\n')}\n\n`;
}

/** A repair with the option that applies it, or as one that a person has to decide on. */
function repair(fix: Fix, problem: Problem): Message {
  const takes = (kind: Fix['kind']): boolean => chooseFixes([problem], [kind])[0]?.fix === fix;
  const option = takes('text') ? '--fix' : takes('figure') ? '--fix-figures' : undefined;
  return option ? say`可修正：${shown(fix.title)}（${option}）` : say`需人工判断：${shown(fix.title)}`;
}

/** 核对 3 份年报：2 处错误、5 处警告；另有 1 个文件不是年报. */
export function summaryText({ reports, others, unreadable, errors, warnings, infos, hints, fixed, quiet }: Summary): Message {
  const found = [
    errors > 0 ? say`${errors} 处错误` : '',
    warnings > 0 ? say`${warnings} 处警告` : '',
    infos > 0 ? say`${infos} 处信息` : '',
    hints > 0 ? say`${hints} 处提示` : '',
  ].filter((part) => part !== '');
  const parts: readonly Message[] = [
    reports === 0 ? say`没有年报可核对` : say`核对 ${reports} 份年报：${found.length === 0 ? say`没有发现问题` : listed(found)}`,
    quiet > 0 ? say`另有 ${quiet} 处记在基线中` : '',
    fixed > 0 ? say`已修正 ${fixed} 处` : '',
    others === 0 ? '' : reports === 0 ? say`${others} 个文件不是年报` : say`另有 ${others} 个文件不是年报`,
    unreadable > 0 ? say`${unreadable} 个文件读写失败` : '',
  ];
  return listed(
    parts.filter((part) => part !== ''),
    '；',
  );
}
