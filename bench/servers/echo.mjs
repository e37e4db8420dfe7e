// The least a server can do: reads frames, answers every request with an empty result of the right shape, keeps nothing.
let buffer = Buffer.alloc(0);

const send = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  process.stdout.write(`Content-Length: ${body.length}\r\n\r\n`);
  process.stdout.write(body);
};

function answer({ id, method }) {
  if (method === 'initialize')
    send({
      id,
      result: { capabilities: { textDocumentSync: 2, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } },
    });
  else if (method === 'textDocument/diagnostic') send({ id, result: { kind: 'full', items: [] } });
  else if (id !== undefined && method !== undefined) send({ id, result: null });
  if (method === 'exit') process.exit(0);
}

process.stdin.on('data', (chunk) => {
  buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
  for (;;) {
    const head = buffer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1]);
    if (buffer.length < head + 4 + length) return;
    const body = buffer.toString('utf8', head + 4, head + 4 + length);
    buffer = buffer.subarray(head + 4 + length);
    answer(JSON.parse(body));
  }
});
