/**
 * A snippet as it stands when every stop keeps its default: the part of VS Code's snippet grammar that ours use (`$1`, `${1:…}` with a
 * nested variable, `${1|a,b|}`, `$NAME`, `${NAME/regex/format/}`, `\` before a character that stands for itself).
 */
export function expand(body: readonly string[], variables: Readonly<Record<string, string>>): string {
  const source = body.join('\n');
  const values = new Map<string, string>();
  let at = 0;

  const until = (end: string): string => {
    let out = '';
    while (at < source.length && source[at] !== end) {
      if (source[at] === '\\') {
        out += source[at + 1] ?? '';
        at += 2;
      } else if (source[at] === '$') out += stop();
      else out += source[at++];
    }
    at++;
    return out;
  };

  const plainUntil = (end: string): string => {
    const found = source.indexOf(end, at);
    if (found < 0) throw new Error(`no ${end} behind ${source.slice(at, at + 40)}`);
    const text = source.slice(at, found);
    at = found + end.length;
    return text;
  };

  const stop = (): string => {
    at++;
    const braced = source[at] === '{';
    if (braced) at++;
    const name = /^(?:\d+|[A-Z_]+)/.exec(source.slice(at, at + 40))?.[0];
    if (name === undefined) throw new Error(`no stop: ${source.slice(at - 2, at + 40)}`);
    at += name.length;
    const known = variables[name] ?? values.get(name) ?? '';
    if (!braced) return known;
    const mark = source[at++];
    if (mark === '}') return known;
    if (mark === ':') {
      const value = until('}');
      values.set(name, value);
      return value;
    }
    if (mark === '|') {
      const [first = ''] = plainUntil('|}').split(',');
      values.set(name, first);
      return first;
    }
    if (mark !== '/') throw new Error(`cannot read ${source.slice(at - 10, at + 40)}`);
    const regex = new RegExp(plainUntil('/'));
    const format = plainUntil('/}');
    const match = regex.exec(known);
    return format.replace(/\$\{(\d+):\+([^}]*)\}/g, (_, group: string, text: string) => (match?.[Number(group)] === undefined ? '' : text));
  };

  return until('\0');
}
