import type {
  CodeAction,
  CodeActionKind,
  CodeActionParams,
  CodeActionTriggerKind,
  CompletionItem,
  CompletionParams,
  DefinitionLink,
  DocumentHighlight,
  DocumentHighlightKind,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Position,
  SelectionRange,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { FIX_ALL, LANGUAGE } from '../protocol.ts';
import { type Action, actions } from '../service/actions.ts';
import { applicationsParagraph } from '../service/applications-paragraph.ts';
import { complete } from '../service/complete.ts';
import { definitions, highlights, references } from '../service/equation-links.ts';
import { fixAll, pickTextFixes } from '../service/fix-all.ts';
import { folding } from '../service/folding.ts';
import { hover } from '../service/hover.ts';
import { outline } from '../service/outline.ts';
import type { Edit, Problem } from '../service/problem.ts';
import type { Reading } from '../service/reading.ts';
import { selection } from '../service/selection.ts';
import { isWhole } from '../service/read-document.ts';
import type { Checked } from '../service/service.ts';
import type { Settings } from '../service/settings.ts';
import { type English, type Message, say, toText } from '../text/say.ts';
import { fillTotals } from '../service/totals.ts';
import { type Abilities, EXPLAIN_COMMAND } from './abilities.ts';
import {
  toDiagnostic,
  toCompletionItem,
  toEdit,
  toFolds,
  toMarkup,
  toOffset,
  toRange,
  toSelection,
  toSpan,
  toSymbol,
  toSymbolList,
} from './convert.ts';
import { rememberedOf } from './remembered.ts';

const QUICK_FIX = 'quickfix' satisfies typeof CodeActionKind.QuickFix;
const REWRITE = 'refactor.rewrite' satisfies typeof CodeActionKind.RefactorRewrite;
const AUTOMATIC = 2 satisfies typeof CodeActionTriggerKind.Automatic;
const READ = 2 satisfies typeof DocumentHighlightKind.Read;
const WRITE = 3 satisfies typeof DocumentHighlightKind.Write;

/** The answers to the requests of the protocol, from documents already read and judged. No waiting, no state. */

export const symbolsOf = rememberedOf(
  (reading: Reading, abilities: Abilities, english: English | undefined): DocumentSymbol[] | SymbolInformation[] => {
    const { lines } = reading.report.tree;
    const items = outline(reading, english);
    return abilities.hierarchicalSymbols ? items.map((item) => toSymbol(lines, item)) : toSymbolList(lines, reading.document.uri, items);
  },
);

export const foldsOf = rememberedOf((reading: Reading, abilities: Abilities): FoldingRange[] =>
  toFolds(reading.report.tree.lines, folding(reading), abilities.mostFolds),
);

export function selectionsOf(reading: Reading, positions: readonly Position[]): SelectionRange[] {
  const { lines } = reading.report.tree;
  return positions.map((position) => toSelection(lines, selection(reading, toOffset(lines, position)), position));
}

export function hoverOf(
  { reading }: Checked,
  shown: readonly Problem[],
  position: Position,
  abilities: Abilities,
  english?: English,
): Hover | null {
  const { lines } = reading.report.tree;
  const found = hover(reading, toOffset(lines, position), shown, english);
  if (!found) return null;
  const command = abilities.options.showRuleCommand;
  const links =
    command === undefined || !abilities.markdownHover
      ? []
      : found.rules.map(
          (id) => `[${toText(say`规则说明：${id}`, english)}](command:${command}?${encodeURIComponent(JSON.stringify([id]))})`,
        );
  return { range: toRange(lines, found.at), contents: toMarkup([found.markdown, ...links].join('\n\n'), abilities.markdownHover) };
}

export function highlightsOf(reading: Reading, position: Position): DocumentHighlight[] {
  const { lines } = reading.report.tree;
  return highlights(reading, toOffset(lines, position)).map(({ at, self }) => ({
    range: toRange(lines, at),
    kind: self ? WRITE : READ,
  }));
}

export function definitionOf(reading: Reading, position: Position, abilities: Abilities): DefinitionLink[] | Location[] {
  const { lines } = reading.report.tree;
  const { uri } = reading.document;
  const found = definitions(reading, toOffset(lines, position));
  if (!found) return [];
  const ranges = found.to.map((at) => toRange(lines, at));
  if (!abilities.definitionLinks) return ranges.map((range) => ({ uri, range }));
  const originSelectionRange = toRange(lines, found.from);
  return ranges.map((range) => ({ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }));
}

export function referencesOf(reading: Reading, position: Position, itself: boolean): Location[] {
  const { lines } = reading.report.tree;
  const { uri } = reading.document;
  return references(reading, toOffset(lines, position), itself).map((at) => ({ uri, range: toRange(lines, at) }));
}

/** Nothing is offered in a document that is no report, unless it was opened as one. */
export function completionsOf(
  reading: Reading,
  languageId: string | undefined,
  params: CompletionParams,
  abilities: Abilities,
  english?: English,
): CompletionItem[] {
  if (!isWhole(reading) || (!reading.report.isReport && languageId !== LANGUAGE)) return [];
  const { lines } = reading.report.tree;
  const typed = params.context?.triggerCharacter;
  return complete(reading, toOffset(lines, params.position), typed, english).map((one, index) =>
    toCompletionItem(lines, one, index, abilities),
  );
}

/** Quick fixes of the problems in the range, what else can be done about them, and on request every text fix at once. */
export function actionsOf(
  checked: Checked,
  settings: Settings,
  params: CodeActionParams,
  version: number | null,
  abilities: Abilities,
): CodeAction[] {
  const { reading, problems } = checked;
  if (!reading.report.isReport) return [];
  const { lines } = reading.report.tree;
  const { only } = params.context;
  const wants = (kind: string) => only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const found: CodeAction[] = [];
  if (wants(QUICK_FIX)) {
    for (const action of actions(reading, problems, toSpan(lines, params.range), pickTextFixes, settings.english)) {
      if (action.kind === 'accept' && abilities.options.acceptCommand === undefined) continue;
      found.push(toCodeAction(checked, action, version, abilities));
    }
  }
  if (wants(REWRITE)) {
    const edit = applicationsParagraph(reading, toOffset(lines, params.range.start));
    if (edit)
      found.push({
        title: toText(say`由表三生成依申请公开段落`, settings.english),
        kind: REWRITE,
        edit: toWorkspaceEdit(reading, [edit], version, abilities),
      });
  }
  // a light bulb that shows itself offers no source action: what it takes to find all fixes is spent when somebody asks
  if (only === undefined ? params.context.triggerKind !== AUTOMATIC : wants(FIX_ALL)) {
    const edits = fixAll(reading, problems, settings);
    if (edits.length > 0) {
      found.push({
        title: toText(fixAllTitle(reading, problems), settings.english),
        kind: FIX_ALL,
        edit: toWorkspaceEdit(reading, edits, version, abilities),
      });
    }
  }
  return found;
}

function fixAllTitle(reading: Reading, problems: readonly Problem[]): Message {
  const totals = fillTotals(reading).length;
  if (totals === 0) return say`修正全部文字问题`;
  return pickTextFixes(problems).length > 0 ? say`修正全部文字问题，填合计（${totals} 格）` : say`填合计（${totals} 格）`;
}

function toCodeAction(checked: Checked, action: Action, version: number | null, abilities: Abilities): CodeAction {
  const { reading } = checked;
  const { lines } = reading.report.tree;
  const diagnostics = [toDiagnostic(action.problem, reading.document.uri, lines, abilities, () => undefined)];
  const base = { title: action.title, kind: QUICK_FIX, diagnostics };
  switch (action.kind) {
    case 'fix':
      return {
        ...base,
        ...(action.preferred ? { isPreferred: true } : {}),
        edit: toWorkspaceEdit(reading, action.fix.edits, version, abilities),
      };
    case 'fixRule':
      return { ...base, edit: toWorkspaceEdit(reading, action.edits, version, abilities) };
    case 'suppress':
      return { ...base, edit: toSuppression(reading, action, version, abilities) };
    case 'accept': {
      const only = { rule: action.problem.rule, position: toRange(lines, action.problem.at).start };
      const command = abilities.options.acceptCommand ?? '';
      return { ...base, command: { title: action.title, command, arguments: [{ uri: reading.document.uri, only }] } };
    }
    case 'explain': {
      const command = abilities.options.showRuleCommand ?? EXPLAIN_COMMAND;
      return { ...base, command: { title: action.title, command, arguments: [action.problem.rule] } };
    }
  }
}

/** Edits of one document in the form that the client takes; with the version, so that a late one is refused and nothing is garbled. */
export function toWorkspaceEdit(reading: Reading, edits: readonly Edit[], version: number | null, abilities: Abilities): WorkspaceEdit {
  const { lines } = reading.report.tree;
  const { uri } = reading.document;
  const changes: TextEdit[] = edits.map((edit) => toEdit(lines, edit));
  return abilities.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

/** The comment of a suppression; its reason is a tab stop where the client can place one, else left empty so that it is asked for. */
function toSuppression(
  reading: Reading,
  { at, text, reason }: Extract<Action, { kind: 'suppress' }>,
  version: number | null,
  abilities: Abilities,
): WorkspaceEdit {
  const { lines } = reading.report.tree;
  const { uri } = reading.document;
  const before = text.slice(0, reason.start);
  const behind = text.slice(reason.end);
  if (!abilities.snippetEdits)
    return toWorkspaceEdit(reading, [{ at: { start: at, end: at }, newText: before + behind }], version, abilities);
  const value = `${before}\${1:${text.slice(reason.start, reason.end)}}${behind}`;
  const range = toRange(lines, { start: at, end: at });
  return { documentChanges: [{ textDocument: { uri, version }, edits: [{ range, snippet: { kind: 'snippet', value } }] }] };
}
