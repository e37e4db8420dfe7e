import type { Report, Section } from '../../report/report.ts';
import type { SectionId } from '../../template/schema.ts';
import { sectionsIn } from './sections.ts';

/** The first section of each id, in document order. */
export function firstSections(report: Report): readonly Section[] {
  const seen = new Set<SectionId>();
  return sectionsIn(report).filter(({ template }) => {
    if (seen.has(template.id)) return false;
    seen.add(template.id);
    return true;
  });
}

/** The section's place in the format, from 0. */
export function placeOf({ template: { sections } }: Report, section: Section): number {
  for (let place = 0; place < sections.length; place++) if (sections[place]?.id === section.template.id) return place;
  return -1;
}

/** The sections follow one another as in the format; repeated ones aside. */
export function isInOrder(report: Report): boolean {
  let last = -1;
  /** A bit for each place that a section stood for. */
  let seen = 0;
  for (const section of sectionsIn(report)) {
    const place = placeOf(report, section);
    if ((seen & (1 << place)) !== 0) continue;
    seen |= 1 << place;
    if (place < last) return false;
    last = place;
  }
  return true;
}

/**
 * The sections that must move so that the rest is in order: the least text. At most six sections, so every choice of those that stay is looked at.
 */
export function outOfOrder(report: Report): readonly Section[] {
  const sections = firstSections(report);
  const places = sections.map((section) => placeOf(report, section));
  const weight = (section: Section | undefined) => (section ? section.span.end - section.span.start + 1 : 0);
  let best: readonly Section[] = sections;
  let least = Number.POSITIVE_INFINITY;
  for (let stay = 0; stay < 1 << sections.length; stay++) {
    let last = -1;
    let moved = 0;
    let ordered = true;
    sections.forEach((section, index) => {
      const place = places[index] ?? 0;
      if (!(stay & (1 << index))) moved += weight(section);
      else if (place < last) ordered = false;
      else last = place;
    });
    if (ordered && moved < least) {
      least = moved;
      best = sections.filter((_, index) => !(stay & (1 << index)));
    }
  }
  return best;
}
