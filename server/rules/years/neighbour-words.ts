import type { ProsePart } from '../../report/report.ts';
import { squeeze } from '../../text/squeezed.ts';
import { isPageNumber } from '../wording/scan.ts';

/** What stands directly before and behind a paragraph, where a page may have cut it off. */
export interface Beside {
  readonly before: string;
  readonly behind: string;
  /** The sentence goes on in `behind`. */
  readonly isCut: boolean;
}

const BESIDE = 120;

/** A shorter line is a heading. */
const LEAST_BESIDE = 30;

/** So many sentences from the start of a text. */
export const firstOf = (text: string, count: number): string => text.split(/(?<=[。；])/, count).join('');

/** What stands beside a part of the prose; page numbers are passed over. */
export function besideOf(prose: readonly ProsePart[], index: number): Beside {
  const next = (step: 1 | -1): ProsePart | undefined => {
    const one = prose[index + step];
    return one && isPageNumber(one.passage.text) ? prose[index + 2 * step] : one;
  };
  const [before, part, behind] = [next(-1), prose[index], next(1)];
  const goesOn = (one: ProsePart | undefined): boolean => one?.kind === 'paragraph' && !one.numbering;
  const isCut = part !== undefined && !/[。；！？]\s*$/.test(part.passage.text);
  return {
    before:
      goesOn(part) && before?.kind === 'paragraph' && before.passage.text.length >= LEAST_BESIDE
        ? squeeze(before.passage.text.slice(-BESIDE)).replace(/^.*[。；](?=.)/, '')
        : '',
    behind: goesOn(behind) ? firstOf(squeeze(behind?.passage.text.slice(0, BESIDE) ?? ''), isCut ? 2 : 1) : '',
    isCut: isCut && goesOn(behind),
  };
}
