/** Where a text stands next, from an offset on, -1 where nowhere; offsets must not go back. Each character is looked at once. */
export function nextOf(source: string, wanted: string): (from: number) => number {
  let at = source.indexOf(wanted);
  return (from) => {
    if (at >= 0 && at < from) at = source.indexOf(wanted, from);
    return at;
  };
}

/** Whether a character stands in a stretch of a text, from its start and before its end; stretches are asked about from left to right, as of `nextOf`. */
export function seekerOf(source: string, wanted: string): (from: number, to: number) => boolean {
  const next = nextOf(source, wanted);
  return (from, to) => {
    const at = next(from);
    return at >= 0 && at < to;
  };
}
