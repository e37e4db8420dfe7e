import type { Role, Scope } from './facts.ts';
import { TO_NEXT } from './carried-labels.ts';
import type { Meaning } from './meaning.ts';
import { type Mention, mentionsOf, type Run } from './mentions.ts';
import type { Piece, PlacedFigure } from './pieces.ts';
import { isTotalRole } from './roles.ts';
import type { Setting } from './setting.ts';

/** 收到12件涉及征地的申请, 受理3件因…引发: some of the applications. */
const SOME_BEHIND = /^(?:政府信息公开|信息公开)?(?:申请|案件)?(?:涉及|关于|要求|因|需|被|经|属于?|系|引发|收取|收费|存在|未)/;

/** 收到46件，受理44件，不予受理2件: what was taken up is less than what was received. */
export const isTakenUp = (before: string, around: string): boolean => /受理/.test(before) && /(?:不予|未予|未|不)受理/.test(around);

/** What is answered, and what is in it, is no other lot beside it: 其中, 予以公开. */
const OF_ANSWERED = /其中|包括|公开|[（(：:]/;
const MOST_LOTS = 6;

/** 收到12件，答复7件，不予受理4件，补正1件: with the lots beside it, none of them one that is carried forward, it makes what came in. */
export function isLotBesideOthers(run: Run, mention: Mention): boolean {
  const mentions = mentionsOf(run);
  const at = mentions.indexOf(mention);
  const received = mentions[at - 1];
  if (!received || received.unit !== mention.unit || received.start < mention.sentence.start) return false;
  let sum = mention.value;
  let end = mention.end;
  let others = 0;
  for (const next of mentions.slice(at + 1, at + MOST_LOTS)) {
    if (next.unit !== mention.unit || next.start >= mention.sentence.end || OF_ANSWERED.test(run.text.slice(end, next.start))) break;
    // 剩余1件正在办理
    const words = run.text.slice(end, next.clause.end);
    if (!TO_NEXT.test(words) || /不予(?:办理|处理|答复)/.test(words)) others++;
    sum += next.value;
    end = next.end;
    if (sum === received.value && others > 0) return true;
  }
  return false;
}

/** 印发规范性文件5件，其中以本局名义印发3件: said again behind 其中 it is a part. */
const OF_DOCUMENTS: ReadonlySet<Role> = new Set(['issued', 'repealed', 'inForce', 'decided']);

/** The figure is a part of one before it; what it leaves for the next is noted. */
export function isOfWhole(
  setting: Setting,
  piece: Piece,
  figure: PlacedFigure,
  before: string,
  { subject, role, applicant }: Meaning,
  scope: Scope | undefined,
): boolean {
  const isApplication = subject === 'applications';
  const isTotal = isTotalRole(role) && applicant === undefined;
  const isRepeated =
    setting.within &&
    isTotal &&
    !before.includes('新收') &&
    setting.parents.length > 0 &&
    (setting.parents.includes(role) || piece.mark === '、' || /^(?:其中|含|包括)/.test(piece.words));
  if (isApplication && applicant === undefined && !isRepeated && role !== 'carriedOver' && role !== 'carriedForward')
    setting.parents = [...setting.parents.filter((one) => one !== role && isTotalRole(one)), role];
  if (isApplication && applicant === undefined) setting.split = role;
  const kind = `${subject} ${role}`;
  const isToldAgain = OF_DOCUMENTS.has(role) && setting.within && setting.told.includes(kind);
  if (OF_DOCUMENTS.has(role) && !setting.within) setting.told = [...setting.told.slice(-3), kind];
  const isSome = isApplication && isTotal && SOME_BEHIND.test(piece.words.slice(figure.end));
  const isPart =
    isRepeated ||
    isToldAgain ||
    (setting.within && setting.others && isTotal) ||
    isSome ||
    (scope === 'office' && (setting.within || setting.parted === role));
  if (scope === 'part') setting.parted = role;
  if (isApplication) setting.carried = role === 'carriedOver' ? 1 : 0;
  return isPart;
}
