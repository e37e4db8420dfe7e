import type { ParagraphPrint } from '../../report/fingerprint.ts';
import type { IndexedReport } from './indexed-report.ts';
import type { ParagraphStore } from './paragraph-store.ts';
import type { Place } from './place.ts';

/** Whether what places have in common with a paragraph is more than chance. */
export interface Evidence {
  /** For one paragraph: `copies` are the reports that have it, which say nothing about how others go on. */
  judgeOf(print: ParagraphPrint, copies: ReadonlySet<IndexedReport>): (place: Place) => boolean;
}

/** Some of the paragraphs that hold a run: all of those put in since a moment. */
interface Sample {
  readonly paragraphs: readonly number[];
  readonly since: number;
}

/** So seldom goes a text on in the same way where a sentence ends; from so many earlier ones it may follow. */
const TURN = 0.3;
const MOST_TURNS = 6;
/** How many entries of a run are looked at to tell how common it is, and what it is followed by. */
const SAMPLE = 300;
/** How likely it is that two texts that share a run share the next one too, where nothing else is known of either. */
const GOES_ON = 0.4;
/** Evidence asked for beyond the logarithm of the number of pairs that could agree by chance. */
const ASKED = 3;
/** Less of it is asked where the whole paragraph stands there, this share of its words: the short ones give no more. */
const WHOLE = 0.95;
const ASKED_OF_WHOLE = 2;
/** Evidence asked of the few earlier reports of the same organ. */
const ASKED_OF_OWN = 8;

/** Over a store. It owns scratch that grows with the store, so that one is made for each. */
export function createEvidence({ reports, postings, reportOf, bornAt, paragraphCount }: ParagraphStore): Evidence {
  /** By number of paragraph; all zero between two questions. */
  let marks = new Uint8Array(1 << 10);

  /** Paragraphs with this run in reports that are no copies, the latest first. */
  function sampleOf(run: number, copies: ReadonlySet<IndexedReport>): Sample {
    const paragraphs: number[] = [];
    let looked = 0;
    for (let entry = postings.first(run); entry >= 0; entry = postings.next(entry)) {
      const paragraph = postings.paragraphOf(entry);
      if (looked++ === SAMPLE) return { paragraphs, since: (bornAt[paragraph] ?? 0) + 1 };
      const report = reportOf[paragraph];
      if (report && !copies.has(report)) paragraphs.push(paragraph);
    }
    return { paragraphs, since: 0 };
  }

  /** How likely a paragraph that holds the one run holds the other too, and from how many this is known. */
  function likelihood(first: Sample, second: Sample): { readonly share: number; readonly known: number } {
    const since = Math.max(first.since, second.since);
    let known = 0;
    for (const paragraph of first.paragraphs) {
      if ((bornAt[paragraph] ?? 0) < since) continue;
      marks[paragraph] = 1;
      known++;
    }
    let both = 0;
    for (const paragraph of second.paragraphs) both += marks[paragraph] ?? 0;
    for (const paragraph of first.paragraphs) marks[paragraph] = 0;
    return { share: (both + GOES_ON) / (known + 1), known };
  }

  /**
   * How seldom the words are, and how seldom those who use them elsewhere go on in the same way. A sentence that many have is no evidence beyond its
   * first words; two sentences one behind the other as nobody else has them are.
   */
  function weigh(samples: Iterable<Sample>): number {
    let evidence = 0;
    let previous: Sample | undefined;
    /** Where the paragraph went on as few others do: a measure may follow from a problem named well before it. */
    const turns: Sample[] = [];
    for (const sample of samples) {
      if (previous === undefined) {
        evidence += Math.log((reports.size + 1) / (sample.paragraphs.length + 1));
        turns.push(sample);
      } else {
        let likely = likelihood(previous, sample).share;
        if (likely < TURN) {
          for (const turn of turns.slice(-MOST_TURNS)) {
            const { share, known } = likelihood(turn, sample);
            if (known > 1) likely = Math.max(likely, share);
          }
          turns.push(sample);
        }
        evidence -= Math.log(likely);
      }
      previous = sample;
    }
    return evidence;
  }

  return Object.freeze({
    judgeOf(print: ParagraphPrint, copies: ReadonlySet<IndexedReport>) {
      if (marks.length < reportOf.length) marks = new Uint8Array(reportOf.length * 2);
      const known = new Map<number, Sample>();
      const sampleAt = (run: number): Sample => {
        const sample = known.get(run) ?? sampleOf(run, copies);
        known.set(run, sample);
        return sample;
      };
      return ({ report, shared, own }: Place) => {
        const samples = shared.runs.map((i) => {
          const all = sampleAt(print.runs[i] ?? 0);
          return copies.has(report) ? all : { ...all, paragraphs: all.paragraphs.filter((paragraph) => reportOf[paragraph] !== report) };
        });
        const evidence = weigh(samples);
        if (own) return evidence > ASKED_OF_OWN;
        const asked = shared.length >= WHOLE * print.length ? ASKED_OF_WHOLE : ASKED;
        return evidence > Math.log(reports.size * paragraphCount()) + asked;
      };
    },
  });
}
