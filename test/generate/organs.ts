/** Invented organs. `self` is how the report speaks of itself. */
export interface Organ {
  readonly name: string;
  readonly self: string;
  /** May make 规章. */
  readonly power: boolean;
  /** Government of any level: reports 考核, 评议, 责任追究. */
  readonly government: boolean;
  readonly site: string;
  /** Who leads it, as its report says. */
  readonly up: string;
}

export const ORGANS: readonly Organ[] = [
  { name: '示例县示例镇人民政府', self: '我镇', power: false, government: true, site: '示例县人民政府网站', up: '县委、县政府' },
  { name: '示例市示例区人民政府', self: '我区', power: false, government: true, site: '区政府门户网站', up: '市委、市政府' },
  { name: '示例市人民政府', self: '我市', power: true, government: true, site: '市政府门户网站', up: '省委、省政府' },
  { name: '示例县教育局', self: '我局', power: false, government: false, site: '县政府门户网站', up: '县委、县政府' },
  { name: '示例市示例区示例街道办事处', self: '本街道', power: false, government: false, site: '区政府门户网站', up: '区委、区政府' },
  { name: '示例县样本乡人民政府', self: '我乡', power: false, government: true, site: '县政府门户网站', up: '县委、县政府' },
  { name: '示例市卫生健康委员会', self: '本机关', power: false, government: false, site: '委门户网站', up: '市委、市政府' },
  { name: '样本自治县人民政府', self: '我县', power: false, government: true, site: '县政府门户网站', up: '州委、州政府' },
  { name: '示例省示例市范例县人民政府', self: '全县', power: false, government: true, site: '县人民政府门户网站', up: '市委、市政府' },
  { name: '示例市公安局', self: '市公安局', power: false, government: false, site: '局门户网站', up: '市委、市政府' },
  { name: '示例县市场监督管理局', self: '县市场监管局', power: false, government: false, site: '县政府网站', up: '县委、县政府' },
  { name: '示例市自然资源和规划局示例分局', self: '我分局', power: false, government: false, site: '市自然资源和规划局网站', up: '市局' },
  { name: '示例经济技术开发区管理委员会', self: '管委会', power: false, government: false, site: '开发区门户网站', up: '市委、市政府' },
  { name: '示例县农业农村局', self: '我局', power: false, government: false, site: '县政府门户网站农业农村局专栏', up: '县委、县政府' },
  { name: '国家税务总局示例县税务局', self: '县税务局', power: false, government: false, site: '示例市税务局网站', up: '上级税务机关' },
  {
    name: '示例市住房和城乡建设委员会',
    self: '市住房城乡建设委',
    power: false,
    government: false,
    site: '市住房城乡建设委网站',
    up: '市委、市政府',
  },
  {
    name: '范例市样例区城市管理综合行政执法局',
    self: '区城管执法局',
    power: false,
    government: false,
    site: '区政府网站',
    up: '区委、区政府',
  },
  { name: '示例县人民政府办公室', self: '县政府办公室', power: false, government: false, site: '县人民政府网站', up: '县委、县政府' },
  { name: '示例县样例民族乡人民政府', self: '本乡', power: false, government: true, site: '示例县人民政府网站', up: '县委、县政府' },
  { name: '示例市样本区司法局', self: '我局', power: false, government: false, site: '样本区人民政府门户网站', up: '区委、区政府' },
];
