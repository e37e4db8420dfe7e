import * as vscode from 'vscode';
import texts from '../l10n/client.en.json' with { type: 'json' };
import { type English, type Message, toText } from '../server/text/say.ts';

/** The English texts of the client where `nianbao.language` asks for them, as the server reads it; `undefined`: Chinese. */
export function wantedEnglish(): English | undefined {
  const language = vscode.workspace.getConfiguration('nianbao').get<string>('language');
  return language === 'en' || (language === 'auto' && !/^zh\b/i.test(vscode.env.language)) ? texts : undefined;
}

/** A text of ours in the language that is set now. */
export const inWords = (message: Message): string => toText(message, wantedEnglish());

/** Calls when another language may have been set: what stays on the screen is said anew. */
export const onDidChangeLanguage = (listener: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('nianbao.language')) listener();
  });
