/**
 * Whether a character stands in a stretch of a text, from its start and before its end; stretches are asked about from left to right. Each character is
 * looked at once.
 */
export function seekerOf(source: string, wanted: string): (from: number, to: number) => boolean {
  let at = source.indexOf(wanted);
  return (from, to) => {
    if (at >= 0 && at < from) at = source.indexOf(wanted, from);
    return at >= 0 && at < to;
  };
}
