import type { Connection } from 'vscode-languageserver';
import { type English, type Message, toText } from '../text/say.ts';
import { type Log, safely } from './turn.ts';

/** Work that takes a while, and how far it has come. */
export interface LongWork {
  /** So much of it is done. */
  done(count: number): void;
  end(): void;
}

/** `total`: how much there is to do. */
export type StartWork = (title: Message, total: number) => LongWork;

/** Less is done before anybody has read what is being done. */
const WORTH_SHOWING = 100;

/** Shows long work in the client's own way, where it has one. The work never waits for the client. */
export function createLongWork(connection: Connection, log: Log, language: () => Promise<English | undefined>): StartWork {
  return (title, total) => {
    if (total < WORTH_SHOWING) return { done: () => {}, end: () => {} };
    const showing = begun(connection, title, total, language);
    void safely(log, 'progress', async () => void (await showing));
    let shown = 0;
    return {
      done(count: number) {
        const percent = Math.floor((count / total) * 100);
        if (percent === shown) return;
        shown = percent;
        void safely(log, 'progress', async () => (await showing).report(percent, `${count}/${total}`));
      },
      end() {
        void safely(log, 'progress', async () => (await showing).done());
      },
    };
  };
}

async function begun(connection: Connection, title: Message, total: number, language: () => Promise<English | undefined>) {
  const english = await language();
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin(toText(title, english), 0, `0/${total}`, false);
  return progress;
}
