import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { isOfficeFile, READABLE_KINDS } from '../service/address.ts';
import { isPattern, type PatternState, patternFits, patternStart, patternStep } from '../text/glob.ts';
import { listed, type Message, say } from '../text/say.ts';

/** A file to read. */
export interface Target {
  /** As given, or as found below what was given; `-` for standard input. */
  readonly file: string;
  /** Named itself, not found in a folder or by a pattern. */
  readonly named: boolean;
  /** Why it cannot be read: nothing fits the pattern, or the folder stays shut. */
  readonly complaint?: Message;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** Folders in which there is no file of the kinds that are read. */
  readonly empty: readonly string[];
  /** Reports by their names in folders, of kinds that are not read. */
  readonly office: readonly string[];
}

const REPORT_NAME = /政府信息公开.*(?:年度报告|年报)/;
const NO_FOLDER = say`没有这个文件夹`;
const NO_END = say`链接指向的文件不存在`;

/** Files of these kinds are taken from folders. */
export const READABLE = listed(READABLE_KINDS);

/**
 * The files that the arguments mean, in their order, each once. Folders give their .md, .txt, .html and .htm files, sorted, with those of
 * the folders below; hidden folders and node_modules are left alone, and a folder reached twice by links counts once.
 */
export function findTargets(paths: readonly string[], cwd: string): Targets {
  const seen = new Set<string>();
  const targets: Target[] = [];
  const empty: string[] = [];
  const office = new Set<string>();
  const add = (target: Target): void => {
    const key = target.file === '-' ? '-' : resolve(cwd, target.file);
    if (seen.has(key)) return;
    seen.add(key);
    targets.push(target);
  };
  for (const path of paths) {
    const kind = path === '-' ? 'file' : kindOf(resolve(cwd, path));
    if (kind === 'folder') {
      const found = filesBelow(path, cwd, undefined, (file) => office.add(file));
      if (found.length === 0) empty.push(path);
      for (const target of found) add(target);
    } else if (kind === undefined && isPattern(path)) {
      const found = filesFitting(path, cwd);
      if (found.length === 0) add({ file: path, named: true, complaint: say`没有相符的文件` });
      for (const target of found) add(target);
    } else add({ file: path, named: true, ...(kind === undefined && /.[\\/]$/.test(path) ? { complaint: NO_FOLDER } : {}) });
  }
  return { targets, empty, office: [...office] };
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** A report, if its name is true. */
export const isReportByName = (file: string): boolean => REPORT_NAME.test(basename(file));

/** A file of a kind that is taken from folders. */
export const isReadable = (name: string): boolean => READABLE_KINDS.includes(extname(name).toLowerCase());

/** A pattern whose last part names no kind of file (`reports/*`) takes the kinds that folders give. */
function filesFitting(pattern: string, cwd: string): readonly Target[] {
  const parts = pattern.split(/[\\/]/);
  const first = parts.findIndex(isPattern);
  const base = parts.slice(0, first).join('/') || (first > 0 ? '/' : '');
  const rest = parts.slice(first).filter((part) => part !== '' && part !== '.');
  const anyKind = extname(rest.at(-1) ?? '') !== '';
  return filesBelow(base, cwd, { parts: rest, state: patternStart(rest), anyKind });
}

interface Wanted {
  readonly parts: readonly string[];
  readonly state: PatternState;
  readonly anyKind: boolean;
}

/** `passed` is called with each report, by its name, of a kind that is not read. */
function filesBelow(folder: string, cwd: string, wanted: Wanted | undefined, passed?: (file: string) => void): readonly Target[] {
  const found: Target[] = [];
  const walked = new Set<string>();
  const walk = (path: string, state: PatternState): void => {
    const real = realPath(resolve(cwd, path));
    // A folder reached twice, by links, counts once; with a pattern, once for each rest of it.
    const key = `${real} ${state.join()}`;
    if (walked.has(key)) return;
    walked.add(key);
    const entries = real === undefined ? undefined : entriesOf(real);
    if (!entries) found.push({ file: path, named: false, complaint: real === undefined ? NO_FOLDER : say`无法读取文件夹` });
    for (const entry of entries ?? []) {
      const { name } = entry;
      const child = path === '' ? name : `${path.replace(/[\\/]+$/, '')}/${name}`;
      const next = wanted ? patternStep(wanted.parts, state, name) : [];
      if (name.startsWith('.') || name === 'node_modules' || (wanted && next.length === 0)) continue;
      const kind = entry.isSymbolicLink()
        ? kindOf(resolve(cwd, child))
        : entry.isDirectory()
          ? 'folder'
          : entry.isFile()
            ? 'file'
            : undefined;
      if (kind === 'folder') walk(child, next);
      if (wanted && !patternFits(wanted.parts, next)) continue;
      if (kind === undefined && entry.isSymbolicLink() && isReadable(name)) found.push({ file: child, named: false, complaint: NO_END });
      if (kind !== 'file') continue;
      if (wanted?.anyKind || isReadable(name)) found.push({ file: child, named: false });
      else if (isOfficeFile(name) && isReportByName(name)) passed?.(child);
    }
  };
  walk(folder, wanted?.state ?? []);
  return found;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch {
    return undefined;
  }
}

/** Whole HTML pages are known by their names, standard input by its first characters. */
export const isPage = (file: string, text: string): boolean =>
  file === '-' ? /^\s*<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 1000)) : /\.html?$/i.test(basename(file));
