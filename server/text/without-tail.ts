import { isHan } from './fold.ts';

/**
 * The text without the characters at its end that occur in `dropped`, none of them Chinese. Linear: a pattern such as `/[.,]+$/` looks on from every such character, so that
 * a hundred thousand commas before a word cost as many times a hundred thousand steps.
 */
export function withoutTail(text: string, dropped: string): string {
  let end = text.length;
  // most end in a word
  if (isHan(text.charCodeAt(end - 1))) return text;
  while (end > 0 && dropped.includes(text.charAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}
