import { acceptedOf } from './accepted.ts';
import { AT_YEARS_END, DISCLOSED_THINGS, isCertain, isOtherStock } from './certainty.ts';
import type { Role, Scope } from './facts.ts';
import type { Meaning } from './meaning.ts';
import type { Mention, Run } from './mentions.ts';
import { isNamed } from './named-applications.ts';
import { isOtherThing } from './other-things.ts';
import { isLotBesideOthers, isOfWhole, isTakenUp } from './part-of-whole.ts';
import type { Piece, PlacedFigure } from './pieces.ts';
import { quoted } from './quoted.ts';
import { isOfCases, isTotalRole, ofOf } from './roles.ts';
import { type Reader, type Setting, sentenceTo } from './setting.ts';
import { ABOUT_DISCLOSURE, LED_TO, settle } from './settle.ts';
import { isEveryWay, isOfWayBefore, noteWay } from './ways.ts';

/** Time and scope of a figure stand no further before it in its piece. */
const NEAR = 120;

/** 予以公开（含部分公开）7件, 收到（含上年结转2件）15件. */
const HELD_IN_BRACKETS = /[（(](?:含|包括|包含)([^）)]{1,30})[）)](?:共|计|为|合计)*$/;

/** Adds what a figure says, if it says something that the tables say: its time, whose it is, and which cells it may be. */
export function addFigure(
  reader: Reader,
  setting: Setting,
  run: Run,
  piece: Piece,
  figure: PlacedFigure,
  before: string,
  meaning: Meaning,
  topic: boolean,
): void {
  const { mention } = figure;
  const { subject, role, applicant } = meaning;
  const sentence = sentenceTo(setting, run, mention);
  if (isOtherThing(meaning, mention, before, sentence)) return;
  const isCase = isOfCases(subject);
  const isApplication = subject === 'applications';
  if (isApplication && !topic && setting.named > mention.end + 20) return;
  if (isApplication && !isNamed(run, piece, figure, before, meaning, sentence)) {
    if (setting.within && isTotalRole(role)) setting.others = true;
    return;
  }
  const words = piece.words.slice(Math.max(0, figure.start - NEAR), figure.start);
  const own = isCase ? aboutCases(setting, words) : words;
  const { when, scope: settled } = settle(reader, setting, piece, own, before, ofOf(subject, role));
  const scope = isApplication ? byWay(setting, run, mention, role, settled, words, sentence) : settled;
  if (subject === 'normativeDocuments' || subject === 'rules' || subject === 'documents') setting.documents = subject;
  const after = run.text.slice(mention.end, mention.end + 60);
  const isPart =
    isOfWhole(setting, piece, figure, before, meaning, scope) ||
    (role === 'received' && isTakenUp(before, sentence + after)) ||
    (role === 'answered' && isLotBesideOthers(run, mention));
  const held = HELD_IN_BRACKETS.exec(run.text.slice(Math.max(0, mention.start - 40), mention.start))?.[1] ?? '';
  if (isOtherStock(role, sentence, words + before) || (role === 'carriedForward' && meaning.doubtful && !AT_YEARS_END.test(sentence)))
    return;
  const certain = isCertain(setting, mention, meaning, { before, sentence, after, held }, topic);
  if (isCase && !certain && !/公开/.test(words.replace(DISCLOSED_THINGS, ''))) {
    setting.cases = undefined;
    return;
  }
  if (isCase) setting.cases = subject;
  setting.heard = true;
  reader.add({
    run,
    mention,
    value: mention.value,
    approximate: mention.approximate,
    at: mention.at,
    stretch: { start: mention.start, end: mention.numeralEnd },
    text: quoted(before, mention),
    subject,
    role,
    applicant,
    time: when.time,
    year: when.year,
    scope: isPart ? 'part' : (scope ?? 'whole'),
    certain,
    accepted: acceptedOf(reader, setting, meaning, before.includes('新收'), held, after),
  });
}

/** Without the words that say what the cases were about: 因政府信息公开引发; 引发 alone only behind other cases, else it is said of some applications. */
function aboutCases({ cases }: Setting, words: string): string {
  const plain = words.replace(ABOUT_DISCLOSURE, '');
  return cases === undefined ? plain : plain.replace(LED_TO, '');
}

/** The scope of a figure of applications, which may be those that came in one way. */
function byWay(
  setting: Setting,
  run: Run,
  mention: Mention,
  role: Role,
  settled: Scope | undefined,
  words: string,
  sentence: string,
): Scope | undefined {
  if (settled === undefined) return isOfWayBefore(setting, run, mention) ? 'channel' : undefined;
  if (settled !== 'channel') return settled;
  if (isEveryWay(run, mention, words, sentence)) return undefined;
  if (isTotalRole(role)) noteWay(setting, mention);
  return settled;
}
