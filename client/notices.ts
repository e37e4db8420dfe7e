import * as vscode from 'vscode';
import type { Message } from '../server/text/say.ts';
import { inWords } from './english.ts';

/** Tells something in the corner; nobody waits until it has been read. */
export function inform(message: Message): void {
  void vscode.window.showInformationMessage(inWords(message));
}

/** Tells something and offers to do something about it: whether that is wanted. */
export async function offer(message: Message, action: Message): Promise<boolean> {
  return (await vscode.window.showInformationMessage(inWords(message), inWords(action))) !== undefined;
}
