import type { Diagnostic, Location, Range } from 'vscode-languageserver';
import type { Problem } from '../service/problem.ts';
import type { Checked } from '../service/service.ts';
import { type English, say, toText } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import type { Abilities } from './abilities.ts';
import type { ConfigFile } from './config-files.ts';
import { toDiagnostic, toRange } from './convert.ts';

/** More findings of a document than anybody reads; sending many thousands costs more than finding them. */
export const MOST = 1000;
/** So many findings of one rule show what is wrong throughout. */
const MOST_OF_A_RULE = 100;

/** The graver first where not all can be sent. */
const WEIGHT = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/**
 * The problems as diagnostics, in the order of the document; at most 100 of a rule and `most` in all, and one more that says how many are not shown.
 * `locate` gives the place in another document that a problem leads to.
 */
export function toDiagnostics(
  { reading, english }: Checked,
  problems: readonly Problem[],
  abilities: Abilities,
  locate: (uri: string, at: Span) => Location | undefined,
  most = MOST,
): Diagnostic[] {
  const { lines } = reading.report.tree;
  const { uri } = reading.document;
  const few = problems.length <= MOST_OF_A_RULE ? problems : firstOfEach(problems);
  const sent = few.length <= most ? few : gravest(few, most);
  const diagnostics = sent.map((problem) => toDiagnostic(problem, uri, lines, abilities, locate));
  const last = sent[sent.length - 1];
  if (last && sent.length < problems.length) {
    diagnostics.push(notListed(problems.length - sent.length, toRange(lines, last.at), english));
  }
  return diagnostics;
}

/** Says at the last one listed how many are not. */
export const notListed = (count: number, range: Range, english: English | undefined): Diagnostic => ({
  range,
  severity: 3,
  source: 'nianbao',
  message: toText(say`另有 ${count} 个问题未列出`, english),
});

function firstOfEach(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, number>();
  return problems.filter(({ rule }) => {
    const before = seen.get(rule) ?? 0;
    seen.set(rule, before + 1);
    return before < MOST_OF_A_RULE;
  });
}

function gravest(problems: readonly Problem[], most: number): readonly Problem[] {
  const order = problems.map((problem, index) => ({ problem, index }));
  order.sort((a, b) => WEIGHT[a.problem.severity] - WEIGHT[b.problem.severity] || a.index - b.index);
  return order
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ problem }) => problem);
}

/** Names one judgement and what is held back of it: the same name, the same diagnostics. */
export const resultId = ({ serial }: Checked, held: string): string => (held === '' ? String(serial) : `${serial}/${held}`);

/** What in a `.nianbao.json` cannot be used, on that file. */
export const configDiagnostics = ({ problems, uri, lines }: ConfigFile, abilities: Abilities, english?: English): Diagnostic[] =>
  problems.map((problem) => toDiagnostic({ ...problem, message: toText(problem.said, english) }, uri, lines, abilities, () => undefined));
