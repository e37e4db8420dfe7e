import * as vscode from 'vscode';
import { type FormId, insertTableRequest, type ProtocolEdit, type StandardTable } from '../server/protocol.ts';
import { type Message, say } from '../server/text/say.ts';
import { activeReport } from './documents.ts';
import { inWords } from './english.ts';
import { inform } from './notices.ts';
import type { Server } from './server.ts';

/** A table to insert; `form` left out: the one that is due in the document. */
interface Choice {
  readonly table: StandardTable;
  readonly form?: FormId;
  readonly filled?: boolean;
}

const TABLES: readonly { readonly table: StandardTable; readonly prefix: string; readonly name: Message }[] = [
  { table: 'proactiveDisclosure', prefix: 'b2', name: say`表二 主动公开政府信息情况` },
  { table: 'applications', prefix: 'b3', name: say`表三 收到和处理政府信息公开申请情况` },
  { table: 'reviewLitigation', prefix: 'b4', name: say`表四 行政复议、行政诉讼情况` },
];

/** 插入标准表: asks which (or takes the choice from the argument) and puts it at the cursor, with the empty lines that it needs. */
export async function insertTable(server: Server, argument: unknown): Promise<boolean> {
  const editor = activeReport();
  if (!editor) {
    inform(say`标准表只能插入年报。当前编辑器里不是年报。`);
    return false;
  }
  const choice = isChoice(argument) ? argument : await pick();
  if (!choice) return false;
  const { line, character } = editor.selection.active;
  const result = await server.ask(insertTableRequest, { uri: editor.document.uri.toString(), position: { line, character }, ...choice });
  if ('reason' in result) {
    inform(result.reason);
    return false;
  }
  return apply(editor, result.edit);
}

const isChoice = (argument: unknown): argument is Choice =>
  typeof argument === 'object' && argument !== null && TABLES.some(({ table }) => 'table' in argument && argument.table === table);

async function pick(): Promise<Choice | undefined> {
  const picked = await vscode.window.showQuickPick(choices(), { title: inWords(say`插入标准表`), matchOnDescription: true });
  return picked?.choice;
}

type Item = vscode.QuickPickItem & { readonly choice?: Choice };

/** What has a snippet bears its prefix, so that a table is found by keys alone with the input method off. */
function choices(): Item[] {
  const group = (label: Message, form?: FormId): Item[] => [
    { label: inWords(label), kind: vscode.QuickPickItemKind.Separator },
    ...TABLES.flatMap(({ table, prefix, name }): Item[] =>
      [false, true].map((filled) => {
        const how = inWords(filled ? say`全部填 0` : say`空白`);
        const snippet = `${prefix}${form === '2019' ? '19' : ''}${filled ? 'z' : ''}`;
        return {
          label: inWords(name),
          description: form ? `${how}　${snippet}` : how,
          choice: { table, filled, ...(form ? { form } : {}) },
        };
      }),
    ),
  ];
  return [...group(say`按本报告的年度`), ...group(say`2021年格式`, '2021'), ...group(say`2019年格式（试行）`, '2019')];
}

/** Applies the edit as one step of undo and leaves the cursor at the first cell's place: the start of what was inserted. */
async function apply(editor: vscode.TextEditor, { range, newText }: ProtocolEdit): Promise<boolean> {
  const at = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  const done = await editor.edit((builder) => builder.replace(at, newText));
  if (done) editor.revealRange(at);
  return done;
}
