import { balance } from './balance.ts';
import { bracketPair } from './bracket-pair.ts';
import { carryOver } from './carry-over.ts';
import { caseTotal } from './case-total.ts';
import { cellBlank } from './cell-blank.ts';
import { cellFraction } from './cell-fraction.ts';
import { cellNotNumber } from './cell-not-number.ts';
import { cellPlaceholder } from './cell-placeholder.ts';
import { cellSign } from './cell-sign.ts';
import { cellStyle } from './cell-style.ts';
import { columnMissing } from './column-missing.ts';
import { config } from './config.ts';
import { documentNumber } from './document-number.ts';
import { effectiveStockLow } from './effective-stock-low.ts';
import { effectiveStock } from './effective-stock.ts';
import { feeContradiction } from './fee-contradiction.ts';
import { feeStatement } from './fee-statement.ts';
import { feeUnit } from './fee-unit.ts';
import { figureCount } from './figure-count.ts';
import { figureJump } from './figure-jump.ts';
import { foreignOrgan } from './foreign-organ.ts';
import { form2019Stock } from './form-2019-stock.ts';
import { formUnknown } from './form-unknown.ts';
import { growthRate } from './growth-rate.ts';
import { headingSequence } from './heading-sequence.ts';
import { labelWording } from './label-wording.ts';
import { lastYearUnknown } from './last-year-unknown.ts';
import { lostNegation } from './lost-negation.ts';
import { ordinalSequence } from './ordinal-sequence.ts';
import { oversightResults } from './oversight-results.ts';
import { overviewLength } from './overview-length.ts';
import { period } from './period.ts';
import { privateData } from './private-data.ts';
import { problemsUnanswered } from './problems-unanswered.ts';
import { proseContradiction } from './prose-contradiction.ts';
import { proseFigure } from './prose-figure.ts';
import { prosePercent } from './prose-percent.ts';
import { proseSum } from './prose-sum.ts';
import { proseUnit } from './prose-unit.ts';
import { punctuationWidth } from './punctuation-width.ts';
import { repeatedFigures } from './repeated-figures.ts';
import { repeatedText } from './repeated-text.ts';
import { repeatedWord } from './repeated-word.ts';
import { reportDate } from './report-date.ts';
import { residue } from './residue.ts';
import { resultsTotal } from './results-total.ts';
import { rollup } from './rollup.ts';
import { rowDuplicate } from './row-duplicate.ts';
import { rowMissing } from './row-missing.ts';
import { rowTotal } from './row-total.ts';
import { rowUnknown } from './row-unknown.ts';
import { ruleFailed } from './rule-failed.ts';
import { rulesWithoutPower } from './rules-without-power.ts';
import { sectionDuplicate } from './section-duplicate.ts';
import { sectionEmpty } from './section-empty.ts';
import { sectionMissing } from './section-missing.ts';
import { sectionNumber } from './section-number.ts';
import { sectionOrder } from './section-order.ts';
import { sectionTitle } from './section-title.ts';
import { shortYear } from './short-year.ts';
import { spacing } from './spacing.ts';
import { staleYear } from './stale-year.ts';
import { suppressionReason } from './suppression-reason.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { tableIncomplete } from './table-incomplete.ts';
import { tableMissing } from './table-missing.ts';
import { tableUnreadable } from './table-unreadable.ts';
import { templateYear } from './template-year.ts';
import { term } from './term.ts';
import { titleForm } from './title-form.ts';
import { titleMissing } from './title-missing.ts';
import { titleYear } from './title-year.ts';
import { topicMissing } from './topic-missing.ts';
import { typo } from './typo.ts';
import { wrongFigure } from './wrong-figure.ts';
import { yearExpected } from './year-expected.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the catalogue. A test asserts that the files of this folder and this list agree. */
export const rules: readonly Rule[] = [
  // 结构
  titleMissing,
  titleYear,
  titleForm,
  sectionMissing,
  sectionDuplicate,
  sectionOrder,
  sectionTitle,
  sectionNumber,
  sectionEmpty,
  topicMissing,
  oversightResults,
  overviewLength,
  headingSequence,
  // 表式
  tableMissing,
  tableUnreadable,
  templateYear,
  rowMissing,
  rowUnknown,
  rowDuplicate,
  columnMissing,
  labelWording,
  figureCount,
  formUnknown,
  // 数据
  cellBlank,
  cellPlaceholder,
  cellNotNumber,
  cellSign,
  cellFraction,
  cellStyle,
  tableIncomplete,
  form2019Stock,
  // 勾稽
  wrongFigure,
  balance,
  resultsTotal,
  rowTotal,
  caseTotal,
  effectiveStockLow,
  rulesWithoutPower,
  feeUnit,
  // 正文
  proseContradiction,
  proseFigure,
  proseSum,
  prosePercent,
  proseUnit,
  feeStatement,
  feeContradiction,
  period,
  staleYear,
  reportDate,
  yearExpected,
  problemsUnanswered,
  // 跨年与汇总
  carryOver,
  effectiveStock,
  growthRate,
  figureJump,
  repeatedText,
  repeatedFigures,
  rollup,
  lastYearUnknown,
  // 文字
  ordinalSequence,
  bracketPair,
  punctuationWidth,
  spacing,
  documentNumber,
  shortYear,
  typo,
  term,
  residue,
  repeatedWord,
  lostNegation,
  foreignOrgan,
  privateData,
  suppressionUnused,
  suppressionReason,
  config,
  ruleFailed,
];
