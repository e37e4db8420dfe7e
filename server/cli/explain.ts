import * as z from 'zod';
import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { ownWords, rulePage, severityName } from '../service/explain.ts';
import { nearest } from '../service/nearest.ts';
import { ruleById } from '../service/rule-list.ts';
import { type English, say, toText } from '../text/say.ts';
import { displayWidth } from '../text/width.ts';
import { readArguments } from './arguments.ts';
import { help } from './help.ts';
import { type ExitStatus, type Io, isComplaint } from './io.ts';
import { refuse } from './refuse.ts';

const explainCommand = { name: 'explain', options: z.object({}), operands: { least: 1, most: 1, missing: say`规则名` } };
const rulesCommand = { name: 'rules', options: z.object({}), operands: { least: 0, most: 0, missing: '' } };

/** `nianbao explain RULE`: the rule's page. */
export async function explain(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const read = readArguments(explainCommand, argv);
  if (isComplaint(read)) return refuse(io, read.complaint);
  if (read.help) {
    io.out(help('explain', io.english));
    return 0;
  }
  const id = read.operands[0] ?? '';
  const rule = ruleCalled(id, io.english);
  if (!rule) {
    const meant = nearest(
      id,
      rules.map((one) => one.id),
    );
    return refuse(
      io,
      meant === undefined
        ? say`没有 ${id} 这条规则；全部规则见 nianbao rules`
        : say`没有 ${id} 这条规则，最接近的是 ${meant}；全部规则见 nianbao rules`,
    );
  }
  io.out(rulePage(rule, io.english));
  return 0;
}

/** By its id, as findings have it behind them in brackets, or by its title, as the list has it. */
function ruleCalled(name: string, english: English | undefined): Rule | undefined {
  const id = name.replace(/^[(（]|[)）]$/g, '').toLowerCase();
  return ruleById(id) ?? rules.find(({ title }) => name === title || name === ownWords(title, english));
}

/** `nianbao rules`: every rule in its group, with its level. */
export async function listRules(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const read = readArguments(rulesCommand, argv);
  if (isComplaint(read)) return refuse(io, read.complaint);
  io.out(read.help ? help('rules', io.english) : ruleTable(io.english));
  return 0;
}

function ruleTable(english: English | undefined): string {
  const groups = [...new Set(rules.map(({ group }) => group))];
  const width = Math.max(...rules.map(({ id }) => id.length));
  const line = ({ id, severity, title }: Rule): string =>
    `  ${id.padEnd(width)}  ${padded(severity === 'off' ? toText(say`关闭`, english) : severityName(severity, english), english ? 11 : 4)}  ${ownWords(title, english)}\n`;
  return groups
    .map(
      (group) =>
        `${ownWords(group, english)}\n${rules
          .filter((rule) => rule.group === group)
          .map(line)
          .join('')}`,
    )
    .join('\n');
}

const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
