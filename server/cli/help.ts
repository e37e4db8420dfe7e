import type { English } from '../text/say.ts';
import { ALL_IN_ENGLISH, COMMANDS_IN_ENGLISH } from './help-in-english.ts';

/** How to call a command, or all of them; in English where its texts are given. */
export const help = (command: string | undefined, english?: English): string => {
  const commands = english ? COMMANDS_IN_ENGLISH : COMMANDS;
  return (command !== undefined && Object.hasOwn(commands, command) ? commands[command] : undefined) ?? (english ? ALL_IN_ENGLISH : ALL);
};

const ALL = `nianbao：核对政府信息公开工作年度报告

  nianbao check   [选项] 路径...     核对，指出错误
  nianbao extract [选项] 路径...     取出三张表的数字
  nianbao convert 输入 输出          转为规范稿（.md、.txt）或数据（.json）
  nianbao new     [选项] [输出]      新建年报
  nianbao rollup  [选项] 路径...     汇总下级年报，或用下级核对汇总报告
  nianbao explain 规则               解释一条规则
  nianbao rules                      列出全部规则
  nianbao lsp     [--stdio]          启动语言服务器

路径可以是文件、文件夹、通配式（* ** ?）或 -（标准输入）。nianbao 命令 --help 列出选项；--language en：用英文。
退出状态：0 没有错误，1 有错误，2 未能执行。
`;

const COMMANDS: Readonly<Record<string, string>> = {
  check: `nianbao check [选项] 路径...

  --format text|json|csv|html|sarif|junit|github   输出格式，默认 text；html 是可以打印、退回各单位的一页
  --fix              就地修正文字和格式（不动数字）
  --fix-figures      就地修正数字，并列出每一处改动
  --draft            按草稿核对：空白格不算问题
  --year 年份        应报年度
  --config 文件      设置文件；不写时用文件所在文件夹或上级文件夹中最近的 .nianbao.json
  --baseline 文件    基线：记在其中的问题不再提示，已不再出现的自动删去
  --update-baseline  把现有问题全部记入基线
  --last-year 文件   上一年度报告；不写时按文件头的“上年”、同一文件夹中的文件名、机关和年度查找
  --out 文件         输出写入文件，不写到标准输出；csv 文件可以直接用 Excel、WPS 打开，已有的文件不覆盖
  --language zh|en   用中文（默认）还是英文
  --threads 个数     同时核对的线程数；不写时文件多则用上全部处理器

路径可以是文件、文件夹（取其中的 .md、.txt、.html、.htm）、通配式或 -（标准输入）。
退出状态：0 没有错误（修正之后），1 有错误，2 未能执行。
`,
  extract: `nianbao extract [选项] 路径...

  --format json|csv  输出格式，默认 json
  --out 文件         输出写入文件，不写到标准输出；csv 文件可以直接用 Excel、WPS 打开，已有的文件不覆盖
  --language zh|en   用中文（默认）还是英文

取出三张表的每一格。null 表示格内没有可读的数字，文件里没有的格不列出。
`,
  convert: `nianbao convert [选项] 输入 输出

  --language zh|en   用中文（默认）还是英文

输入为 .md、.txt、.html、.htm 或 -（标准输入），输出为 .md、.txt（规范稿）、.json（数字，与 extract 相同）或 -（标准输出，规范稿）；已有的输出文件会被整个替换。
`,
  new: `nianbao new --organ 机关 [--year 年份] [--from 上年报告] [输出]

  --organ 机关       机关全称；有 --from 时可以不写
  --year 年份        报告的年度，不写时为上一年；表式随年度而定
  --from 上年报告    带入上年结转件数和现行有效件数，并记在文件头的“上年”
  --language zh|en   用中文（默认）还是英文；年报总是中文

输出为 .md，不写时输出到标准输出；已有的文件不覆盖。
`,
  rollup: `nianbao rollup [选项] 下级年报...

  --parent 文件      汇总报告：逐格与下级合计核对，不写下级年报时按它文件头的“下级”
  --format text|md|json|csv   输出格式，默认 text；md 是可以接着写的汇总稿，csv 每格一行、各下级一列
  --out 文件.md      另把汇总稿写入文件，文件头的“下级”记下各下级；已有的文件不覆盖
  --out 文件.csv     与 --format csv 同用：表格写入文件，可以直接用 Excel、WPS 打开
  --organ 机关       汇总稿的机关全称
  --year 年份        汇总的年度，不写时按多数下级的年度
  --language zh|en   用中文（默认）还是英文；汇总稿总是中文

下级年报可以是文件、文件夹、通配式或 -（标准输入）。年度或表式不同的、同一机关重复的不计入并列出；有下级空白或读不出的格没有合计，不按 0 计。
用 --parent 时不能用 --out 文件.md、--organ、--year 和 md 格式，json 格式与 check 相同。
退出状态：0 全部计入且各格有合计（用 --parent 时：没有错误），1 有未计入的年报或没有合计的格（有错误），2 未能执行或有文件读不出。
`,
  explain: `nianbao explain [选项] 规则

  --language zh|en   用中文（默认）还是英文；例子总是中文

规则写编号或名称，都列在 nianbao rules 中。
`,
  rules: `nianbao rules [选项]

  --language zh|en   用中文（默认）还是英文

列出全部规则及其默认级别。
`,
  lsp: `nianbao lsp [--stdio]

在标准输入输出上启动语言服务器。
`,
};
