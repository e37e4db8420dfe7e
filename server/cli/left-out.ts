import { say } from '../text/say.ts';
import type { Io } from './io.ts';
import { READABLE, type Targets } from './paths.ts';
import { warn } from './refuse.ts';

/**
 * Says on standard error what the folders among the arguments do not give: those without any file that is read, and reports in Word and the like, by their
 * names, so that nobody takes their silence for a pass.
 */
export function sayWhatIsLeftOut({ empty, office }: Targets, io: Io): void {
  for (const folder of empty) warn(io, say`${folder}：文件夹中没有 ${READABLE} 文件`);
  const [first = '', ...more] = office;
  if (more.length > 0) warn(io, say`${first} 等 ${office.length} 个文件：本版不读 Word、PDF 等文件，看名称是年报，已略过`);
  else if (first !== '') warn(io, say`${first}：本版不读 Word、PDF 等文件，看名称是年报，已略过`);
}
