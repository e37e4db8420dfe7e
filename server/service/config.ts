import { type Span, span } from '../text/span.ts';
import { inChinese, type Message, say } from '../text/say.ts';
import { placeKey, readJsonPlaces } from './json-places.ts';
import type { Problem } from './problem.ts';
import { judgeSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

/** A `.nianbao.json` as read. */
export interface Config {
  /** `undefined` where the text cannot be read as JSON at all: the last good settings stay. */
  readonly settings: Settings | undefined;
  /** Problems of the rule `config`, with spans in the file. */
  readonly problems: readonly ConfigProblem[];
}

/** A problem with its message as it was said: `message` is in Chinese. */
export interface ConfigProblem extends Problem {
  readonly said: Message;
}

/** Reads the text of a `.nianbao.json`. A value that cannot be used is a problem on that value, and its default stands in. Never throws. */
export function readConfig(text: string): Config {
  const places = readJsonPlaces(text);
  if (places.brokenAt !== undefined) {
    const at = places.brokenAt;
    const found = at >= text.length ? say`在此中断` : say`在“${text.slice(at, at + 12).split(/[\r\n]/)[0] ?? ''}”处读不下去`;
    return {
      settings: undefined,
      problems: [configProblem(span(at, Math.min(text.length, at + 1)), say`配置文件不是 JSON，${found}`)],
    };
  }
  const { settings, faults } = judgeSettings(JSON.parse(text.replace(/^\ufeff/, '')));
  const placeOf = (path: readonly string[]): Span => {
    const key = placeKey(path);
    return places.values.get(key) ?? places.keys.get(key) ?? span(0, 0);
  };
  const problems = faults.map(({ path, message, isName }) =>
    configProblem((isName ? places.keys.get(placeKey(path)) : undefined) ?? placeOf(path), message),
  );
  return { settings, problems };
}

/** The text of a `.nianbao.json` that names a baseline, all else as it was; `undefined` for what is not the text of an object. */
export function naming(text: string, baseline: string): string | undefined {
  const { brokenAt, values } = readJsonPlaces(text);
  const whole = values.get('');
  if (brokenAt !== undefined || !whole || text[whole.start] !== '{') return undefined;
  const own = values.get(placeKey(['baseline']));
  if (own) return text.slice(0, own.start) + JSON.stringify(baseline) + text.slice(own.end);
  const rest = text.slice(whole.start + 1);
  const isEmpty = rest.trimStart().startsWith('}');
  const member = `"baseline": ${JSON.stringify(baseline)}`;
  if (isEmpty) return `${text.slice(0, whole.start)}{\n  ${member}\n${rest.trimStart()}${rest.endsWith('\n') ? '' : '\n'}`;
  // in the manner of the first member
  const space = /^\s*/.exec(rest)?.[0] ?? '';
  return `${text.slice(0, whole.start + 1)}${space}${member},${space || ' '}${rest.slice(space.length)}`;
}

/** A problem of the rule `config`. */
export const configProblem = (at: Span, said: Message): ConfigProblem => ({
  rule: 'config',
  severity: 'warning',
  message: inChinese(said),
  said,
  at,
  related: [],
  fixes: [],
});
