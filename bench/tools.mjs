/** What is measured in process: each tool is loaded and gives a function from text to anything. A text no tool can take makes it throw. */
import { pathToFileURL } from 'node:url';

/** The reports of a text, one by one where it binds several together: as the editor and the command line read it. */
function* reports({ splitReports, readTree, readReport }, text, kind) {
  if (kind !== 'text') yield readReport(readTree(text, kind));
  else for (const { start, end } of splitReports(text)) yield readReport(readTree(text.slice(start, end), kind));
}

export const TOOLS = {
  'nianbao read+check': async (engine) => {
    const { checkReport, defaultSettings, ...reading } = await import(pathToFileURL(engine).href);
    return (text, kind) => {
      let found = 0;
      for (const report of reports(reading, text, kind)) found += checkReport(report, { settings: defaultSettings, final: true }).length;
      return found;
    };
  },
  'nianbao read': async (engine) => {
    const reading = await import(pathToFileURL(engine).href);
    return (text, kind) => {
      let tables = 0;
      for (const report of reports(reading, text, kind)) tables += report.tables.length;
      return tables;
    };
  },
  'TextDocument lines': async () => {
    const { TextDocument } = await import('vscode-languageserver-textdocument');
    return (text) => TextDocument.create('file:///a.md', 'markdown', 1, text).positionAt(text.length).line;
  },
  'markdown-it parse': async () => {
    const { default: MarkdownIt } = await import('markdown-it');
    const parser = new MarkdownIt({ html: true });
    return (text) => parser.parse(text, {}).length;
  },
  markdownlint: async () => {
    const { lint } = await import('markdownlint/sync');
    return (text) => Object.keys(lint({ strings: { text } })).length;
  },
  'remark-lint': async () => {
    const { remark } = await import('remark');
    const { default: recommended } = await import('remark-preset-lint-recommended');
    const processor = remark().use(recommended).freeze();
    return async (text) => (await processor.process(text)).messages.length;
  },
  'AutoCorrect lint': async () => {
    const { lintFor } = await import('autocorrect-node');
    return (text) => {
      const result = lintFor(text, 'a.txt');
      if (result.error) throw new Error(result.error);
      return result.lines.length;
    };
  },
};
