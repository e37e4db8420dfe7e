import { type Message, say } from '../text/say.ts';
import { shown } from './frame.ts';
import type { Told } from './outcome.ts';
import { isReportByName } from './paths.ts';

type Seen = Pick<Told, 'file' | 'named' | 'report'>;

/**
 * Why a file was not checked, that is no report: said of one that was named itself, and of one that is a report by its name, so that nobody takes its
 * silence for a pass. `undefined` for any other file, and for one that was checked or could not be read.
 */
export function whyNotChecked({ file, named, report }: Seen): Message | undefined {
  if (!report || report.isReport || !(named || isReportByName(file))) return undefined;
  return report.tree.source.trim() === '' ? say`文件是空的，未核对` : say`不是政府信息公开工作年度报告，未核对`;
}

/** The same as a sentence of its own. */
export function notChecked(seen: Seen): Message | undefined {
  const why = whyNotChecked(seen);
  return why && say`${shown(seen.file)}：${why}`;
}
