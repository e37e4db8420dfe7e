import { isHan } from '../../text/fold.ts';
import { type Codes, codesOf } from '../../text/char-finder.ts';
import { isOtherOrgan } from '../shared/organ-name.ts';
import { cueOf, type CuedPart, type Cues, standsAt } from './cues.ts';

/** What kind of body writes the report, as far as the words 我镇, 我局 … depend on it. */
export type OrganKind = 'township' | 'department' | 'government' | 'office';

/** The kind by the end of the name; `undefined` where the name does not tell. */
export function kindOf(organ: string): OrganKind | undefined {
  if (/(?:[镇乡]|街道)(?:人民政府|政府|办事处|党政办公?室?)*$/.test(organ)) return 'township';
  if (/[省市县区旗州盟](?:人民政府|政府)$/.test(organ)) return 'government';
  if (/(?:政府|党委)?办公[厅室]$/.test(organ)) return 'office';
  return /[^委](?:分局|局|委员会|委|厅)$/.test(organ) && !/管理委员会$/.test(organ) ? 'department' : undefined;
}

/** A name found in a text: `[start, end)` of it. */
export interface NamedAt {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** 我局 is no 自我局限, 本局 no 成本局部: characters before and behind that make something else of it. 本厅 may be a hall. */
const SELF =
  /(?:(?<![自忘唯小大敌本])我(?:街道|[镇乡局委厅])|(?<![成资根基样版剧文日书课读原范抄副正孤脚蓝译底标亏息教绘两数几])本(?:街道|[镇乡局委]))(?![限部势长域级中静痛村土愁亲托派屈任堂员会办]|(?<=乡)[镇本]|面[上前])/g;
/** What each kind of body may say of itself; a county speaks of no 我镇, a township of no 我局. */
const FOREIGN: Readonly<Record<OrganKind, readonly string[]>> = {
  township: ['局', '厅', '委', '镇', '乡', '街道'],
  department: ['镇', '乡', '街道', '局', '委', '厅'],
  government: ['镇', '乡', '街道', '局', '委', '厅'],
  office: ['镇', '乡', '街道', '局'],
};

/** 我局 or 本局 in the report of a township, 我镇 in a bureau's. */
export function foreignSelf(text: string, organ: string, kind: OrganKind): readonly NamedAt[] {
  if (!/[我本]/.test(text)) return [];
  const found: NamedAt[] = [];
  SELF.lastIndex = 0;
  for (let match = SELF.exec(text); match; match = SELF.exec(text)) {
    const word = match[0].slice(1);
    if (!FOREIGN[kind].includes(word) || organ.includes(word)) continue;
    found.push({ name: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const NAME = '[\\u4e00-\\u9fff]{2,24}?';
const TOWNSHIP = '(?:[镇乡]|街道)(?:人民政府|政府(?!信息)|办事处|党委|党工委)?';
const COUNTY = '[市县区旗](?:人民政府|政府)?';
const DEPARTMENT = '(?:局|委员会|委|厅)';
const WORK = '(?:\\d{4}年度?)?(?:政府|政务)信息公开(?:工作)?';
/** What a report says of its own organ, directly behind the name. */
const DEEDS =
  '(?:全年|年内|本年度?|今年(?:以来)?)?(?:坚持|高度重视|认真贯彻|深入贯彻|全面贯彻|认真落实|全面落实|严格按照|严格落实|严格执行|严格遵守|积极推[进动]|扎实推[进动]|持续推[进动]|深入推[进动]|全面推[进动]|不断(?:加强|完善|健全|深化)|进一步(?:加强|完善|健全|规范)|未收到|没有收到|[共未没]收到|收到(?:政府|信息公开|依申请|申请)|将(?:继续|进一步|不断|持续|以|按照)|[共累]计?(?:主动)?公开|主动公开|始终坚持|切实加强)';
/** Of a bureau or a county more is spoken in other reports: only that it carries out the Regulations. */
const DUTY =
  '(?:高度重视|认真贯彻|深入贯彻|全面贯彻|认真落实|严格按照|严格落实|严格执行|严格遵守|始终坚持|坚持)[^。；]{0,30}(?:信息公开|政务公开|条例|□)';
/** Where the name of the organ itself is expected: what stands before it, how it ends and what follows. */
interface Place {
  readonly before: string;
  readonly end: string;
  readonly behind: string;
}

/** At the head of a sentence before a deed, or before its own report and its own means. */
const placesOf = (level: string, deeds: string): readonly Place[] => [
  {
    before: '(?:^|[。；：，]|年度?|[一二三四五六]是)',
    end: level,
    behind: `(?=${deeds}|${WORK}(?:取得|稳步|有序|扎实|坚持|在|按照|存在|还存|仍))`,
  },
  { before: '(?:现将|现就)', end: level, behind: `(?=${WORK}(?:年度报告|情况|有关情况|年报))` },
  { before: '本(?:年度)?(?:报告|年报)由', end: level, behind: '(?=根据|按照|依据|依照|负责|组织|编制|编写|汇总)' },
  { before: '在', end: `${level}(?:党组|党委|党工委)?`, behind: '(?:的?(?:正确|坚强)领导下)' },
];
/** 样本镇人民政府网站: in a township's report nothing else of another township is ever spoken of. */
const ITS_OWN: Place = {
  before: '(?:通过|依托|利用|在|由|是|为|[。；，、]|^)',
  end: '(?:镇|乡|街道)(?:人民政府|政府|办事处|党委|党工委)',
  behind: '(?=门户网站|网站|官网|微信公众号|公众号|政务公开|政府信息公开|信息公开|便民服务中心|办公室|主要领导|机关|全体|工作人员)',
};

interface Search {
  readonly pattern: RegExp;
  /** How such a name ends and what follows: rarer than what stands before it. */
  readonly hint: RegExp;
}

const searches = (places: readonly Place[]): readonly Search[] =>
  places.map(({ before, end, behind }) => ({
    pattern: new RegExp(`${before}(${NAME}${end})${behind}`, 'g'),
    hint: new RegExp(end + behind),
  }));
const SEARCHES: Readonly<Record<OrganKind, readonly Search[]>> = {
  township: searches([...placesOf(TOWNSHIP, DEEDS), ITS_OWN]),
  government: searches(placesOf(COUNTY, DUTY)),
  department: searches(placesOf(DEPARTMENT, DUTY)),
  office: searches(placesOf(COUNTY, DUTY)),
};

/** 各乡镇, 全镇, 重点镇: words that end as a name does and are none. */
const NO_NAME =
  /^(?:[我本该每某其两几多原全各]|所[属辖]|辖区|下级|上级|基层|有关|相关|以及|会同|要求|推动|指导|督促|通过|同级)|..[和与及]|各|乡镇|城镇|村镇|集镇|小镇|古镇|强镇|名镇|城乡|街镇|镇街|[返下家故水]乡|[场圩心制范点进]镇|部门|、|牵头|单位/;

/** The end of a name in such a place. */
const CANDIDATE =
  /(?:[镇乡县区市旗局厅委会](?<![我全各].)|街道|办事处)(?:人民政府|政府|党委|党工委|党组)?(?=全年|年内|本年|今年|坚持|高度|认真|深入|全面|严格|积极|扎实|持续|不断|进一步|[共未没收将累]|公开|主动|始终|切实|[0-9]{4}|政府信|政务|信息公开|根据|按照|依据|依照|负责|组织|编制|编写|汇总|的?(?:正确|坚强)?领导下|门户|网站|官网|微信|便民|办公室|机关|全体|工作人员|公众|主要)/y;

/** What a name ends in, or a word for itself begins with. */
const ORGAN = cueOf([...'我本镇乡县区市旗局厅委会', '街道', '办事处']);
/** What the names end in that are looked for in the report of each kind of body. */
const ENDS: Readonly<Record<OrganKind, Codes>> = {
  township: codesOf('镇乡街办'),
  government: codesOf('市县区旗'),
  department: codesOf('局厅委会'),
  office: codesOf('市县区旗'),
};
/** 我 and 本. */
const SELF_BEGINS = codesOf('我本');
/** What stands behind them in the word for a body of any kind. */
const SELF_ENDS = codesOf('局厅委镇乡街');
/** What may follow such an end: more seldom than not. */
const BEHIND_END = codesOf('人政党道事全年本今坚高认深严积扎持不进共未没收将累公主始切0123456789信根按依负组编汇的正领门网官微便办机工');

/** Whether a part may hold a name in such a place or a word for itself: most need no closer look. `township` is what `townshipOf` says of the organ. */
export function mayNameOthers(
  { at, kinds }: Cues,
  { text, cues, from, to }: CuedPart,
  organ: string,
  kind: OrganKind,
  township: string | undefined,
): boolean {
  if ((cues & ORGAN) === 0) return false;
  const ends = ENDS[kind];
  for (let i = from; i < to; i++) {
    if (!standsAt(kinds, i, ORGAN)) continue;
    const start = at[i] ?? 0;
    const c = text.charCodeAt(start);
    if (SELF_BEGINS.has(c)) {
      if (isForeignSelf(text, start + 1, organ, kind)) return true;
    } else if (ends.has(c) && BEHIND_END.has(text.charCodeAt(start + 1))) {
      CANDIDATE.lastIndex = start;
      if (CANDIDATE.test(text) && !endsOwnName(text, start, township)) return true;
    }
  }
  return false;
}

/** 局 behind 我 in a township's report; a line or a page may stand between. */
function isForeignSelf(text: string, at: number, organ: string, kind: OrganKind): boolean {
  const begin = !isHan(text.charCodeAt(at)) && text.charAt(at).trim() === '' ? at + 1 : at;
  if (!SELF_ENDS.has(text.charCodeAt(begin))) return false;
  const c = text.charAt(begin);
  const word = c === '街' ? '街道' : c;
  return FOREIGN[kind].includes(word) && !organ.includes(word);
}

/** No name is longer. */
const LONGEST = 26;

/** The organ's own name ends there, and no other township's stands close before it. */
function endsOwnName(text: string, end: number, township: string | undefined): boolean {
  if (township === undefined) return false;
  const level = text.startsWith('办事处', end) ? (text.startsWith('街道', end - 2) ? end - 2 : end - 1) : end;
  return text.startsWith(township, level - township.length) && !/[镇乡街]/.test(text.slice(Math.max(0, level - LONGEST), level));
}

/** Names of other bodies of the same kind in places where the organ itself is meant. `own` are the names that it bears in the document. */
export function foreignNames(text: string, own: readonly string[], kind: OrganKind, withLead: boolean): readonly NamedAt[] {
  const found: NamedAt[] = [];
  for (const [index, { pattern, hint }] of SEARCHES[kind].entries()) {
    // who draws up the report is held to the title by title-form in the paragraphs before the first section
    if ((withLead && index === 2) || !hint.test(text)) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const name = match[1] ?? '';
      const start = match.index + match[0].indexOf(name);
      pattern.lastIndex = Math.max(match.index + 1, start);
      if (!isName(name, kind) || own.some((one) => !isOtherPeer(name, one))) continue;
      if (found.some((one) => one.start < start + name.length && start < one.end)) continue;
      found.push({ name, start, end: start + name.length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Levels above a name, each with its own short name. */
const ABOVE = '(?:[\\u4e00-\\u9fff]{1,6}(?:省|市|自治州|州|盟))?(?:[\\u4e00-\\u9fff]{1,8}[县区市旗])?';
const SHAPE: Readonly<Record<OrganKind, RegExp>> = {
  township: new RegExp(`^${ABOVE}[\\u4e00-\\u9fff]{1,4}(?:民族)?${TOWNSHIP}(?:党组|党委|党工委)?$`),
  government: /^[\u4e00-\u9fff]{2,16}[县区市旗](?:人民政府|政府|党委)?$/,
  department: /^(?:[\u4e00-\u9fff]{2,12}[省市县区旗]|[省市县区旗])[\u4e00-\u9fff]{2,14}$/,
  office: /^[\u4e00-\u9fff]{2,16}[县区市旗](?:人民政府|政府|党委)?$/,
};
/** Words that no name holds: what stands before the name in its clause was taken for a part of it. */
const WORDS = /[我对了的是在将把使让被从并按照确保加认真推提促完善健围绕坚持落实实强]|^[度及]/;

const isName = (name: string, kind: OrganKind): boolean => !NO_NAME.test(name) && !WORDS.test(name) && SHAPE[kind].test(name);

/** The township of an organ of one, without 镇, 乡 or 街道. */
export const townshipOf = (organ: string, kind: OrganKind): string | undefined =>
  kind === 'township' ? TOWNSHIP_NAME.exec(organ)?.[1] : undefined;

/** The township of a name without 镇, 乡 or 街道, and what stands above it. */
const TOWNSHIP_NAME = /^(?:.*[省市县区旗州盟])?([\u4e00-\u9fff]{1,10}?)(?:民族乡|镇|乡|街道)/;

/** Another place of the same level, or another department of the same place. */
function isOtherPeer(name: string, own: string): boolean {
  const one = TOWNSHIP_NAME.exec(name)?.[1];
  const other = TOWNSHIP_NAME.exec(own)?.[1];
  if (one !== undefined && other !== undefined) return !one.endsWith(other) && !other.endsWith(one);
  // a city of the county's level lies in a city of the prefecture's: both are 市
  if (/市(?:人民政府|政府)?$/.test(name) && /市(?:人民政府|政府)?(?:办公[厅室])?$/.test(own)) return false;
  // 市发展改革委 names no place
  return isOtherOrgan(name.replace(/^[省市县区旗州]/, ''), own);
}
