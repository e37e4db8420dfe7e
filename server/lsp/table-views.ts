import type { CodeLens, InlayHint, Range } from 'vscode-languageserver';
import { figuresOf } from '../service/equation-text.ts';
import { tableLenses } from '../service/lenses.ts';
import type { Reading } from '../service/reading.ts';
import { cellHints } from '../service/totals.ts';
import { type English, toText } from '../text/say.ts';
import { overlaps } from '../text/span.ts';
import { toEdit, toRange, toSpan } from './convert.ts';
import { rememberedOf } from './remembered.ts';

const COMMANDS = { state: 'nianbao.why', fillTotals: 'nianbao.fillTotals', reviewSheet: 'nianbao.reviewSheet' } as const;

/** What stands above and beside the standard tables: how they are, and what their totals should be. In English where its texts are given. */

export const lensesOf = rememberedOf((reading: Reading, english: English | undefined): CodeLens[] => {
  const { uri } = reading.document;
  const { lines } = reading.report.tree;
  return tableLenses(reading, english).map(({ at, kind, title }) => {
    const range = toRange(lines, at);
    return { range, command: { title, command: COMMANDS[kind], arguments: kind === 'fillTotals' ? [uri, range.start] : [uri] } };
  });
});

/** A hint on a blank total writes it when it is accepted. */
export function hintsOf(reading: Reading, range: Range, english?: English): InlayHint[] {
  const { lines } = reading.report.tree;
  const shown = toSpan(lines, range);
  return reading.report.tables
    .filter((table) => overlaps(table.span, shown))
    .flatMap((table) => cellHints(reading, table))
    .filter(({ cell }) => overlaps(cell.span, shown))
    .map(({ cell, text, equation, edit }) => ({
      position: toRange(lines, cell.span).end,
      label: toText(text, english),
      paddingLeft: true,
      ...(equation ? { tooltip: `${equation.equation.formula}　${figuresOf(equation, english)}` } : {}),
      ...(edit ? { textEdits: [toEdit(lines, edit)] } : {}),
    }));
}
