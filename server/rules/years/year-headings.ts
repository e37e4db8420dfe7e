import type { ProsePart } from '../../report/report.ts';
import { BACK, yearsIn } from './year-words.ts';

/** A heading with one of these speaks of the work of the report. */
const WORK_OF_REPORT =
  /总体情况|主动公开|依申请公开|公开申请|信息管理|平台建设|监督保障|行政复议|行政诉讼|存在的?(?:主要)?问题|改进情况|其他需要报告|信息公开工作(?:的?(?:基本|总体|开展|主要)?情况|年度报告)|(?:情况|数据|统计)表|统计(?:数据|情况)/;

const LONGEST_HEADING = 80;

/** A heading, a short line that opens an item, or the name of a table. */
export const isHeadingLike = ({ kind, numbering }: ProsePart, text: string): boolean =>
  (kind === 'heading' && text.length <= LONGEST_HEADING) ||
  (kind === 'paragraph' &&
    text.length <= 40 &&
    (numbering !== undefined || /^附?表|表$/.test(text)) &&
    !/[，。；：]/.test(text.replace(/^(?:附?表[一二三四0-9]{0,2})：/, '')));

/** The heading at the front of a paragraph, up to its full stop: （二）2024年依申请公开情况。 */
export const RUN_IN = /^[^，。；：]{4,30}[。：]/;

/** A heading that names the work of the report and no other year's. */
export const meansReport = (words: string, year: number, isSection: boolean): boolean =>
  (isSection || WORK_OF_REPORT.test(words)) &&
  !BACK.test(isSection ? words.replace('改进情况', '') : words) &&
  !words.includes(`${year}年`) &&
  yearsIn(words) === 1;
