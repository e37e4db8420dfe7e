import type { Digest } from '../../report/fingerprint.ts';
import { withoutKind } from '../address.ts';

/** A report in the paragraph index. A new version of it is another object. */
export interface IndexedReport {
  readonly uri: string;
  /** How messages call it. */
  readonly name: string;
  readonly digest: Digest;
  /** Number of its organ; that of a report without one is its own. */
  readonly organ: number;
  /** Its paragraphs by number, in the order of the digest. */
  readonly paragraphs: readonly number[];
}

/** The digest of what has no paragraph worth keeping. */
export const emptyDigest: Digest = Object.freeze({ organ: undefined, year: undefined, paragraphs: [] });

/** Whether `own` may have its words from `other`: no other copy of the same report, and none that came later. */
export function mayBeSource(own: IndexedReport, other: IndexedReport): boolean {
  if (withoutKind(own.uri) === withoutKind(other.uri)) return false;
  const [mine, theirs] = [own.digest.year, other.digest.year];
  if (isSameOrgan(own, other)) return mine !== undefined && theirs !== undefined && theirs < mine;
  return mine === undefined || theirs === undefined || theirs <= mine;
}

/** One name is the other, or the other without the names of its parents. */
export function isSameOrgan(a: IndexedReport, b: IndexedReport): boolean {
  const [one, other] = [a.digest.organ, b.digest.organ];
  return a.organ === b.organ || (one !== undefined && other !== undefined && (isWithParents(one, other) || isWithParents(other, one)));
}

const isWithParents = (long: string, short: string): boolean => long.endsWith(short) && PARENT_END.test(long.slice(0, -short.length));
const PARENT_END = /[省市县区旗州盟镇乡道]$/;

/** Nothing differs that an answer may show. */
export const isSameDigest = (a: Digest, b: Digest): boolean =>
  a === b ||
  (a.organ === b.organ &&
    a.year === b.year &&
    a.paragraphs.length === b.paragraphs.length &&
    a.paragraphs.every(({ runs, at }, i) => {
      const other = b.paragraphs[i];
      return other !== undefined && other.runs === runs && other.at.start === at.start && other.at.end === at.end;
    }));
