import * as vscode from 'vscode';
import { rulePageUri } from '../server/protocol.ts';
import { say } from '../server/text/say.ts';
import { inWords, wantedEnglish } from './english.ts';
import { showPage } from './pages.ts';
import type { Server } from './server.ts';

/** 解释规则: shows the page of a rule, of the one named by the argument or of one that is picked. `home` is where the extension lies. */
export async function showRule(server: Server, home: vscode.Uri, argument: unknown): Promise<void> {
  const rule = typeof argument === 'string' ? argument : await pick(home);
  if (rule === undefined) return;
  // the page is a virtual document of the server
  await server.start();
  await showPage(vscode.Uri.parse(rulePageUri(rule)));
}

async function pick(home: vscode.Uri): Promise<string | undefined> {
  const items = (await rulesOf(home)).map(([id, title]) => ({ label: title, description: id, id }));
  const picked = await vscode.window.showQuickPick(items, { title: inWords(say`解释规则`), matchOnDescription: true });
  return picked?.id;
}

const TITLE = /^rule\.([a-z0-9-]+)\.title$/;

/** Every rule with its title, from the texts of the settings: the manifest itself has them in the editor's language, which may be another one. */
async function rulesOf(home: vscode.Uri): Promise<readonly (readonly [id: string, title: string])[]> {
  const file = vscode.Uri.joinPath(home, wantedEnglish() ? 'package.nls.json' : 'package.nls.zh-cn.json');
  const texts = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Readonly<Record<string, string>>;
  return Object.entries(texts).flatMap(([key, title]) => {
    const id = TITLE.exec(key)?.[1];
    return id === undefined ? [] : [[id, title] as const];
  });
}
