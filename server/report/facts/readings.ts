import type { TableTemplate } from '../../template/catalog.ts';
import type { TableId } from '../../template/schema.ts';
import type { Report } from '../report.ts';
import type { Applicant, Reading, Role, Subject } from './facts.ts';

/** The forms of the standard tables that a report has exactly once; a table that stands twice has no certain figure. */
export type TablesOf = (table: TableId) => TableTemplate | undefined;

/** Looks up the form of each table. */
export function tablesOf({ tables }: Report): TablesOf {
  const forms = new Map<TableId, TableTemplate | undefined>();
  for (const { id, template } of tables) forms.set(id, forms.has(id) ? undefined : template);
  return (id) => forms.get(id);
}

const COLUMNS: Readonly<Record<Applicant | 'total', readonly string[]>> = {
  total: ['total'],
  naturalPerson: ['naturalPerson'],
  business: ['legalEntity.commercialEnterprise'],
  research: ['legalEntity.researchInstitution'],
  socialWelfare: ['legalEntity.socialWelfareOrg'],
  legalService: ['legalEntity.legalServiceOrg'],
  otherOrganisations: ['legalEntity.otherOrg'],
  organisations: [
    'legalEntity.commercialEnterprise',
    'legalEntity.researchInstitution',
    'legalEntity.socialWelfareOrg',
    'legalEntity.legalServiceOrg',
    'legalEntity.otherOrg',
  ],
};
const COLUMN_NAMES: Readonly<Record<Applicant | 'total', string>> = {
  total: '总计',
  naturalPerson: '自然人',
  organisations: '法人或其他组织合计',
  business: '商业企业',
  research: '科研机构',
  socialWelfare: '社会公益组织',
  legalService: '法律服务机构',
  otherOrganisations: '法人或其他组织·其他',
};

/** Rows of table three by what happened, likeliest reading first; a row that ends in a dot stands for all rows below it. */
type Rows = readonly string[];
const NEW: Rows = ['newReceived'];
const ALL: Rows = ['newReceived', 'carriedOver'];
const DONE: Rows = ['results.total'];
const ANSWERED: Rows = ['results.granted', 'results.partiallyGranted', 'results.refused.', 'results.unavailable.'];
const ROWS: Partial<Readonly<Record<Role, readonly Rows[]>>> = {
  received: [NEW, ALL],
  receivedAndCarriedOver: [ALL],
  handled: [ALL, NEW, DONE],
  answered: [DONE, [...ANSWERED, 'results.notProcessed.'], ANSWERED],
  carriedOver: [['carriedOver']],
  carriedForward: [['carriedForward']],
  carried: [['carriedOver'], ['carriedForward']],
  granted: [['results.granted']],
  partly: [['results.partiallyGranted']],
  grantedOrPartly: [['results.granted', 'results.partiallyGranted'], ['results.granted'], ['results.partiallyGranted']],
  refused: [['results.refused.']],
  unavailable: [['results.unavailable.']],
  notProcessed: [['results.notProcessed.']],
  // where 逾期未补正 is told beside it, 其他处理 is the third row alone
  otherResults: [['results.other.'], ['results.other.otherReason']],
};
const ROW_NAMES: Readonly<Record<string, string>> = {
  'results.granted+results.partiallyGranted+results.refused.+results.unavailable.': '“三”（一）至（四）各行',
  'results.granted+results.partiallyGranted+results.refused.+results.unavailable.+results.notProcessed.': '“三”（一）至（五）各行',
  newReceived: '“一、本年新收政府信息公开申请数量”',
  'newReceived+carriedOver': '“一”“二”两行',
  'results.total': '“三、（七）总计”',
  carriedOver: '“二、上年结转政府信息公开申请数量”',
  carriedForward: '“四、结转下年度继续办理”',
  'results.granted': '“三、（一）予以公开”',
  'results.partiallyGranted': '“三、（二）部分公开”',
  'results.granted+results.partiallyGranted': '“三、（一）（二）”两行',
  'results.refused.': '“三、（三）不予公开”各行',
  'results.unavailable.': '“三、（四）无法提供”各行',
  'results.notProcessed.': '“三、（五）不予处理”各行',
  'results.other.': '“三、（六）其他处理”',
  'results.other.otherReason': '“三、（六）3.其他”',
};

/** The accepted readings of a figure about applications. `row` for one reason of table three. */
export function applicationReadings(
  tables: TablesOf,
  role: Role,
  applicant: Applicant | undefined,
  row: string | undefined,
): readonly Reading[] {
  const table = tables('applications');
  if (!table) return [];
  let known = applications.get(table);
  if (!known) {
    known = new Map();
    applications.set(table, known);
  }
  const key = `${role} ${applicant} ${row}`;
  const answer = known.get(key) ?? readApplications(table, role, applicant, row);
  known.set(key, answer);
  return answer;
}

/** The readings of a form, which are few and always the same. */
const applications = new WeakMap<TableTemplate, Map<string, readonly Reading[]>>();

function readApplications(table: TableTemplate, role: Role, applicant: Applicant | undefined, row: string | undefined): readonly Reading[] {
  const column = applicant ?? 'total';
  const rows = row === undefined ? (ROWS[role] ?? []) : [[row]];
  return rows.flatMap((names) => {
    const ids = names.flatMap((name) => rowsOf(table, name));
    if (ids.length === 0) return [];
    const cells = ids.flatMap((id) => COLUMNS[column].map((each) => `${id}.${each}`));
    const name = ROW_NAMES[names.join('+')] ?? `“${rowLabel(table, ids)}”`;
    return [{ table: 'applications' as const, cells, name: `表三${name}${COLUMN_NAMES[column]}` }];
  });
}

/** 其他处理 is one row in the form of 2019 and three in that of 2021. */
function rowsOf({ blocks }: TableTemplate, name: string): readonly string[] {
  const all = blocks.flatMap(({ rows }) => rows.map(({ id }) => id));
  if (!name.endsWith('.')) return all.filter((id) => id === name);
  return all.filter((id) => id.startsWith(name) || `${id}.` === name);
}

function rowLabel({ blocks }: TableTemplate, ids: readonly string[]): string {
  const [id] = ids;
  const row = blocks.flatMap(({ rows }) => rows).find((each) => each.id === id);
  return ids.length === 1 && row ? (row.short ?? row.label) : '有关各行';
}

const OUTCOMES: Partial<Readonly<Record<Role, readonly [column: string, name: string]>>> = {
  total: ['total', '总计'],
  upheld: ['upheld', '结果维持'],
  corrected: ['corrected', '结果纠正'],
  otherOutcome: ['otherResult', '其他结果'],
  pending: ['pending', '尚未审结'],
};

/** The accepted readings of a figure about 行政复议 and 行政诉讼. */
export function caseReadings(tables: TablesOf, subject: Subject, role: Role): readonly Reading[] {
  const outcome = OUTCOMES[role];
  if (!tables('reviewLitigation') || !outcome) return [];
  const [column, name] = outcome;
  const suits = ['litigation.direct', 'litigation.afterReview'];
  const of = (rows: readonly string[], label: string): Reading => ({
    table: 'reviewLitigation',
    cells: rows.map((row) => `${row}.${column}`),
    name: `表四${label}${name}`,
  });
  if (subject === 'review') return [of(['review'], '“行政复议”')];
  if (subject === 'litigation') return [of(suits, '“行政诉讼”两项')];
  if (subject === 'litigation.direct') return [of(['litigation.direct'], '“未经复议直接起诉”')];
  if (subject === 'litigation.afterReview') return [of(['litigation.afterReview'], '“复议后起诉”')];
  return subject === 'cases' ? [of(['review', ...suits], '复议、诉讼各项')] : [];
}

const STOCK: Partial<Readonly<Record<Role, readonly [column: string, name: string]>>> = {
  issued: ['issuedThisYear', '本年制发件数'],
  repealed: ['repealedThisYear', '本年废止件数'],
  inForce: ['currentlyEffective', '现行有效件数'],
};

/** The accepted readings of a figure about documents, decisions and fees; table two of the form of 2019 counts otherwise. */
export function publicationReadings(tables: TablesOf, subject: Subject, role: Role): readonly Reading[] {
  const table = tables('proactiveDisclosure');
  if (!table) return [];
  const of = (cells: readonly string[], name: string): readonly Reading[] =>
    cells.every((cell) => table.slots.has(cell)) ? [{ table: 'proactiveDisclosure', cells, name: `表二${name}` }] : [];
  const stock = STOCK[role];
  if (stock) {
    const [column, name] = stock;
    const rules = `item1.rules.${column}`;
    const normative = `item1.normativeDocuments.${column}`;
    if (subject === 'rules') return of([rules], `“规章”${name}`);
    if (subject === 'normativeDocuments') return [...of([normative], `“行政规范性文件”${name}`)];
    return subject === 'documents' ? of([rules, normative], `两行${name}`) : [];
  }
  switch (subject) {
    case 'adminLicensing':
      return of(['item5.adminLicensing.decisionsThisYear'], '“行政许可”本年处理决定数量');
    case 'adminPenalty':
      return of(['item6.adminPenalty.decisionsThisYear'], '“行政处罚”本年处理决定数量');
    case 'adminCoercion':
      return of(['item6.adminCoercion.decisionsThisYear'], '“行政强制”本年处理决定数量');
    case 'adminFees':
      return of(['item8.adminFees.feeAmountThisYear'], '“行政事业性收费”本年收费金额');
    default:
      return [];
  }
}
