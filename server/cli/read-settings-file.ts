import { readConfig } from '../service/config.ts';
import { defaultSettings, type Settings } from '../service/settings.ts';
import { positionAt, readLines } from '../text/lines.ts';
import { listed, say } from '../text/say.ts';
import { type Complaint, complain, type Io, isComplaint } from './io.ts';
import { readText } from './read-file.ts';

/** The settings of a `.nianbao.json`, or of `--config FILE`; whatever in it cannot be used keeps the command from running, and is named with its place. */
export async function readSettingsFile(file: string | undefined, io: Io): Promise<Settings | Complaint> {
  if (file === undefined) return defaultSettings;
  const content = await readText(file, io);
  if (isComplaint(content)) return complain(say`${file}：${content.complaint}`);
  const { settings, problems } = readConfig(content.text);
  if (settings && problems.length === 0) return settings;
  const lines = readLines(content.text);
  const all = problems.map(({ at, said }) => {
    const { line, character } = positionAt(lines, at.start);
    return say`${`${file}:${line + 1}:${character + 1}`} ${said}`;
  });
  return complain(listed(all, '；'));
}
