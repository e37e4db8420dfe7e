import english from '../l10n/en.json' with { type: 'json' };

/** English of what the manifest alone says: the fields of settings. What rules are called and are for stands in l10n/en.json. */
const OWN: Readonly<Record<string, string>> = {
  错误: 'Error',
  警告: 'Warning',
  信息: 'Information',
  提示: 'Hint',
  关闭: 'Off',
  级别: 'Level',
  边写边核对: 'Checked while writing.',
  '打开和保存时核对，结果保留到下一次保存': 'Checked when opened and when saved; what was found stays until the next time.',
  在编辑器中什么时候核对: 'When it is checked in the editor.',
  '甘肃2025年要求：武政办发〔2025〕54号，关于做好2025年政府信息公开工作年度报告编制和发布工作的通知':
    'What Gansu asks for in 2025, after “武政办发〔2025〕54号，关于做好2025年政府信息公开工作年度报告编制和发布工作的通知”.',
  '湖北要求：湖北省人民政府办公厅关于做好政府信息公开年度报告编制和发布工作的通知：表二第（一）项增加“其他主动公开文件”一行':
    'What Hubei asks for, after “湖北省人民政府办公厅关于做好政府信息公开年度报告编制和发布工作的通知”: one more row in table 2, “其他主动公开文件”.',
  名称: 'Name.',
  '提示中怎样称呼，例如“示例市要求”；不写时用名称': 'What findings call it, such as “示例市要求”; left out: its name.',
  依据的文件: 'The document that it is based on.',
  从哪一年度的报告起适用: 'The first year whose reports it applies to.',
  到哪一年度的报告为止: 'The last year whose reports it applies to.',
  必须出现的词语或句子: 'Words that have to be there.',
  '应写的内容，用于提示': 'What has to be written about, for the finding.',
  出现其中任何一个就算写到: 'Any of these counts as written about.',
  '同一句中还要有数字（“未”“无”也算）': 'The sentence has to have a figure too (“未” and “无” count).',
  '提出要求的单位或文件，用于提示': 'Who or which document asks for it, for the finding.',
  总体情况的字数上限: 'How many characters “总体情况” may have.',
  自定义: 'Pack of your own',
  '年报核对设置（.nianbao.json）': 'How annual reports are checked (.nianbao.json)',
  '对所在文件夹和下级文件夹中的年报起作用，最近的一份优先。':
    'Holds for the reports in its folder and in the folders below; the nearest one goes first.',
  '逐条规则：级别，或带 severity、when 和选项的对象': 'Rule by rule: a level, or an object with severity, when and options.',
  '应报的年度，用来发现把上年的文件原样再报的情况': 'The year to report on: tells when last year’s file is handed in again as it was.',
  '地方要求：内置的名称，或自己写的一组': 'What a province or a city asks for: by name where it is built in, or a pack of your own.',
  '基线文件，相对于本文件；记在其中的问题不再提示': 'The baseline, relative to this file; what it has noted is not said again.',
  '表格排版：style 按列对齐（aligned）或紧凑（compact），ambiguousWidth 是“”…①这类字符占一列（narrow）还是两列（wide）':
    'How tables are set: style with columns aligned or compact; ambiguousWidth says whether characters such as “”…① take one column (narrow) or two (wide).',
};

/** The English of a text of the manifest. Throws where there is none. */
export function inEnglish(chinese: string): string {
  const texts: Readonly<Record<string, string>> = { ...english, ...OWN };
  const text = texts[chinese];
  if (text === undefined) throw new Error(`no English in scripts/manifest-texts.ts or l10n/en.json: ${chinese}`);
  return text;
}

/** The texts of a manifest by key, in both languages. */
export interface Texts {
  readonly chinese: Record<string, string>;
  readonly english: Record<string, string>;
}

/** Notes a text and gives what stands in the manifest in its place. */
export function noted(texts: Texts, key: string, chinese: string, inOther = inEnglish(chinese)): string {
  texts.chinese[key] = chinese;
  texts.english[key] = inOther;
  return `%${key}%`;
}

/** Where a schema has words for people. */
export const SPOKEN: readonly string[] = ['title', 'description', 'markdownDescription', 'label', 'enumDescriptions'];
/** What says nothing of where a text stands. */
const STEPS: readonly string[] = ['properties', 'items', 'additionalProperties', 'anyOf', 'description'];

/** A schema with its texts noted under keys below `key` and replaced by them. What is data stays as it is. */
export function localized(texts: Texts, key: string, schema: unknown, isSpoken = false): unknown {
  if (typeof schema === 'string') return isSpoken && /\p{Script=Han}/u.test(schema) ? noted(texts, key, schema) : schema;
  if (Array.isArray(schema)) return schema.map((item: unknown, i) => localized(texts, isSpoken ? `${key}.${i + 1}` : key, item, isSpoken));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]: [string, unknown]) => [
      name,
      localized(texts, STEPS.includes(name) ? key : `${key}.${name}`, value, SPOKEN.includes(name)),
    ]),
  );
}
