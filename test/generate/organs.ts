/** Invented organs. `self` is how the report speaks of itself. */
export interface Organ {
  readonly name: string;
  readonly self: string;
  /** May make 规章. */
  readonly power: boolean;
  /** Government of any level: reports 考核, 评议, 责任追究. */
  readonly government: boolean;
  readonly site: string;
}

export const ORGANS: readonly Organ[] = [
  { name: '示例县示例镇人民政府', self: '我镇', power: false, government: true, site: '示例县人民政府网站' },
  { name: '示例市示例区人民政府', self: '我区', power: false, government: true, site: '区政府门户网站' },
  { name: '示例市人民政府', self: '我市', power: true, government: true, site: '市政府门户网站' },
  { name: '示例县教育局', self: '我局', power: false, government: false, site: '县政府门户网站' },
  { name: '示例市示例区示例街道办事处', self: '本街道', power: false, government: false, site: '区政府门户网站' },
  { name: '示例县样本乡人民政府', self: '我乡', power: false, government: true, site: '县政府门户网站' },
  { name: '示例市卫生健康委员会', self: '本机关', power: false, government: false, site: '委门户网站' },
];
