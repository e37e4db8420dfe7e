import type { Exemptions } from './exemptions.ts';

/** What need not be English in the client. */
export const client: Exemptions = {
  wholly: {
    'client/sample-names.ts': 'names of the sample files',
  },
  texts: {
    'client/office-files.ts': ['**/*政府信息公开*{年度报告,年报}*.{doc,docx,wps,rtf,odt,pdf,ofd,xls,xlsx,et,ods}'],
    'client/preview.ts': ['政府信息公开'],
    'client/roll-up.ts': ['汇总.md'],
  },
  notYet: [],
};
