import { balance } from './balance.ts';
import { bracketPair } from './bracket-pair.ts';
import { caseTotal } from './case-total.ts';
import { cellBlank } from './cell-blank.ts';
import { cellFraction } from './cell-fraction.ts';
import { cellNotNumber } from './cell-not-number.ts';
import { cellPlaceholder } from './cell-placeholder.ts';
import { cellSign } from './cell-sign.ts';
import { cellStyle } from './cell-style.ts';
import { config } from './config.ts';
import { documentNumber } from './document-number.ts';
import { effectiveStockLow } from './effective-stock-low.ts';
import { feeUnit } from './fee-unit.ts';
import { form2019Stock } from './form-2019-stock.ts';
import { ordinalSequence } from './ordinal-sequence.ts';
import { proseUnit } from './prose-unit.ts';
import { repeatedWord } from './repeated-word.ts';
import { residue } from './residue.ts';
import { resultsTotal } from './results-total.ts';
import { rowTotal } from './row-total.ts';
import { ruleFailed } from './rule-failed.ts';
import { rulesWithoutPower } from './rules-without-power.ts';
import { spacing } from './spacing.ts';
import { suppressionReason } from './suppression-reason.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { tableIncomplete } from './table-incomplete.ts';
import { term } from './term.ts';
import { typo } from './typo.ts';
import { wrongFigure } from './wrong-figure.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the catalogue. A test asserts that the files of this folder and this list agree. */
export const rules: readonly Rule[] = [
  // 结构
  // 表式
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
  proseUnit,
  // 跨年与汇总
  // 文字
  ordinalSequence,
  bracketPair,
  spacing,
  documentNumber,
  typo,
  term,
  residue,
  repeatedWord,
  suppressionUnused,
  suppressionReason,
  config,
  ruleFailed,
];
