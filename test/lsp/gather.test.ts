import { describe, expect, it } from 'vitest';
import { gather } from '../../server/lsp/gather.ts';
import { turn } from '../../server/lsp/turn.ts';

/** What is handled, and turns of the event loop in which messages come in. */
function gathering(handle: (uri: string) => void | Promise<void> = () => {}) {
  const handled: string[] = [];
  const changed = gather((uri) => {
    handled.push(uri);
    return handle(uri);
  });
  const rest = async (turns = 10) => {
    for (let i = 0; i < turns; i++) await turn();
  };
  return { handled, changed, rest };
}

describe('changes that come one after the other', () => {
  it('of one document are handled once, when no more are waiting', async () => {
    const { handled, changed, rest } = gathering();
    for (let i = 0; i < 20; i++) {
      changed('a');
      await turn();
      expect(handled).toEqual([]);
    }
    await rest();
    expect(handled).toEqual(['a']);
  });

  it('of several documents: each once, in the order in which they began', async () => {
    const { handled, changed, rest } = gathering();
    for (const uri of ['b', 'a', 'b', 'c', 'a']) {
      changed(uri);
      await turn();
    }
    await rest();
    expect(handled).toEqual(['b', 'a', 'c']);
  });

  it('without end are not waited for', async () => {
    const { handled, changed } = gathering();
    let changes = 0;
    for (; changes < 1000 && handled.length === 0; changes++) {
      changed('a');
      await turn();
    }
    expect(changes).toBeGreaterThan(20);
    expect(changes).toBeLessThan(200);
  });

  it('while one is being handled are handled afterwards', async () => {
    let finish = () => {};
    const { handled, changed, rest } = gathering(() => new Promise<void>((done) => (finish = done)));
    changed('a');
    await rest();
    expect(handled).toEqual(['a']);
    changed('a');
    await rest();
    finish();
    await rest();
    expect(handled).toEqual(['a', 'a']);
  });
});
