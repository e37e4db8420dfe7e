import { applicationMeaning } from './application-labels.ts';
import { ENDS_THERE, NOUN_BEHIND } from './application-words.ts';
import { CARRIED_FORWARD_BEHIND, CARRIED_OVER_BEHIND, PENDING_BEHIND } from './carried-labels.ts';
import { caseMeanings } from './case-labels.ts';
import { decisionMeaning, feeMeaning } from './decision-labels.ts';
import { DOCUMENT_BEHIND, documentMeanings } from './document-labels.ts';
import { type Meaning, meaning, withoutCounting, withoutQuotes } from './meaning.ts';
import { reasonBehind } from './result-labels.ts';

/** The meanings of a label: one mostly; several where one figure is said of several things (行政复议、行政诉讼均为0); none where it is not understood. */
export function meaningsOf(before: string, behind: string): readonly Meaning[] {
  const own = fromLabel(before);
  return own.length > 0 ? own : fromBehind(before, behind);
}

/** 通过网络、信函、当面等方式提交的. */
const WAYS = /(?:通过|以)[^，。；0-9]{1,30}等(?:多种|各种|不同|各类)?(?:方式|渠道|途径|形式)(?:提交|提出|申请)?的?/;

function fromLabel(before: string): readonly Meaning[] {
  const words = before.includes('等') ? before.slice(-80).replace(WAYS, '').slice(-60) : before.slice(-60);
  const label = withoutCounting(withoutQuotes(words));
  return (
    caseMeanings(label, before) ??
    documentMeanings(label, before) ??
    decisionMeaning(label) ??
    feeMeaning(label) ??
    applicationMeaning(label) ??
    []
  );
}

/** 6件予以公开 · 12件政府信息公开申请 · 10件为自然人申请. */
function fromBehind(before: string, behind: string): readonly Meaning[] {
  const tail = behind.slice(0, 30);
  if (PENDING_BEHIND.test(tail)) return [meaning('applications', 'carriedForward', { doubtful: true })];
  const noun = NOUN_BEHIND.exec(tail)?.[0];
  if (noun !== undefined) {
    const rest = tail.slice(noun.length);
    if (CARRIED_FORWARD_BEHIND.test(rest)) return [meaning('applications', 'carriedForward')];
    return ENDS_THERE.test(rest) ? fromLabel(`${before}${noun}`) : [];
  }
  const document = DOCUMENT_BEHIND.exec(tail)?.[0];
  if (document !== undefined) return fromLabel(`${before}${document}`);
  if (CARRIED_FORWARD_BEHIND.test(tail)) return [meaning('applications', 'carriedForward')];
  if (CARRIED_OVER_BEHIND.test(tail)) return [meaning('applications', 'carriedOver')];
  const row = reasonBehind(tail);
  if (row !== undefined) return [meaning('applications', 'reason', { row })];
  const result =
    /^(?:申请|案件)?(?:已|均|都|被|依法|决定|作出|为|系|属于?|来自|由)*((?:予以部分|部分|予以|不予|同意)公开|无法提供|不予处理|(?:作)?其[他它]处理|自然人|法人(?:或|和|及)?其[他它]组织)(?:申请|提出|的|决定|答复)*$/.exec(
      tail,
    )?.[1];
  return result === undefined || /[一-鿿]{3,}/.test(withoutCounting(before))
    ? []
    : fromLabel(result).map((each) => ({ ...each, bare: false }));
}
