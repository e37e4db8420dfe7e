import { SCHEME } from '../server/protocol.ts';

/** As much of markdown-it's renderer as is used here; its own types would drag the library along. */
interface Token {
  readonly content: string;
  readonly attrGet: (name: string) => string | null;
  readonly attrJoin: (name: string, value: string) => void;
}
type Render = (
  tokens: Token[],
  index: number,
  options: object,
  env: unknown,
  self: { readonly renderToken: (tokens: Token[], index: number, options: object) => string },
) => string;
export interface Rendering {
  readonly renderer: { readonly rules: { [type: string]: Render | undefined } };
}

const CELL = 'nianbao-cell';
/** Display columns that a short text has at most: 第 123 行, ✓ 相符, 2025年, 上年为 0. */
const SHORT = 9;
/** And a long one at least: what a finding says. */
const LONG = 30;

/**
 * Keeps short cells of our own pages (核对单, 年度对照) in one line: Chinese may be broken anywhere, and in a narrow preview 序号 and 结果 would stand one
 * character above the other. Long cells keep a width in which they can be read. Other people's documents are rendered as they were.
 */
export function keepShortCellsWhole<M extends Rendering>(markdown: M): M {
  const { rules } = markdown.renderer;
  for (const type of ['th_open', 'td_open']) {
    const before = rules[type];
    rules[type] = (tokens, index, options, env, self) => {
      const cell = tokens[index];
      // what has been rendered is kept and rendered again
      if (cell && isOurs(env) && !cell.attrGet('class')?.includes(CELL))
        cell.attrJoin('class', CELL + kindOf(tokens[index + 1]?.content ?? ''));
      return before ? before(tokens, index, options, env, self) : self.renderToken(tokens, index, options);
    };
  }
  return markdown;
}

/** The built-in preview says which document it renders. */
function isOurs(env: unknown): boolean {
  const { currentDocument } = (env ?? {}) as { readonly currentDocument?: { readonly scheme?: string } };
  return currentDocument?.scheme === SCHEME;
}

function kindOf(text: string): ' nianbao-short' | ' nianbao-long' | '' {
  const columns = text.length + (text.match(/[\u0100-\uffff]/g)?.length ?? 0);
  return columns <= SHORT ? ' nianbao-short' : columns >= LONG ? ' nianbao-long' : '';
}
