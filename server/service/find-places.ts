/** What a search for a place of some report works on. */
export interface Findable {
  readonly name: string;
  /** Organ and year of the report. */
  readonly container: string;
}

/**
 * The places whose name and report have every word of the query, letters in order but not necessarily next to each other, as editors search: 表三 样例局,
 * 样例2025. Those with the query as it stands in their name come first; at most `most`.
 */
export function findPlaces<Place extends Findable>(places: Iterable<Place>, query: string, most: number): readonly Place[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const better: Place[] = [];
  const others: Place[] = [];
  for (const place of places) {
    const name = place.name.toLowerCase();
    const all = `${name} ${place.container.toLowerCase()}`;
    if (!words.every((word) => hasInOrder(all, word))) continue;
    if (words.every((word) => name.includes(word))) better.push(place);
    else others.push(place);
    if (better.length >= most) break;
  }
  return [...better, ...others].slice(0, most);
}

function hasInOrder(text: string, word: string): boolean {
  let from = 0;
  for (const c of word) {
    const at = text.indexOf(c, from);
    if (at < 0) return false;
    from = at + c.length;
  }
  return true;
}
