/** The English of `help.ts`, command by command. */
export const ALL_IN_ENGLISH = `nianbao: checks annual reports on open government information

  nianbao check   [options] paths...     check and show what is wrong
  nianbao extract [options] paths...     the figures of the three tables, as data
  nianbao convert input output           write a report as canonical draft (.md, .txt) or data (.json)
  nianbao new     [options] [output]     start a new report
  nianbao rollup  [options] paths...     add up subordinate reports, or compare them with the report that adds them up
  nianbao explain rule                   explain a rule
  nianbao rules                          list all rules
  nianbao lsp     [--stdio]              start the language server

A path is a file, a folder, a pattern (* ** ?) or - (standard input). nianbao COMMAND --help lists the options; --language en: in English.
Exit status: 0 no errors, 1 errors, 2 could not run.
`;

/** By command. */
export const COMMANDS_IN_ENGLISH: Readonly<Record<string, string>> = {
  check: `nianbao check [options] paths...

  --format text|json|csv|html|sarif|junit|github   form of the output, text by default; html is a page to print or to send back to the offices
  --fix              mend wording and form in place (never figures)
  --fix-figures      mend figures in place, and list every change
  --draft            check as a draft: blank cells do not count as problems
  --year YEAR        the year that is due
  --config FILE      settings; by default the nearest .nianbao.json in the folder of the file or above
  --baseline FILE    baseline: problems recorded in it are not shown; those that are gone are removed from it
  --update-baseline  record all present problems in the baseline
  --last-year FILE   last year's report; by default found by the front matter, the names of files in the folder, organ and year
  --out FILE         write the output into a file instead of standard output; Excel and WPS open a csv file as it is; never over an existing file
  --language zh|en   in Chinese (the default) or English
  --threads COUNT    threads at once; by default all processors where there are many files

A path is a file, a folder (its .md, .txt, .html and .htm files), a pattern or - (standard input).
Exit status: 0 no errors (after mending), 1 errors, 2 could not run.
`,
  extract: `nianbao extract [options] paths...

  --format json|csv  form of the output, json by default
  --out FILE         write the output into a file instead of standard output; Excel and WPS open a csv file as it is; never over an existing file
  --language zh|en   in Chinese (the default) or English

Every cell of the three tables. null: the cell has no figure that can be read; cells that the file does not have are left out.
`,
  convert: `nianbao convert [options] input output

  --language zh|en   in Chinese (the default) or English

The input is .md, .txt, .html, .htm or - (standard input), the output .md or .txt (the canonical draft),
.json (the figures, as extract gives them) or - (the draft on standard output). An existing output file is replaced as a whole.
`,
  new: `nianbao new --organ ORGAN [--year YEAR] [--from LAST-YEAR] [output]

  --organ ORGAN      full name of the organ; may be left out with --from
  --year YEAR        the year that is reported on, by default the last one; the form follows from it
  --from LAST-YEAR   last year's report: brings in what was carried over and the documents in force, and is named in the front matter
  --language zh|en   in Chinese (the default) or English; the report is always in Chinese

The output is .md, standard output where left out; an existing file is never written over.
`,
  rollup: `nianbao rollup [options] subordinate-reports...

  --parent FILE      the report that adds up: compared cell by cell with the sum; without paths, those that its front matter names
  --format text|md|json|csv   form of the output, text by default; md is a draft to go on with, csv has a row for each cell and a column for each report
  --out FILE.md      write the draft to a file as well, with the subordinate reports in its front matter; never over an existing file
  --out FILE.csv     with --format csv: write the table into a file that Excel and WPS open as it is
  --organ ORGAN      full name of the organ of the draft
  --year YEAR        the year to add up, by default that of most reports
  --language zh|en   in Chinese (the default) or English; the draft is always in Chinese

Subordinate reports are files, folders, patterns or - (standard input). Those of another year or form and second ones of the same organ
are not counted, and listed; a cell that is blank or unreadable in one of them has no sum and is not taken for 0.
With --parent, --out FILE.md, --organ, --year and the form md cannot be used; json is the same as that of check.
Exit status: 0 all counted and every cell has a sum (with --parent: no errors), 1 some not counted or without a sum (errors), 2 could not run or a file could not be read.
`,
  explain: `nianbao explain [options] rule

  --language zh|en   in Chinese (the default) or English; examples are always in Chinese

A rule is called by its id or its title; nianbao rules lists both.
`,
  rules: `nianbao rules [options]

  --language zh|en   in Chinese (the default) or English

All rules with their default levels.
`,
  lsp: `nianbao lsp [--stdio]

Starts the language server on standard input and output.
`,
};
