import { bracketPair } from './bracket-pair.ts';
import { config } from './config.ts';
import { documentNumber } from './document-number.ts';
import { ordinalSequence } from './ordinal-sequence.ts';
import { proseUnit } from './prose-unit.ts';
import { repeatedWord } from './repeated-word.ts';
import { residue } from './residue.ts';
import { ruleFailed } from './rule-failed.ts';
import { spacing } from './spacing.ts';
import { suppressionReason } from './suppression-reason.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { term } from './term.ts';
import { typo } from './typo.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the catalogue. A test asserts that the files of this folder and this list agree. */
export const rules: readonly Rule[] = [
  // 结构
  // 表式
  // 数据
  // 勾稽
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
