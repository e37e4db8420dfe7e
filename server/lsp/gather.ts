import { turn } from './turn.ts';

/** So many changes in a row are waited for, at most. */
const MOST_WAITING = 50;

/** Takes changed documents; `handle` gets each once, as soon as no more changes are waiting to be taken in (they come one per turn). */
export function gather(handle: (uri: string) => void | Promise<void>): (uri: string) => void {
  const scheduled = new Set<string>();
  let arrivals = 0;

  async function flush(): Promise<void> {
    for (let patience = MOST_WAITING, seen = 0; seen !== arrivals && patience > 0; patience--) {
      seen = arrivals;
      await turn();
      await turn();
    }
    const uris = [...scheduled];
    scheduled.clear();
    for (const uri of uris) await handle(uri);
  }

  return (uri: string) => {
    arrivals++;
    if (scheduled.size === 0) void flush();
    scheduled.add(uri);
  };
}
