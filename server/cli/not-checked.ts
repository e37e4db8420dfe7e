import { type Message, say } from '../text/say.ts';
import { shown } from './frame.ts';
import type { Told } from './outcome.ts';
import { isReportByName } from './paths.ts';

/**
 * That a file was not checked, for it is no report: said of one that was named itself, and of one that is a report by its name, so that nobody takes its
 * silence for a pass. `undefined` for any other file, and for one that was checked or could not be read.
 */
export function notChecked({ file, named, report }: Pick<Told, 'file' | 'named' | 'report'>): Message | undefined {
  if (!report || report.isReport || !(named || isReportByName(file))) return undefined;
  const isEmpty = report.tree.source.trim() === '';
  return isEmpty ? say`${shown(file)}：文件是空的，未核对` : say`${shown(file)}：不是政府信息公开工作年度报告，未核对`;
}
