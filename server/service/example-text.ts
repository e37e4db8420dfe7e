/** The head that examples of sentences share: it says nothing about the rule. */
const FRAME =
  /^(?:# )?示例(?:县示例)?镇(?:人民政府)?2025年政府信息公开工作年度报告\n\n(?:## )?(?:一、总体情况|五、存在的主要问题及改进情况|六、其他需要报告的事项)\n\n(?=[\s\S]*\S)/;
/** A row of a table that says nothing but 0, or is still blank. */
const ZEROS = /^(?:\|[^|«»]*\|(?: *0? *\|)+|[^\t«»\n]+(?:\t *0? *){3,}\t*)$/;
/** A label and the zeros of its row, a line each. */
const ZERO_LINES = /^[^«»\n]*[\u4e00-\u9fff][^«»\n]*(?:\n[ \t\u3000]*0){2,}$/;
/** Fewer in succession are left standing. */
const FEW = 4;

/** An example as a page shows it: `left` says what was left out. */
export interface ShownText {
  readonly text: string;
  /** The title line and the heading of the section stood before it. */
  readonly framed: boolean;
}

/**
 * An example without what it needs only to be whole: the head of a report about sentences, and rows of zeros in succession, which become `…`. The
 * head stays on a `whole` one; of a text that was mended, rows that the text `before` did not have stay.
 */
export function shownText(text: string, whole = false, before?: string): ShownText {
  const framed = !whole && FRAME.test(text) && !/«/.test(FRAME.exec(text)?.[0] ?? '');
  const body = (framed ? text.replace(FRAME, '') : text).replace(/^\n+|\s+$/g, '');
  return { text: shortenedRows(shortenedBlocks(body, before), before), framed };
}

/** The pieces that a text had, without the marks around them; every piece where there was no text. */
function had(before: string | undefined, between: string): (piece: string) => boolean {
  if (before === undefined) return () => true;
  const pieces = new Set(before.split(between).filter((piece) => !/[«»]/.test(piece)));
  return (piece) => pieces.has(piece);
}

/** Rows of zeros, a line each, become one. */
function shortenedRows(text: string, before: string | undefined): string {
  const isOld = had(before, '\n');
  return collapsed(text.split('\n'), '\n', (line) =>
    ZEROS.test(line) && isOld(line) ? (line.startsWith('|') ? '| … |' : '…') : undefined,
  );
}

/** Rows whose cells stand on lines of their own. */
function shortenedBlocks(text: string, before: string | undefined): string {
  const isOld = had(before, '\n\n');
  return collapsed(text.split('\n\n'), '\n\n', (block) => (ZERO_LINES.test(block) && isOld(block) ? '…' : undefined));
}

function collapsed(pieces: readonly string[], between: string, shortOf: (piece: string) => string | undefined): string {
  const kept: string[] = [];
  let run: string[] = [];
  let short = '';
  const end = () => {
    kept.push(...(run.length < FEW ? run : [run[0] ?? '', short, run.at(-1) ?? '']));
    run = [];
  };
  for (const piece of pieces) {
    const shortened = shortOf(piece);
    if (shortened === undefined) {
      end();
      kept.push(piece);
    } else {
      run.push(piece);
      short = shortened;
    }
  }
  end();
  return kept.join(between);
}
