import * as vscode from 'vscode';
import { type Message, say } from '../server/text/say.ts';
import { inWords } from './english.ts';
import type { Server } from './server.ts';

/** Tells something in the corner; nobody waits until it has been read. */
export function inform(message: Message): void {
  void vscode.window.showInformationMessage(inWords(message));
}

/** Tells something and offers to do something about it: whether that is wanted. */
export async function offer(message: Message, action: Message): Promise<boolean> {
  return (await vscode.window.showInformationMessage(inWords(message), inWords(action))) !== undefined;
}

/** Says that something could not be done, and leaves the details in the log. */
export function warnOfFailure({ log }: Pick<Server, 'log'>, error: unknown): void {
  log.error(error instanceof Error ? error : String(error));
  void vscode.window.showErrorMessage(inWords(say`未能完成：${error instanceof Error ? error.message : String(error)}`));
}
