import * as z from 'zod';

// schemas are interpreted, never compiled with the Function constructor: nothing here is evaluated
z.config({ jitless: true });

/**
 * A form that the state prescribes, as data. A new form is a new file.
 *
 * Glossary: organ 机关 · section 部分（一至六） · proactiveDisclosure 表二 主动公开 · applications 表三 收到和处理申请 ·
 * reviewLitigation 表四 复议诉讼 · newReceived 本年新收 · carriedOver 上年结转 · results 本年度办理结果 · granted 予以公开 ·
 * refused 不予公开 · unavailable 无法提供 · notProcessed 不予处理 · other 其他处理 · carriedForward 结转下年度 · upheld 维持 ·
 * corrected 纠正 · pending 尚未审结 · due 应当采用的.
 */
const Explanation = z.string().min(4).describe('what is counted here, in plain words, for hovers');

const Article = z
  .string()
  .regex(/^\d+(\(\d+\))?$/)
  .describe('article of the Regulations (国务院令第711号), e.g. 36(1)');

const SectionSchema = z.strictObject({
  id: z.enum(['overview', 'proactiveDisclosure', 'applications', 'reviewLitigation', 'problems', 'otherMatters']),
  ordinal: z.enum(['一', '二', '三', '四', '五', '六']),
  title: z.string(),
  kind: z.enum(['narrative', 'table']),
  /** Titles that good reports use as well. */
  variants: z.array(z.string()),
  explanation: Explanation,
  /** The topics that must be spoken of, each known by any of its words. */
  topics: z.array(z.strictObject({ id: z.string(), label: z.string(), words: z.array(z.string()).min(1) })).optional(),
});

const ColumnSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Label of the merged header above. */
  group: z.string().optional(),
  /** Other spellings in use that bind without a finding. */
  aliases: z.array(z.string()).optional(),
  value: z.enum(['count', 'signed', 'amount']),
  unit: z.string().optional(),
  /** A sum of other columns. */
  derived: z.boolean().optional(),
  explanation: Explanation,
});

const RowSchema = z.strictObject({
  id: z.string(),
  /** Official number path, outermost first: ["三", "（三）", "2"]; empty where the row has none. */
  path: z.array(z.string()),
  /** Official label without its number. */
  label: z.string(),
  /** Short name for the draft, where it differs from `label`. */
  short: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  /** Label of the merged cell that holds it, with its number: （三）不予公开. */
  group: z.string().optional(),
  derived: z.boolean().optional(),
  articles: z.array(Article),
  explanation: Explanation,
});

const BlockSchema = z.strictObject({
  id: z.string(),
  /** Heading of the block in the official form: 第二十条第（一）项; empty where a table is one block. */
  heading: z.string(),
  /** Header of the label column: 信息内容. */
  corner: z.string(),
  /** What the official form prints in that place, where it is another text. */
  officialCorner: z.string().optional(),
  columns: z.array(ColumnSchema).min(1),
  rows: z.array(RowSchema).min(1),
  /** Rows that a province adds, bound without being part of the form. */
  knownExtraRows: z.array(z.string()).optional(),
});

/** `left` sums to `right`; over columns the ids are rows, over rows they are columns. */
const EquationSchema = z.strictObject({
  rule: z.enum(['balance', 'results-total', 'row-total', 'case-total']),
  over: z.enum(['columns', 'rows']),
  left: z.array(z.string()).min(1),
  right: z.array(z.string()).min(1),
  /** The formula in the form's own words: 一 + 二 = 三（七） + 四. */
  formula: z.string(),
  basis: z.string(),
});

const TableSchema = z.strictObject({
  id: z.enum(['proactiveDisclosure', 'applications', 'reviewLitigation']),
  section: z.string(),
  /** 表二, 表三, 表四. */
  name: z.string(),
  blocks: z.array(BlockSchema).min(1),
  equations: z.array(EquationSchema),
});

/** A whole form: what one file of this folder holds. */
export const TemplateSchema = z.strictObject({
  id: z.string(),
  /** 发文字号 of the notice that prescribes the form. */
  document: z.string(),
  name: z.string(),
  years: z.strictObject({ from: z.int(), to: z.int().optional() }),
  sections: z.array(SectionSchema).length(6),
  tables: z.array(TableSchema).length(3),
});

/** A form as its file has it. */
export type TemplateData = z.infer<typeof TemplateSchema>;
/** One of the six parts of the report as the form names it. */
export type SectionTemplate = z.infer<typeof SectionSchema>;
/** The part’s id, the same in every form. */
export type SectionId = SectionTemplate['id'];
/** The table’s id, the same in every form. */
export type TableId = z.infer<typeof TableSchema>['id'];
/** A column of a block. */
export type ColumnTemplate = z.infer<typeof ColumnSchema>;
/** A row of a block. */
export type RowTemplate = z.infer<typeof RowSchema>;
/** Rows that share their columns: table two has three blocks. */
export type BlockTemplate = z.infer<typeof BlockSchema>;
/** One formula of the form; the catalog spreads it over rows or columns. */
export type EquationTemplate = z.infer<typeof EquationSchema>;
