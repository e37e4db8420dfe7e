import { type Message, say } from '../server/text/say.ts';

/** What the server calls a standard table, to be said in the language that is set. */
export function tableText(name: string): Message {
  switch (name) {
    case '表二':
      return say`表二`;
    case '表三':
      return say`表三`;
    case '表四':
      return say`表四`;
    default:
      return name;
  }
}
