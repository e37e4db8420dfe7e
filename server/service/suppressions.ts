import type { Report } from '../report/report.ts';
import { rules } from '../rules/index.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import type { Comment, Tree } from '../syntax/tree.ts';
import { firstNot } from '../text/first-not.ts';
import { lineAt, lineEnd } from '../text/lines.ts';
import { type English, listed, type Message, type Said, say } from '../text/say.ts';
import { type Span, span } from '../text/span.ts';
import { nearest } from './nearest.ts';
import { type Edit, toProblem, type Problem, type Severity } from './problem.ts';

/** One rule named in a suppression. */
interface Named {
  readonly id: string;
  readonly at: Span;
  used: boolean;
}

/**
 * A suppression as written.
 *
 *     <!-- nianbao-disable-next-line typo, term: 引用来文原句 -->
 *                          ^scope    ^^^^  ^^^^  ^^^^^^^^^^^^ reason
 */
interface Suppression {
  readonly comment: Comment;
  readonly scope: 'next-line' | 'line' | 'file';
  readonly named: readonly Named[];
  readonly reason: string;
  /** A problem belongs to it when it begins here. */
  readonly covers: Span;
}

const MARK = 'nianbao-disable';
const DIRECTIVE = /^nianbao-disable-(next-line|line|file)(?![\w-])/;
const SEPARATORS = ' \t,，、';
const MOST = 1000;
const WHERE = { 'next-line': say`下一行`, line: say`本行`, file: say`全文` } as const;

/** The suppressions never apply to these: they speak of the suppressions themselves. */
export const OF_SUPPRESSIONS: ReadonlySet<string> = new Set(['suppression-unused', 'suppression-reason']);

/**
 * Drops the problems that the document's own comments suppress and says which suppressions are idle or without a reason.
 *
 * - `nianbao-disable-line` covers the line it stands in.
 * - `nianbao-disable-next-line` covers the next line that is neither empty nor a comment. A comment cannot stand inside a pipe table, so when a
 *   table begins on that line the suppression covers the whole table.
 * - `nianbao-disable-file` covers everything.
 *
 * Several rules are separated by commas or spaces; the reason follows a colon, half or full width. A problem belongs to the line on which it
 * begins. Comments inside code are left alone. Pure; the order of the problems is kept and the new ones follow, with the severity that
 * `levelOf` gives to `suppression-unused` and `suppression-reason`. That a rule found nothing proves a suppression idle only where `isJudged` says that it
 * could have found something: it was run, and what it compares with was at hand.
 */
export function applySuppressions(
  report: Report,
  problems: readonly Problem[],
  levelOf: (rule: string) => Severity | 'off' = () => 'hint',
  isJudged: (rule: string) => boolean = () => true,
  english?: English,
): readonly Problem[] {
  const { tree } = report;
  if (tree.comments.length === 0 || !tree.source.includes(MARK)) return problems;
  const malformed: Own[] = [];
  const suppressions: Suppression[] = [];
  for (const comment of tree.comments) {
    if (!comment.text.startsWith(MARK) || inCode(tree, comment)) continue;
    if (suppressions.length + malformed.length >= MOST) break;
    const suppression = read(tree, comment);
    if (suppression) suppressions.push(suppression);
    else malformed.push(unreadable(tree, comment));
  }
  if (suppressions.length === 0 && malformed.length === 0) return problems;
  const left = problems.filter((problem) => !isSuppressed(problem, suppressions));
  const own = [...malformed, ...suppressions.flatMap((suppression) => judge(tree, suppression, isJudged))];
  return left.concat(
    own.flatMap(({ rule, finding }) => {
      const severity = levelOf(rule);
      return severity === 'off' ? [] : [toProblem(rule, severity, finding, english)];
    }),
  );
}

function isSuppressed(problem: Problem, suppressions: readonly Suppression[]): boolean {
  if (OF_SUPPRESSIONS.has(problem.rule)) return false;
  let suppressed = false;
  for (const { covers, named } of suppressions) {
    if (problem.at.start < covers.start || problem.at.start > covers.end) continue;
    for (const each of named) {
      if (each.id !== problem.rule) continue;
      each.used = true;
      suppressed = true;
    }
  }
  return suppressed;
}

function read(tree: Tree, comment: Comment): Suppression | undefined {
  const directive = DIRECTIVE.exec(comment.text);
  if (!directive) return undefined;
  const scope = directive[1] as Suppression['scope'];
  const text = comment.text;
  const colon = text.search(/[:：]/);
  const end = colon < 0 ? text.length : colon;
  const base = tree.source.indexOf(MARK, comment.span.start);
  const named: Named[] = [];
  for (let at = directive[0].length; at < end; ) {
    while (at < end && isSeparator(text, at)) at++;
    const start = at;
    while (at < end && !isSeparator(text, at)) at++;
    if (at > start) named.push({ id: text.slice(start, at), at: span(base + start, base + at), used: false });
  }
  const reason = colon < 0 ? '' : text.slice(colon + 1).trim();
  return { comment, scope, named, reason, covers: coverOf(tree, comment, scope) };
}

const isSeparator = (text: string, at: number): boolean => SEPARATORS.includes(text.charAt(at)) || text[at] === '\n' || text[at] === '\r';

/** A suppression looks past at most so many empty lines and comments below it. */
const MOST_SKIPPED = 64;

function coverOf(tree: Tree, comment: Comment, scope: Suppression['scope']): Span {
  const { source, lines } = tree;
  if (scope === 'file') return span(0, source.length);
  if (scope === 'line') return lineSpan(tree, lineAt(lines, comment.span.start));
  let line = lineAt(lines, comment.span.end) + 1;
  const furthest = Math.min(lines.starts.length, line + MOST_SKIPPED);
  while (line < furthest) {
    const at = lineSpan(tree, line);
    const text = source.slice(at.start, at.end).trim();
    if (text !== '' && !(text.startsWith('<!--') && text.endsWith('-->'))) {
      const table = tree.blocks[blockFrom(tree, at.start)];
      return table?.type === 'table' && table.span.start >= at.start && table.span.start <= at.end ? table.span : at;
    }
    line++;
  }
  return span(source.length, source.length);
}

function lineSpan(tree: Tree, line: number): Span {
  return span(tree.lines.starts[line] ?? tree.source.length, lineEnd(tree.source, tree.lines, line));
}

/** Index of the first block that ends behind `offset`. */
function blockFrom({ blocks }: Tree, offset: number): number {
  return firstNot(blocks, ({ span }) => span.end <= offset);
}

function inCode(tree: Tree, comment: Comment): boolean {
  const block = tree.blocks[blockFrom(tree, comment.span.start)];
  return block?.type === 'paragraph' && block.code === true && block.span.start <= comment.span.start;
}

/** What one of the two rules on suppressions found. */
interface Own {
  readonly rule: string;
  readonly finding: Finding;
}

const problem = (rule: string, at: Span, message: Message, fixes: readonly Fix[] = []): Own => ({ rule, finding: { message, at, fixes } });

function unreadable(tree: Tree, comment: Comment): Own {
  const word = /^\S+/.exec(comment.text)?.[0] ?? MARK;
  return problem(
    'suppression-unused',
    comment.span,
    say`抑制写作“${word}”，应为“${MARK}-next-line”“${MARK}-line”或“${MARK}-file”，后接规则编号`,
    [removal(tree, comment)],
  );
}

function judge(tree: Tree, suppression: Suppression, isJudged: (rule: string) => boolean): readonly Own[] {
  const { comment, named, reason, scope } = suppression;
  if (named.length === 0)
    return [problem('suppression-unused', comment.span, say`抑制没有写明规则编号，不起作用`, [removal(tree, comment)])];
  const idle = named.filter((each) => !each.used && isJudged(each.id));
  if (idle.length === named.length) {
    const message = listed(
      idle.map((each) => idleMessage(each.id, scope)),
      '；',
    );
    return [problem('suppression-unused', comment.span, message, [removal(tree, comment)])];
  }
  const problems = idle.map((each) =>
    problem('suppression-unused', each.at, idleMessage(each.id, scope), [withoutName(suppression, each)]),
  );
  if (reason === '') {
    const kept = named.filter((each) => !idle.includes(each)).map((each) => `“${each.id}”`);
    problems.push(problem('suppression-reason', comment.span, say`${listed(kept, '')}的抑制没有写理由，应在冒号后写明`));
  }
  return problems;
}

function idleMessage(id: string, scope: Suppression['scope']): Said {
  const ids = rules.map((rule) => rule.id);
  if (ids.includes(id)) return say`“${id}”的抑制没有用到：${WHERE[scope]}没有这条规则的问题`;
  const near = nearest(id, ids);
  return near ? say`没有“${id}”这条规则，最接近的是“${near}”` : say`没有“${id}”这条规则`;
}

/** Strikes the comment, with its line where nothing else stands in it. */
function removal(tree: Tree, comment: Comment): Fix {
  const { source, lines } = tree;
  const first = lineAt(lines, comment.span.start);
  const last = lineAt(lines, comment.span.end);
  const start = lines.starts[first] ?? 0;
  const end = lineEnd(source, lines, last);
  const alone = source.slice(start, comment.span.start).trim() === '' && source.slice(comment.span.end, end).trim() === '';
  let from = comment.span.start;
  if (!alone) while (from > start && (source[from - 1] === ' ' || source[from - 1] === '\t')) from--;
  const at = alone ? span(start, lines.starts[last + 1] ?? source.length) : span(from, comment.span.end);
  return { title: say`删去这条抑制`, kind: 'text', preferred: true, edits: [{ at, newText: '' }] };
}

/** Strikes one rule of several: with the separator behind it, or, where only idle ones follow, with the one before it. So no two strikes overlap. */
function withoutName(suppression: Suppression, name: Named): Fix {
  const { named } = suppression;
  const index = named.indexOf(name);
  const next = named.slice(index + 1).some((each) => each.used) ? named[index + 1] : undefined;
  const at = next ? span(name.at.start, next.at.start) : span(named[index - 1]?.at.end ?? name.at.start, name.at.end);
  const edits: readonly Edit[] = [{ at, newText: '' }];
  return { title: say`删去“${name.id}”`, kind: 'text', preferred: true, edits };
}
