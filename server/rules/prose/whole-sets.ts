import { CARRIED, type Part } from './listed-items.ts';

/** The names of a whole, each once: nothing else belongs to it. */
export interface WholeSet {
  readonly names: readonly RegExp[];
  /** Of applications: split up may be any figure above. */
  readonly ofApplications?: true;
  /** The names split up nothing but what they are about: 未经复议, 新收. */
  readonly alone?: true;
  /** 传真 and 其他 may be named as well. */
  readonly open?: true;
}

/** Splits that are complete by their nature: every name of a set stands there. */
export const WHOLE_SETS: readonly WholeSet[] = [
  { names: [/自然人|个人|公民/, /法人|^(?:其[他它])?组织|单位/], ofApplications: true },
  {
    names: [/予以公开|^全部公开|^同意公开|^公开$/, /部分公开/, /不予公开/, /无法提供/, /不予处理/, /其[他它](?:处理|情形|$)/],
    ofApplications: true,
  },
  { names: [/维持/, /纠正|撤销|确认违法/, /其[他它]/, /尚?未审结|未结|正在审理|审理中/], alone: true },
  { names: [/未经复议|直接起诉/, /复议后起诉|经复议/], alone: true },
  { names: [/^线上/, /^线下/] },
  { names: [/^原创/, /^转载/] },
  { names: [/专职/, /兼职/] },
  { names: [/^新收|^本年新/, /结转/], alone: true },
  { names: [/人大|(?<!意见)建议/, /政协|提案/] },
  // the ways of applying
  { names: [/网上|网络|在线|线上|互联网|平台/, /信函|邮寄|信件/, /当面|现场|窗口/], ofApplications: true, open: true },
];
const RESULT_AT_END = /(予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理)(?:的|申请|共|为)*$/;

/** Both end with a result of applications, and not the same one: 无法提供 stands beside 不予公开 and is no part of it. */
export function areResults(one: string, other: string): boolean {
  const own = RESULT_AT_END.exec(one)?.[1];
  const next = own && RESULT_AT_END.exec(other)?.[1];
  return next !== undefined && next !== own && !(own === '予以公开' && next === '部分公开');
}

/** All their names in one. */
export const NAMES_IN_SETS = new RegExp(WHOLE_SETS.flatMap(({ names }) => names.map(({ source }) => source.replaceAll('^', ''))).join('|'));
const MORE_WAYS = /传真|电子邮件|邮箱|其[他它]/;

function hasName(parts: readonly Pick<Part, 'label'>[], name: RegExp): boolean {
  for (const { label } of parts) if (name.test(label)) return true;
  return false;
}

/** The names are a whole set, each once. */
export function isSplit(parts: readonly Pick<Part, 'label'>[]): boolean {
  return WHOLE_SETS.some(
    (set) =>
      parts.length >= set.names.length &&
      set.names.every((name) => hasName(parts, name)) &&
      parts.every(({ label }) => belongs(set, label)),
  );
}

/** Named in the set, or carried over. */
export const belongs = ({ names, open }: WholeSet, label: string): boolean =>
  CARRIED.test(label) || names.some((name) => name.test(label)) || (open === true && MORE_WAYS.test(label));
