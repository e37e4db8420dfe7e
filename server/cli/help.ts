/** How to call a command, or all of them. */
export const help = (command: string | undefined): string =>
  (command !== undefined && Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined) ?? ALL;

const ALL = `nianbao：核对政府信息公开工作年度报告

  nianbao check   [选项] 路径...     核对，指出错误
  nianbao extract [选项] 路径...     取出三张表的数字
  nianbao convert 输入 输出          转为标准稿（.md）
  nianbao new     [选项] [输出]      新建年报
  nianbao explain 规则               解释一条规则
  nianbao rules                      列出全部规则
  nianbao lsp     [--stdio]          启动语言服务器

路径可以是文件、文件夹、通配式（* ** ?）或 -（标准输入）。nianbao 命令 --help 列出选项。
退出状态：0 没有错误，1 有错误，2 未能执行。
`;

const COMMANDS: Readonly<Record<string, string>> = {
  check: `nianbao check [选项] 路径...

  --format text|json|csv|sarif|junit|github   输出格式，默认 text
  --fix              就地修正文字和格式（不动数字）
  --fix-figures      就地修正数字，并列出每一处改动
  --draft            按草稿核对：空白格不算问题
  --year 年份        应报年度
  --config 文件      设置文件；不写时用文件所在文件夹或上级文件夹中最近的 .nianbao.json
  --baseline 文件    基线：记在其中的问题不再提示，已不再出现的自动删去
  --update-baseline  把现有问题全部记入基线
  --last-year 文件   上一年度报告

路径可以是文件、文件夹（取其中的 .md、.txt、.html、.htm）、通配式或 -（标准输入）。
退出状态：0 没有错误（修正之后），1 有错误，2 未能执行。
`,
  extract: `nianbao extract [选项] 路径...

  --format json|csv  输出格式，默认 json

取出三张表的每一格。null 表示格内没有可读的数字，文件里没有的格不列出。
`,
  convert: `nianbao convert 输入 输出

输入为 .md、.txt、.html、.htm 或 -（标准输入），输出为 .md 或 -（标准输出）。
`,
  new: `nianbao new --organ 机关 --year 年份 [--from 上年报告] [输出]

  --organ 机关       机关全称；有 --from 时可以不写
  --year 年份        报告的年度，表式随年度而定
  --from 上年报告    带入上年结转件数和现行有效件数，并记在文件头的“上年”

输出为 .md，不写时输出到标准输出；已有的文件不覆盖。
`,
  explain: `nianbao explain 规则

规则名见 nianbao rules。
`,
  rules: `nianbao rules

列出全部规则及其默认级别。
`,
  lsp: `nianbao lsp [--stdio]

在标准输入输出上启动语言服务器。
`,
};
