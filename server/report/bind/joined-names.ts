import type { Cell } from '../../syntax/tree.ts';
import { fold } from '../../text/fold.ts';
import { withoutUnit } from '../columns.ts';
import { columnsNamed, isBlockHeading, isGroupName } from '../labels.ts';

/** A name is broken over no more cells than this. */
const MOST_PIECES = 3;
const LONGEST_PIECE = 12;

/** 本年 and 处理决定数量 on two lines are one name, and so are 法人或其他 and 组织: cells that together are one exactly. */
export function joinedNames(cells: readonly Cell[]): readonly Cell[] {
  const joined: Cell[] = [];
  for (let i = 0; i < cells.length; i++) {
    const first = cells[i];
    if (!first) continue;
    joined.push(first);
    let text = first.text;
    if (text === '' || text.length > LONGEST_PIECE || isName(fold(text))) continue;
    for (let n = 1; n < MOST_PIECES; n++) {
      const next = cells[i + n];
      if (!next || next.text === '' || next.text.length > LONGEST_PIECE + 6) break;
      text += next.text;
      if (!isName(fold(text))) continue;
      joined[joined.length - 1] = { ...first, span: { start: first.span.start, end: next.span.end }, text };
      i += n;
      break;
    }
  }
  return joined;
}

function isName(folded: string): boolean {
  const name = withoutUnit(folded);
  return columnsNamed(name).length > 0 || isGroupName(name) || isBlockHeading(name);
}
