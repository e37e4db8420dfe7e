import type { Exemptions } from './exemptions.ts';

/** What need not be English in the server and the command line. */
export const server: Exemptions = {
  wholly: {
    'server/service/packs.ts': 'descriptions for the schema of .nianbao.json, which is in Chinese',
    'server/cli/help.ts': 'its English stands in help-in-english.ts, and a test compares the two',
    'server/service/applications-paragraph.ts': 'a paragraph that is written into the report',
    'server/service/initials.ts': 'characters by the first letter of their sound',
    'server/service/example-run.ts': 'names of files that nobody sees',
  },
  texts: {
    // the name of the outline and of the reports without organ and year, in the words of the documents
    'server/lsp/abilities.ts': ['年报'],
    'server/service/standing.ts': ['{0}年', '政府信息公开年报'],
    // looked for in reports
    'server/lsp/closed.ts': ['公开'],
    'server/service/links.ts': ['第二十条'],
    'server/service/review-sheet.ts': ['跨年与汇总'],
    // names of files; and what is answered when the server itself has failed, before any language is known
    'server/lsp/server.ts': ['**/*{baseline,基线}*.json', '出错，未作改动，详情见日志'],
    // numbers
    'server/service/complete.ts': ['一二三四五六七八九'],
    'server/service/explain.ts': ['一二三四五六七八九十'],
    // articles of the Regulations are quoted by their Chinese names
    'server/service/names.ts': ['零一二三四五六七八九', '{0}十{1}', '第{0}条{1}', '第（{0}）项', '《政府信息公开条例》{0}'],
    // written into a report, or the name of its file
    'server/service/actions.ts': ['理由'],
    'server/service/new-report.ts': ['××县××镇人民政府', '{0}年⟦:1⟧月⟦:20⟧日', '{0}{1}年政府信息公开工作年度报告.md', '上年: {0}'],
    'server/service/new-roll-up.ts': ['{0}{1}年政府信息公开工作年度报告（汇总）.md'],
    'server/service/summed-draft.ts': ['××县人民政府', '{0}年⟦:3⟧月⟦:20⟧日', '下级:{0}'],
  },
  notYet: [],
};
