import { squeeze } from '../../text/squeezed.ts';

/** An organ's name by its levels: 示例县示例镇人民政府 is 县 示例, 镇 示例; a department's own name is kept apart. */
interface OrganName {
  readonly levels: ReadonlyMap<string, string>;
  readonly department: string;
  /** 局, 委, 厅 …; bodies of two kinds are not compared (the contact of a bureau may be a centre). */
  readonly kind: string;
}

/** 忠县 has one character before its level; 城市管理 is no 市. */
const LEVEL =
  /^(?:([^省市县区旗盟镇乡]{2,12}?)(特别行政区|自治[区州县旗]|新区|开发区|园区|街道|省|市|县|区|旗|盟|镇|(?<!城)乡)|([\u4e00-\u9fff])([县旗镇]|(?<!城)乡))/;
/** What offices of a government append, and what makes no difference between two names of one body. */
const OFFICE =
  /(?:人民政府|政府|党政|综合|政务公开|政府信息公开|行政公署|管理委员会|管委会|办事处|办公厅|办公室|厅|办|局|委员会|委|中心|处){1,8}$/;
const DEEPEST = 6;

function readOrganName(name: string): OrganName {
  let rest = squeeze(name);
  const levels = new Map<string, string>();
  for (let i = 0; i < DEEPEST; i++) {
    const match = LEVEL.exec(rest);
    const own = match?.[1] ?? match?.[3];
    const level = match?.[2] ?? match?.[4];
    if (!match || !own || !level) break;
    levels.set(level, own);
    rest = rest.slice(match[0].length);
  }
  const department = rest.replace(/^(?:人民政府|政府)/, '').replace(/(?:办公厅|办公室)$/, '');
  return {
    levels,
    department: department.replace(OFFICE, ''),
    kind: /(?:局|委员会|委|厅|院|中心|公司)?$/.exec(department)?.[0].charAt(0) ?? '',
  };
}

/** Every character of `short` stands in `long` in the same order: 教体 in 教育体育. */
function abbreviates(short: string, long: string): boolean {
  let at = 0;
  for (const c of short) {
    at = long.indexOf(c, at);
    if (at < 0) return false;
    at++;
  }
  return true;
}

const isSameName = (a: string, b: string): boolean => abbreviates(a, b) || abbreviates(b, a);

/**
 * Whether two names speak of two organs: another place at one level, or another department. Government, people's government, office, an abbreviation
 * and a parent that only one of them names make no difference.
 */
export function isOtherOrgan(a: string, b: string): boolean {
  if (a === b) return false;
  const one = readOrganName(a);
  const other = readOrganName(b);
  for (const [level, name] of one.levels) {
    const same = other.levels.get(level);
    if (same !== undefined && !isSameName(name, same)) return true;
  }
  return one.kind === other.kind && one.department !== '' && other.department !== '' && !isSameName(one.department, other.department);
}

/** Levels of one rank: a township may become a town or a street, a county a city or a district. */
const RANKS: readonly (readonly string[])[] = [
  ['乡', '镇', '街道'],
  ['县', '市', '区', '旗', '自治县', '自治旗', '新区'],
];

/**
 * Whether two names, of two years, may well be one organ's: nothing speaks for two (see `isOtherOrgan`), and it is not a government and one of its
 * departments or of its townships. A name that says no place fits every one.
 */
export function isSameOrgan(a: string, b: string): boolean {
  if (isOtherOrgan(a, b)) return false;
  const one = readOrganName(a);
  const other = readOrganName(b);
  if ((one.department === '') !== (other.department === '')) return false;
  const lowest = [...one.levels.keys()].at(-1);
  const otherLowest = [...other.levels.keys()].at(-1);
  if (lowest === otherLowest || lowest === undefined || otherLowest === undefined) return true;
  if (other.levels.has(lowest) || one.levels.has(otherLowest)) return false;
  return RANKS.some((rank) => rank.includes(lowest) && rank.includes(otherLowest));
}

/** The same where one of several has to be chosen: both names say of which place or which department they are, and they agree. */
export function isNamedAlike(a: string, b: string): boolean {
  if (!isSameOrgan(a, b)) return false;
  const [one, other] = [readOrganName(a), readOrganName(b)];
  const [place, otherPlace] = [[...one.levels.values()].at(-1), [...other.levels.values()].at(-1)];
  if (place !== undefined && otherPlace !== undefined) return isSameName(place, otherPlace);
  return place === otherPlace && one.department !== '';
}
