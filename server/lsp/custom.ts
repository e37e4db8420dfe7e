import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type convertRequest,
  type insertTableRequest,
  type newReportRequest,
  type ParamsOf,
  type ReportStatus,
  type ResultOf,
  rulePageUri,
} from '../protocol.ts';
import { toCanonical } from '../service/convert.ts';
import { rulePage } from '../service/explain.ts';
import { insertTable } from '../service/insert.ts';
import { minimalEdit } from '../service/minimal-edit.ts';
import { newReport } from '../service/new-report.ts';
import { ruleById } from '../service/rule-list.ts';
import type { Service } from '../service/service.ts';
import { lineBreakOf } from '../text/lines.ts';
import type { Abilities } from './abilities.ts';
import { toEdit, toOffset } from './convert.ts';

/** The answers to the requests of `protocol.ts`. */
export interface Custom {
  status(uri: string): Promise<ReportStatus | null>;
  convert(uri: string): ResultOf<typeof convertRequest>;
  insertTable(params: ParamsOf<typeof insertTableRequest>): ResultOf<typeof insertTableRequest>;
  newReport(params: ParamsOf<typeof newReportRequest>): ResultOf<typeof newReportRequest>;
  rulePage(rule: string): { readonly title: string; readonly markdown: string } | null;
  /** The text of `nianbao:/rules/<id>.md`. */
  content(uri: string): string;
  /** Shows a rule's page in a client that has no command for it. */
  explain(rule: unknown): Promise<void>;
}

const NO_DOCUMENT = '没有打开这份文档';

export function createCustom(
  connection: Connection,
  open: TextDocuments<TextDocument>,
  service: Service,
  abilities: Abilities,
  status: (uri: string) => Promise<ReportStatus | null>,
): Custom {
  const page = (id: string) => {
    const rule = ruleById(id);
    return rule ? { title: rule.title, markdown: rulePage(rule) } : null;
  };

  return Object.freeze({
    status,
    convert(uri: string) {
      const reading = service.read(uri);
      if (!reading) return { reason: NO_DOCUMENT };
      const draft = toCanonical(reading.report);
      if (draft === undefined) return { reason: '这份文档不是政府信息公开工作年度报告，未作转换' };
      const { source, lines } = reading.report.tree;
      const text = (source.startsWith('\ufeff') ? '\ufeff' : '') + draft.replaceAll('\n', lineBreakOf(source));
      const edit = minimalEdit(source, text);
      return { version: open.get(uri)?.version ?? 0, text, edits: edit ? [toEdit(lines, edit)] : [] };
    },
    insertTable({ uri, position, ...request }: ParamsOf<typeof insertTableRequest>) {
      const reading = service.read(uri);
      if (!reading) return { reason: NO_DOCUMENT };
      const { lines } = reading.report.tree;
      const edit = insertTable(reading, toOffset(lines, position), request);
      return edit ? { edit: toEdit(lines, edit) } : { reason: `没有 ${request.form} 年的表式` };
    },
    newReport({ organ, year, lastYear, lastYearPath }: ParamsOf<typeof newReportRequest>) {
      const before = lastYear === undefined ? undefined : service.read(lastYear)?.report;
      return newReport({ organ, year: year ?? new Date().getFullYear() - 1, lastYear: before, lastYearPath });
    },
    rulePage: page,
    content(uri: string) {
      const id = /\/rules\/([\w-]+)\.md$/.exec(uri)?.[1] ?? '';
      return page(id)?.markdown ?? `没有名为 ${id} 的规则。\n`;
    },
    async explain(id: unknown) {
      const rule = typeof id === 'string' ? ruleById(id) : undefined;
      if (!rule) return;
      if (abilities.rulePages && abilities.showDocument) {
        await connection.window.showDocument({ uri: rulePageUri(rule.id), takeFocus: true });
      } else {
        const message = `${rule.title}（${rule.id}）：${rule.why}依据：${rule.basis}`;
        await connection.sendNotification('window/showMessage', { type: 3, message });
      }
    },
  });
}
