import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it, test } from 'vitest';
import { Parser } from 'htmlparser2';
import { emptySummary } from '../../server/cli/outcome.ts';
import { jsonPrinter } from '../../server/cli/print-json.ts';
import { sarifPrinter } from '../../server/cli/print-sarif.ts';
import { seenReport } from '../../server/cli/seen-report.ts';
import type { Problem } from '../../server/service/problem.ts';
import { reportOf } from '../rules/marked.ts';
import { folder, nianbao } from './console.ts';
import { faultyReport, report } from './reports.ts';

const FAULTY = faultyReport();
const SEVERAL = { '示例 镇.md': FAULTY, 'good.md': report(), 'readme.md': '# 说明\n', 'bad.md': Buffer.from([0, 1, 2]) };
const NAMES = ['示例 镇.md', 'good.md', 'readme.md', 'bad.md'];

const check = (format: string, paths: readonly string[] = NAMES) => nianbao(folder(SEVERAL), ['check', '--format', format, ...paths]);

describe('text', () => {
  it('shows place, level, message, rule, source, stroke, related places and fixes', async () => {
    const { out } = await nianbao(folder({ 'a.md': FAULTY }), ['check', 'a.md']);
    const [typo = '', figure = ''] = out.split('\n\n');
    expect(typo.split('\n')).toEqual([
      expect.stringMatching(/^a\.md:19:33 警告 .*截止.*应为“截至” \(typo\)$/),
      '  19 | （四）平台建设情况。规范政务新媒体账号，做好网站专栏的日常维护，截止2025年年末共发布信息12条。',
      `     | ${' '.repeat(64)}^^^^`,
      '     = 可修正：改为“截至”（--fix）',
    ]);
    const lines = figure.split('\n');
    expect(lines[0]).toMatch(/^a\.md:44:31 错误 .*自然人写作 3，应为 4.* \(wrong-figure\)$/);
    const at = (lines[2] ?? '').indexOf('^');
    // 17 wide characters and a comma stand before the figure
    expect(at).toBe((lines[1] ?? '').indexOf('3 |') + '一、本年新收政府信息公开申请数量'.length);
    expect(figure).toMatch(/= \d+:\d+ .*总计.*：3/);
    expect(figure).toContain('= 可修正：改为 4（--fix-figures）');
  });

  it('has colours on a terminal and nowhere else', async () => {
    const where = folder({ 'a.md': FAULTY });
    expect((await nianbao(where, ['check', 'a.md'], { colours: true })).out).toContain('\x1b[31m错误\x1b[0m');
    expect((await nianbao(where, ['check', 'a.md'])).out).not.toContain('\x1b');
  });

  it('keeps to the width of the terminal', async () => {
    const long = FAULTY.replace('126条。', `126条。${'认真做好各项工作，'.repeat(60)}截止2025年年底。`);
    const { out } = await nianbao(folder({ 'a.md': long }), ['check', 'a.md'], { columns: 60 });
    const shown = out.split('\n').find((line) => line.includes('截止2025年年底')) ?? '';
    expect(shown).toMatch(/ \| \.\.\..*截止2025年年底。$/);
    expect([...shown].length).toBeLessThan(45);
  });
});

describe('json', () => {
  it('keeps to its contract', async () => {
    const { status, out, err } = await check('json');
    expect(status).toBe(2);
    expect(err).toMatch(/^nianbao: bad\.md：不是文本文件/);
    const { version, files, summary } = JSON.parse(out);
    expect(version).toBe(1);
    expect(files.map(({ file }: { file: string }) => file)).toEqual(NAMES);
    expect(summary).toEqual({ files: 4, errors: 1, warnings: 1, infos: 0, hints: 0 });
    expect(files[0]).toMatchObject({ report: true, organ: '示例县示例镇人民政府', year: 2025, template: '2021' });
    expect(files[0]).not.toHaveProperty('error');
    expect(files[1]).toEqual({ file: 'good.md', report: true, organ: '示例县示例镇人民政府', year: 2025, template: '2021', problems: [] });
    expect(files[2]).toEqual({ file: 'readme.md', report: false, organ: null, year: null, template: null, problems: [] });
    expect(files[3]).toMatchObject({ file: 'bad.md', report: false, error: expect.stringContaining('不是文本文件'), problems: [] });
  });

  it('says of a finding where it is, which cell is meant, what belongs to it and what mends it', async () => {
    const { out } = await check('json', ['示例 镇.md']);
    const [typo, figure] = JSON.parse(out).files[0].problems;
    const range = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });
    expect(typo).toEqual({
      rule: 'typo',
      severity: 'warning',
      message: expect.stringContaining('截至'),
      range: range(18, 32, 34),
      related: [],
      fixes: [{ title: '改为“截至”', preferred: true, safe: true, edits: [{ range: range(18, 32, 34), newText: '截至' }] }],
    });
    expect(figure).toMatchObject({
      rule: 'wrong-figure',
      severity: 'error',
      range: range(43, 30, 31),
      cell: 'applications:newReceived.naturalPerson',
      fixes: [{ title: '改为 4', preferred: true, safe: false, edits: [{ range: range(43, 30, 31), newText: '4' }] }],
    });
    expect(figure.related.length).toBeGreaterThan(3);
    for (const one of figure.related)
      expect(one).toEqual({ message: expect.any(String), range: { start: expect.any(Object), end: expect.any(Object) } });
  });

  it('does not count a byte order mark, and counts lines at \\r, \\r\\n and \\n alone', async () => {
    const typo = async (text: string) => {
      const { out } = await nianbao(folder({ 'a.md': text }), ['check', '--format', 'json', 'a.md']);
      return JSON.parse(out).files[0].problems[0].range.start;
    };
    expect(await typo(`\ufeff${FAULTY}`)).toEqual({ line: 18, character: 32 });
    expect(await typo(FAULTY.replaceAll('\n', '\r\n'))).toEqual({ line: 18, character: 32 });
    expect(await typo(FAULTY.replace('做好网站', '做好\u2028\f网站'))).toEqual({ line: 18, character: 34 });
    expect(await typo(FAULTY.replace('做好网站', '做好😀网站'))).toEqual({ line: 18, character: 34 });
  });

  it('is whole where there is nothing to say', async () => {
    const { out } = await nianbao(folder({ 'x/.keep': '' }), ['check', '--format', 'json', 'x']);
    expect(JSON.parse(out)).toEqual({ version: 1, files: [], summary: { files: 0, errors: 0, warnings: 0, infos: 0, hints: 0 } });
  });
});

describe('csv', () => {
  it('has one row per report, quoted where it must be', async () => {
    const where = folder({ 'a,"b".md': report({ 'newReceived.legalEntity.otherOrg': '' }), 'b.md': FAULTY, 'readme.md': '# 说明\n' });
    const { out } = await nianbao(where, ['check', '--format', 'csv', '.']);
    expect(out).toBe(
      [
        'file,organ,year,template,errors,warnings,open cells',
        '"./a,""b"".md",示例县示例镇人民政府,2025,2021,0,1,1',
        './b.md,示例县示例镇人民政府,2025,2021,1,1,0',
        '',
      ].join('\n'),
    );
  });
});

test('a place in another file that can no longer be read is left out of what programs read', () => {
  const text = report();
  const at = { start: 0, end: 3 };
  const elsewhere = [
    { uri: 'gone.md', at, message: '已删除' },
    { at, message: '此处' },
  ];
  const problem: Problem = { rule: 'carry-over', severity: 'error', message: '', at, related: elsewhere, fixes: [] };
  const told = {
    file: 'a.md',
    named: true,
    report: seenReport(reportOf(text)),
    problems: [problem],
    error: undefined,
    fixed: 0,
    changes: [],
  };
  const json = jsonPrinter();
  const whole = json.begin() + json.file({ ...told, elsewhere: new Map() }) + json.end(emptySummary);
  expect(JSON.parse(whole).files[0].problems[0].related.map(({ message }: { message: string }) => message)).toEqual(['此处']);
  const sarif = sarifPrinter();
  const [{ results }] = JSON.parse(sarif.begin() + sarif.file({ ...told, elsewhere: new Map() }) + sarif.end(emptySummary)).runs;
  expect(results[0].relatedLocations).toMatchObject([{ message: { text: '此处' } }]);
});

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  // The schema is of an older draft than the validator reads; only these two words differ.
  const { $schema: _, id: __, ...rest } = schema;
  const isUri = (text: string): boolean => URL.canParse(text, 'file:///') && !/[\s"<>\\^`{|}\u0080-\uffff]/.test(text);
  const validate = new Ajv({
    strict: false,
    unicodeRegExp: false,
    formats: { uri: isUri, 'uri-reference': isUri, 'date-time': true },
  }).compile(rest);

  it('is valid against the published schema', async () => {
    for (const paths of [NAMES, ['good.md'], ['-']]) {
      const log = JSON.parse((await check('sarif', paths)).out);
      expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  it('names rules, places, levels and fixes', async () => {
    const [run] = JSON.parse((await check('sarif')).out).runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] });
    const result = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'wrong-figure');
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe('wrong-figure');
    const region = { startLine: 44, startColumn: 31, endLine: 44, endColumn: 32 };
    expect(result).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: '%E7%A4%BA%E4%BE%8B%20%E9%95%87.md' }, region },
          logicalLocations: [{ fullyQualifiedName: 'applications:newReceived.naturalPerson' }],
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: region, insertedContent: { text: '4' } }] }] }],
    });
  });
});

describe('junit', () => {
  it('fails exactly where there are errors, and is well-formed', async () => {
    const where = folder({ 'a&"<b>.md': FAULTY, 'good.md': report(), 'bad.md': Buffer.from([0]) });
    const { out } = await nianbao(where, ['check', '--format', 'junit', 'a&"<b>.md', 'good.md', 'bad.md']);
    const opened: string[] = [];
    const seen: { name: string; attributes: Record<string, string> }[] = [];
    const parser = new Parser(
      {
        onopentag: (name, attributes) => {
          opened.push(name);
          seen.push({ name, attributes });
        },
        onclosetag: (name, implied) => {
          expect({ name, implied }).toEqual({ name: opened.pop(), implied: false });
        },
      },
      { xmlMode: true, decodeEntities: true, recognizeSelfClosing: false },
    );
    parser.end(out.replaceAll(/<(\w+)([^<>]*)\/>/g, '<$1$2></$1>'));
    expect(opened).toEqual([]);
    expect(seen[0]).toEqual({ name: 'testsuites', attributes: { name: 'nianbao', tests: '4', failures: '1', errors: '1' } });
    const suites = seen.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes);
    expect(suites).toEqual([
      { name: 'a&"<b>.md', tests: '2', failures: '1', errors: '0' },
      { name: 'good.md', tests: '1', failures: '0', errors: '0' },
      { name: 'bad.md', tests: '1', failures: '0', errors: '1' },
    ]);
    expect(seen.find(({ name }) => name === 'failure')?.attributes).toMatchObject({ type: 'wrong-figure' });
    expect(seen.find(({ name }) => name === 'error')?.attributes).toMatchObject({ type: 'unreadable' });
  });
});

describe('github', () => {
  it('gives one command per finding', async () => {
    const where = folder({ 'a:b,c%.md': FAULTY });
    const { out } = await nianbao(where, ['check', '--format', 'github', 'a:b,c%.md', '没有.md']);
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^::warning file=a%3Ab%2Cc%25\.md,line=19,endLine=19,col=33,endColumn=34,title=typo::.*截至/),
      expect.stringMatching(/^::error file=a%3Ab%2Cc%25\.md,line=44,endLine=44,col=31,endColumn=31,title=wrong-figure::表三.*应为 4/),
      '::error file=没有.md::没有这个文件',
    ]);
  });
});

describe('html', () => {
  it('is one page with all reports at a glance and each with its findings: place, what it says, what it should be', async () => {
    const { status, out, err } = await check('html');
    expect(status).toBe(2);
    expect(err).toBe(
      'nianbao: readme.md：不是政府信息公开工作年度报告，未核对\nnianbao: bad.md：不是文本文件，可读 UTF-8、UTF-16（带 BOM）和 GB18030 文本\n',
    );
    expect(out).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(out).not.toMatch(/<script|https?:\/\//);
    expect(out).toContain('核对 2 份：错误 1 处，警告 1 处，待填 0 格；没有错误、警告和待填格的 1 份');
    expect(out).toContain('<li>bad.md：不是文本文件');
    expect(out.match(/<section>/g)).toHaveLength(2);
    const row = /<tr class="error">(.*?)<\/tr>/.exec(out)?.[1] ?? '';
    const cells = [...row.matchAll(/<td>(.*?)<\/td>/g)].map((match) => match[1]);
    expect(cells.slice(0, 4)).toEqual(['2', '错误', '第 44 行，表三 一、本年新收政府信息公开申请数量 · 自然人', '3']);
    expect(cells[4]).toContain('自然人写作 3，应为 4');
    expect(cells[5]).toBe('改为 4');
    expect(cells[6]).toContain('（wrong-figure）');
  });

  it('shows what stands in a report as text, whatever it is', async () => {
    const { out } = await nianbao(folder({ 'a.md': FAULTY.replaceAll('示例县示例镇人民政府', '<b>示例&镇</b>人民政府') }), [
      'check',
      '--format',
      'html',
      'a.md',
    ]);
    expect(out).not.toContain('<b>');
    expect(out.match(/<section>/g)).toHaveLength(1);
  });
});
