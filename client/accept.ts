import * as vscode from 'vscode';
import { acceptRequest, type ParamsOf } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { activeReport } from './documents.ts';
import { inWords } from './english.ts';
import { inform } from './notices.ts';
import type { Server } from './server.ts';

/**
 * 把现有问题记入基线: the findings of the active report (`argument: 'file'`), of every report (`'all'`) or what the lightbulb asks for are put up with from
 * now on. Asks which where not told.
 */
export async function acceptFindings(server: Server, argument: unknown): Promise<boolean> {
  const params = isRequest(argument) ? argument : await choose(argument);
  if (!params) return false;
  const answer = await server.ask(acceptRequest, params);
  if ('reason' in answer) {
    inform(answer.reason);
    return false;
  }
  const texts = answer.files.map(({ uri: to, text }) => ({ uri: vscode.Uri.parse(to, true), text }));
  for (const { uri: to, text } of texts) await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(text));
  inform(say`已将 ${answer.findings} 处问题记入基线 ${answer.baseline}，以后不再提示。`);
  return true;
}

type Params = ParamsOf<typeof acceptRequest>;

const isRequest = (argument: unknown): argument is Params => typeof argument === 'object' && argument !== null && 'only' in argument;

async function choose(argument: unknown): Promise<Params | undefined> {
  const uri = activeReport()?.document.uri.toString();
  if (argument === 'all') return {};
  if (argument === 'file') return uri === undefined ? undefined : { uri };
  const items = [
    ...(uri === undefined ? [] : [{ label: inWords(say`当前年报`), params: { uri } }]),
    { label: inWords(say`全部年报`), description: inWords(say`工作区中已核对的`), params: {} },
  ];
  return (await vscode.window.showQuickPick(items, { title: inWords(say`把现有问题记入基线`) }))?.params;
}
