/**
 * What the client and the server say to each other beyond the language server protocol. Both ends infer their types from these constants:
 *
 *     client.sendRequest(statusRequest.method, { uri } satisfies ParamsOf<typeof statusRequest>)
 *
 * This file imports nothing, so that neither end drags the other's libraries along.
 */
export interface Request<Params, Result> {
  readonly method: string;
  /** Never set; carries the types. */
  readonly types?: (params: Params) => Result;
}

export interface Notification<Params> {
  readonly method: string;
  /** Never set; carries the type. */
  readonly types?: (params: Params) => void;
}

export type ParamsOf<Message> = Message extends { readonly types?: (params: infer Params) => unknown } ? Params : never;
export type ResultOf<Message> = Message extends { readonly types?: (params: never) => infer Result } ? Result : never;

const request = <Params, Result>(method: string): Request<Params, Result> => ({ method });
const notification = <Params>(method: string): Notification<Params> => ({ method });

/** As in the protocol: zero-based, characters in UTF-16 units. */
export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}

export interface ProtocolEdit {
  readonly range: ProtocolRange;
  readonly newText: string;
}

/** Language id of reports. */
export const LANGUAGE = 'nianbao';

/** Scheme of the virtual documents that the server supplies (`workspace/textDocumentContent`): `nianbao:/rules/<id>.md`. */
export const SCHEME = 'nianbao';

/** Address of a rule's page. */
export const rulePageUri = (rule: string): string => `${SCHEME}:/rules/${rule}.md`;

/** Kind of the code action that applies every text fix. */
export const FIX_ALL = 'source.fixAll.nianbao';

/** `initializationOptions`: what a client can do beyond the protocol. All may be left out: then the server does without. */
export interface ClientOptions {
  /** The client sends `nianbao/cursor`; only then are new findings on the cell being edited held back. */
  readonly cursor?: boolean;
  /** The client wants `nianbao/statusChanged`. */
  readonly status?: boolean;
  /** Name of a client command that shows a rule's page, called with the rule's id. Without it the action opens the page itself. */
  readonly showRuleCommand?: string;
  /** Name of a client command that asks `nianbao/accept` with what it is called with, and writes the files. Without it a single finding is not offered. */
  readonly acceptCommand?: string;
  /** The client has the commands `nianbao.why`, `nianbao.fillTotals` (address, where the table begins) and `nianbao.reviewSheet` (address), which lines above the tables call. */
  readonly lenses?: boolean;
  /** The client answers `nianbao/files`: then the server sees what only the client can reach. Without it, it sees the disk it runs on, if there is one. */
  readonly files?: boolean;
  /** The client wants `nianbao/reportsChanged`. */
  readonly reports?: boolean;
}

/**
 * Asked by the server, where the client set `files`: what is in these folders and what is in these files, in the order given; `null` for what cannot be
 * read. A file's bytes are the characters U+0000 to U+00FF.
 */
export const filesRequest = request<
  { readonly folders: readonly string[]; readonly files: readonly string[] },
  {
    readonly folders: readonly (readonly { readonly name: string; readonly isFolder: boolean }[] | null)[];
    readonly files: readonly (string | null)[];
  }
>('nianbao/files');

/**
 * Where the cursor is. To be sent when it has moved to another line or cell, when the document loses the focus (`position: null`), and
 * with `rested: true` when it has rested for a second after an edit. The server has no timers: without this last message a finding on
 * the cell stays held back until the cursor leaves it.
 */
export const cursorNotification = notification<{
  readonly uri: string;
  readonly position: ProtocolPosition | null;
  readonly rested: boolean;
}>('nianbao/cursor');

export type FormId = '2019' | '2021';
export type StandardTable = 'proactiveDisclosure' | 'applications' | 'reviewLitigation';

/** What the status item shows of a document. */
export interface ReportStatus {
  readonly isReport: boolean;
  readonly organ: string | null;
  readonly year: number | null;
  /** The form due for the year; `null` where none is due. */
  readonly form: { readonly id: string; readonly document: string } | null;
  /** Over all standard tables of the document. */
  readonly equations: { readonly satisfied: number; readonly violated: number; readonly open: number };
  /** Cells still to be filled in: blanks and placeholders. */
  readonly openCells: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly information: number; readonly hint: number };
  readonly tables: readonly TableStatus[];
  /** Answers “why are there no findings?” in whole sentences, or says what the findings rest on. */
  readonly reasons: readonly string[];
}

export interface TableStatus {
  readonly id: StandardTable;
  /** 表二, 表三, 表四. */
  readonly name: string;
  /** The form that its labels follow. */
  readonly form: string;
  readonly equations: { readonly satisfied: number; readonly violated: number; readonly open: number };
  readonly openCells: number;
  /** So many cells are open, or it is half-written, that it counts as 未核对 (as in the rule table-incomplete). */
  readonly unchecked?: boolean;
  readonly range: ProtocolRange;
}

/** The status of one document; `null` where there is no such document. */
export const statusRequest = request<{ readonly uri: string }, ReportStatus | null>('nianbao/status');

/** Sent after each check of an open document to clients that set `status`. */
export const statusChangedNotification = notification<{ readonly uri: string; readonly version: number; readonly status: ReportStatus }>(
  'nianbao/statusChanged',
);

/** The document as canonical draft: `text` is the whole of it, `edits` lead there from version `version`. */
export const convertRequest = request<
  { readonly uri: string },
  { readonly version: number; readonly text: string; readonly edits: readonly ProtocolEdit[] } | { readonly reason: string }
>('nianbao/convert');

/**
 * What was copied (`page`: as HTML) with its standard tables in canonical form; `null` where it holds none, so that it is pasted as it is.
 */
export const convertPieceRequest = request<{ readonly text: string; readonly kind: 'text' | 'page' }, { readonly text: string } | null>(
  'nianbao/convertPiece',
);

/**
 * A standard table to be put at a place of a document: the edit has the empty lines it needs. `form` left out: the form due in the document.
 * `filled`: zeros instead of blanks. `html`: with the official merges and full labels.
 */
export const insertTableRequest = request<
  {
    readonly uri: string;
    readonly position: ProtocolPosition;
    readonly table: StandardTable;
    readonly form?: FormId;
    readonly filled?: boolean;
  },
  { readonly edit: ProtocolEdit } | { readonly reason: string }
>('nianbao/insertTable');

/** A whole new report as canonical draft. Left out: the organ is left to be filled in, the year's form is the one in force. */
export const newReportRequest = request<
  {
    readonly organ?: string;
    readonly year?: number;
    /** Address of last year's report, */
    readonly lastYear?: string;
    /** and its path as it shall stand under 上年. */
    readonly lastYearPath?: string;
  },
  {
    readonly text: string;
    /** The same as the body of a snippet. */
    readonly snippet: string;
    readonly fileName: string;
    /** What was taken over from last year's report, or why it was not. */
    readonly notes: readonly string[];
  }
>('nianbao/newReport');

/**
 * The draft that adds up subordinate reports. `at`: where it will lie, a file's address; `paths`: files, folders and patterns as they shall stand under
 * 下级, seen from there. Left out: the organ is left to be filled in, the year is that of most reports.
 */
export const rollUpRequest = request<
  { readonly at: string; readonly paths: readonly string[]; readonly organ?: string; readonly year?: number },
  | {
      readonly text: string;
      readonly fileName: string;
      /** What was counted and what was not. */
      readonly notes: readonly string[];
    }
  | { readonly reason: string }
>('nianbao/rollUp');

/** Edits that write the blank totals which the other figures settle: of the table that begins at a place, or of all. */
export const fillTotalsRequest = request<
  { readonly uri: string; readonly table?: ProtocolPosition },
  { readonly version: number; readonly edits: readonly ProtocolEdit[] }
>('nianbao/fillTotals');

/** 核对单 of a report, as Markdown or as a page to print; `null` for a document that is no report. */
export const reviewSheetRequest = request<
  { readonly uri: string; readonly format: 'markdown' | 'html' },
  { readonly text: string; readonly fileName: string } | null
>('nianbao/reviewSheet');

/** Address of a report's 核对单; `name` is what its tab is called. */
export const reviewSheetUri = (report: string, name = '核对单'): string =>
  `${SCHEME}:/review/${encodeURIComponent(name)}.md?${encodeURIComponent(report)}`;

/**
 * What has to be written so that the baseline puts up with the findings of a report as they are now, of all reports of the workspace where `uri` is
 * left out; with `only`, of one finding. Where no `.nianbao.json` names a baseline, one that does is among the files. The client writes them.
 */
export const acceptRequest = request<
  { readonly uri?: string; readonly only?: { readonly rule: string; readonly position: ProtocolPosition } },
  | { readonly files: readonly { readonly uri: string; readonly text: string }[]; readonly findings: number; readonly baseline: string }
  | { readonly reason: string }
>('nianbao/accept');

/** A standard table in a preview: the lines of the draft that it takes the place of, and the official merged form as HTML, empty where it stands elsewhere. */
export interface PreviewTable {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly html: string;
}

/** The standard tables of a text, for previews of a client that cannot load the server's module. */
export const previewTablesRequest = request<{ readonly source: string }, readonly PreviewTable[]>('nianbao/previewTables');

/** What the server's module gives to a client that shows previews itself; it is called in the client's own process, for a preview waits for nobody. */
export interface PreviewModule {
  readonly previewTables: (source: string) => readonly PreviewTable[];
}

/** How a report of the workspace stands. `state`: the gravest thing to say of it; `open`: cells are still to be filled in; `good`: none of that. */
export interface ReportStanding {
  readonly organ: string | null;
  readonly year: number | null;
  /** The form due; `null` where none is. */
  readonly form: string | null;
  readonly state: 'error' | 'warning' | 'open' | 'good';
  readonly findings: { readonly error: number; readonly warning: number; readonly information: number; readonly hint: number };
  readonly openCells: number;
  readonly equations: { readonly satisfied: number; readonly violated: number; readonly open: number };
}

/**
 * Every report that has been judged so far, open ones and those of the folders that are looked after. `line`: that of its title; `lines`: a document may hold
 * several, this one begins at `first` and goes to the line before `end`, to the end of the document where that is `null`. Nothing is read for this.
 */
export const reportsRequest = request<
  Record<string, never>,
  readonly (ReportStanding & {
    readonly uri: string;
    readonly line: number;
    readonly lines: { readonly first: number; readonly end: number | null };
  })[]
>('nianbao/reports');

/** Sent to clients that set `reports`: `nianbao/reports` would be answered otherwise now. */
export const reportsChangedNotification = notification<Record<string, never>>('nianbao/reportsChanged');

/**
 * Judges every report of the workspace's folders and every open one anew, and prints what was found: a row per report, and a page to print. How far it
 * is comes as `nianbao/checkAllProgress`. What is a report by its name and could not be checked stands on the page, with the reason: `office` names files
 * that only the client sees, for no server reads Word or PDF.
 */
export const checkAllRequest = request<
  { readonly office?: readonly string[] },
  {
    readonly reports: number;
    readonly errors: number;
    readonly warnings: number;
    /** Files that are reports by their names and were not checked. */
    readonly unchecked: number;
    readonly csv: string;
    readonly html: string;
  }
>('nianbao/checkAll');

/** So many of so many reports have been read, or judged, since somebody asked for all. */
export const checkAllProgressNotification = notification<{ readonly done: number; readonly total: number }>('nianbao/checkAllProgress');

/** One equation of a table as it stands. */
export interface EquationState {
  /** The same as long as the table has the same form. */
  readonly id: string;
  readonly formula: string;
  /** With the figures put in. */
  readonly figures: string;
  readonly state: 'satisfied' | 'violated' | 'open';
  /** What is wrong, or which cells are blank; empty where it holds. */
  readonly message: string;
  /** The cell that is wrong, else the first one to be filled in, else the one that adds up. */
  readonly range: ProtocolRange;
}

/** The standard tables of a document's reports with their equations; empty for what is no report. */
export const equationsRequest = request<
  { readonly uri: string },
  readonly {
    /** Organ and year. */
    readonly name: string;
    readonly tables: readonly {
      readonly id: string;
      readonly name: string;
      readonly range: ProtocolRange;
      readonly equations: readonly EquationState[];
    }[];
  }[]
>('nianbao/equations');

/**
 * Where the cells of a report's standard tables lie: of each the start and end as line and character, its row and its column, six numbers in one list
 * (start line, start character, end line, end character, row, column). The spaces around a figure belong to its cell.
 */
export const layoutRequest = request<
  { readonly uri: string },
  {
    readonly version: number;
    readonly tables: readonly {
      readonly name: string;
      readonly rows: readonly string[];
      readonly columns: readonly string[];
      readonly cells: readonly number[];
    }[];
  } | null
>('nianbao/layout');

/** This year's figures beside last year's. `before` left out: last year's report as it is found for the carried-over figures. */
export const yearOnYearRequest = request<
  { readonly uri: string; readonly before?: string; readonly format: 'markdown' | 'html' },
  | { readonly text: string; readonly fileName: string; readonly before: string }
  /** `missing`: there is no report of the year before to be found. */
  | { readonly reason: string; readonly missing: boolean }
>('nianbao/yearOnYear');

/** Address of the comparison of two reports; `name` is what its tab is called. */
export const yearOnYearUri = (report: string, before: string, name = '年度对照'): string =>
  `${SCHEME}:/years/${encodeURIComponent(name)}.md?${encodeURIComponent(JSON.stringify([report, before]))}`;

/** Address of the page about an article of the Regulations: `nianbao:/articles/38.md`. */
export const articlePageUri = (article: number): string => `${SCHEME}:/articles/${article}.md`;
