import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naming, readConfig } from '../../server/service/config.ts';
import { readSettings } from '../../server/service/read-settings.ts';
import { defaultSettings } from '../../server/service/settings.ts';

describe('settings', () => {
  test('are taken as they are where everything in them can be used', () => {
    const given = { rules: { typo: 'hint', spacing: 'off', 'overview-length': { severity: 'information' } }, year: 2025 };
    expect(readSettings(given)).toEqual({ settings: given, complaints: [] });
  });

  test.each([[undefined], [null], [{}], [{ rules: {}, year: null, detect: 'off', workspace: 'all', $schema: './x.json' }]])(
    '%j gives the defaults',
    (given) => {
      expect(readSettings(given)).toEqual({ settings: defaultSettings, complaints: [] });
    },
  );

  test.each([
    [{ rules: { 'wrong-figures': 'off' } }, '没有“wrong-figures”这条规则，最接近的是“wrong-figure”'],
    [{ rules: { tpyo: 'off' } }, '没有“tpyo”这条规则，最接近的是“typo”'],
    [{ rules: { 完全不像: 'off' } }, '没有“完全不像”这条规则'],
    [{ rules: { typo: 'warn' } }, '规则“typo”的级别写作“warn”，应为 error、warning、information、hint 或 off'],
    [{ rules: { typo: { severity: 3 } } }, '规则“typo”的 severity 写作“3”，应为 error、warning、information、hint 或 off'],
    [{ rules: { typo: { words: [] } } }, '规则“typo”没有选项“words”'],
    [{ rules: ['typo'] }, '设置 rules 写作一个数组，应为一个对象（规则编号：级别）'],
    [{ rule: { typo: 'off' } }, '没有“rule”这项设置，最接近的是“rules”'],
    [{ year: '今年' }, '设置 year 写作“今年”，应为四位年份'],
    [{ year: '2025' }, '设置 year 写作“2025”，年份不加引号'],
    ['off', '设置写作“off”，应为一个对象'],
  ])('%j gives one sentence and the default', (given, complaint) => {
    const { settings, complaints } = readSettings(given);
    expect({ settings, complaints: complaints.map(String) }).toEqual({ settings: defaultSettings, complaints: [complaint] });
  });

  test('one bad value leaves the others in force', () => {
    const { settings, complaints } = readSettings({ rules: { typo: 'warn', term: 'error' }, year: 2025 });
    expect(settings).toEqual({ rules: { term: 'error' }, year: 2025 });
    expect(complaints.length).toBe(1);
  });

  test('options of a rule are judged by the rule', () => {
    const { settings, complaints } = readSettings({ rules: { 'overview-length': { severity: 'warning', most: '很多', mosst: 3 } } });
    expect(settings.rules['overview-length']).toMatchObject({ severity: 'warning' });
    expect(complaints.length).toBeGreaterThan(0);
    for (const complaint of complaints) expect(String(complaint)).toContain('overview-length');
  });

  test('nothing makes reading throw', () => {
    fc.assert(fc.property(fc.anything(), (given) => void readSettings(given)));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('typo', 'term', 'overview-length', 'x'), fc.anything()),
        (rules) => void readSettings({ rules }),
      ),
    );
  });
});

describe('a .nianbao.json', () => {
  const marked = (text: string) => {
    const { settings, problems } = readConfig(text);
    return { settings, said: problems.map((problem) => [text.slice(problem.at.start, problem.at.end), problem.message]) };
  };

  test('that can be used has no problems', () => {
    expect(marked('{\n  "rules": { "typo": "hint" },\n  "year": 2025\n}\n')).toEqual({
      settings: { rules: { typo: 'hint' }, year: 2025 },
      said: [],
    });
  });

  test('says where a value cannot be used, on the value, and an unknown name, on the name', () => {
    const { settings, said } = marked('{ "rules": { "typo": "warn", "termm": "off" }, "year": [2025] }');
    expect(settings).toEqual(defaultSettings);
    expect(said).toEqual([
      ['[2025]', '设置 year 写作一个数组，应为四位年份'],
      ['"warn"', '规则“typo”的级别写作“warn”，应为 error、warning、information、hint 或 off'],
      ['"termm"', '没有“termm”这条规则，最接近的是“term”'],
    ]);
  });

  test.each([
    ['{ "rules": { "typo": hint } }', 'hint'],
    ['{ "rules": { "typo": "hint", } }', '}'],
    ['{ "year": 2025', ''],
    ['{ "year": 2025 } x', 'x'],
    ['', ''],
  ])('%s is no JSON: the last good settings stay', (text, at) => {
    const { settings, problems } = readConfig(text);
    expect(settings).toBeUndefined();
    expect(problems.length).toBe(1);
    expect(text.slice(problems[0]?.at.start).startsWith(at)).toBe(true);
    expect(problems[0]?.message).toContain('不是 JSON');
  });

  test('agrees with JSON.parse about what is JSON', () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const noise = fc
      .tuple(fc.json({ maxDepth: 5 }), fc.nat(80), fc.constantFrom('', ',', '}', '"', '\\', 'é', '\n', '1e', '-', '\t'))
      .map(([json, at, mark]) => json.slice(0, at) + mark + json.slice(at + mark.length));
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 5 }), noise), (text) => {
        expect(readConfig(text).settings !== undefined).toBe(parses(text));
      }),
    );
  });

  test.each([
    ['{}', '{\n  "baseline": "b"\n}\n'],
    ['{\n}\n', '{\n  "baseline": "b"\n}\n'],
    ['{ "year": 2025 }', '{ "baseline": "b", "year": 2025 }'],
    ['{"year":2025}', '{"baseline": "b", "year":2025}'],
    ['{\r\n\t"year": 2025\r\n}', '{\r\n\t"baseline": "b",\r\n\t"year": 2025\r\n}'],
    ['{ "baseline": "a", "year": 2025 }', '{ "baseline": "b", "year": 2025 }'],
    ['[]', undefined],
    ['{ "year": ', undefined],
  ])('%j is told of a baseline, and stays as it is otherwise', (text, wanted) => {
    expect(naming(text, 'b')).toBe(wanted);
    if (wanted !== undefined) expect(JSON.parse(wanted)).toEqual({ ...JSON.parse(text), baseline: 'b' });
  });

  test('may say when a rule is run and name a baseline', () => {
    expect(marked('{ "rules": { "typo": { "when": "save" } }, "baseline": "b.json" }')).toEqual({
      settings: { rules: { typo: { when: 'save' } }, year: undefined, baseline: 'b.json' },
      said: [],
    });
    expect(marked('{ "rules": { "typo": { "when": "later" } }, "baseline": 5 }').said).toEqual([
      ['5', '设置 baseline 写作“5”，应为一个文件的路径'],
      ['"later"', '规则“typo”的 when 写作“later”，应为 type 或 save'],
    ]);
  });
});
