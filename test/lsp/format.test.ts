import type { TextEdit } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { connect } from './connect.ts';
import { applyTextEdits } from './edits.ts';
import { correct } from './sample.ts';

const squeezed = correct.replace(/ *\| */g, '|');
const options = { tabSize: 4, insertSpaces: true };

test('a report whose tables have lost their layout gets it back', async () => {
  await using client = await connect();
  const doc = await client.open(squeezed);
  const edits: TextEdit[] = await client.connection.sendRequest('textDocument/formatting', { textDocument: { uri: doc.uri }, options });
  expect(applyTextEdits(squeezed, edits)).toBe(correct);
});

test('of a selection only the tables that it touches are laid out', async () => {
  await using client = await connect();
  const doc = await client.open(squeezed);
  const line = squeezed.split('\n').findIndex((one) => one.startsWith('|三、（七）总计'));
  const range = { start: { line, character: 0 }, end: { line, character: 3 } };
  const edits: TextEdit[] = await client.connection.sendRequest('textDocument/rangeFormatting', {
    textDocument: { uri: doc.uri },
    range,
    options,
  });
  const after = applyTextEdits(squeezed, edits).split('\n');
  const whole = correct.split('\n');
  expect(after[line]).toBe(whole[line]);
  expect(after.filter((one, index) => one !== whole[index]).every((one) => one.startsWith('|'))).toBe(true);
  expect(after.find((one) => one.startsWith('|（五）行政许可'))).toBe('|（五）行政许可|0|');
});

test('a table in a document that is no report is left to another formatter', async () => {
  await using client = await connect();
  const doc = await client.open('# 会议记录\n\n|甲|乙|\n|-|-|\n|1|2|\n', undefined, 'markdown');
  expect(await client.connection.sendRequest('textDocument/formatting', { textDocument: { uri: doc.uri }, options })).toEqual([]);
});
