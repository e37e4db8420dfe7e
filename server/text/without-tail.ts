/**
 * The text without the characters at its end that occur in `dropped`. Linear: a pattern such as `/[.,]+$/` looks on from every such character, so that
 * a hundred thousand commas before a word cost as many times a hundred thousand steps.
 */
export function withoutTail(text: string, dropped: string): string {
  let end = text.length;
  while (end > 0 && dropped.includes(text.charAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}
