/**
 * The two forms as the notices print them, written down here a second time and on purpose: the generator must not learn its labels from the
 * product it tests. A test compares the cell ids with the product's templates.
 */
export type FormId = '2019' | '2021';
export type TableId = 'proactiveDisclosure' | 'applications' | 'reviewLitigation';

export interface FormRow {
  readonly id: string;
  /** `一、`, `（一）`, `1.`; empty where the form has none. */
  readonly number: string;
  readonly label: string;
  /** A short name in use. */
  readonly short?: string;
  /** Merged cells to the left, outermost first. */
  readonly groups: readonly string[];
}

export interface FormColumn {
  readonly id: string;
  readonly label: string;
}

export interface FormBlock {
  readonly id: string;
  /** 第二十条第（一）项. */
  readonly heading: string;
  readonly item: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

const RESULTS = '三、本年度办理结果';

const plain = (id: string, number: string, label: string, groups: readonly string[] = []): FormRow => ({ id, number, label, groups });
const list = (prefix: string, group: string, items: readonly (readonly [string, string, string?])[]): FormRow[] =>
  items.map(([id, label, short], index) => ({
    id: `${prefix}.${id}`,
    number: `${index + 1}.`,
    label,
    ...(short === undefined ? {} : { short }),
    groups: [RESULTS, group],
  }));

function applicationRows(form: FormId): readonly FormRow[] {
  return [
    plain('newReceived', '一、', '本年新收政府信息公开申请数量'),
    plain('carriedOver', '二、', '上年结转政府信息公开申请数量'),
    plain('results.granted', '（一）', '予以公开', [RESULTS]),
    { ...plain('results.partiallyGranted', '（二）', '部分公开（区分处理的，只计这一情形，不计其他情形）', [RESULTS]), short: '部分公开' },
    ...list('results.refused', '（三）不予公开', [
      ['stateSecret', '属于国家秘密'],
      ['forbiddenByLaw', '其他法律行政法规禁止公开'],
      ['safetyAndStability', '危及“三安全一稳定”', '危及三安全一稳定'],
      ['thirdPartyRights', '保护第三方合法权益'],
      ['internalAffairs', '属于三类内部事务信息'],
      ['processInfo', '属于四类过程性信息'],
      ['enforcementFiles', '属于行政执法案卷'],
      ['adminInquiry', '属于行政查询事项'],
    ]),
    ...list('results.unavailable', '（四）无法提供', [
      ['notHeld', '本机关不掌握相关政府信息'],
      ['needsCreation', '没有现成信息需要另行制作'],
      ['stillUnclear', '补正后申请内容仍不明确'],
    ]),
    ...list('results.notProcessed', '（五）不予处理', [
      ['petitionComplaint', '信访举报投诉类申请'],
      ['duplicate', '重复申请'],
      ['publication', '要求提供公开出版物'],
      ['excessive', '无正当理由大量反复申请'],
      ['confirmOrReissue', '要求行政机关确认或重新出具已获取信息', '要求确认或重新出具信息'],
    ]),
    ...(form === '2019'
      ? [plain('results.other', '（六）', '其他处理', [RESULTS])]
      : list('results.other', '（六）其他处理', [
          ['correctionOverdue', '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '逾期不补正'],
          ['feeOverdue', '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '逾期不缴费'],
          ['otherReason', '其他'],
        ])),
    plain('results.total', '（七）', '总计', [RESULTS]),
    plain('carriedForward', '四、', '结转下年度继续办理'),
  ];
}

/** The six applicant columns and 总计. */
export const APPLICANTS: readonly FormColumn[] = [
  { id: 'naturalPerson', label: '自然人' },
  { id: 'legalEntity.commercialEnterprise', label: '商业企业' },
  { id: 'legalEntity.researchInstitution', label: '科研机构' },
  { id: 'legalEntity.socialWelfareOrg', label: '社会公益组织' },
  { id: 'legalEntity.legalServiceOrg', label: '法律服务机构' },
  { id: 'legalEntity.otherOrg', label: '其他' },
  { id: 'total', label: '总计' },
];

/** Rows of table three. */
export const APPLICATION_ROWS: Readonly<Record<FormId, readonly FormRow[]>> = {
  '2019': applicationRows('2019'),
  '2021': applicationRows('2021'),
};

/** Columns of table four. */
export const CASE_COLUMNS: readonly FormColumn[] = [
  { id: 'upheld', label: '结果维持' },
  { id: 'corrected', label: '结果纠正' },
  { id: 'otherResult', label: '其他结果' },
  { id: 'pending', label: '尚未审结' },
  { id: 'total', label: '总计' },
];

/** Rows of table four, which the official form prints side by side. */
export const CASE_ROWS: readonly FormRow[] = [
  plain('review', '', '行政复议'),
  plain('litigation.direct', '', '未经复议直接起诉', ['行政诉讼']),
  plain('litigation.afterReview', '', '复议后起诉', ['行政诉讼']),
];

function block(item: string, columns: readonly (readonly [string, string])[], rows: readonly (readonly [string, string])[]): FormBlock {
  const digit = { 一: 1, 五: 5, 六: 6, 八: 8, 九: 9 }[item];
  return {
    id: `item${digit}`,
    item: `（${item}）`,
    heading: `第二十条第（${item}）项`,
    columns: columns.map(([id, label]) => ({ id, label })),
    rows: rows.map(([id, label]) => plain(`item${digit}.${id}`, '', label)),
  };
}

const DECISIONS = [['decisionsThisYear', '本年处理决定数量']] as const;
const CHANGES = [
  ['itemsLastYear', '上一年项目数量'],
  ['changeThisYear', '本年增/减'],
  ['decisions', '处理决定数量'],
] as const;

/** Blocks of table two. */
export const DISCLOSURE_BLOCKS: Readonly<Record<FormId, readonly FormBlock[]>> = {
  '2021': [
    block(
      '一',
      [
        ['issuedThisYear', '本年制发件数'],
        ['repealedThisYear', '本年废止件数'],
        ['currentlyEffective', '现行有效件数'],
      ],
      [
        ['rules', '规章'],
        ['normativeDocuments', '行政规范性文件'],
      ],
    ),
    block('五', DECISIONS, [['adminLicensing', '行政许可']]),
    block('六', DECISIONS, [
      ['adminPenalty', '行政处罚'],
      ['adminCoercion', '行政强制'],
    ]),
    block('八', [['feeAmountThisYear', '本年收费金额（单位：万元）']], [['adminFees', '行政事业性收费']]),
  ],
  '2019': [
    block(
      '一',
      [
        ['producedThisYear', '本年新制作数量'],
        ['disclosedThisYear', '本年新公开数量'],
        ['totalDisclosed', '对外公开总数量'],
      ],
      [
        ['rules', '规章'],
        ['normativeDocuments', '规范性文件'],
      ],
    ),
    block('五', CHANGES, [
      ['adminLicensing', '行政许可'],
      ['otherExternalServices', '其他对外管理服务事项'],
    ]),
    block('六', CHANGES, [
      ['adminPenalty', '行政处罚'],
      ['adminCoercion', '行政强制'],
    ]),
    block(
      '八',
      [
        ['itemsLastYear', '上一年项目数量'],
        ['changeThisYear', '本年增/减'],
      ],
      [['adminFees', '行政事业性收费']],
    ),
    block(
      '九',
      [
        ['procurementItems', '采购项目数量'],
        ['procurementAmount', '采购总金额'],
      ],
      [['centralizedProcurement', '政府集中采购']],
    ),
  ],
};

/** Every cell id of a table, `row.column`, in reading order. */
export function cellIds(table: TableId, form: FormId): readonly string[] {
  switch (table) {
    case 'proactiveDisclosure':
      return DISCLOSURE_BLOCKS[form].flatMap(({ rows, columns }) =>
        rows.flatMap((row) => columns.map((column) => `${row.id}.${column.id}`)),
      );
    case 'applications':
      return APPLICATION_ROWS[form].flatMap((row) => APPLICANTS.map((column) => `${row.id}.${column.id}`));
    case 'reviewLitigation':
      return CASE_ROWS.flatMap((row) => CASE_COLUMNS.map((column) => `${row.id}.${column.id}`));
  }
}

/** The six sections. */
export const SECTIONS: readonly string[] = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

/** Which form is due in a year. */
export const formOfYear = (year: number): FormId => (year < 2021 ? '2019' : '2021');
