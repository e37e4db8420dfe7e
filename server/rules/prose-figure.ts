import { type ApplicationStatement, applicationStatements } from '../report/facts/applications.ts';
import { type Fact, factsOf, type Reading } from '../report/facts/facts.ts';
import type { Mention } from '../report/facts/mentions.ts';
import type { BoundCell, BoundTable, Report } from '../report/report.ts';
import { writtenLike } from '../text/numerals.ts';
import { innerQuotes } from '../text/inner-quotes.ts';
import { type Message, type Said, say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import { setFigure } from './figures/fixes.ts';
import { cellName, cellPlace, differs } from './figures/names.ts';
import { rightFigure } from './figures/right-figure.ts';
import { rangeOf } from './prose/about.ts';
import { isTableFigureWithOthers } from './prose/beside-results.ts';
import { factsAbout } from './prose/nearby.ts';
import { report, requests } from './prose/samples.ts';
import { lastPlaceOf } from './prose/written.ts';
import { defineRule, type Finding, type Fix, type Related, type RuleContext } from './rule.ts';

/** A reading with the figure that the table gives for it, in the unit of the table. */
interface Read {
  readonly reading: Reading;
  readonly table: BoundTable;
  readonly cells: readonly BoundCell[];
  readonly value: number;
}

const three = report;
const four = (text: string, rows: Readonly<Record<string, string>>): string => report(text, rows, 'reviewLitigation');
const two = (text: string, rows: Readonly<Record<string, string>>): string => report(text, rows, 'proactiveDisclosure');
const cases = { review: '1 1 0 1 3', 'litigation.direct': '1 0 0 0 1', 'litigation.afterReview': '0 0 1 0 1' };
const documents = { 'item1.normativeDocuments': '3 1 8', 'item6.adminPenalty': '20' };

/** A figure of the prose that names a figure of the tables and differs from every accepted reading of it. */
export const proseFigure = defineRule({
  id: 'prose-figure',
  title: '正文的数与表不符',
  group: '正文',
  severity: 'warning',
  basis: '国办公开办函〔2021〕30号：总体情况与各表为同一统计口径',
  why: '正文和表格写的是同一件事，数不一样，读者不知道该信哪一个；正文限定了口径（如本级、备案）的，只作提示。',
  examples: [
    {
      title: '予以公开的件数与表三不同',
      text: three('（二）依申请公开情况。全年收到政府信息公开申请12件，其中予以公开«8»件、部分公开2件、无法提供3件。', requests),
      says: ['正文“予以公开8件”，应为 7（表三“三、（一）予以公开”总计），多 1'],
      fixed: three('（二）依申请公开情况。全年收到政府信息公开申请12件，其中予以公开7件、部分公开2件、无法提供3件。', requests),
    },
    {
      title: '收到可以含上年结转，也可以不含',
      text: three('（二）依申请公开情况。全年收到政府信息公开申请13件（含上年结转1件），办结12件，结转下年度1件。', requests),
    },
    {
      title: '收到的件数哪一种口径都不符',
      text: three('（二）依申请公开情况。全年共收到政府信息公开申请«15»件，均按期答复。', requests),
      says: ['应为 12（表三“一、本年新收政府信息公开申请数量”总计）或 13（表三“一”“二”两行总计）'],
      fixed: three('（二）依申请公开情况。全年共收到政府信息公开申请12件，均按期答复。', requests),
    },
    {
      title: '表三没有的情形不与全部无法提供的比较；全县的数与表相符的，本级的不再比较',
      text: three(
        '（二）依申请公开情况。县政府办公室收到政府信息公开申请5件；全县共收到政府信息公开申请12件。因信息不存在无法提供2件，因“本机关不掌握相关政府信息”无法提供3件。',
        requests,
      ),
    },
    {
      title: '申请人分类与表三不同',
      text: three('（二）依申请公开情况。收到政府信息公开申请12件，其中自然人«９»件，法人或其他组织2件。', requests),
      says: ['应为 10（表三“一、本年新收政府信息公开申请数量”自然人）'],
    },
    {
      title: '中文数字写的结转',
      text: three('（二）依申请公开情况。上年结转一件，结转下年度继续办理«三»件。', requests),
      fixed: three('（二）依申请公开情况。上年结转一件，结转下年度继续办理一件。', requests),
    },
    {
      title: '诉讼是两项之和',
      text: four('因政府信息公开被申请行政复议3件，其中维持1件、纠正1件；被提起行政诉讼«3»件。', cases),
      says: ['应为 2（表四“行政诉讼”两项总计），多 1'],
      fixed: four('因政府信息公开被申请行政复议3件，其中维持1件、纠正1件；被提起行政诉讼2件。', cases),
    },
    {
      title: '另写了逾期未补正的，其他处理可只指3.其他',
      text: three('（二）依申请公开情况。全年收到政府信息公开申请13件，其中予以公开6件、逾期未补正2件、其他处理5件。', {
        newReceived: '13 0 0 0 0 0 13',
        'results.granted': '6 0 0 0 0 0 6',
        'results.other.correctionOverdue': '2 0 0 0 0 0 2',
        'results.other.otherReason': '5 0 0 0 0 0 5',
        'results.total': '13 0 0 0 0 0 13',
      }),
    },
    {
      title: '未发生行政诉讼',
      text: four('2025年，全县因政府信息公开被申请行政复议3件，«未发生行政诉讼»。', cases),
      says: ['正文“未发生行政诉讼”，表四“行政诉讼”两项总计为 2'],
    },
    {
      title: '只统计了备案的案件，仅作提示',
      text: four('全年备案政府信息公开行政复议案件«2»件。', cases),
      says: ['正文“备案政府信息公开行政复议案件2件”，表四“行政复议”总计为 3，相差 1（正文限定了口径）'],
    },
    {
      title: '县政府办公室自己受理的，仅作提示',
      text: three('（二）依申请公开情况。县政府办公室代表县政府受理政府信息公开申请«5»件。', requests),
    },
    {
      title: '网上收到的比全年的还多，仅作提示',
      text: three('（二）依申请公开情况。全年通过网络收到政府信息公开申请«20»件，上半年收到政府信息公开申请7件。', requests),
      says: ['表三“一、本年新收政府信息公开申请数量”总计为 12，相差 8（正文限定了口径）'],
    },
    {
      title: '规范性文件与表二不同',
      text: two('（三）政府信息管理情况。全年制发行政规范性文件«4»件，废止1件，截至2025年12月31日现行有效8件。', documents),
      says: ['应为 3（表二“行政规范性文件”本年制发件数），多 1'],
      fixed: two('（三）政府信息管理情况。全年制发行政规范性文件3件，废止1件，截至2025年12月31日现行有效8件。', documents),
    },
    {
      title: '清理文件的结果是另一回事，清理之后现行有效多少仅作提示',
      text: two(
        '（三）政府信息管理情况。开展行政规范性文件清理，继续有效20件、废止5件、修改2件。清理后，截至2025年12月31日现行有效规范性文件«20»件。',
        documents,
      ),
    },
    {
      title: '作出的行政处罚决定与表二不同',
      text: two('全年作出行政处罚决定«21»件。', documents),
      fixed: two('全年作出行政处罚决定20件。', documents),
    },
    {
      title: '别的事项、别的年份、一部分、约数都不比较',
      text: three(
        '（二）依申请公开情况。2024年收到政府信息公开申请30件。2025年收到政府信息公开申请12件，其中网上申请5件、信函申请7件。上半年收到申请4件。办理人大代表建议20件，受理12345热线工单1203件。近三年累计收到政府信息公开申请80件。解答咨询10余件次。',
        requests,
      ),
    },
    {
      title: '约数相近即可',
      text: three('（二）依申请公开情况。全年收到政府信息公开申请10余件，办结近«30»件。', requests),
      says: ['正文“办结近30件”，应为 12'],
    },
    {
      title: '余比它多，近比它少',
      text: three('（二）依申请公开情况。全年收到政府信息公开申请10余件，办结近13件，共答复政府信息公开申请«20»多件。', requests),
    },
    {
      title: '以万计的数按四舍五入比较',
      text: two('全年作出行政许可决定1.2万件、行政处罚决定«1.3万»件。', { 'item5.adminLicensing': '12034', 'item6.adminPenalty': '12034' }),
    },
    {
      title: '行政事业性收费以元或万元计',
      text: two('全年行政事业性收费7730万元。行政事业性收费总额«71302800»元。', { 'item8.adminFees': '7730.28' }),
      says: ['应为 7730.28 万元'],
    },
    {
      title: '“没有”与表三矛盾的，由 prose-contradiction 指出',
      text: three('（二）依申请公开情况。全年未收到政府信息公开申请。', requests),
    },
    {
      title: '表三只填本级，正文另有各级的数',
      text: three('（二）依申请公开情况。全县各级各部门共收到政府信息公开申请300余件，其中本级12件，均已办结。', requests),
    },
    {
      title: '只说办公室没有，不与全县的数比较',
      text: four('2025年，县政府办公室未发生因政府信息公开提起的行政诉讼。', cases),
    },
    {
      title: '表三有一格写错，按应有的数比较',
      text: three('（二）依申请公开情况。予以公开7件、部分公开2件。', { ...requests, 'results.granted': '6 1 0 0 0 0 9' }),
    },
    {
      title: '表四自己不平衡、看不出错在哪里，不比较',
      text: four('因政府信息公开被申请行政复议4件。', { ...cases, review: '1 1 0 1 5' }),
    },
    {
      title: '表三没有填，不比较',
      text: three('（二）依申请公开情况。全年收到政府信息公开申请15件。', { newReceived: '_ _ _ _ _ _ _' }),
    },
  ],
  *check(context) {
    const facts = factsOf(context.report).filter(({ accepted }) => accepted.length > 0);
    if (facts.length === 0) return;
    const agreed = new Map<string, boolean>();
    const isAgreed = (kind: string): boolean => {
      const known = agreed.get(kind) ?? facts.some((other) => other.scope === 'whole' && kindOf(other) === kind && agrees(context, other));
      agreed.set(kind, known);
      return known;
    };
    for (const [i, fact] of facts.entries()) {
      if (isParted(fact, facts[i + 1]) || isParted(fact, facts[i - 1])) continue;
      const finding = judge(context, fact, isAgreed);
      // 复议、诉讼均为0 says two things: another figure in its place would say the other wrong
      const isShared = fact.mention && [facts[i - 1], facts[i + 1]].some((other) => other?.mention === fact.mention);
      if (finding) yield isShared ? { ...finding, fixes: [] } : finding;
    }
  },
});

/** What is counted: facts of one kind are of the same cells, whosever they are. */
const kindOf = ({ subject, role, applicant }: Fact): string => `${subject} ${role} ${applicant ?? ''}`;

/** 县政府办公室收到12件，其他部门收到34件; 县政府印发3件，县政府办公室印发2件: each is a part of what is told, and none of the tables'. */
const isParted = (fact: Fact, beside: Fact | undefined): boolean =>
  fact.scope === 'office' &&
  (beside?.scope === 'part' || beside?.scope === 'office') &&
  beside.mention?.sentence.start === fact.mention?.sentence.start &&
  beside.run === fact.run &&
  kindOf(beside) === kindOf(fact);

/** A figure of the whole year that is the tables'. */
function agrees(context: RuleContext<unknown>, fact: Fact): boolean {
  if (fact.time !== 'thisYear' && fact.time !== 'asOf') return false;
  return readAll(context, fact)?.some(({ value }) => fits(fact, value)) === true;
}

/** The finding on a figure; `isAgreed`: another figure of a kind, without a limit, is the tables'. */
function judge(context: RuleContext<unknown>, fact: Fact, isAgreed: (kind: string) => boolean): Finding | undefined {
  const { time, scope } = fact;
  const isPart = scope === 'channel' || time === 'partOfYear';
  if (isPart && fact.subject !== 'applications') return undefined;
  if (scope === 'part' || (time !== 'thisYear' && time !== 'asOf' && time !== 'partOfYear')) return undefined;
  const reads = readAll(context, fact);
  if (!reads || reads.some(({ value }) => fits(fact, value))) return undefined;
  if (isPart && (fact.applicant !== undefined || reads.some(({ value }) => value > fact.value))) return undefined;
  const isNone = fact.mention === undefined;
  const isLimited = isPart || scope !== 'whole';
  if (isNone && isLimited) return undefined;
  // 全县收到46件，县政府办公室收到12件: the tables are the county's
  if (isLimited && isAgreed(kindOf(fact))) return undefined;
  if (isOwnedByContradiction(context, fact) || isTableOfLess(fact, reads) || isOfThisYears(context, fact)) return undefined;
  if (
    isTableFigureWithOthers(
      fact,
      reads.map((read) => read.value),
    )
  )
    return undefined;
  const hint = isLimited || !fact.certain;
  return {
    at: fact.at,
    message: messageOf(fact, reads, isLimited),
    severity: hint ? 'hint' : undefined,
    related: relatedOf(reads),
    fixes: fact.mention && !isLimited && !fact.approximate ? fixesOf(context, fact.mention, reads) : [],
  };
}

/** 其中本级40件, 县政府办公室收到40件: what the government or its office has had itself, in the same sentence. */
const OWN_LEVEL = /(?:本级|政府办公?室?|党政办(?:公室)?)[^，。；0-9]{0,12}([0-9]{1,9})件/;
/** 实际受理37件, 纳入政府信息公开申请办理的37件: what was taken up of what came in. */
const TAKEN_UP = /(?:实际(?:受理|办理)|正式受理|予以受理|有效申请|(?:纳入|符合)[^，。；0-9]{0,20})(?:的|为|共)?([0-9]{1,9})件/;
const LONGEST_SENTENCE = 120;

/**
 * 各级各部门300余件，其中本级40件, 收到42件，撤回2件，实际受理40件 beside a table that has the 40: the table is of the own level, or of what was taken up, and the
 * larger figure is not in it.
 */
function isTableOfLess({ scope, mention, run, value, role }: Fact, reads: readonly Read[]): boolean {
  if ((scope !== 'whole' && scope !== 'office') || !mention) return false;
  const behind = run.text.slice(mention.end, mention.end + LONGEST_SENTENCE).split('。', 1)[0] ?? '';
  const patterns = role === 'received' ? [OWN_LEVEL, TAKEN_UP] : [OWN_LEVEL];
  return patterns.some((pattern) => {
    const less = Number(pattern.exec(behind)?.[1]);
    return less < value && reads.some((read) => read.value === less);
  });
}

/** 收到36件，办结33件，结转3件: those of the year alone, where what the year before left is told elsewhere or not at all. */
function isOfThisYears(context: RuleContext<unknown>, { role, applicant, scope, run, stretch, value, at }: Fact): boolean {
  if (role !== 'answered' || applicant !== undefined || scope !== 'whole') return false;
  const table = context.report.tables.find(({ id }) => id === 'applications');
  const left = table && rightFigure(context, table, table.cells.get('carriedForward.total'));
  const beside = factsAbout(context.report, run, stretch.start).filter(
    (other) => other.subject === 'applications' && other.at.end <= at.start,
  );
  return (
    left !== undefined &&
    beside.some((fresh) => fresh.role === 'received' && fresh.applicant === undefined && fresh.value - left === value) &&
    !beside.some((over) => over.role === 'carriedOver' && over.value > 0)
  );
}

/** Every reading with its figure, each figure once; `undefined` where one of them is unknown: the prose may mean just that. */
function readAll(context: RuleContext<unknown>, { accepted }: Fact): readonly Read[] | undefined {
  const reads: Read[] = [];
  for (const reading of accepted) {
    const table = context.report.tables.find(({ id }) => id === reading.table);
    if (!table) return undefined;
    const cells: BoundCell[] = [];
    let value = 0;
    for (const id of reading.cells) {
      const cell = table.cells.get(id);
      const figure = rightFigure(context, table, cell);
      if (!cell || figure === undefined) return undefined;
      cells.push(cell);
      value += figure;
    }
    if (!reads.some((other) => other.value === value)) reads.push({ reading, table, cells, value });
  }
  return reads;
}

const isAmount = ({ cells }: Read): boolean => cells[0]?.column.unit === '万元';

/** The figure says that value: exactly, or as nearly as 余, 近, 约 and the digits written allow. Amounts are in 元 in the prose, in 万元 in the table. */
function fits({ value, run, mention, subject }: Fact, right: number): boolean {
  if (!mention) return value === right;
  const { scale, decimals } = mention.numeral;
  // half of the last place written: 1.2万 is anything from 11,500 to 12,500
  const half = scale > 1 || subject === 'adminFees' ? 0.51 * scale * 10 ** -decimals : 0.51 * lastPlaceOf(mention);
  const inProse = subject === 'adminFees' ? right * 10_000 : right;
  const [least, most] = rangeOf(run, mention);
  return inProse >= least - half && inProse <= most + half;
}

/** The statement that a figure stands in; they are in document order. */
function statementAround(report: Report, at: Span): ApplicationStatement | undefined {
  const statements = applicationStatements(report);
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.span.end ?? 0) < at.end) low = middle + 1;
    else high = middle;
  }
  const found = statements[low];
  return found && found.span.start <= at.start ? found : undefined;
}

/** An unscoped statement that says none against some, or the reverse, is prose-contradiction's. */
function isOwnedByContradiction(context: RuleContext<unknown>, { subject, role, applicant, at }: Fact): boolean {
  if (
    subject !== 'applications' ||
    applicant !== undefined ||
    (role !== 'received' && role !== 'handled' && role !== 'receivedAndCarriedOver' && role !== 'answered')
  )
    return false;
  const statement = statementAround(context.report, at);
  if (!statement) return false;
  if (statement.says === 'none') return true;
  const table = context.report.tables.find(({ id }) => id === 'applications');
  return ['newReceived.total', 'carriedOver.total'].every((id) => table && rightFigure(context, table, table.cells.get(id)) === 0);
}

function messageOf({ text: words, value, mention, subject }: Fact, reads: readonly Read[], limited: boolean): Message {
  const text = innerQuotes(words);
  const [first, second, third] = reads;
  if (!first) return say`正文“${text}”`;
  const name = ({ reading, value: right }: Read): Said => say`${right}（${reading.name}）`;
  if (!mention) return say`正文“${text}”，${first.reading.name}为 ${first.value}`;
  if (subject === 'adminFees') return say`正文“${text}”，应为 ${first.value} 万元（${first.reading.name}）`;
  if (limited) return say`正文“${text}”，${first.reading.name}为 ${first.value}，相差 ${Math.abs(first.value - value)}（正文限定了口径）`;
  if (second && third) return say`正文“${text}”，应为 ${name(first)}、${name(second)}或 ${name(third)}`;
  return second
    ? say`正文“${text}”，应为 ${name(first)}或 ${name(second)}，比前者${differs(value, first.value)}`
    : say`正文“${text}”，应为 ${name(first)}，${differs(value, first.value)}`;
}

/** The cells of the likeliest reading: to go to the cell. */
function relatedOf([first]: readonly Read[]): readonly Related[] {
  if (!first) return [];
  const zeros = first.cells.length > 3;
  const cells = first.cells.filter((cell) => !zeros || cell.value !== 0).slice(0, 12);
  return (cells.length > 0 ? cells : first.cells.slice(0, 1)).map((cell) => ({
    at: cell.span,
    message: say`${cellPlace(cell)}：${cell.value ?? say`空白`}`,
  }));
}

function fixesOf(context: RuleContext<unknown>, mention: Mention, reads: readonly Read[]): readonly Fix[] {
  const fixes = reads.slice(0, 3).map((read, i): Fix => {
    const newText = isAmount(read) ? amountLike(mention, read.value) : writtenLike(mention.numeral, read.value);
    return {
      title: say`正文改为 ${newText}`,
      kind: 'figure',
      preferred: i === 0 && reads.length === 1 ? true : undefined,
      edits: [{ at: mention.at, newText }],
    };
  });
  const cell = cellFix(context, mention, reads);
  return cell ? [...fixes, cell] : fixes;
}

/** 万元 in the manner of the prose: 7730.28万 before 元, or in 元. */
const amountLike = ({ numeral }: Mention, value: number): string => (numeral.scale === 1e4 ? `${value}万` : String(Number(`${value}e4`)));

/** Writes the prose's figure into the one cell that is meant, where no equation of the table and no other year speaks against it. */
function cellFix({ report, neighbours }: RuleContext<unknown>, mention: Mention, [only, ...others]: readonly Read[]): Fix | undefined {
  const [cell, ...more] = only?.cells ?? [];
  if (!only || !cell || others.length > 0 || more.length > 0 || cell.table !== 'proactiveDisclosure' || isAmount(only)) return undefined;
  if (!Number.isInteger(mention.value) || cell.kind !== 'figure' || report.year === undefined) return undefined;
  if (cell.row.id.startsWith('item1.')) {
    const stock = (column: string): number => {
      const id = `${cell.row.id}.${column}`;
      return id === cell.id ? mention.value : (only.table.cells.get(id)?.value ?? 0);
    };
    const [issued, repealed, inForce] = [stock('issuedThisYear'), stock('repealedThisYear'), stock('currentlyEffective')];
    if (cell.row.id === 'item1.rules' || neighbours?.lastYear || inForce < issued - repealed || (issued > 0 && inForce === 0))
      return undefined;
  }
  return { title: say`表中${cellName(cell)}改为 ${mention.value}`, kind: 'figure', edits: [setFigure(cell, mention.value)] };
}
