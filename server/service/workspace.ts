/**
 * Where documents come from: open editors, the disk, a test's memory. The service never asks which. `uri` is opaque to it.
 */
export interface Workspace {
  /** The text and its version (open documents: the editor's; files: anything that changes with the content); `undefined` where there is none. */
  read(uri: string): SourceDocument | undefined;
  /** Changes whenever the content does; `undefined` where there is none. Cheaper than reading. */
  versionOf(uri: string): number | string | undefined;
  /**
   * The files that a path, a folder or a pattern written in `from` (front matter 下级) means, sorted; 'missing' where there is nothing of that name,
   * `undefined` where `from` has no place on a disk.
   */
  find(from: string, path: string): FoundFiles | 'missing' | undefined;
  /** As long as it stays the same, no watched file has come, changed or gone, and the same documents are open. */
  stamp(): string;
  /** Whoever changes the file, and whatever comes to be there, is told. */
  isWatched(uri: string): boolean;
  /** Documents that are open in an editor: these change without a new stamp. */
  opened(): readonly string[];
  /** A path as written in `from` (front matter 上年) as a uri; `undefined` where it cannot be one. */
  resolve(from: string, path: string): string | undefined;
  /** The reports of a document that binds several together, each with an address under which it can be read; one or none otherwise. */
  pieces?(uri: string): readonly { readonly uri: string }[];
  /** Every document of the workspace that may be a report, in a stable order. */
  list(): readonly string[];
}

/** The files that one path means. */
export interface FoundFiles {
  readonly uris: readonly string[];
  /** It is a folder or a pattern: the files in it are not named themselves. */
  readonly many: boolean;
}

/** A document as the workspace has it; another `version` is another text. */
export interface SourceDocument {
  readonly uri: string;
  readonly version: number | string;
  readonly text: string;
  /** `page` for .html and .htm files, which are read as whole pages. */
  readonly kind: 'text' | 'page';
}
