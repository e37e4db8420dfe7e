import type { Digest, ParagraphPrint } from '../report/fingerprint.ts';
import type { Repeat } from '../rules/shared/neighbours.ts';
import { createRunPostings } from './run-postings.ts';
import { type Probe, probeOf, type Shared, sharedCount, sharedRuns } from './shared-runs.ts';

/**
 * Where the words of every paragraph of a workspace stand: built and asked in time linear in the text. A paragraph is known by its runs; each run
 * leads to the paragraphs that hold it. Nothing else of a report is kept.
 */
export interface ParagraphIndex {
  /**
   * Takes a report in, or its new version; unchanged paragraphs cost nothing. `name`: how messages call it. Into `touched` go the reports that have words in
   * common with what has changed.
   */
  put(uri: string, name: string, digest: Digest, touched?: Set<string>): void;
  remove(uri: string, touched?: Set<string>): void;
  /** The digest as put in last; `undefined` where the report is not in, or has no paragraph worth keeping. */
  digest(uri: string): Digest | undefined;
  /** The repeated paragraphs of a report by the start of their spans. `lastYear`: the report that it names as last year's. */
  repeats(uri: string, lastYear?: string): ReadonlyMap<number, Repeat>;
}

/** So much of a paragraph's own words stand in another organ's report, in the same order, when it is a repetition. */
const SAME = 0.65;
/** The same for an earlier report of the same organ, in any order; more of a short paragraph, for which there are few ways to say it. */
const SAME_ORGAN = 0.6;
const SAME_ORGAN_SHORT = 0.7;
const SHORT = 70;
/** Fewer characters in common tell nothing, whatever their share. */
const LEAST_COMMON = 28;
/** A run that stands in more paragraphs leads nowhere, everybody uses it: at least so many, and this share of all reports. */
const MOST_FOLLOWED = 24;
const FOLLOWED_SHARE = 0.035;
/** So many runs in common with what has changed: it may make a difference. */
const TOUCHING = 4;
/** This share of a paragraph stands in runs that few have, wherever it is a repetition. */
const LEAST_RARE = 0.08;
/** Places that are compared run by run. */
const MOST_CANDIDATES = 80;
/** A place with a smaller share of the paragraph's runs is not looked at any closer. */
const LEAST_RUNS = 0.3;
/** Places whose evidence is weighed, the nearest first. */
const MOST_JUDGED = 12;
/** A paragraph beside the place counts where it adds this share. */
const BESIDE = 0.15;
/** A paragraph that more organs have than this, and than this share of them, was written by none of them. */
const MOST_ORGANS = 12;
const MOST_SHARE = 0.03;
/** A place of which the paragraph makes up this share is a copy of it. */
const MUTUAL = 0.5;
/** Characters in common with a place that says much besides. */
const LEAST_WITHIN = 45;
/** So seldom goes a text on in the same way where a sentence ends; from so many earlier ones it may follow. */
const TURN = 0.3;
const MOST_TURNS = 6;
/** How many entries of a run are looked at to tell how common it is, and what it is followed by. */
const SAMPLE = 300;
/** How likely it is that two texts that share a run share the next one too, where nothing else is known of either. */
const GOES_ON = 0.4;
/** Evidence asked for beyond the logarithm of the number of pairs that could agree by chance. */
const EVIDENCE = 3;
/** Less of it is asked where the whole paragraph stands there, this share of its words: the short ones give no more. */
const WHOLE = 0.95;
const WHOLE_EVIDENCE = 2;
/** Evidence asked of the few earlier reports of the same organ. */
const OWN_EVIDENCE = 8;

interface Doc {
  readonly uri: string;
  readonly name: string;
  readonly digest: Digest;
  readonly organ: number;
  /** Its paragraphs by number, in the order of the digest. */
  readonly paragraphs: readonly number[];
}

interface Place {
  readonly doc: Doc;
  /** Of its paragraph in the digest. */
  readonly order: number;
  readonly shared: Shared;
  /** A report of the same organ. */
  readonly own: boolean;
}

/** Some of the paragraphs that hold a run: all of those put in since a moment. */
interface Sample {
  readonly paragraphs: readonly number[];
  readonly since: number;
}

/** What was answered for one paragraph, and the report that it leads to as it was then. */
interface Answer {
  readonly repeat: Repeat | undefined;
  readonly from: Doc | undefined;
}

/** What was answered for a report, as long as no other has changed that has words in common with it, and the reports are the same. */
interface Answers {
  readonly lastYear: string | undefined;
  readonly byParagraph: Map<number, Answer>;
}

/** An empty index. */
export function createParagraphIndex(): ParagraphIndex {
  const docs = new Map<string, Doc>();
  const postings = createRunPostings();
  const organs = new Map<string, number>();
  /** Reports of each organ, and the number of organs that have any. */
  const reportsOf: number[] = [];
  let organCount = 0;
  /** By number of paragraph. */
  const docOf: (Doc | undefined)[] = [];
  const orderOf: number[] = [];
  const bornAt: number[] = [];
  let born = 0;
  const freeNumbers: number[] = [];
  const answers = new Map<string, Answers>();
  /** Scratch, all zero between two questions: runs in common, and marks. */
  let common = new Uint16Array(1 << 10);
  let marks = new Uint8Array(1 << 10);

  function numberOf(organ: string): number {
    const number = organs.get(organ) ?? organs.size;
    organs.set(organ, number);
    return number;
  }

  function count(organ: number, by: 1 | -1): void {
    const before = reportsOf[organ] ?? 0;
    reportsOf[organ] = before + by;
    if (before === 0) organCount++;
    else if (before + by === 0) organCount--;
  }

  function put(uri: string, name: string, digest: Digest, touched?: Set<string>): void {
    const before = docs.get(uri);
    if (before ? before.name === name && isSameDigest(before.digest, digest) : digest.paragraphs.length === 0) return;
    const others = new Set<string>();
    const stays = new Map<ParagraphPrint['runs'], number>();
    if (before) {
      const still = new Set(digest.paragraphs.map(({ runs }) => runs));
      count(before.organ, -1);
      before.digest.paragraphs.forEach(({ runs }, i) => {
        const paragraph = before.paragraphs[i];
        if (paragraph === undefined) return;
        if (still.has(runs) && !stays.has(runs)) stays.set(runs, paragraph);
        else {
          if (touched) touch(runs, uri, others);
          postings.remove(paragraph, runs);
          docOf[paragraph] = undefined;
          freeNumbers.push(paragraph);
          answers.get(uri)?.byParagraph.delete(paragraph);
        }
      });
    }
    if (digest.paragraphs.length === 0) {
      docs.delete(uri);
      answers.clear();
      for (const other of others) touched?.add(other);
      return;
    }
    const paragraphs = digest.paragraphs.map(({ runs }) => {
      const same = stays.get(runs);
      stays.delete(runs);
      if (same !== undefined) return same;
      const paragraph = freeNumbers.pop() ?? docOf.push(undefined) - 1;
      if (touched) touch(runs, uri, others);
      postings.add(paragraph, runs);
      bornAt[paragraph] = ++born;
      return paragraph;
    });
    const organ = numberOf(digest.organ ?? `?${stem(uri)}`);
    const doc: Doc = { uri, name, digest, organ, paragraphs };
    // another number of reports makes other words rare; who wrote one and when decides what may be from where
    if (!touched || !before || before.organ !== organ || before.digest.year !== digest.year) answers.clear();
    for (const other of others) {
      answers.delete(other);
      touched?.add(other);
    }
    count(organ, 1);
    paragraphs.forEach((paragraph, i) => {
      docOf[paragraph] = doc;
      orderOf[paragraph] = i;
    });
    docs.set(uri, doc);
  }

  /** Adds the reports that share some of these runs which few have. */
  function touch(runs: Uint32Array, uri: string, touched: Set<string>): void {
    const followed = mostFollowed();
    const counts = new Map<string, number>();
    for (const run of runs) {
      let held = 0;
      for (let entry = postings.first(run); entry >= 0 && held < followed; entry = postings.next(entry), held++) {
        const other = docOf[postings.paragraphOf(entry)]?.uri;
        if (other === undefined || other === uri) continue;
        const count = (counts.get(other) ?? 0) + 1;
        counts.set(other, count);
        if (count >= TOUCHING) touched.add(other);
      }
    }
  }

  const mostFollowed = (): number => Math.max(MOST_FOLLOWED, docs.size * FOLLOWED_SHARE);

  /** Paragraphs of other reports that share runs with this one which few have, the most first. */
  function candidates(doc: Doc, print: ParagraphPrint): readonly number[] {
    const followed = mostFollowed();
    if (common.length < docOf.length) {
      common = new Uint16Array(docOf.length * 2);
      marks = new Uint8Array(docOf.length * 2);
    }
    const touched: number[] = [];
    print.runs.forEach((run) => {
      const first = postings.first(run);
      let held = 0;
      for (let entry = first; entry >= 0; entry = postings.next(entry)) if (++held > followed) return;
      for (let entry = first; entry >= 0; entry = postings.next(entry)) {
        const paragraph = postings.paragraphOf(entry);
        if (docOf[paragraph] === doc) continue;
        if (common[paragraph] === 0) touched.push(paragraph);
        common[paragraph] = (common[paragraph] ?? 0) + 1;
      }
    });
    const found = touched
      .map((paragraph) => ({ paragraph, count: common[paragraph] ?? 0 }))
      .filter(({ count }) => count >= print.runs.length * LEAST_RARE)
      .sort((a, b) => b.count - a.count || a.paragraph - b.paragraph)
      .slice(0, MOST_CANDIDATES);
    for (const paragraph of touched) common[paragraph] = 0;
    return found.map(({ paragraph }) => paragraph);
  }

  function repeatOf(doc: Doc, print: ParagraphPrint, lastYear: string | undefined): Repeat | undefined {
    const probe = probeOf(print);
    const places = new Map<Doc, Place>();
    const holders = new Set<Doc>([doc]);
    const copies = new Set<Doc>([doc]);
    for (const paragraph of candidates(doc, print)) {
      const other = docOf[paragraph];
      if (!other || places.has(other)) continue;
      const order = orderOf[paragraph] ?? 0;
      const own = other.uri === lastYear || isSameOrgan(doc, other);
      const shared = sharedWith(probe, other, order, own);
      if (!shared) continue;
      // a place that says much besides has not copied the paragraph: it uses the same words
      const isCopy = own || shared.length >= MUTUAL * (other.digest.paragraphs[order]?.length ?? 0);
      if (!isCopy && shared.length < LEAST_WITHIN) continue;
      holders.add(other);
      if (isCopy) copies.add(other);
      if (mayBeSource(doc, other)) places.set(other, { doc: other, order, shared, own });
    }
    const nearestFirst = [...places.values()].sort((a, b) => (isNearer(a, b) ? -1 : isNearer(b, a) ? 1 : 0));
    const sampleAt = samplesWithout(copies);
    const judged = nearestFirst.slice(0, MOST_JUDGED).filter((place) => isTelling(print, place, copies, sampleAt));
    // where so many are copies the others are too
    const known = judged.length === MOST_JUDGED ? nearestFirst : judged;
    const having = new Set(Array.from(holders, ({ organ }) => organ));
    if (known.length === 0 || having.size > Math.max(MOST_ORGANS, organCount * MOST_SHARE)) return undefined;
    const nearest = known[0];
    const at = nearest?.doc.digest.paragraphs[nearest.order]?.at;
    if (!nearest || !at) return undefined;
    const { uri, name } = nearest.doc;
    return {
      places: known.length,
      nearest: { uri, name, at, lastYear: nearest.own },
      similarity: Math.min(1, nearest.shared.length / print.length),
    };
  }

  /** What a place has of the paragraph, where that is enough; together with a paragraph beside it, which a page may have cut off. */
  function sharedWith(probe: Probe, { digest: { paragraphs } }: Doc, order: number, own: boolean): Shared | undefined {
    const { length, runs } = probe.print;
    const share = own ? (length < SHORT ? SAME_ORGAN_SHORT : SAME_ORGAN) : SAME;
    const least = Math.max(LEAST_COMMON, share * length);
    // a run covers more characters than it has to itself
    const fewest = runs.length * LEAST_RUNS;
    const here = paragraphs[order];
    const count = sharedCount(probe, here);
    if (count >= fewest) {
      const alone = sharedRuns(probe, [here], !own);
      if (alone.length >= least) return alone;
    }
    for (const beside of [order - 1, order + 1]) {
      const more = sharedCount(probe, paragraphs[beside]);
      if (more < BESIDE * runs.length || count + more < fewest) continue;
      const both = sharedRuns(probe, beside < order ? [paragraphs[beside], here] : [here, paragraphs[beside]], !own);
      if (both.length >= least) return both;
    }
    return undefined;
  }

  /**
   * Whether so much in common is no chance: how seldom the words are, and how seldom those who use them elsewhere go on in the same way. A sentence that
   * many have is no evidence beyond its first words; two sentences one behind the other as nobody else has them are.
   */
  function isTelling(
    print: ParagraphPrint,
    { doc, shared, own }: Place,
    copies: ReadonlySet<Doc>,
    sampleAt: (run: number) => Sample,
  ): boolean {
    let evidence = 0;
    let previous: Sample | undefined;
    /** Where the paragraph went on as few others do: a measure may follow from a problem named well before it. */
    const turns: Sample[] = [];
    for (const i of shared.runs) {
      const all = sampleAt(print.runs[i] ?? 0);
      const sample = copies.has(doc) ? all : { ...all, paragraphs: all.paragraphs.filter((paragraph) => docOf[paragraph] !== doc) };
      if (previous === undefined) {
        evidence += Math.log((docs.size + 1) / (sample.paragraphs.length + 1));
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
    if (own) return evidence > OWN_EVIDENCE;
    const asked = shared.length >= WHOLE * print.length ? WHOLE_EVIDENCE : EVIDENCE;
    return evidence > Math.log(docs.size * (docOf.length - freeNumbers.length)) + asked;
  }

  /** Samples of runs, each taken once, from reports that are no copies. */
  function samplesWithout(copies: ReadonlySet<Doc>): (run: number) => Sample {
    const known = new Map<number, Sample>();
    return (run) => {
      const sample = known.get(run) ?? sampleOf(run, (doc) => !copies.has(doc));
      known.set(run, sample);
      return sample;
    };
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

  /** Paragraphs with this run in some reports, the latest first. */
  function sampleOf(run: number, isMeant: (doc: Doc) => boolean): Sample {
    const paragraphs: number[] = [];
    let looked = 0;
    let since = 0;
    for (let entry = postings.first(run); entry >= 0; entry = postings.next(entry)) {
      const paragraph = postings.paragraphOf(entry);
      if (looked++ === SAMPLE) {
        since = (bornAt[paragraph] ?? 0) + 1;
        break;
      }
      const doc = docOf[paragraph];
      if (doc && isMeant(doc)) paragraphs.push(paragraph);
    }
    return { paragraphs, since };
  }

  function answersOf({ uri }: Doc, lastYear: string | undefined): Map<number, Answer> {
    const known = answers.get(uri);
    if (known && known.lastYear === lastYear) return known.byParagraph;
    const fresh: Answers = { lastYear, byParagraph: new Map() };
    answers.set(uri, fresh);
    return fresh.byParagraph;
  }

  /** As answered before, where the place that it leads to has not moved. */
  function answerFor(doc: Doc, print: ParagraphPrint, paragraph: number, lastYear: string | undefined): Repeat | undefined {
    const byParagraph = answersOf(doc, lastYear);
    const known = byParagraph.get(paragraph);
    if (known && (!known.repeat || docs.get(known.repeat.nearest.uri) === known.from)) return known.repeat;
    const repeat = repeatOf(doc, print, lastYear);
    byParagraph.set(paragraph, { repeat, from: repeat && docs.get(repeat.nearest.uri) });
    return repeat;
  }

  return Object.freeze({
    put,
    remove: (uri: string, touched?: Set<string>) => put(uri, '', NOTHING, touched),
    digest: (uri: string) => docs.get(uri)?.digest,
    repeats(uri: string, lastYear?: string) {
      const found = new Map<number, Repeat>();
      const doc = docs.get(uri);
      if (!doc) return found;
      doc.digest.paragraphs.forEach((print, i) => {
        const repeat = answerFor(doc, print, doc.paragraphs[i] ?? -1, lastYear);
        if (repeat) found.set(print.at.start, repeat);
      });
      return found;
    },
  });
}

const NOTHING: Digest = Object.freeze({ organ: undefined, year: undefined, paragraphs: [] });

/** Whether `own` may have its words from `other`: no other copy of the same report, and none that came later. */
function mayBeSource(own: Doc, other: Doc): boolean {
  if (stem(own.uri) === stem(other.uri)) return false;
  const [mine, theirs] = [own.digest.year, other.digest.year];
  if (isSameOrgan(own, other)) return mine !== undefined && theirs !== undefined && theirs < mine;
  return mine === undefined || theirs === undefined || theirs <= mine;
}

/** One name is the other, or the other without the names of its parents. */
function isSameOrgan(a: Doc, b: Doc): boolean {
  const [one, other] = [a.digest.organ, b.digest.organ];
  return a.organ === b.organ || (one !== undefined && other !== undefined && (isWithParents(one, other) || isWithParents(other, one)));
}

const isWithParents = (long: string, short: string): boolean => long.endsWith(short) && PARENT_END.test(long.slice(0, -short.length));
const PARENT_END = /[省市县区旗州盟镇乡道]$/;

/** The organ's own report before all others, then the most words in common, then the later year. */
function isNearer(a: Place, b: Place): boolean {
  if (a.own !== b.own) return a.own;
  const more = a.shared.length - b.shared.length;
  return more !== 0 ? more > 0 : (a.doc.digest.year ?? 0) > (b.doc.digest.year ?? 0);
}

/** Nothing differs that an answer may show. */
const isSameDigest = (a: Digest, b: Digest): boolean =>
  a === b ||
  (a.organ === b.organ &&
    a.year === b.year &&
    a.paragraphs.length === b.paragraphs.length &&
    a.paragraphs.every(({ runs, at }, i) => {
      const other = b.paragraphs[i];
      return other !== undefined && other.runs === runs && other.at.start === at.start && other.at.end === at.end;
    }));

/** The address without the kind of file: two forms of one report differ in nothing else. */
const stem = (uri: string): string => uri.replace(/\.[A-Za-z]{1,5}$/, '');
