import { keptWith } from '../../text/kept.ts';
import type { TableId } from '../../template/schema.ts';
import type { Span } from '../../text/span.ts';
import type { Report } from '../report.ts';
import { factsIn } from './read-facts.ts';
import type { Mention, Run } from './mentions.ts';

/**
 * A figure of the prose that says something the tables say as well, or that nothing was: 未收到政府信息公开申请 is a figure 0.
 *
 *     2024年，区政府办代表区政府受理政府信息公开申请17件
 *     ^time   ^scope          ^role ^subject       ^figure
 */
export interface Fact {
  readonly run: Run;
  /** `undefined` where words say none: 未发生行政复议. */
  readonly mention: Mention | undefined;
  /** In the mention's unit; 0 where words say none. */
  readonly value: number;
  readonly approximate: boolean;
  /** The number, or the words that say none. */
  readonly at: Span;
  /** The same in `Run.text`; empty for 未收到政府信息公开申请. */
  readonly stretch: Span;
  /** As a message quotes it: label and figure, without white space: 不予公开142件. */
  readonly text: string;
  readonly subject: Subject;
  readonly role: Role;
  readonly applicant: Applicant | undefined;
  readonly time: Time;
  /** The year that is meant, where one is named or follows from 上年. */
  readonly year: number | undefined;
  readonly scope: Scope;
  /** `false` where the words leave a doubt about what is counted: 办理行政处罚, 复议 without a word about disclosure. */
  readonly certain: boolean;
  /**
   * What in the tables may be meant, likeliest first: the figure fits where it equals any of them. Empty where no table holds it or its table is not
   * there.
   */
  readonly accepted: readonly Reading[];
}

/** What is counted. `cases` is 复议 and 诉讼 together, `documents` 规章 and 规范性文件 together. */
export type Subject =
  | 'applications'
  | 'review'
  | 'litigation'
  | 'litigation.direct'
  | 'litigation.afterReview'
  | 'cases'
  | 'rules'
  | 'normativeDocuments'
  | 'documents'
  | 'adminLicensing'
  | 'adminPenalty'
  | 'adminCoercion'
  | 'adminFees'
  | 'processingFee';

/** What happened to it. */
export type Role =
  // applications
  | 'received'
  | 'carriedOver'
  | 'receivedAndCarriedOver'
  | 'handled'
  | 'answered'
  | 'granted'
  | 'partly'
  | 'grantedOrPartly'
  | 'refused'
  | 'unavailable'
  | 'notProcessed'
  | 'otherResults'
  | 'reason'
  | 'carriedForward'
  | 'carried'
  // cases
  | 'total'
  | 'upheld'
  | 'corrected'
  | 'otherOutcome'
  | 'pending'
  // documents, decisions, fees
  | 'issued'
  | 'repealed'
  | 'inForce'
  | 'decided'
  | 'charged';

export type Applicant =
  | 'naturalPerson'
  | 'organisations'
  | 'business'
  | 'research'
  | 'socialWelfare'
  | 'legalService'
  | 'otherOrganisations';

/** `asOf` is 截至 the end of the report's year or now. A fact of any time but `thisYear` and `asOf` is not the tables'. */
export type Time = 'thisYear' | 'asOf' | 'lastYear' | 'otherYear' | 'cumulative' | 'partOfYear';

/**
 * Whose figure it is. `whole`: of the whole report. `office`: the office or the government itself (区政府办, 本级, 代表区政府). `filing`: only what was
 * put on file (备案). `channel`: 网上, 信函. `part`: a part of the parent figure, a place, a department, a kind.
 */
export type Scope = 'whole' | 'office' | 'filing' | 'channel' | 'part';

/** Cells whose sum the figure may be; one cell alone mostly. */
export interface Reading {
  readonly table: TableId;
  readonly cells: readonly string[];
  /** In a message: 一、本年新收政府信息公开申请数量总计. */
  readonly name: string;
}

/** Every fact of the prose in document order. Worked out once per report. */
export const factsOf = keptWith((report: Report): readonly Fact[] => factsIn(report));
