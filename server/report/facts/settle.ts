import type { Scope } from './facts.ts';
import type { Piece } from './pieces.ts';
import { type Reader, type Setting, TIME_FIRST } from './setting.ts';
import { type When, isOfOthers, scopeOf, whenOf } from './when-and-whose.ts';

/** When and whose, by the words of the piece, else by what was said before. */
export function settle(
  { year, owner }: Reader,
  setting: Setting,
  piece: Piece,
  words: string,
  before: string,
  of: 'total' | 'result' | 'reason',
): { readonly when: When; readonly scope: Scope | undefined } {
  const when = whenOf(words, year) ?? setting.when;
  const said = scopeOf(words, owner, of) ?? (isOfOthers(beforeVerb(words), owner) ? 'part' : undefined);
  if (piece.depth === 0) {
    setting.when = when;
    if (TIME_FIRST.test(words)) setting.base = when;
    if (said === 'office' || said === 'whole' || said === 'filing') setting.scope = said;
    else if (said === 'part' && isOfOthers(beforeVerb(before), owner)) setting.scope = 'part';
  }
  return { when, scope: said ?? setting.scope };
}

/** The words up to the verb that says what happened: who did it. */
export const beforeVerb = (words: string): string =>
  /^(.*?)(?:新?收到?|接到|接收|(?:受理|办理|处理)(?!中心|窗口|点|机构|平台|系统)|收办|办结|答复|回复|反馈|承办|审理|审结|制发|制定|作出|废止)/.exec(
    words,
  )?.[1] ?? '';

/** Where a clause begins, behind other cases, no limit: 引发行政复议9件；引发行政诉讼6件. */
export const LED_TO = /^(?:共|并|另)?(?:引发|引起|产生|导致)(?:的)?(?=(?:行政)?(?:复议|诉讼|应诉))/;

/** Words that lead to what is counted without limiting it: 因政府信息公开引发的. */
export const ABOUT_DISCLOSURE =
  /(?:因|由|涉及|关于|有关|涉|就)?(?:本机关|本单位)?(?:(?:政府|政务)?信息(?:依申请)?|依申请)公开(?:工作|申请|领域|类|方面|事项|答复|行为)?(?:而)?(?:引发|引起|导致|产生|提起|提出|被申请|发生)?(?:的)?/g;
