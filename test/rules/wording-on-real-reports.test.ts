import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/rules/index.ts';
import { checkReport } from '../../server/service/check.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { applyTextFixes, faultsOfFix } from './fixes.ts';
import { reportOf } from './marked.ts';

/** What the wording rules must say of the real reports: rule, and the characters that are marked. Everything else they say is a false alarm. */
const EXPECTED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '000': [
    ['punctuation-width', '(以下简称《条例》)'],
    ['typo', '其它'],
    ['punctuation-width', '(社区)'],
    ['punctuation-width', '(社区)'],
    ['spacing', '公\n\n开'],
    ['spacing', ' '],
    ['ordinal-sequence', '二是'],
  ],
  '001': [
    ['spacing', ' '],
    ['prose-unit', '次'],
    ['spacing', '，\n\n保'],
    ['spacing', '信\n\n息'],
  ],
  '002': [['spacing', ' ']],
  '003': [
    ['term', '政务公开要点'],
    ['term', '《信息公开工作条例》'],
    ['typo', '反应'],
    ['bracket-pair', '(2）'],
    ['bracket-pair', '(3）'],
  ],
  '004': [
    ['repeated-word', '根据《中华人民共和国政府信息公开条例》规定，现公布根据'],
    ['residue', '[bookmark: _GoBack]'],
    ['typo', '预结算'],
    ['typo', '截止'],
  ],
  '2023-hongze': [['residue', '-1-']],
  '2023-suqian': [],
  '2024-hongze': [['residue', '-1-']],
  '2024-huaian': [['residue', '-1-']],
  '2024-suqian': [['repeated-word', '的的']],
};

const WORDING = new Set(rules.filter((rule) => rule.group === '文字' || rule.id === 'prose-unit').map((rule) => rule.id));
const shared = process.env.NIANBAO_SEEDS ?? fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const folders = [shared, shared.replace(/seeds\/?$/, 'reports')].filter((folder) => existsSync(folder));
const files = folders.flatMap((folder) =>
  readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [{ name, path: `${folder}/${name}` }] : [])),
);

describe.skipIf(files.length === 0)('the wording rules on real reports (skipped where the folder ../shared/seeds is absent)', () => {
  const check = (text: string) => checkReport(reportOf(text), { settings: defaultSettings, final: true });
  const known = files.flatMap((file) => {
    const key = Object.keys(EXPECTED).find((prefix) => file.name.startsWith(prefix));
    return key ? [[key, readFileSync(file.path, 'utf8').replace(/\r\n/g, '\n')] as const] : [];
  });

  test.each(known)('%s: every finding is one that a clerk would thank for', (key, text) => {
    const said = check(text).flatMap((problem) =>
      WORDING.has(problem.rule) ? [[problem.rule, text.slice(problem.at.start, problem.at.end)] as const] : [],
    );
    expect(said).toEqual(EXPECTED[key]);
  });

  test.each(known)('%s: every fix of any rule removes its finding and brings no error or warning', (_, text) => {
    const problems = check(text);
    const faults = problems.flatMap((problem) => problem.fixes.flatMap((fix) => faultsOfFix(text, problems, problem, fix, check)));
    expect(faults).toEqual([]);
  });

  test.each(known)('%s: after all text fixes no wording rule has anything left to mend', (_, text) => {
    const { text: mended } = applyTextFixes(text, check);
    const left = check(mended).filter((problem) => WORDING.has(problem.rule) && problem.fixes.some((fix) => fix.kind === 'text'));
    expect(left.map((problem) => `${problem.rule}: ${problem.message}`)).toEqual([]);
  });
});
