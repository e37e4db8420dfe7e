import type { Mention, Run } from './mentions.ts';
import { REACH, type Setting } from './setting.ts';

/** 通过网络、信函、当面等方式提交的申请: all of them, where no other way is named beside it. */
const EVERY_WAY = /[、和及与][^，。；]{1,10}等(?:多种|各种|不同|各类)?(?:方式|渠道|途径|形式)/;
const WAY = /网|线上|在线|邮|信函|信件|当面|现场|窗口|传真|其余|其[他它]|另/;
/** Another way with a count of its own: ，受理线下申请9件. */
const COUNTED_WAY = /(?:线[上下]|网[上络]|在线|信函|邮[寄件]|当面|现场|窗口|书面|纸质|传真|其[他它](?:方式|渠道))[^，。；0-9]{0,16}[0-9]/;

/** 受理线上信息公开申请 counts what came in one way, whatever the verb. */
const OF_ONE_WAY = /(?:线[上下]|网[上络]|在线|信函|邮[寄件]|当面|现场|窗口|书面|纸质|传真)[^，。；0-9]{0,12}申请$/;

/** What follows a figure in its sentence, as far as it may matter. */
const restOfSentence = ({ text }: Run, { end }: Mention): string => text.slice(end, end + REACH).split('。', 1)[0] ?? '';

/** The words before a figure name ways to apply, but all that there are. */
export function isEveryWay(run: Run, mention: Mention, words: string, sentence: string): boolean {
  return EVERY_WAY.test(words) && !WAY.test(restOfSentence(run, mention)) && !WAY.test(sentence.slice(0, sentence.lastIndexOf(words)));
}

/**
 * A figure that names no way goes on about the one named before it, since each way has its own counts:
 *
 *     受理线上申请65件，办结62件，受理线下申请9件，办结9件
 *         ^way          ^of it
 */
export function isOfWayBefore({ way }: Setting, run: Run, mention: Mention): boolean {
  if (way === undefined || mention.value > way.count) return false;
  way.isTold ||= COUNTED_WAY.test(restOfSentence(run, mention));
  return way.isTold;
}

/** Notes a figure that counts the applications of one way. */
export function noteWay(setting: Setting, { value }: Mention): void {
  setting.way = { count: value, isTold: setting.way?.isTold ?? false };
}

/** The words before a figure say that it counts the applications of one way. */
export const countsOneWay = (before: string): boolean => OF_ONE_WAY.test(before);
