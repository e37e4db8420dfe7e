import { append } from '../../text/append.ts';
import type { Report } from '../report.ts';
import { addFigure } from './add-fact.ts';
import { addNone } from './add-none.ts';
import { applicationStatements } from './applications.ts';
import type { Fact, Subject } from './facts.ts';
import { outcomeOf } from './case-labels.ts';
import { documentRoleOf } from './document-labels.ts';
import { meaningsOf } from './labels.ts';
import { type Meaning, meaning, withoutQuotes } from './meaning.ts';
import { type Run, runsOf, mentionsOf } from './mentions.ts';
import { noneStatements } from './none.ts';
import { plainResult } from './plain-results.ts';
import { type Piece, type PlacedFigure, piecesOf, offsetIn } from './pieces.ts';
import { applicationReadings, tablesOf } from './readings.ts';
import { type Reader, type Setting, sentenceTo, TIME_FIRST } from './setting.ts';
import { countsOneWay, noteWay } from './ways.ts';
import { ownerOf, scopeOf, type When, whenOf } from './when-and-whose.ts';

/** Paragraphs without any of these say nothing that the tables say. */
const SPEAKS = /申请|公开[0-9]|不予|复议|诉讼|规范性文件|规章|行政许可|行政处罚|行政强制|收费|处理费|结转|办理结果/;
/** Without a figure only these state one: 未收到. */
const NONE_WORDS = /[未没无零〇]/;
const APPLICATIONS = /公开申请|申请公开|依申请|公开(?:政府)?信息的?申请/;
/** A heading that names cases about disclosure: 政府信息公开行政复议、行政诉讼情况. */
const CASES = /公开[^，。；]{0,8}(?:复议|诉讼)/;

/** Reads the facts of a report's prose. Linear in it. */
export function factsIn(report: Report): readonly Fact[] {
  const found: Fact[] = [];
  const reader: Reader = { year: report.year, owner: ownerOf(report), tables: tablesOf(report), add: (fact) => found.push(fact) };
  let heading = '';
  let before = '';
  for (const run of runsOf(report)) {
    const [{ kind, numbering, section }] = run.parts;
    const isHeading = run.text.length < 40 && (kind === 'heading' || numbering !== undefined);
    if (isHeading) heading = run.text;
    if ((mentionsOf(run).length > 0 || NONE_WORDS.test(run.text)) && SPEAKS.test(run.text))
      readRun(
        reader,
        run,
        APPLICATIONS.test(heading) || APPLICATIONS.test(before) || section === 'applications',
        numbering === undefined && CASES.test(heading),
      );
    before = run.text;
  }
  append(found, unheard(reader, report, found));
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** Statements that no applications were received, as facts; those with a figure 0 are facts already. */
function unheard(reader: Reader, report: Report, heard: readonly Fact[]): readonly Fact[] {
  const none = applicationStatements(report).filter(({ says }) => says === 'none');
  if (none.length === 0) return [];
  const accepted = applicationReadings(reader.tables, 'received', undefined, undefined);
  const runs = runsOf(report);
  const known = [...heard].sort((a, b) => a.at.start - b.at.start);
  let at = 0;
  let next = 0;
  return none.flatMap(({ span, text }): Fact[] => {
    while (at + 1 < runs.length && (runs[at + 1]?.parts[0].span.start ?? 0) <= span.start) at++;
    while (next < known.length && (known[next]?.at.end ?? 0) <= span.start) next++;
    const run = runs[at];
    if (!run || (known[next]?.at.start ?? Number.POSITIVE_INFINITY) < span.end) return [];
    return [
      {
        run,
        mention: undefined,
        value: 0,
        approximate: false,
        at: span,
        stretch: { start: 0, end: 0 },
        text,
        subject: 'applications',
        role: 'received',
        applicant: undefined,
        time: 'thisYear',
        year: reader.year,
        scope: 'whole',
        certain: true,
        accepted,
      },
    ];
  });
}

const firstOf = (text: string, pattern: RegExp): number => {
  const at = text.search(pattern);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
};

const READ_AS_WHOLE: When = { time: 'thisYear', year: undefined };
/** 2025年，县政府办公室认真…: who a sentence is about, where it begins. */
const SUBJECT = /^(?:其中)?(?:[12]\d{3}年度?|全年|本年度?|今年(?:以来)?)?/;
/** 公布2024年度行政执法统计年报: the figures behind it are that year's. */
const STATISTICS = /[12]\d{3}年度?[^，。]{0,14}(?:年报|统计|数据|报告|期间|案卷|评查|结果)/;
const BY = /^(?:由|经|在|按|根据|通过|依托|围绕|对|向|与|报|会同|配合)/;
/** No more pieces in brackets are passed over on the way to the words before a figure. */
const MOST_BRACKETS = 12;

function readRun(reader: Reader, run: Run, topic: boolean, ofCases: boolean): void {
  const pieces = piecesOf(run);
  const setting: Setting = {
    when: { ...READ_AS_WHOLE, year: reader.year },
    base: { ...READ_AS_WHOLE, year: reader.year },
    scope: undefined,
    sentence: -1,
    ofCases,
    within: false,
    others: false,
    named: firstOf(run.text, APPLICATIONS),
    from: 0,
    heard: false,
    parted: undefined,
    way: undefined,
    cases: undefined,
    documents: undefined,
    told: [],
    parents: [],
    split: undefined,
    carried: 0,
    done: -1,
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.sentence !== setting.sentence) beginSentence(reader, setting, piece);
    const local = piece.depth > 0 ? { ...setting } : setting;
    if (/^其中|^含|^包括/.test(piece.words)) local.within = true;
    else if (piece.mark === '；' || piece.mark === ';') local.within = false;
    if (piece.figures.length === 0) readWords(reader, local, piece);
    else for (let i = 0; i < piece.figures.length; i++) readFigure(reader, local, run, pieces, index, i, topic);
    setting.done = Math.max(setting.done, local.done);
    for (const none of noneStatements(piece.words)) addNone(reader, local, run, piece, none);
  }
}

function beginSentence(reader: Reader, setting: Setting, piece: Piece): void {
  setting.sentence = piece.sentence;
  setting.within = false;
  setting.others = false;
  setting.from = offsetIn(piece, 0);
  setting.parted = undefined;
  setting.way = undefined;
  setting.cases = undefined;
  setting.documents = undefined;
  setting.carried = 0;
  if (setting.scope === 'filing') setting.scope = undefined;
  const { time } = setting.base;
  const isOver = (time === 'lastYear' || time === 'otherYear') && !setting.heard;
  setting.heard = false;
  // 2025年上半年收到20件。其中予以公开8件: still of that time
  const goesOn = piece.words.startsWith('其中');
  if (!goesOn) setting.told = [];
  if (!goesOn && (isOver || time === 'partOfYear' || time === 'cumulative' || time === 'asOf'))
    setting.base = { time: 'thisYear', year: reader.year };
  setting.when = setting.base;
}

/** A piece without figures: when, and who. */
function readWords({ year, owner }: Reader, setting: Setting, { words }: Piece): void {
  if (TIME_FIRST.test(words)) beginTime(setting, whenOf(words.slice(0, 24), year));
  else if (STATISTICS.test(words)) setting.when = whenOf(words.slice(0, 40), year) ?? setting.when;
  const subject = words.replace(SUBJECT, '').slice(0, 12);
  if (subject === '' || BY.test(subject)) return;
  const scope = scopeOf(subject, owner, 'reason');
  if (scope === 'office' || scope === 'whole') setting.scope = scope;
  const named = caseNamed(words);
  if (named) setting.cases = named;
  if (words.includes('规范性文件')) setting.documents = /规章(?!制度)/.test(words) ? 'documents' : 'normativeDocuments';
}

function beginTime(setting: Setting, when: When | undefined): void {
  if (!when) return;
  setting.when = when;
  setting.base = when;
}

const caseNamed = (words: string): Subject | undefined =>
  words.includes('复议') ? (/诉讼|应诉/.test(words) ? 'cases' : 'review') : /诉讼|应诉/.test(words) ? 'litigation' : undefined;

function readFigure(reader: Reader, setting: Setting, run: Run, pieces: readonly Piece[], index: number, i: number, topic: boolean): void {
  const piece = pieces[index];
  const figure = piece?.figures[i];
  if (!piece || !figure || figure.mention.start <= setting.done) return;
  const before = labelBefore(pieces, index, i);
  if (/(?:分别|依次)(?:为|是|有|计)*$/.test(before)) {
    distribute(reader, setting, run, pieces, index, i, before, topic);
    return;
  }
  if (/分别|依次/.test(before)) {
    // 2024年、2025年分别收到30件、36件: nobody knows which is which
    for (const { figure: next } of listed(pieces, index, i)) setting.done = next.mention.start;
    return;
  }
  const next = piece.figures[i + 1];
  const behind = piece.words.slice(figure.end, next?.start);
  const sentence = sentenceTo(setting, run, figure.mention);
  const said = meaningsOf(before, behind);
  const plain = said.length === 0 ? plainResult(run, figure.mention, before, sentence) : undefined;
  const meanings = inContext(setting, plain ? [plain] : said, withoutQuotes(before), sentence).map((each) =>
    carriedBy(reader.year, each, `${before}${behind.slice(0, 16)}`),
  );
  for (const each of meanings) addFigure(reader, setting, run, piece, figure, before, each, topic);
  if (meanings.length > 0) return;
  readTime(reader, setting, piece, figure, before);
  if (countsOneWay(before)) noteWay(setting, figure.mention);
}

/** （三）行政复议、行政诉讼情况 in the line above, and then 2025年我县行政复议案件9件: what the heading names is not counted. */
const BEHIND_HEADING = /情况(?=[12]\d{3}年|全年|本年|今年)/;

function withoutHeading(words: string): string {
  const match = words.includes('情况') ? BEHIND_HEADING.exec(words) : null;
  return match ? words.slice(match.index + match[0].length) : words;
}

/** The words that lead to a figure; the piece before it as well where there are none of its own: 收到政府信息公开申请，共12件. */
function labelBefore(pieces: readonly Piece[], index: number, i: number): string {
  const piece = pieces[index];
  const figure = piece?.figures[i];
  if (!piece || !figure) return '';
  const own = withoutHeading(piece.words.slice(piece.figures[i - 1]?.end ?? 0, figure.start));
  if (i > 0 || !/^(?:其中)?(?:总计|合计|累计|共|总数|数量|件数|一共|达|为|是|有|均|都|各|约|近|超过?|分别|数|计)*$/.test(own)) return own;
  let at = index - 1;
  while (at >= 0 && index - at < MOST_BRACKETS && pieces[at]?.depth !== piece.depth) at--;
  const last = pieces[at];
  if (
    !last ||
    last.depth !== piece.depth ||
    last.sentence !== piece.sentence ||
    last.figures.length > 0 ||
    !'，：,:'.includes(piece.mark) ||
    piece.mark === ''
  )
    return own;
  return last.words + own;
}

const OTHERS_LISTED = /^(?:和|及|以及)?其[他它](?:组织|申请人|类)?$/;
/** A list of applicants is no longer than this. */
const LIST = 80;
/** 商业企业4件、法律服务机构2件、其他: nothing else is counted in between. */
const AFTER_ORGANISATIONS = /(?:法律服务机构|社会公益组织|商业企业|科研机构)[^0-9]*[0-9]+[^0-9]*[0-9]*[^0-9]*$/;
/** 合计15件 behind what was received and what was carried over. */
const IN_ALL = /^(?:合计|共计|总计|共)(?:为|是|有|办理|受理|申请)?$/;

/** What a figure counts where only earlier words of the sentence tell: 维持2件 behind 行政复议3件. */
function inContext(setting: Setting, meanings: readonly Meaning[], before: string, sentence: string): readonly Meaning[] {
  if (setting.cases && setting.cases !== 'cases') {
    const outcome = outcomeOf(before);
    if (outcome && !/公开|申请/.test(before) && (meanings.length === 0 || meanings[0]?.subject === 'applications'))
      return [meaning(caseNamed(before) ?? setting.cases, outcome)];
  }
  if (meanings.length > 0) return meanings;
  if (OTHERS_LISTED.test(before) && AFTER_ORGANISATIONS.test(sentence.slice(-LIST)))
    return [meaning('applications', 'handled', { applicant: 'otherOrganisations' })];
  if (IN_ALL.test(before) && setting.parents.includes('received') && setting.carried === 1)
    return [meaning('applications', 'receivedAndCarriedOver')];
  if (setting.documents) {
    const role = documentRoleOf(before);
    if (role && !/[一-鿿]{9,}/.test(before)) return [meaning(setting.documents, role)];
  }
  return [];
}

/** 结转2026年 and 2024年结转 by the year that is named. */
function carriedBy(year: number | undefined, own: Meaning, words: string): Meaning {
  if (own.role !== 'carriedForward' && own.role !== 'carriedOver') return own;
  const to = /(?:结转|转结|转|顺延|延|留)(?:至|到|入)?(20\d\d)年/.exec(words)?.[1];
  const from = /(20\d\d)年度?(?:末|底)?(?:的|未办结|遗留)*(?:结转|转结|转入|遗留|顺延)(?!至|到)/.exec(words)?.[1];
  if (year === undefined || (to === undefined && from === undefined)) return own;
  const isForward = to !== undefined && Number(to) === year + 1;
  const isOver = Number(to ?? from) === year - 1 || (from !== undefined && Number(from) === year - 1);
  return { ...own, role: isForward ? 'carriedForward' : isOver ? 'carriedOver' : 'carried' };
}

function readTime(reader: Reader, setting: Setting, piece: Piece, figure: PlacedFigure, before: string): void {
  const words = piece.words.slice(0, Math.min(figure.start, 24));
  if (piece.depth === 0 && TIME_FIRST.test(words)) beginTime(setting, whenOf(words, reader.year));
  const named = caseNamed(before);
  if (named) setting.cases = undefined;
}

/** A figure and those that follow it with nothing before them: 分别为6件、2件和1件. */
function listed(pieces: readonly Piece[], index: number, i: number): readonly { readonly piece: Piece; readonly figure: PlacedFigure }[] {
  const piece = pieces[index];
  const first = piece?.figures[i];
  if (!piece || !first) return [];
  const figures: { readonly piece: Piece; readonly figure: PlacedFigure }[] = piece.figures.slice(i).map((figure) => ({ piece, figure }));
  for (let at = index + 1; at < pieces.length && figures.length < 12; at++) {
    const next = pieces[at];
    const figure = next?.figures[0];
    if (
      !next ||
      next.depth !== piece.depth ||
      next.sentence !== piece.sentence ||
      !figure ||
      !/^[和及]?$/.test(next.words.slice(0, figure.start))
    )
      break;
    figures.push({ piece: next, figure });
  }
  return figures;
}

function distribute(
  reader: Reader,
  setting: Setting,
  run: Run,
  pieces: readonly Piece[],
  index: number,
  i: number,
  before: string,
  topic: boolean,
): void {
  const figures = listed(pieces, index, i);
  setting.done = figures[figures.length - 1]?.figure.mention.start ?? setting.done;
  const list = before.replace(/(?:数量?|件数|情况)?(?:共|总)?(?:分别|依次)(?:为|是|有|计)*$/, '');
  const names = [/[、，]/, /[、，和及与]/].map((mark) => list.split(mark)).find((each) => each.length === figures.length);
  if (!names || figures.length < 2) return;
  for (const [at, { piece: own, figure }] of figures.entries()) {
    const name = names[at] ?? '';
    const meanings = meaningsOf(name, '');
    const [only] = meanings;
    if (meanings.length === 1 && only) addFigure(reader, setting, run, own, figure, name, only, topic);
  }
}
