import type {
  CompletionItem,
  CompletionItemKind,
  Diagnostic,
  DiagnosticSeverity,
  DocumentSymbol,
  FoldingRange,
  InsertTextFormat,
  Location,
  MarkupContent,
  Position,
  Range,
  SelectionRange,
  SymbolInformation,
  SymbolKind,
  TextEdit,
} from 'vscode-languageserver';
import { rulePageUri } from '../protocol.ts';
import type { Completion } from '../service/complete.ts';
import type { Fold } from '../service/folding.ts';
import type { OutlineItem } from '../service/outline-item.ts';
import type { Edit, Problem, Severity } from '../service/problem.ts';
import { telling } from '../service/telling.ts';
import { type Lines, offsetAt, positionAt } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Abilities } from './abilities.ts';

/**
 * Everything that is a span in the service becomes a range here, and nowhere else. This file and all that the session loads take types from the
 * protocol's library and nothing else, so that it need not be loaded twice.
 */
export const toRange = (lines: Lines, at: Span): Range => ({ start: positionAt(lines, at.start), end: positionAt(lines, at.end) });

export const toSpan = (lines: Lines, range: Range): Span => ({ start: offsetAt(lines, range.start), end: offsetAt(lines, range.end) });

export const toOffset = (lines: Lines, position: Position): number => offsetAt(lines, position);

export const toEdit = (lines: Lines, { at, newText }: Edit): TextEdit => ({ range: toRange(lines, at), newText });

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

/** What a diagnostic carries for the client's own use: which rule, and which cell if one is meant. */
export interface DiagnosticData {
  readonly rule: string;
  readonly cell?: string;
}

/** A problem as diagnostic. `locate` gives the place in another document that a related one is. */
export function toDiagnostic(
  problem: Problem,
  uri: string,
  lines: Lines,
  abilities: Abilities,
  locate: (uri: string, at: Span) => Location | undefined,
): Diagnostic {
  const { rule, cell, message } = problem;
  const related = abilities.related
    ? telling(problem.related).flatMap((one) => {
        const location = one.uri === undefined || one.uri === uri ? { uri, range: toRange(lines, one.at) } : locate(one.uri, one.at);
        return location ? [{ location, message: one.message }] : [];
      })
    : [];
  const data: DiagnosticData = cell === undefined ? { rule } : { rule, cell };
  return {
    range: toRange(lines, problem.at),
    severity: SEVERITY[problem.severity],
    code: rule,
    source: 'nianbao',
    message,
    ...(abilities.codeDescription ? { codeDescription: { href: rulePageUri(rule) } } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(abilities.dataSupport ? { data } : {}),
  };
}

const SYMBOL: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  title: 1 satisfies typeof SymbolKind.File,
  section: 2 satisfies typeof SymbolKind.Module,
  heading: 15 satisfies typeof SymbolKind.String,
  table: 18 satisfies typeof SymbolKind.Array,
  rows: 16 satisfies typeof SymbolKind.Number,
  missing: 21 satisfies typeof SymbolKind.Null,
};

export function toSymbol(lines: Lines, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    ...(item.detail === '' ? {} : { detail: item.detail }),
    kind: SYMBOL[item.kind],
    range: toRange(lines, item.span),
    selectionRange: toRange(lines, item.nameSpan),
    ...(item.children.length === 0 ? {} : { children: item.children.map((child) => toSymbol(lines, child)) }),
  };
}

/** The outline for clients that know no hierarchy: every entry with the name of the one above it. */
export function toSymbolList(lines: Lines, uri: string, items: readonly OutlineItem[], containerName?: string): SymbolInformation[] {
  return items.flatMap((item) => [
    {
      name: item.name,
      kind: SYMBOL[item.kind],
      location: { uri, range: toRange(lines, item.span) },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...toSymbolList(lines, uri, item.children, item.name),
  ]);
}

/** Folds of more than one line, at most as many as the client takes. */
export function toFolds(lines: Lines, folds: readonly Fold[], most: number): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const seen = new Set<number>();
  for (const { start, end, kind } of folds) {
    const startLine = positionAt(lines, start).line;
    const endLine = positionAt(lines, end).line;
    if (endLine <= startLine || seen.has(startLine) || ranges.length >= most) continue;
    seen.add(startLine);
    ranges.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  }
  return ranges;
}

/** Stretches from inside out as the linked list that the protocol wants. */
export function toSelection(lines: Lines, spans: readonly Span[], position: Position): SelectionRange {
  let outer: SelectionRange | undefined;
  for (const at of [...spans].reverse()) outer = { range: toRange(lines, at), ...(outer ? { parent: outer } : {}) };
  return outer ?? { range: { start: position, end: position } };
}

const PLAIN_TEXT = 1 satisfies typeof InsertTextFormat.PlainText;
const SNIPPET = 2 satisfies typeof InsertTextFormat.Snippet;

const ITEM: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  section: 9 satisfies typeof CompletionItemKind.Module,
  table: 22 satisfies typeof CompletionItemKind.Struct,
  row: 5 satisfies typeof CompletionItemKind.Field,
};

export function toCompletionItem(lines: Lines, completion: Completion, index: number, abilities: Abilities): CompletionItem {
  const { label, detail, documentation, filter, kind, at } = completion;
  return {
    label,
    kind: ITEM[kind],
    detail,
    documentation: toMarkup(documentation, abilities.markdownCompletion),
    filterText: filter,
    sortText: String(index).padStart(3, '0'),
    insertTextFormat: abilities.snippets ? SNIPPET : PLAIN_TEXT,
    textEdit: { range: toRange(lines, at), newText: abilities.snippets ? completion.snippet : completion.text },
  };
}

/** Markdown for clients that show it, for others the same words without the marks. */
export function toMarkup(markdown: string, shown: boolean): MarkupContent {
  return shown ? { kind: 'markdown', value: markdown } : { kind: 'plaintext', value: plain(markdown) };
}

function plain(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => line !== '---' && !line.startsWith('```'))
    .join('\n')
    .replaceAll('**', '')
    .replaceAll('`', '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
