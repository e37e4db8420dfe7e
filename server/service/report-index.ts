import { READABLE_KINDS, withoutKind } from './address.ts';
import { isPiece } from './pieces.ts';

/**
 * Which reports there are of an organ and a year: filled as reports are read, so that nobody reads a folder to find one. Keeps a name and a year of
 * each report and nothing else; every question costs the length of a name.
 */
export interface ReportIndex {
  /** Takes a report in, or its new version. Without organ or year it cannot be found, and is taken out. */
  put(uri: string, organ: string | undefined, year: number | undefined): void;
  remove(uri: string): void;
  /**
   * The report of the same organ for the year before; `undefined` where there is none or more than one. Names that differ in 人民政府, 政府, 办公室
   * or a parent in front are one organ's only where no third name fits either of them.
   */
  before(uri: string): string | undefined;
  /** A report of the year after that has this one before it. */
  after(uri: string): string | undefined;
}

interface Entry {
  readonly uri: string;
  readonly organ: string;
  readonly year: number;
  /** The name without what offices of a government append. */
  readonly key: string;
  /** The key without one or more of the parents in front. */
  readonly tails: readonly string[];
}

/** More reports of one organ and year are copies of something: none of them is meant. */
const MOST_COPIES = 20;
const SHORTEST_KEY = 3;
const PARENT = /[省市县区州盟旗]/;

/** Knows no report yet. */
export function createReportIndex(): ReportIndex {
  const entries = new Map<string, Entry>();
  /** By year and organ: addresses. */
  const reports = new Map<string, Set<string>>();
  /** By year and key: the organs of that key, with the number of their reports; the same for each tail. */
  const keyed = new Map<string, Map<string, number>>();
  const tailed = new Map<string, Map<string, number>>();

  function remove(uri: string): void {
    const entry = entries.get(uri);
    if (!entry) return;
    entries.delete(uri);
    const own = reports.get(at(entry.year, entry.organ));
    own?.delete(uri);
    if (own?.size === 0) reports.delete(at(entry.year, entry.organ));
    count(keyed, entry, entry.key, -1);
    for (const tail of entry.tails) count(tailed, entry, tail, -1);
  }

  function put(uri: string, organ: string | undefined, year: number | undefined): void {
    const name = organ?.replace(/\s+/g, '');
    const known = entries.get(uri);
    if (known && known.organ === name && known.year === year) return;
    remove(uri);
    if (!name || year === undefined) return;
    const key = keyOf(name);
    const entry: Entry = { uri, organ: name, year, key, tails: tailsOf(key) };
    entries.set(uri, entry);
    const own = reports.get(at(year, name)) ?? new Set();
    reports.set(at(year, name), own.add(uri));
    count(keyed, entry, key, 1);
    for (const tail of entry.tails) count(tailed, entry, tail, 1);
  }

  /** Organs with a report of that year whose name may be another form of this one; at most two are looked for. */
  function alike({ key, tails }: Entry, year: number): ReadonlySet<string> {
    const found = new Set<string>();
    if (key.length < SHORTEST_KEY) return found;
    for (const organs of [keyed.get(at(year, key)), tailed.get(at(year, key)), ...tails.map((tail) => keyed.get(at(year, tail)))]) {
      for (const organ of organs?.keys() ?? []) {
        found.add(organ);
        if (found.size > 1) return found;
      }
    }
    return found;
  }

  /** The organ of that year which is this one under another name. */
  function otherName(entry: Entry, year: number): string | undefined {
    const [organ, ...more] = alike(entry, year);
    if (organ === undefined || more.length > 0 || organ === entry.organ) return undefined;
    const [uri] = reports.get(at(year, organ)) ?? [];
    const other = uri === undefined ? undefined : entries.get(uri);
    if (!other) return undefined;
    const claims = alike(other, entry.year);
    return claims.size === 1 && claims.has(entry.organ) ? organ : undefined;
  }

  function before(uri: string): string | undefined {
    const entry = entries.get(uri);
    if (!entry) return undefined;
    const year = entry.year - 1;
    const own = reports.get(at(year, entry.organ));
    if (own) return nearest(uri, own);
    const other = otherName(entry, year);
    return other === undefined ? undefined : nearest(uri, reports.get(at(year, other)) ?? new Set());
  }

  return Object.freeze({
    put,
    remove,
    before,
    after(uri: string) {
      const entry = entries.get(uri);
      if (!entry) return undefined;
      const year = entry.year + 1;
      const other = reports.has(at(year, entry.organ)) ? entry.organ : otherName(entry, year);
      const later = other === undefined ? undefined : reports.get(at(year, other));
      return later && later.size <= MOST_COPIES ? [...later].find((one) => before(one) === uri) : undefined;
    },
  });
}

const at = (year: number, name: string): string => `${year} ${name}`;

function count(map: Map<string, Map<string, number>>, { year, organ }: Entry, name: string, by: 1 | -1): void {
  const organs = map.get(at(year, name)) ?? new Map<string, number>();
  const left = (organs.get(organ) ?? 0) + by;
  if (left > 0) organs.set(organ, left);
  else organs.delete(organ);
  if (organs.size > 0) map.set(at(year, name), organs);
  else map.delete(at(year, name));
}

/** 示例县示例镇人民政府办公室 → 示例县示例镇. */
const keyOf = (organ: string): string =>
  organ
    .replace(/(?:党政综合|党政|综合)?办公[室厅]$/, '')
    .replace(/(?:人民)?政府$/, '')
    .replace(/办事处$/, '');

/** 示例市示例县示例镇 → 示例县示例镇, 示例镇. */
function tailsOf(key: string): readonly string[] {
  const tails: string[] = [];
  for (let i = 1; key.length - i - 1 >= SHORTEST_KEY; i++) if (PARENT.test(key.charAt(i))) tails.push(key.slice(i + 1));
  return tails;
}

/**
 * The one of some reports of the same organ and year: forms of one document count once, those in the same folder come first, and those in a document of
 * their own before copies that are bound together with others.
 */
function nearest(uri: string, all: ReadonlySet<string>): string | undefined {
  if (all.size > MOST_COPIES) return undefined;
  const single = [...all].filter((one) => !isPiece(one));
  const others = single.length > 0 ? single : [...all];
  const here = others.filter((one) => folderOf(one) === folderOf(uri));
  const [first, ...more] = (here.length > 0 ? here : others).sort(byKind);
  return first !== undefined && more.every((one) => withoutKind(one) === withoutKind(first)) ? first : undefined;
}

const folderOf = (uri: string): string => uri.slice(0, Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('\\')) + 1);
const kindOf = (uri: string): number => READABLE_KINDS.findIndex((kind) => uri.toLowerCase().endsWith(kind));
const byKind = (a: string, b: string): number => kindOf(a) - kindOf(b) || (a < b ? -1 : a > b ? 1 : 0);
