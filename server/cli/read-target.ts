import { readReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { readTree } from '../syntax/read-tree.ts';
import type { Decoded } from '../text/decode.ts';
import { type Complaint, complain, type Io, isComplaint } from './io.ts';
import { isPage, type Target } from './paths.ts';
import { readText } from './read-file.ts';

/** A file as read, with what is needed to write it back as it was. */
export interface ReadTarget {
  readonly content: Decoded;
  readonly report: Report;
}

/** Reads a file as a report; a sentence where it cannot be read. */
export async function readTarget({ file, complaint }: Target, io: Io): Promise<ReadTarget | Complaint> {
  if (complaint !== undefined) return complain(complaint);
  const content = await readText(file, io);
  if (isComplaint(content)) return content;
  return { content, report: readReport(readTree(content.text, isPage(file, content.text) ? 'page' : 'text')) };
}
