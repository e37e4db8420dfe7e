import * as vscode from 'vscode';
import type { English } from '../server/text/say.ts';

/** The English texts where `nianbao.language` asks for them, as the server reads it; `undefined`: Chinese. They are evaluated only when wanted. */
export async function wantedEnglish(): Promise<English | undefined> {
  const language = vscode.workspace.getConfiguration('nianbao').get<string>('language');
  const isWanted = language === 'en' || (language === 'auto' && !/^zh\b/i.test(vscode.env.language));
  return isWanted ? (await import('../server/text/english.ts')).english : undefined;
}
