/** The first lines of an invented report, for the examples of rules that look at sentences. */
export const titled = (text: string): string => `# 示例县示例镇人民政府2025年政府信息公开工作年度报告\n\n## 一、总体情况\n\n${text}\n`;
