import { readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';

/** A Chinese string or template of a file that is not said with say`…`: its pieces with {0}, {1} … between them. */
export interface PlainChinese {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The Chinese of a file that a person may come to see without it having an English text. Left out are the places where words are only compared with
 * what somebody wrote: `===`, `case`, `x.includes('…')`, `new Set(['…'])`, names of properties, types, and regular expressions.
 */
export function plainChinese(file: string): readonly PlainChinese[] {
  const source = readFileSync(file, 'utf8');
  const found: PlainChinese[] = [];
  for (const { text, start } of literalsIn(parseAst(source, { lang: 'ts' }))) {
    // the names of fonts in a style sheet are nobody's text
    if (/\p{Script=Han}/u.test(text) && !/font-family:/.test(text)) found.push({ text, line: source.slice(0, start).split('\n').length });
  }
  return found;
}

const COMPARISONS: readonly unknown[] = ['===', '!=='];
const LOOKS_FOR: readonly unknown[] = 'includes startsWith endsWith indexOf lastIndexOf split replace replaceAll has get RegExp Set'.split(
  ' ',
);
/** What a type says is not shown; what stands inside `x as T` and `x satisfies T` is. */
const WITH_VALUE: readonly unknown[] = ['TSAsExpression', 'TSSatisfiesExpression'];
const LITERALS: readonly unknown[] = ['Literal', 'TemplateLiteral', 'ArrayExpression'];

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const nodesOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);

function* literalsIn(value: unknown): Iterable<{ text: string; start: number }> {
  for (const node of nodesOf(value)) {
    const { type } = node;
    if (typeof type === 'string' && type.startsWith('TS') && !WITH_VALUE.includes(type)) continue;
    if (type === 'Literal') {
      if (typeof node.value === 'string') yield { text: node.value, start: Number(node.start) };
    } else if (type === 'TemplateLiteral') {
      const pieces = nodesOf(node.quasis).map(({ value }) => String(nodesOf(value)[0]?.cooked));
      yield { text: pieces.reduce((text, piece, i) => `${text}{${i - 1}}${piece}`), start: Number(node.start) };
      yield* literalsIn(node.expressions);
    } else yield* literalsIn(seenOf(node));
  }
}

/** The parts of a node that may hold what is shown. */
function seenOf(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
      return [];
    case 'TaggedTemplateExpression':
      return nodesOf(node.quasi).flatMap(({ expressions }) => nodesOf(expressions));
    case 'BinaryExpression':
      return COMPARISONS.includes(node.operator) ? [] : [node.left, node.right];
    case 'SwitchCase':
      return node.consequent;
    case 'Property':
      return node.computed ? [node.key, node.value] : node.value;
    case 'CallExpression':
    case 'NewExpression': {
      const [callee] = nodesOf(node.callee);
      const name = callee?.type === 'MemberExpression' ? nodesOf(callee.property)[0]?.name : callee?.name;
      const args = nodesOf(node.arguments);
      return [callee, ...(LOOKS_FOR.includes(name) ? args.filter(({ type }) => !LITERALS.includes(type)) : args)];
    }
  }
  return Object.values(node).flatMap(nodesOf);
}
