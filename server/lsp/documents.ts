import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createPieces, isPiece, type Piece, wholeOf } from '../service/pieces.ts';
import type { FoundFiles, SourceDocument, Workspace } from '../service/workspace.ts';
import { decode } from '../text/decode.ts';
import { complete } from './complete.ts';
import type { Files } from './files.ts';
import { filesAt } from './files-at.ts';

/** Open documents and the disk as one workspace: an open document hides its file. */
export interface Documents extends Workspace {
  /** The document is open in the editor, under this or another spelling of its address. */
  isOpen(uri: string): boolean;
  /** Changes whenever the content does, of an open document as of a file; `undefined` where there is none. */
  versionOf(uri: string): string | undefined;
  /** The reports of a document that holds several, each with an address under which it can be read; the document itself where it holds one or none. */
  pieces(uri: string): readonly Piece[];
  /** Drops a file's text. */
  forget(uri: string): void;
  /** Files may have come, changed or gone. */
  changed(): void;
  /** What `run` comes to when every file that it asks for is at hand; where files have to be fetched it may run several times. */
  complete<Result>(run: () => Result): Promise<Result>;
}

/** Documents over what is open and what lies on the disk. `list` comes from whoever walks the folders, `isWatched` from whoever is told of changes. */
export function createDocuments(
  open: TextDocuments<TextDocument>,
  files: Files,
  list: () => readonly string[],
  isWatched: (uri: string) => boolean,
): Documents {
  let changes = 0;
  const onDisk = new Map<string, SourceDocument>();
  /** Versions of files that are no text. */
  const unreadable = new Map<string, string>();
  const split = createPieces();

  function pieces(uri: string): readonly Piece[] {
    const document = read(uri);
    return document ? split.of(document) : [];
  }

  const pieceAt = (uri: string): Piece | undefined => pieces(wholeOf(uri)).find((piece) => piece.uri === uri);

  function read(uri: string): SourceDocument | undefined {
    if (isPiece(uri)) {
      const piece = pieceAt(uri);
      return piece && { uri, version: piece.version, text: piece.text, kind: 'text' };
    }
    const document = open.get(uri);
    if (document) {
      const { version, languageId } = document;
      return { uri, version, text: document.getText(), kind: languageId === 'html' ? 'page' : kindOf(uri) };
    }
    const path = files.pathOf(uri);
    const version = path === undefined ? undefined : files.versionOf(path);
    if (path === undefined || version === undefined) {
      onDisk.delete(uri);
      unreadable.delete(uri);
      return undefined;
    }
    const known = onDisk.get(uri);
    if (known?.version === version) return known;
    if (unreadable.get(uri) === version) return undefined;
    const bytes = files.read(path);
    const text = bytes && decode(bytes)?.text;
    if (text === undefined) {
      if (bytes) unreadable.set(uri, version);
      return undefined;
    }
    const fresh: SourceDocument = { uri, version, text, kind: kindOf(uri) };
    onDisk.set(uri, fresh);
    return fresh;
  }

  /** The path of a document; a draft that is not saved yet may know where it will be. */
  const placeOf = (uri: string): string | undefined => files.pathOf(uri) ?? files.placeOfDraft(uri);

  function find(from: string, path: string): FoundFiles | 'missing' | undefined {
    const base = placeOf(from);
    if (base === undefined) return undefined;
    const found = filesAt(files, base, path);
    if (found === undefined) return 'missing';
    const spellings = new Map(open.keys().map((uri) => [files.pathOf(uri), uri]));
    return { uris: found.paths.map((one) => spellings.get(one) ?? files.uriOf(one)), many: found.many };
  }

  function resolve(from: string, path: string): string | undefined {
    const base = placeOf(from);
    if (base === undefined) return undefined;
    const uri = files.uriOf(files.resolve(base, path));
    return openSpelling(uri) ?? uri;
  }

  /** The address under which the editor has the file open. */
  function openSpelling(given: string): string | undefined {
    const uri = wholeOf(given);
    if (open.get(uri)) return uri;
    const path = files.pathOf(uri);
    return path === undefined ? undefined : open.keys().find((one) => files.pathOf(one) === path);
  }

  return Object.freeze({
    read,
    find,
    resolve,
    list,
    isOpen: (uri: string) => openSpelling(uri) !== undefined,
    pieces,
    versionOf(uri: string) {
      if (isPiece(uri)) {
        const piece = pieceAt(uri);
        return piece && `piece ${piece.version}`;
      }
      const document = open.get(uri);
      if (document) return `open ${document.version}`;
      const path = files.pathOf(uri);
      return path === undefined ? undefined : files.versionOf(path);
    },
    forget(uri: string) {
      onDisk.delete(uri);
      split.forget(uri);
    },
    stamp: () => `${changes} ${open.keys().join(' ')}`,
    isWatched,
    opened: () => open.keys(),
    changed() {
      changes++;
    },
    complete: <Result>(run: () => Result) =>
      complete(files, run, () => {
        changes++;
      }),
  });
}

const kindOf = (uri: string): SourceDocument['kind'] => (/\.html?$/i.test(uri) ? 'page' : 'text');
