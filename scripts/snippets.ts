import { type CellText, frontMatter, officialHtml, reportDraft, tableDraft } from '../server/report/draft.ts';
import {
  escapeSnippet,
  feeCharged,
  feeZero,
  lead,
  noApplications,
  OPEN,
  otherMatters,
  overview,
  problems,
  withTabStops,
} from '../server/report/standard-text.ts';
import { type TableTemplate, type Template, templateById } from '../server/template/catalog.ts';
import type { SectionId } from '../server/template/schema.ts';

/** A snippet as VS Code reads it. */
export interface Snippet {
  readonly prefix: string | readonly string[];
  readonly body: readonly string[];
  readonly description: string;
}

/** The stop of a figure, one column wide in the printed table: blank, or filled with 0. */
const CELL = '\ue000';

/** Reports are written in the year after the one they report on. */
const lastYear = (): string => {
  const years = Array.from({ length: 20 }, (_, index) => 2024 + index);
  const before = years.map((year, index) => `\${${index + 1}:+${year - 1}}`).join('');
  return `\${CURRENT_YEAR/^(?:${years.map((year) => `(${year})`).join('|')})$/${before}/}`;
};

const defaults: Readonly<Record<string, string>> = { year: lastYear(), thisyear: '$CURRENT_YEAR' };

/** The lines of a snippet's body. `cell` stands in every figure cell, several words apart with `|` are a choice. */
function body(text: string, cell: ' ' | '0' | '' = ' '): readonly string[] {
  return withTabStops(text.replaceAll(CELL, `⟦:${CELL}⟧`), (number, words, name) => {
    if (words === CELL) return cell === '' ? `$${number}` : `\${${number}:${cell}}`;
    if (words?.includes('|')) return `\${${number}|${words.split('|').join(',')}|}`;
    return `\${${number}:${words === undefined ? (defaults[name] ?? OPEN) : escapeSnippet(words)}}`;
  }).split('\n');
}

const form = (id: string): Template => {
  const template = templateById(id);
  if (!template) throw new Error(`no form ${id}`);
  return template;
};

const year = (template: Template): string =>
  template.years.to === undefined ? '⟦year⟧' : `⟦year:${template.years.to}|${template.years.from}⟧`;

const ORGAN = '⟦organ:××县××镇人民政府⟧';

const stops: CellText = () => CELL;

const date = (template: Template): string => (template.id === '2019' ? '⟦:2021年1月20日⟧' : '⟦thisyear⟧年⟦:1⟧月⟦:20⟧日');

/** A whole report with stops for everything that is still to be written. */
function wholeReport(template: Template, applications: 'some' | 'none'): string {
  const text = reportDraft({
    organ: '⟦organ:××县××镇人民政府⟧',
    year: 0,
    template,
    cellText: stops,
    lead: lead(template, ORGAN, year(template)),
    sections: {
      overview: overview(template, year(template), applications),
      problems: problems(year(template)),
      otherMatters: otherMatters(template, '⟦year⟧'),
    },
    date: date(template),
  });
  const years = year(template);
  return text.replace('年度: 0', `年度: ${years}`).replace('⟧0年政府信息公开工作年度报告', `⟧${years}年政府信息公开工作年度报告`).trimEnd();
}

function section(template: Template, id: SectionId, text: string): string {
  const found = template.sections.find((candidate) => candidate.id === id);
  return `## ${found?.ordinal}、${found?.title}\n\n${text}\n`;
}

/** 表三（2021年表式）. Table four is the same in both forms. */
const tableName = (table: TableTemplate): string =>
  table.id === 'reviewLitigation'
    ? `${table.name} 行政复议、行政诉讼`
    : `${table.name}（${table.form}年表式）${table.id === 'applications' ? '收到和处理申请' : '主动公开'}`;

/** `b2 b3 b4`, with 19 for the form of 2019, z for zeros, h for HTML. */
function tableSnippets(template: Template): readonly (readonly [string, Snippet])[] {
  return Object.values(template.tables)
    .filter(({ id }) => template.id !== '2019' || id !== 'reviewLitigation')
    .flatMap((table) => {
      const number = { proactiveDisclosure: '2', applications: '3', reviewLitigation: '4' }[table.id];
      const prefix = `b${number}${template.id === '2019' ? '19' : ''}`;
      const name = tableName(table);
      const flat = tableDraft(table, stops);
      return [
        [`${name}，空白`, { prefix, body: body(`${flat}\n`), description: `插入${name}，各格留空，按 Tab 逐格填写` }],
        [`${name}，填0`, { prefix: `${prefix}z`, body: body(`${flat}\n`, '0'), description: `插入${name}，各格已填 0，按 Tab 逐格修改` }],
        [
          `${name}，HTML`,
          {
            prefix: `${prefix}h`,
            body: body(`${officialHtml(table, stops)}\n`, ''),
            description: `插入${name}的 HTML，合并单元格和标签全称与规定格式一致`,
          },
        ],
      ] as const;
    });
}

function textSnippets(): readonly (readonly [string, Snippet])[] {
  const now = form('2021');
  const table = (id: 'proactiveDisclosure' | 'applications' | 'reviewLitigation') => tableDraft(now.tables[id], stops);
  const of = (name: string, prefix: string | readonly string[], text: string, description: string): readonly [string, Snippet] => [
    name,
    { prefix, body: body(text), description },
  ];
  return [
    of('一、总体情况', ['s1', 'zt'], section(now, 'overview', overview(now, year(now))), '第一部分的标题和五个方面'),
    of(
      '二、主动公开政府信息情况',
      ['s2', 'zdgk'],
      section(now, 'proactiveDisclosure', table('proactiveDisclosure')),
      '第二部分的标题和空白的表二',
    ),
    of(
      '三、收到和处理政府信息公开申请情况',
      ['s3', 'sqgk'],
      section(now, 'applications', table('applications')),
      '第三部分的标题和空白的表三',
    ),
    of(
      '四、政府信息公开行政复议、行政诉讼情况',
      ['s4', 'fyss'],
      section(now, 'reviewLitigation', table('reviewLitigation')),
      '第四部分的标题和空白的表四',
    ),
    of('五、存在的主要问题及改进情况', ['s5', 'wt'], section(now, 'problems', problems(year(now))), '第五部分的标题，问题和措施的骨架'),
    of('六、其他需要报告的事项', ['s6', 'qt'], section(now, 'otherMatters', feeZero('⟦year⟧')), '第六部分的标题和收取信息处理费的说明'),
    of('前言', 'qy', lead(now, ORGAN, year(now)), '编制依据、六个部分、统计期限'),
    of('五个方面', 'wgfm', overview(now, year(now)), '主动公开、依申请公开、政府信息管理、平台建设、监督保障五段'),
    of('未收到申请', 'wsq', `（二）依申请公开情况。${noApplications(year(now))}`, '全年没有申请、复议和诉讼时的写法'),
    of('信息处理费，没有收取', 'sfz', feeZero('⟦year⟧'), '第六部分：收取信息处理费0元'),
    of('信息处理费，有收取', 'sf', feeCharged('⟦year⟧'), '第六部分：收取信息处理费的件数和金额'),
    of('问题和措施', 'wtcs', problems(year(now)), '一个问题对一项措施的骨架'),
    of('落款', 'lk', `⟦organ:××县××镇人民政府⟧\n\n${date(now)}`, '机关名称和日期'),
    of(
      '文件头',
      'wjt',
      frontMatter([
        ['机关', '⟦organ:××县××镇人民政府⟧'],
        ['年度', '⟦year⟧'],
        ['格式', now.id],
      ]),
      '草稿开头的机关、年度和格式',
    ),
  ];
}

const REPORTS = [
  {
    id: '2021',
    applications: 'some',
    cell: ' ',
    short: 'nb',
    long: 'nianbao-2021',
    name: '年度报告全文（2021年表式）',
    what: '表格留空，逐处填写',
  },
  {
    id: '2021',
    applications: 'none',
    cell: '0',
    short: 'nbz',
    long: 'nianbao-2021z',
    name: '年度报告全文（2021年表式，没有申请）',
    what: '表格已填 0',
  },
  {
    id: '2019',
    applications: 'some',
    cell: ' ',
    short: 'nb19',
    long: 'nianbao-2019',
    name: '年度报告全文（2019年表式）',
    what: '用于2019、2020年度，表格留空',
  },
] as const;

const reports = (prefix: 'short' | 'long'): readonly (readonly [string, Snippet])[] =>
  REPORTS.map((report) => [
    report.name,
    {
      prefix: report[prefix],
      body: body(wholeReport(form(report.id), report.applications), report.cell),
      description: `${report.name}：${report.what}`,
    },
  ]);

const print = (snippets: readonly (readonly [string, Snippet])[]): string =>
  `${JSON.stringify(Object.fromEntries(snippets), undefined, 2)}\n`;

/**
 * The snippet files by path: `nianbao.json` for the language of reports, `report.json` (whole reports alone, behind a prefix that nobody
 * types by accident) for Markdown and plain text.
 */
export const snippetFiles = (): Readonly<Record<string, string>> => ({
  'snippets/nianbao.json': print([...reports('short'), ...['2021', '2019'].flatMap((id) => tableSnippets(form(id))), ...textSnippets()]),
  'snippets/report.json': print(reports('long')),
});
