/**
 * `npm run bench -- --requests`, or `node bench/requests.mjs [--strict] [--quick] [--only NAME] [--size small|large]`: how long an editor waits over stdio for each request that
 * the server offers, on one report and on 1 MB, at several places. Two figures for each: `typed`, from the keystroke just before the request, so that
 * reading the new text is part of it; `rest`, the same request again on an unchanged text. What the server offers and this file does not ask for is said at
 * the end and counts as a limit not held. `--strict` ends with status 1 when a limit is not held, `--quick` asks less often.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleGenerator } from './bundle.mjs';
import { initialize, startNianbao } from './client.mjs';
import { corpus } from './corpus.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'out', 'bench');
const { values: given } = parseArgs({
  options: {
    requests: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    size: { type: 'string' },
  },
});
/** The workspace: nothing lies in it, so that only the report asked about is paid for. */
const empty = join(out, 'requests-workspace');
mkdirSync(empty, { recursive: true });
const built = join(out, 'requests-dist');
execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--out', built], { cwd: root, stdio: 'ignore' });
const generator = join(out, 'requests-generator.mjs');
await bundleGenerator(root, generator);
const { singles, sized, seeds } = await corpus(root, out, generator);

/** Milliseconds at the median: of a report, and of 1 MB. */
const LIMITS = { small: 5, large: 60 };
const mega = (shape) => sized.find((text) => text.shape === shape && text.label === '1 MB');
const TEXTS = [
  { ...(seeds[0] ?? singles.find(({ shape }) => shape === 'tab-seed')), size: 'small' },
  { ...singles.find(({ shape }) => shape === 'flat'), size: 'small' },
  { ...(mega('seeds') ?? mega('tab-seed')), size: 'large' },
  { ...mega('flat'), size: 'large' },
];

const at = ({ uri }, position) => ({ textDocument: { uri }, position });
const whole = ({ uri }) => ({ textDocument: { uri } });
/** About as much as an editor shows. */
const shown = ({ line }, lines) => ({
  start: { line: Math.max(0, line - 30), character: 0 },
  end: { line: Math.min(lines.length - 1, line + 30), character: 0 },
});
const options = { tabSize: 2, insertSpaces: true };
const actions = (only) => (one, position, lines) => ({
  ...whole(one),
  range: { start: { line: position.line, character: 0 }, end: { line: position.line, character: (lines[position.line] ?? '').length } },
  context: { diagnostics: [], triggerKind: 2, ...(only ? { only: [only] } : {}) },
});

/** What an editor asks by itself or on a key: the capability that announces it, the method, and what it is asked with. */
const EDITOR = [
  ['diagnosticProvider', 'textDocument/diagnostic', whole],
  ['hoverProvider', 'textDocument/hover', at],
  ['completionProvider', 'textDocument/completion', (one, { line }) => at(one, { line, character: 0 })],
  ['inlineCompletionProvider', 'textDocument/inlineCompletion', (one, position) => ({ ...at(one, position), context: { triggerKind: 2 } })],
  ['signatureHelpProvider', 'textDocument/signatureHelp', at],
  ['documentSymbolProvider', 'textDocument/documentSymbol', whole],
  ['foldingRangeProvider', 'textDocument/foldingRange', whole],
  ['selectionRangeProvider', 'textDocument/selectionRange', (one, position) => ({ ...whole(one), positions: [position] })],
  ['documentHighlightProvider', 'textDocument/documentHighlight', at],
  ['definitionProvider', 'textDocument/definition', at],
  ['referencesProvider', 'textDocument/references', (one, position) => ({ ...at(one, position), context: { includeDeclaration: true } })],
  ['codeActionProvider', 'textDocument/codeAction', actions()],
  ['codeActionProvider', 'textDocument/codeAction', actions('source.fixAll'), 'source.fixAll'],
  ['codeLensProvider', 'textDocument/codeLens', whole],
  ['inlayHintProvider', 'textDocument/inlayHint', (one, position, lines) => ({ ...whole(one), range: shown(position, lines) })],
  ['semanticTokensProvider', 'textDocument/semanticTokens/full', whole],
  [
    'semanticTokensProvider',
    'textDocument/semanticTokens/range',
    (one, position, lines) => ({ ...whole(one), range: shown(position, lines) }),
  ],
  ['documentFormattingProvider', 'textDocument/formatting', (one) => ({ ...whole(one), options })],
  [
    'documentRangeFormattingProvider',
    'textDocument/rangeFormatting',
    (one, position, lines) => ({ ...whole(one), range: shown(position, lines), options }),
  ],
  [
    'documentOnTypeFormattingProvider',
    'textDocument/onTypeFormatting',
    (one, position, _, { documentOnTypeFormattingProvider: offered }) => ({
      ...at(one, position),
      ch: offered.firstTriggerCharacter,
      options,
    }),
  ],
  ['callHierarchyProvider', 'textDocument/prepareCallHierarchy', at],
  ['callHierarchyProvider', 'callHierarchy/incomingCalls', undefined],
  ['callHierarchyProvider', 'callHierarchy/outgoingCalls', undefined],
  ['documentLinkProvider', 'textDocument/documentLink', whole],
  ['linkedEditingRangeProvider', 'textDocument/linkedEditingRange', at],
  ['renameProvider', 'textDocument/prepareRename', at],
  ['renameProvider', 'textDocument/rename', (one, position) => ({ ...at(one, position), newName: '示例县新镇人民政府' })],
  ['workspaceSymbolProvider', 'workspace/symbol', () => ({ query: '示例' })],
  // what our own client asks for by itself
  ['custom', 'nianbao/status', ({ uri }) => ({ uri })],
  ['custom', 'nianbao/equations', ({ uri }) => ({ uri })],
  ['custom', 'nianbao/layout', ({ uri }) => ({ uri })],
  ['custom', 'nianbao/reports', () => ({})],
];

/** What a person asks for with a command: measured, not limited. */
const COMMANDS = {
  'nianbao/convert': ({ uri }) => ({ uri }),
  'nianbao/convertPiece': (_, { line }, lines) => ({ text: lines.slice(Math.max(0, line - 30), line + 30).join('\n'), kind: 'text' }),
  'nianbao/insertTable': ({ uri }, position) => ({ uri, position, table: 'applications' }),
  'nianbao/newReport': ({ uri }) => ({ organ: '示例县示例镇人民政府', year: 2025, lastYear: uri }),
  'nianbao/rollUp': ({ uri }) => ({ at: uri, paths: [] }),
  'nianbao/fillTotals': ({ uri }) => ({ uri }),
  'nianbao/reviewSheet': ({ uri }) => ({ uri, format: 'html' }),
  'nianbao/accept': ({ uri }) => ({ uri }),
  'nianbao/yearOnYear': ({ uri }) => ({ uri, format: 'markdown' }),
  'nianbao/previewTables': (_, __, lines) => ({ source: lines.join('\n') }),
  'nianbao/checkAll': () => ({}),
};
/** Not asked: it answers only when something changes, or does what `EDITOR` asks for already. */
const SILENT = ['positionEncoding', 'textDocumentSync', 'executeCommandProvider', 'workspace', 'experimental'];
/** Asked by the server. */
const ITS_OWN = ['nianbao/files'];

const rich = (greeting) => {
  greeting.capabilities.textDocument = {
    ...greeting.capabilities.textDocument,
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    rename: { prepareSupport: true },
    inlineCompletion: {},
  };
  greeting.capabilities.workspace = { ...greeting.capabilities.workspace, workspaceEdit: { documentChanges: true } };
  greeting.initializationOptions = { ...greeting.initializationOptions, cursor: true, status: true, lenses: true };
  return greeting;
};

/** Figures, headings and sentences, from the beginning to the end of the text. */
function placesOf(lines) {
  const spread = (wanted, count) => {
    const found = lines.flatMap((text, line) => (wanted.test(text) ? [line] : []));
    return Array.from({ length: Math.min(count, found.length) }, (_, i) => found[Math.floor(((i + 0.5) * found.length) / count)]);
  };
  const figures = spread(/[|\t] *\d+ *[|\t]/, 5).map((line) => ({
    line,
    character: /[|\t] *(?=\d)/.exec(lines[line])[0].length + lines[line].search(/[|\t] *\d/),
  }));
  const headings = spread(/^(?:#+ *)?[一二三四五六]、/, 2).map((line) => ({ line, character: lines[line].search(/[一二三四五六]、/) + 2 }));
  const words = spread(/^[^|\t#]{40}/, 3).map((line) => ({ line, character: 20 }));
  return [...figures, ...headings, ...words];
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

async function measure({ path, size, name }) {
  const text = readFileSync(path, 'utf8');
  const lines = text.split(/\r?\n/);
  const folder = pathToFileURL(empty).href;
  const client = startNianbao(join(built, 'server.cjs'), {
    'workspace/configuration': ({ items }) => items.map(() => null),
  });
  const { capabilities } = await client.request('initialize', rich(initialize(true, folder)));
  client.notify('initialized', {});
  const uri = `${folder}/requests-${size}.md`;
  let version = 1;
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'nianbao', version, text } });
  const { items } = await client.request('textDocument/diagnostic', { textDocument: { uri } });
  const places = placesOf(lines);
  /** One keystroke at a place, and the same taken back the next time. */
  const typed = new Map();
  const type = (position) => {
    const key = `${position.line} ${position.character}`;
    const behind = { line: position.line, character: position.character + 1 };
    const was = typed.get(key);
    const figure = /\d/.test((lines[position.line] ?? '').charAt(position.character));
    const change = was
      ? { range: { start: position, end: behind }, text: figure ? (lines[position.line] ?? '').charAt(position.character) : '' }
      : { range: { start: position, end: figure ? behind : position }, text: figure ? '7' : '的' };
    typed.set(key, !was);
    client.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [change] });
  };
  const rounds = size === 'small' ? (given.quick ? 20 : 60) : given.quick ? 8 : 20;
  const one = { uri };

  const rows = [];
  const run = async (label, method, paramsOf) => {
    const spent = { typed: [], rest: [] };
    let bytes = 0;
    for (let round = 0; round < rounds; round++) {
      const position = places[round % places.length];
      let params = paramsOf?.(one, position, lines, capabilities);
      if (!paramsOf) {
        const [item] = (await client.request('textDocument/prepareCallHierarchy', at(one, places[round % 5]))) ?? [];
        if (!item) continue;
        params = { item };
      }
      if (params === undefined) continue;
      let began = performance.now();
      type(position);
      const answer = await client.request(method, params).catch((error) => error);
      spent.typed.push(performance.now() - began);
      if (!(answer instanceof Error)) bytes = Math.max(bytes, Buffer.byteLength(JSON.stringify(answer ?? null)));
      began = performance.now();
      await client.request(method, params).catch(() => undefined);
      spent.rest.push(performance.now() - began);
      await pause(size === 'small' ? 2 : 10);
    }
    rows.push({ label, count: spent.typed.length, bytes, typed: spent.typed.slice(2), rest: spent.rest.slice(2) });
  };
  const asked = (label) => given.only === undefined || label.includes(given.only);
  for (let warm = 0; warm < (size === 'small' ? 40 : 6); warm++) {
    type(places[warm % places.length]);
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
  }
  for (const [capability, method, paramsOf, more] of EDITOR) {
    const label = [method.replace('textDocument/', ''), more].filter(Boolean).join(' ');
    if ((capability === 'custom' || capabilities[capability]) && asked(label)) await run(label, method, paramsOf);
  }
  if (capabilities.semanticTokensProvider?.full?.delta && asked('semanticTokens/full/delta')) {
    const { resultId } = await client.request('textDocument/semanticTokens/full', whole(one));
    await run('semanticTokens/full/delta', 'textDocument/semanticTokens/full/delta', () => ({ ...whole(one), previousResultId: resultId }));
  }
  const commands = rows.length;
  const customs = [...readFileSync(join(root, 'server', 'protocol.ts'), 'utf8').matchAll(/request<[^']*?>\(\s*'(nianbao\/\w+)'/g)].map(
    ([, method]) => method,
  );
  for (const [method, paramsOf] of Object.entries(COMMANDS))
    if (customs.includes(method) && asked(method)) await run(method, method, paramsOf);
  const known = new Set([...EDITOR.map(([capability]) => capability), ...SILENT]);
  const unasked = [
    ...Object.keys(capabilities).filter((capability) => !known.has(capability)),
    ...customs.filter((method) => !ITS_OWN.includes(method) && !(method in COMMANDS) && !EDITOR.some(([, asks]) => asks === method)),
  ];
  await client.stop();
  return { name, size, findings: items.length, rows, commands, unasked };
}

const ms = (value) => (value === undefined ? '–' : value.toFixed(value >= 10 ? 1 : 2));
const limits = [];
for (const text of TEXTS.filter(({ size }) => given.size === undefined || given.size === size)) {
  const { name, size, findings, rows, commands, unasked } = await measure(text);
  console.log(`\n${name} (${(text.bytes / 1024).toFixed(0)} KB, ${findings} findings), milliseconds; limit ${LIMITS[size]} at the median`);
  const head = ['request', 'typed', 'least', 'p95', 'rest', 'p95', 'answer KB'];
  const cells = rows.map(({ label, typed, rest, bytes }) => [
    label,
    ms(median(typed)),
    ms(Math.min(...typed)),
    ms(quantile(typed, 0.95)),
    ms(median(rest)),
    ms(quantile(rest, 0.95)),
    (bytes / 1024).toFixed(1),
  ]);
  const widths = head.map((cell, column) => Math.max(cell.length, ...cells.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ');
  console.log([line(head), ...cells.map((row, index) => `${line(row)}${over(rows[index], size, index < commands)}`)].join('\n'));
  const limited = rows.slice(0, commands).filter(({ typed }) => typed.length > 0);
  const worst = limited.reduce((a, b) => (median(b.typed) > median(a.typed) ? b : a), limited[0] ?? { label: 'none', typed: [0] });
  const held = median(worst.typed) < LIMITS[size];
  limits.push({
    held,
    text: `${name}: every editor request under ${LIMITS[size]} ms`,
    seen: `${ms(median(worst.typed))} (${worst.label}, the worst)`,
  });
  limits.push({ held: unasked.length === 0, text: `${name}: every request offered is asked`, seen: unasked.join(', ') || 'all' });
}
function over({ typed }, size, isLimited) {
  return isLimited && typed.length > 0 && median(typed) >= LIMITS[size] ? '  *' : '';
}
console.log(`\nLimits (node ${process.version}, ${process.platform} ${process.arch}; on a busy machine run it twice)`);
for (const { text, held, seen } of limits) console.log(`${held ? 'held    ' : 'NOT HELD'}  ${text}: ${seen}`);
if (given.strict && limits.some(({ held }) => !held)) process.exitCode = 1;
