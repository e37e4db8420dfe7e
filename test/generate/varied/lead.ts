import { fill, type Voice } from './voice.ts';

const NOTICES: Readonly<Record<'2019' | '2021', readonly string[]>> = {
  '2019': [
    '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）',
    '《中华人民共和国政府信息公开工作年度报告格式（试行）》',
  ],
  '2021': [
    '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）',
    '《中华人民共和国政府信息公开工作年度报告格式》',
  ],
};

const BASES: readonly string[] = [
  '根据《中华人民共和国政府信息公开条例》和NOTICE有关要求，编制本报告。',
  '根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）第五十条和NOTICE要求，现公布{organ}{T}年政府信息公开工作年度报告。',
  '按照《中华人民共和国政府信息公开条例》（以下简称《条例》）规定，结合{self}实际，编制{T}年政府信息公开工作年度报告。',
  '为落实《中华人民共和国政府信息公开条例》要求，现将{organ}{Y}年政府信息公开工作情况报告如下。',
];

const PERIODS: readonly string[] = [
  '本报告所列数据的统计期限自{Y}年1月1日起至{Y}年12月31日止。',
  '报告中所列数据的统计期限为{Y}年1月1日至{Y}年12月31日。',
  '统计时间从{Y}年1月1日起，至{Y}年12月31日止。',
  '数据统计期限为{Y}年1月1日至12月31日。',
];

const PARTS: readonly string[] = [
  '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。',
  '报告分为六个部分。',
];

const CONTACTS: readonly string[] = [
  '本报告电子版可在{site}（http://www.example.gov.cn）查阅或下载。',
  '如对本报告有疑问，请与{organ}联系（地址：示例路8号，邮编：000000，电话：0000-12345678）。',
  '公众如有意见建议，可通过电子邮箱zwgk@example.com反馈。',
];

/** The paragraphs before section one: basis, parts, period, contact; or none. */
export function lead(voice: Voice): readonly string[] {
  const { chance, year } = voice;
  if (chance.chance(0.12)) return [];
  const notice = chance.pick(NOTICES[year < 2021 ? '2019' : '2021']);
  const sentences = [
    chance.pick(BASES).replace('NOTICE', notice),
    ...(chance.chance(0.4) ? [chance.pick(PARTS)] : []),
    ...(chance.chance(0.7) ? [chance.pick(PERIODS)] : []),
    ...(chance.chance(0.4) ? [chance.pick(CONTACTS)] : []),
  ].map((text) => fill(voice, text));
  return chance.chance(0.7) ? [sentences.join('')] : sentences;
}

const OPENINGS: readonly string[] = [
  '{Y}年，{self}坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实《中华人民共和国政府信息公开条例》和上级部署要求，扎实推进政府信息公开工作，取得积极成效。',
  '{Y}年，在{up}的坚强领导下，{self}紧紧围绕中心工作，以公开促落实、促规范、促服务。',
  '一年来，{self}高度重视政府信息公开工作，主要领导亲自抓、分管领导具体抓，各项任务落到实处。现将{Y}年有关情况报告如下：',
  '{self}按照“公开是常态、不公开是例外”的要求，持续提高公开质量。',
  '{T}年，{self}深入学习贯彻党的二十大精神，深化重点领域信息公开，增强政策解读效果，保障公众的知情权、参与权、表达权和监督权。',
];

/** A paragraph that opens section one, or none. */
export const opening = (voice: Voice): readonly string[] => (voice.chance.chance(0.6) ? [fill(voice, voice.chance.pick(OPENINGS))] : []);

/** Organ and date at the end; either may be left out. Departments report in January, governments by March. */
export function signature({ chance, organ, year }: Voice): readonly string[] {
  if (chance.chance(0.35)) return [];
  const month = organ.government ? chance.int(1, 3) : 1;
  const date = `${year + 1}年${month}月${chance.int(2, 28)}日`;
  return chance.chance(0.8) ? [organ.name, date] : [date];
}
