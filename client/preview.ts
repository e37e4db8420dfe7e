import type { PreviewTable } from '../server/protocol.ts';

/** As much of markdown-it as is used here; its own types would drag the library along. */
interface Token {
  type: string;
  map: [number, number] | null;
  content: string;
  block: boolean;
}
interface State {
  readonly src: string;
  tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: 1 | 0 | -1) => Token;
}
export interface Markdown {
  readonly core: { readonly ruler: { readonly after: (name: string, rule: string, run: (state: State) => void) => void } };
}

/** The standard tables of a text, called for reports only. */
export type TablesOf = (source: string) => readonly PreviewTable[];

/** Any report's preview has one of these words; others cost one search. */
const TELLING = '政府信息公开';

/**
 * Makes the built-in Markdown preview show the standard tables of a report in their official merged form. The lines that a table stands for are kept, so that scrolling stays in step.
 */
export function showOfficialTables<M extends Markdown>(markdown: M, tablesOf: TablesOf): M {
  markdown.core.ruler.after('block', 'nianbao', (state) => {
    if (!state.src.includes(TELLING) || !state.tokens.some(({ type }) => type === 'table_open')) return;
    const tables = tablesOf(state.src);
    if (tables.length > 0) state.tokens = replaced(state, tables);
  });
  return markdown;
}

function replaced(state: State, tables: readonly PreviewTable[]): Token[] {
  const tokens: Token[] = [];
  let until: string | undefined;
  for (const token of state.tokens) {
    if (until !== undefined) {
      if (token.type === until) until = undefined;
      continue;
    }
    const line = token.map?.[0];
    const table =
      token.type === 'table_open'
        ? tables.find(({ firstLine, lastLine }) => line !== undefined && firstLine <= line && line <= lastLine)
        : undefined;
    if (!table) {
      tokens.push(token);
      continue;
    }
    until = 'table_close';
    const block = new state.Token('html_block', '', 0);
    block.map = token.map;
    block.content = table.html;
    block.block = true;
    tokens.push(block);
  }
  return tokens;
}
