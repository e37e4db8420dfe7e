import { wholeOf } from '../service/pieces.ts';
import type { Service } from '../service/service.ts';
import type { Documents } from './documents.ts';

/** All that the choice of last year's report and of the subordinate ones comes to. */
interface LastYear {
  readonly uri: string | undefined;
  readonly version: string | undefined;
  /** What the search by organ and year comes to. */
  readonly byOrgan: string | undefined;
  /** The report is itself another one's last year's. */
  readonly serves: boolean;
  /** The subordinate reports and their versions. */
  readonly subordinates: string;
}

/** What one report was measured against when it was judged. */
export interface Measured {
  readonly uri: string;
  /** Which of its paragraphs were repeated. */
  readonly repeated: string;
  readonly lastYear: LastYear;
}

/** Tells whether what a closed report was measured against is still what it would be measured against now. */
export interface Measures {
  now(uri: string): Measured;
  lastYearStays(measured: Measured): boolean;
  repeatsStay(measured: Measured): boolean;
}

export function createMeasures(
  documents: Pick<Documents, 'versionOf'>,
  { surroundings, repeats }: Pick<Service, 'surroundings' | 'repeats'>,
): Measures {
  function lastYearOf(uri: string): LastYear {
    const [lastYear] = surroundings.dependsOn(uri);
    return {
      uri: lastYear,
      // a report of several has another version each time its document is read
      version: lastYear && documents.versionOf(wholeOf(lastYear)),
      byOrgan: surroundings.lastYearByOrgan(uri),
      serves: surroundings.isLastYears(uri),
      subordinates: surroundings.subordinatesNow(uri),
    };
  }

  return Object.freeze({
    now(uri: string) {
      const lastYear = lastYearOf(uri);
      return { uri, lastYear, repeated: repeats.of(uri, lastYear.uri).state };
    },
    lastYearStays({ uri, lastYear }: Measured) {
      const now = lastYearOf(uri);
      return (
        now.version === lastYear.version &&
        now.byOrgan === lastYear.byOrgan &&
        now.serves === lastYear.serves &&
        now.subordinates === lastYear.subordinates
      );
    },
    repeatsStay: ({ uri, lastYear, repeated }: Measured) => repeats.of(uri, lastYear.uri).state === repeated,
  });
}
