/** Adds all of `more` to the end of `list`, however many they are: `push(...more)` fails where they are more than a call can have arguments. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}
