/** Kinds of files that are read, the one that is written first. */
export const READABLE_KINDS: readonly string[] = ['.md', '.txt', '.html', '.htm'];

const OFFICE = /\.(?:docx?|wps|xlsx?|et|pdf|ofd|rtf|odt|ods)$/i;

/** A file that holds a report in a form that this version does not read. */
export const isOfficeFile = (path: string): boolean => OFFICE.test(path);

/** An address or a share of another machine: a document must not make anybody ask it. */
export const isElsewhere = (path: string): boolean => /^(?:[\\/]{2}|[a-z][a-z\d+.-]+:[\\/]{2})/i.test(path);

/** An address without the kind of file: two forms of one report differ in nothing else. */
export const withoutKind = (address: string): string => address.replace(/\.[A-Za-z]{1,5}$/, '');

/** An address, or a part of one, as a person reads it; as it stands where it cannot be decoded. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
