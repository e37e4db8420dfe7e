/** Where an organ stands: what it may make and how much money it may collect. */
export type OrganLevel = 'township' | 'county' | 'department' | 'city' | 'province' | 'central';

const TOWNSHIP = /(?:镇|乡|街道|苏木)(?:人民政府|政府)?(?:(?:党政)?综合?办公室)?$|街道办事处$/;
const GOVERNMENT = /(?:人民政府|政府|行政公署)(?:办公[室厅])?$/;
const MUNICIPALITY = /^(?:北京|上海|天津|重庆)市(?:人民)?政府/;
/** 市场监督管理局 and 市政 are no place. */
const PLACE = /省|自治区|市(?![场政])|县|区|州|盟|旗|镇|乡|街道/;
const DEPARTMENT = /(?:局|厅|委员会|委|办公室|中心|大队|支队|总队|院|处|站|所|馆)$/;

/**
 * The level of an organ by its name; `undefined` where the name does not tell. 市 stands for a city with districts and for a county-level
 * city alike, which names do not tell apart.
 */
export function organLevel(organ: string): OrganLevel | undefined {
  if (TOWNSHIP.test(organ)) return 'township';
  const government = GOVERNMENT.exec(organ);
  if (government) {
    const place = organ.slice(0, government.index);
    if (MUNICIPALITY.test(organ) || /(?:省|自治区)$/.test(place)) return 'province';
    if (/(?:市|州|盟|地区)$/.test(place)) return 'city';
    if (/[县区旗]$/.test(place)) return 'county';
    return undefined;
  }
  if (PLACE.test(organ) && DEPARTMENT.test(organ)) return 'department';
  return /^(?:国家|国务院|中国|中华人民共和国)/.test(organ) ? 'central' : undefined;
}
