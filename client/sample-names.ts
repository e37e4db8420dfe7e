const report = (organ: string, year: string, ending = 'md'): string => `${organ}${year}政府信息公开工作年度报告.${ending}`;

/** Every sample of the package, as it lies in `samples/`: a folder of the package cannot be listed everywhere. */
export const SAMPLES: readonly string[] = [
  'README.md',
  report('示例县教育局', ''),
  report('示例县林业局', '2025年', 'html'),
  report('示例县样本镇人民政府', '2025年'),
  report('示例县民政局', '2025年'),
  report('示例县水利局', '2025年', 'txt'),
  report('示例县示例镇人民政府', '2025年'),
  report('示例县范例乡人民政府', '2025年'),
  `上年/${report('示例县典型镇人民政府', '2024年')}`,
  `上年/${report('示例县典型镇人民政府', '2025年')}`,
  `汇总/${report('示例县人民政府', '2025年')}`,
  `汇总/各单位/${report('示例县东山镇人民政府', '2025年')}`,
  `汇总/各单位/${report('示例县人民政府办公室', '2025年')}`,
  `汇总/各单位/${report('示例县南岭街道办事处', '2025年')}`,
  `汇总/各单位/${report('示例县西河乡人民政府', '2025年', 'txt')}`,
];

/** The samples that are shown first: one with a wrong figure in table three, and one with last year's report beside it. */
export const FIRST = {
  slip: report('示例县样本镇人民政府', '2025年'),
  years: `上年/${report('示例县典型镇人民政府', '2025年')}`,
} as const;
