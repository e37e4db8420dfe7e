import type { CodeAction, Diagnostic, DocumentSymbol, FoldingRange, Hover, Range, SemanticTokens } from 'vscode-languageserver/node';
import { describe, expect, test } from 'vitest';
import { fillTotalsRequest, statusRequest } from '../../server/protocol.ts';
import { type Client, connect } from './connect.ts';
import { applyTextEdits } from './edits.ts';
import { correct, wrong } from './sample.ts';

/** Three reports bound into one document, the second with a wrong figure. */
const first = correct.replaceAll('示例镇', '样本乡');
const third = correct.replaceAll('示例镇', '范例街道');
const volume = `${first}\n${wrong}\n${third}`;
const lines = (text: string) => text.split('\n').length - 1;
const SECOND = lines(`${first}\n`);
const THIRD = SECOND + lines(`${wrong}\n`);

const down = (range: Range, by: number): Range => ({
  start: { ...range.start, line: range.start.line + by },
  end: { ...range.end, line: range.end.line + by },
});

/** What is said of a text, without what one report has in common with another. */
const own = (found: readonly Diagnostic[]) => found.filter(({ code }) => code !== 'repeated-text');

async function saidOf(text: string): Promise<readonly Diagnostic[]> {
  await using client = await connect();
  const doc = await client.open(text);
  return own(await doc.diagnostics());
}

const ask = <Result>({ connection }: Client, method: string, uri: string, more: object = {}): Promise<Result> =>
  connection.sendRequest(method, { textDocument: { uri }, ...more });

describe('a document with several reports', () => {
  test('has the findings of each, where each stands, and none of their being together', async () => {
    const alone = await Promise.all([saidOf(first), saidOf(wrong), saidOf(third)]);
    const expected = alone.flatMap((found, index) =>
      found.map(({ code, message, range }) => ({ code, message, range: down(range, [0, SECOND, THIRD][index] ?? 0) })),
    );
    expect(expected.length).toBeGreaterThan(0);
    const together = await saidOf(volume);
    expect(together.map(({ code, message, range }) => ({ code, message, range }))).toEqual(expected);
  });

  test('is edited in one of them: its findings change and those behind it move', async () => {
    await using client = await connect();
    const doc = await client.open(volume);
    const before = own(await doc.diagnostics());
    await doc.edit(0, 0, '第一行\n');
    const after = own(await doc.diagnostics());
    expect(after.filter(({ range }) => range.start.line > SECOND)).toEqual(
      before.filter(({ range }) => range.start.line >= SECOND).map((one) => JSON.parse(JSON.stringify(one), moveLines)),
    );
  });

  test('answers after each edit as a document that is opened with that text', async () => {
    await using client = await connect();
    const doc = await client.open(volume);
    const views = ['documentSymbol', 'foldingRange', 'codeLens', 'semanticTokens/full'].map((view) => `textDocument/${view}`);
    const seen = async (uri: string) => {
      const answers = await Promise.all(views.map((view) => ask(client, view, uri)));
      return JSON.stringify(answers).replaceAll(uri, '').split('},{');
    };
    let text = volume;
    await seen(doc.uri);
    for (const [index, place] of [0, volume.indexOf('## 五、', first.length), 4].entries()) {
      const line = `第${index}行\n`;
      await doc.edit(place, place, line);
      text = text.slice(0, place) + line + text.slice(place);
      const fresh = await client.open(text, `file:///${index}.md`);
      expect(await seen(doc.uri)).toEqual(await seen(fresh.uri));
    }
  });

  test('answers about each of them as if it stood alone', async () => {
    await using client = await connect();
    const whole = await client.open(volume);
    const alone = await client.open(`${wrong}\n`, 'file:///单份.md');
    const wrongLine = wrong.split('\n').findIndex((line) => line.includes('（一）予以公开'));
    const cell = { line: wrongLine, character: (wrong.split('\n')[wrongLine]?.indexOf('|', 2) ?? 0) + 14 };
    const there = { position: { ...cell, line: cell.line + SECOND } };
    const hover = await ask<Hover | null>(client, 'textDocument/hover', whole.uri, there);
    const hoverAlone = await ask<Hover | null>(client, 'textDocument/hover', alone.uri, { position: cell });
    expect(hover?.contents).toEqual(hoverAlone?.contents);
    expect(hoverAlone).not.toBeNull();
    const symbols = await ask<DocumentSymbol[]>(client, 'textDocument/documentSymbol', whole.uri);
    const symbolsAlone = await ask<DocumentSymbol[]>(client, 'textDocument/documentSymbol', alone.uri);
    expect(symbols.map(({ name }) => name)).toEqual(expect.arrayContaining(symbolsAlone.map(({ name }) => name)));
    expect(symbols.length).toBeGreaterThan(2 * symbolsAlone.length);
    const folds = await ask<FoldingRange[]>(client, 'textDocument/foldingRange', whole.uri);
    const foldsAlone = await ask<FoldingRange[]>(client, 'textDocument/foldingRange', alone.uri);
    expect(folds).toEqual(expect.arrayContaining(foldsAlone.map((fold) => JSON.parse(JSON.stringify(fold), moveLines))));
  });

  test('shows the figures of all of them', async () => {
    await using client = await connect();
    const whole = await client.open(volume);
    const tokens = await ask<SemanticTokens>(client, 'textDocument/semanticTokens/full', whole.uri);
    const starts: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < tokens.data.length; i += 5) {
      const [dl = 0, dc = 0, length = 0] = tokens.data.slice(i, i + 3);
      line += dl;
      character = dl === 0 ? character + dc : dc;
      starts.push(volume.split('\n')[line]?.slice(character, character + length) ?? '');
    }
    expect(starts.every((text) => /^[\d.]+$/.test(text))).toBe(true);
    const alone = await Promise.all(
      [first, wrong, third].map(async (text, index) => {
        const doc = await client.open(text, `file:///${index}.md`);
        return (await ask<SemanticTokens>(client, 'textDocument/semanticTokens/full', doc.uri)).data.length;
      }),
    );
    expect(tokens.data.length).toBe(alone.reduce((sum, length) => sum + length, 0));
  });

  test('is mended in all of them in one step', async () => {
    await using client = await connect();
    const text = volume.replaceAll(/一、总体情况$/gm, '一、总体情况\n\n截止2025年12月31日，各项工作平稳。');
    const doc = await client.open(text);
    const actions = await ask<CodeAction[]>(client, 'textDocument/codeAction', doc.uri, {
      range: { start: { line: 0, character: 0 }, end: { line: lines(text), character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll.nianbao'] },
    });
    expect(actions).toHaveLength(1);
    const [change] = actions[0]?.edit?.documentChanges ?? [];
    const edits = change && 'edits' in change ? change.edits.flatMap((edit) => ('newText' in edit ? [edit] : [])) : [];
    const mended = applyTextEdits(text, edits);
    expect(mended).not.toContain('截止');
    expect(lines(mended)).toBe(lines(text));
  });

  test('has its blank totals filled in the table that is meant', async () => {
    await using client = await connect();
    const blank = (text: string) => text.replace(/^(\| (?:[一二]、|三、（|四、结转).*\|) +\d+ \|$/gm, '$1      |');
    const text = `${blank(first)}\n${blank(correct)}`;
    const doc = await client.open(text);
    const start = text.split('\n').findIndex((line, index) => index > lines(first) && line.startsWith('| 一、本年新收'));
    const one = await client.connection.sendRequest<{ edits: { range: Range }[] }>(fillTotalsRequest.method, {
      uri: doc.uri,
      table: { line: start, character: 0 },
    });
    expect(one.edits.length).toBe(25);
    expect(one.edits.every(({ range }) => range.start.line >= start - 3)).toBe(true);
  });

  test('stands as a whole in the status', async () => {
    await using client = await connect();
    const doc = await client.open(volume);
    const status = await client.connection.sendRequest<{ organ: string | null; year: number | null; equations: { violated: number } }>(
      statusRequest.method,
      { uri: doc.uri },
    );
    expect(status.organ).toBeNull();
    expect(status.year).toBe(2025);
    expect(status.equations.violated).toBeGreaterThan(0);
  });
});

/** A reviver that moves lines down: by one for diagnostics, by the second report's place for folds. */
function moveLines(key: string, value: unknown): unknown {
  if (key === 'line' && typeof value === 'number') return value + 1;
  return (key === 'startLine' || key === 'endLine') && typeof value === 'number' ? value + SECOND : value;
}
