import type { acceptRequest, ParamsOf, ResultOf } from '../protocol.ts';
import { type Baseline, type BaselineEntry, emptyBaseline, writeBaseline } from '../service/baseline-file.ts';
import { entriesOf } from '../service/baseline.ts';
import { goneForGood } from '../service/check.ts';
import { naming } from '../service/config.ts';
import { decode } from '../text/decode.ts';
import { type English, type Message, say, toText } from '../text/say.ts';
import { entriesFor } from './settings.ts';
import { toOffset } from './convert.ts';
import type { BaselineFile, ConfigFile } from './config-files.ts';
import { complete } from './complete.ts';
import type { Files } from './files.ts';
import type { Parts } from './judging.ts';
import { turn } from './turn.ts';

type Answer = ResultOf<typeof acceptRequest>;

/** Name of the baseline where nobody has chosen one, beside the `.nianbao.json`. */
const BASELINE = '.nianbao-baseline.json';
const CONFIG = '.nianbao.json';

/** A baseline to be written: its file, what stands in it, and the settings that have to name it first. */
interface Target {
  readonly baseline: BaselineFile;
  readonly config: { readonly path: string; readonly text: string } | undefined;
}

/** Works out what to write so that the present findings of these reports, or one of them, are put up with. Writes nothing itself. */
export async function accept(
  uris: readonly string[],
  only: ParamsOf<typeof acceptRequest>['only'],
  { configs, settings, service, closedReports, documents }: Parts,
  files: Files,
): Promise<Answer> {
  const written = new Map<string, { readonly target: Target; readonly entries: Map<string, readonly BaselineEntry[]> }>();
  let findings = 0;
  let english: English | undefined;
  for (const uri of uris) {
    const own = (await settings.of(uri)).settings;
    english ??= own.english;
    const judged = await documents.complete(() =>
      documents.pieces(uri).flatMap((piece) => {
        const checked = service.check(piece.uri, own);
        return checked?.reading.report.isReport ? [{ piece, ...checked }] : [];
      }),
    );
    if (!documents.isOpen(uri)) for (const { piece } of judged) service.forget(piece.uri);
    await turn();
    if (judged.length === 0) continue;
    const top = closedReports.folderPath(uri);
    const config = await configs.nearestFetched(uri, top);
    const target = await complete(files, () => targetOf(uri, top, config, files));
    if ('reason' in target) return { reason: toText(target.reason, english) };
    const { path } = target.baseline;
    const { entries } = written.get(path) ?? { entries: new Map<string, readonly BaselineEntry[]>() };
    const key = configs.keyIn(target.baseline, uri);
    if (key === undefined) continue;
    const before = entriesFor(target.baseline, key);
    const meant = only ? judged.filter(({ piece }) => piece.line <= only.position.line).slice(-1) : judged;
    const fresh = meant.flatMap(({ piece, reading, problems }) => {
      const { source, lines } = reading.report.tree;
      if (!only) return entriesOf(source, problems);
      const at = toOffset(lines, { ...only.position, line: only.position.line - piece.line });
      return entriesOf(source, problems.filter((problem) => problem.rule === only.rule && problem.at.start === at).slice(0, 1));
    });
    const goneInAll = before.filter((entry) => judged.every(({ accepted }) => accepted.gone.includes(entry)));
    const gone = only ? [] : judged.flatMap(({ reading: { report } }) => goneForGood(report, own, goneInAll));
    findings += fresh.length;
    entries.set(key, [...before.filter((entry) => !gone.includes(entry)), ...fresh]);
    written.set(path, { target, entries });
  }
  if (findings === 0) return { reason: toText(say`没有要记入基线的问题`, english) };
  const answer = [...written.values()].flatMap(({ target: { baseline, config }, entries }) => {
    const all: Baseline = { ...baseline.files, ...Object.fromEntries(entries) };
    return [
      { uri: files.uriOf(baseline.path), text: writeBaseline(all) },
      // last: from now on the baseline is in use
      ...(config ? [{ uri: files.uriOf(config.path), text: config.text }] : []),
    ];
  });
  const [first] = written.keys();
  return { files: answer, findings, baseline: first?.split(/[\\/]/).at(-1) ?? BASELINE };
}

function targetOf(
  uri: string,
  top: string | undefined,
  config: ConfigFile | undefined,
  files: Files,
): Target | { readonly reason: Message } {
  const document = files.pathOf(uri);
  if (document === undefined) return { reason: say`文稿还没有存为文件，未记入基线` };
  if (config?.baseline) return { baseline: config.baseline, config: undefined };
  const path = (config && files.pathOf(config.uri)) ?? files.resolve(top === undefined ? document : `${top}/x`, CONFIG);
  const bytes = config && files.read(path);
  const text = config ? bytes && decode(bytes)?.text : '{}';
  const named = text === undefined ? undefined : naming(text, BASELINE);
  if (named === undefined) return { reason: say`${CONFIG} 不能用，先改正其中的问题` };
  return { baseline: { path: files.resolve(path, BASELINE), version: undefined, files: emptyBaseline }, config: { path, text: named } };
}
