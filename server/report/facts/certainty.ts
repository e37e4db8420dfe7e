import type { Role } from './facts.ts';
import type { Meaning } from './meaning.ts';
import type { Mention } from './mentions.ts';
import { isOfCases } from './roles.ts';
import type { Setting } from './setting.ts';

/** Somebody decides reviews or suits. */
const DECIDES = /(?<!未)审结|(?<!未)审理|(?:新收|受理|办理|收到|接到|承办)[^，。；]{0,10}(?:复议|诉讼)/;

/** 公开 that says nothing about what a case was about. */
export const DISCLOSED_THINGS = /主动公开|公开透明/g;
const AS_REVIEWER = /新收|审理|审结|受理|办理|办结|收到|接到|接收|承办|出庭|代理|指导/;

/** A clean-up counts what it looked at, which may be more or less than the year's. */
const CLEANED_UP = /清理|集中公开|备案审查|后评估/;

/** 登记36件，受理34件: two of them were not taken up. */
const REGISTERED = /登记(?!并?受理)[^，。；]{0,14}[0-9]件/;

/** What a clean-up kept or repealed is its own result, unless it is said to be how things stand. */
const STANDS_AT_YEARS_END = /现行有效|截[至止]|12月31日|年[底末终]/;

/** Results that brackets may say to hold another. */
const RESULTS_ALONE: ReadonlySet<Role> = new Set(['granted', 'partly', 'refused', 'unavailable', 'notProcessed']);

/** Applications for what is public already count as granted in table three; a list that has them on their own counts the granted without them. */
const ALREADY_PUBLIC = /(?:主动公开|已公开|已经公开|已(?:经)?(?:通过|在)[^，。；]{1,12}公开)(?:类|范围|信息|的|情形)*(?:共|为)?[0-9]/;

/** Decisions of the whole year, not those in a field or those that were published: several kinds are named, or the year. */
const ALL_DECISIONS =
  /行政许可.{0,60}行政(?:处罚|强制)|行政处罚.{0,60}行政(?:许可|强制)|处理决定|(?:全年|年度?|年内)[，,]?[^，。；]{0,14}[作做]出|(?:^|[，,；])[全我本][市县区镇乡局州](?:共|累计)?[作做]出/;

/** How things stand when the year is over. */
export const AT_YEARS_END = /12月31日|年底|年末/;

/** The words around a figure. */
interface Around {
  /** The label. */
  readonly before: string;
  /** From its beginning to the figure. */
  readonly sentence: string;
  readonly after: string;
  /** What brackets before the figure say it holds. */
  readonly held: string;
}

/** Nothing in the words leaves a doubt that the figure is the tables'. */
export function isCertain(setting: Setting, mention: Mention, meaning: Meaning, around: Around, topic: boolean): boolean {
  const { subject, role } = meaning;
  const { before, sentence } = around;
  if (role === 'decided') return isWholeDecision(sentence, before);
  return !isDoubted(meaning, around) && (!isOfCases(subject) || isOfDisclosure(setting, mention, sentence, before, role, topic));
}

function isDoubted({ role, doubtful }: Meaning, { before, sentence, after, held }: Around): boolean {
  if (doubtful && !(role === 'carriedForward' && AT_YEARS_END.test(sentence))) return true;
  if (role === 'issued' || role === 'repealed' || role === 'inForce') return CLEANED_UP.test(sentence);
  if (role === 'received') return /受理/.test(before) && REGISTERED.test(sentence);
  if ((role === 'granted' || role === 'grantedOrPartly') && ALREADY_PUBLIC.test(sentence + after)) return true;
  return held !== '' && RESULTS_ALONE.has(role) && !held.includes('部分公开');
}

/** Documents that a clean-up repealed or kept, which may be fewer than were, or stand, in the year. */
export const isOtherStock = (role: Role, sentence: string, label: string): boolean =>
  (role === 'repealed' || role === 'inForce') && /清理|(?:确定|确认|宣布)继续有效/.test(sentence) && !STANDS_AT_YEARS_END.test(label);

/** The figure counts all decisions of the year, as table two does. */
function isWholeDecision(sentence: string, before: string): boolean {
  const isMade = /[作做]出/.test(sentence) || /处理决定/.test(before);
  return isMade && ALL_DECISIONS.test(sentence) && /行政(?:许可|处罚|强制)/.test(before) && !/办理|实施|查处|立案/.test(before);
}

/** A figure of 复议 or 诉讼 that says, or whose paragraph says, that it is about disclosure, and not as the body that decides reviews. */
function isOfDisclosure(
  { named, ofCases }: Setting,
  mention: Mention,
  sentence: string,
  before: string,
  role: Role,
  topic: boolean,
): boolean {
  if (role === 'total' && AS_REVIEWER.test(before.slice(-30))) return false;
  if (DECIDES.test(sentence)) return false;
  return /公开/.test(sentence.replace(DISCLOSED_THINGS, '')) || topic || ofCases || named < mention.start;
}
