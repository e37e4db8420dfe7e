import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGE } from '../server/protocol.ts';
import { readSettings } from '../server/service/read-settings.ts';
import { configSchema, englishConfigSchema } from '../scripts/config-schema.ts';
import { ruleSettings } from '../scripts/rule-settings.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const { contributes } = manifest;
const english: Record<string, string> = JSON.parse(read('package.nls.json'));
const chinese: Record<string, string> = JSON.parse(read('package.nls.zh-cn.json'));

/** Words of the reports stand in English texts as they are: quoted, as a front-matter key, or the name of the thing itself in brackets. */
const QUOTED = /“[^”]*”|‘[^’]*’|`+[^`]*`+|\((?:政府信息公开[^)]*|年报)\)|政府信息公开工作年度报告|核对单/g;

/** Every string in a value. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe('the texts of the manifest', () => {
  const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]).sort();

  test('are all there in both languages, and none is left over', () => {
    const wanted = [...new Set(used)];
    expect(Object.keys(english).sort()).toEqual(wanted);
    expect(Object.keys(chinese).sort()).toEqual(wanted);
  });

  test('are translated', () => {
    for (const [key, text] of Object.entries(chinese)) expect(text, key).toMatch(/\p{Script=Han}/u);
    for (const [key, text] of Object.entries(english))
      expect(text.replace(QUOTED, ''), key).not.toMatch(/[\p{Script=Han}，、；：。（）！？]/u);
  });

  test('are all there are: nothing that is shown is Chinese alone', () => {
    const { configurationDefaults: _, ...shown } = contributes;
    const plain = texts(shown).filter((text) => /\p{Script=Han}/u.test(text));
    // what a language is called, and which files are in it
    const known = [...contributes.languages[0].aliases, ...contributes.languages[0].filenamePatterns];
    const parts = new Set('一二三四五六');
    expect(plain.filter((text) => !known.includes(text) && !parts.has(text))).toEqual([]);
  });
});

describe('what the manifest names', () => {
  test('exists in the repository', () => {
    const files: string[] = [
      manifest.icon,
      ...contributes.languages.map(({ configuration }: { configuration: string }) => configuration),
      ...contributes.grammars.map((grammar: { path: string }) => grammar.path),
      ...contributes.snippets.map((snippets: { path: string }) => snippets.path),
    ];
    for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
  });

  test('is a schema that the client supplies, from files that are there', () => {
    const [{ url }] = contributes.jsonValidation;
    const source = read('client/config-schema.ts');
    expect(source).toContain(`'${new URL(url).protocol.slice(0, -1)}'`);
    const files = source.match(/[\w.]+\.schema(?:\.en)?\.json/g) ?? [];
    expect(files.length).toBe(2);
    for (const file of files) expect(existsSync(path.join(root, 'schemas', file)), file).toBe(true);
  });

  test('are commands that the client registers, all of them', () => {
    const source = ['commands.ts', 'command-names.ts'].map((file) => read(`client/${file}`)).join('\n');
    const registered = [...source.matchAll(/'(nianbao\.[A-Za-z]+)'/g)].map((match) => match[1]).sort();
    const contributed = contributes.commands.map(({ command }: { command: string }) => command).sort();
    expect(registered).toEqual(contributed);
  });

  test('are menus of commands that it contributes', () => {
    const contributed = new Set(contributes.commands.map(({ command }: { command: string }) => command));
    for (const { command } of Object.values<{ command: string }[]>(contributes.menus).flat()) expect(contributed).toContain(command);
  });

  test('is the language that the server speaks of', () => {
    expect(contributes.languages[0].id).toBe(LANGUAGE);
    expect(contributes.configurationDefaults).toHaveProperty([`[${LANGUAGE}]`]);
  });

  test('are settings that the server knows, each of them', () => {
    const given = Object.entries<{ default: unknown }>(contributes.configuration.properties).map(([name, { default: value }]) => [
      name.split('.')[1],
      name.split('.').length > 2 ? {} : value,
    ]);
    expect(readSettings(Object.fromEntries(given)).complaints).toEqual([]);
  });

  test('are the rules as they are in the code (node scripts/generate-rule-settings.mjs)', () => {
    const { properties } = contributes.configuration;
    const { rules, common, packs, texts } = ruleSettings();
    expect(properties['nianbao.rules'].properties).toEqual(JSON.parse(JSON.stringify(rules)));
    expect(properties['nianbao.rules'].patternProperties['^[a-z0-9-]+$'].anyOf[1].properties).toEqual(common);
    expect(properties['nianbao.packs'].items).toEqual(packs);
    expect(english).toMatchObject(texts.english);
    expect(chinese).toMatchObject(texts.chinese);
  });
});

test('a command is found in the palette by 年报, whatever the display language', () => {
  for (const text of [english, chinese]) expect(text.category).toContain('年报');
  for (const { category } of contributes.commands) expect(category).toBe('%category%');
});

test('a row of a table that is too long wraps in front of a bar: by default one without figures has no other place than within its label', () => {
  const own = contributes.configurationDefaults[`[${LANGUAGE}]`];
  expect(own['editor.wordWrapBreakBeforeCharacters']).toContain('|');
  expect(own['editor.wordWrapBreakAfterCharacters']).not.toContain('|');
  for (const mark of ' \t，。、；：）》') expect(own['editor.wordWrapBreakAfterCharacters']).toContain(mark);
});

test('a report is opened in the encoding that it is in: many are in GB18030, and nothing would be said of what nobody can read', () => {
  const own = contributes.configurationDefaults[`[${LANGUAGE}]`];
  expect(own['files.autoGuessEncoding']).toBe(true);
  // by the names that can be guessed; what is called GB 2312 there reads GBK
  expect(own['files.candidateGuessEncodings']).toEqual(['utf8', 'gb2312']);
});

describe('the walkthrough', () => {
  const steps: readonly { id: string; media: { image: string }; completionEvents: string[] }[] = contributes.walkthroughs[0].steps;
  const links = (text: string | undefined) =>
    [...(text ?? '').matchAll(/\]\(command:([^?)]+)(\?[^)]*)?\)/g)].map(([, command, more = '']) => command + more);
  const own = new Set(contributes.commands.map(({ command }: { command: string }) => command));

  test.each(steps)('step $id has its picture, and links to commands that are there', ({ id, media: { image } }) => {
    expect(existsSync(path.join(root, image)), image).toBe(true);
    const asked = links(english[`walkthrough.${id}.description`]);
    expect(asked.length).toBeGreaterThan(0);
    expect(links(chinese[`walkthrough.${id}.description`])).toEqual(asked);
    for (const link of asked) {
      const [command = '', query] = link.split('?');
      if (command.startsWith('nianbao.')) expect(own).toContain(command);
      if (query !== undefined) expect(() => JSON.parse(decodeURIComponent(query))).not.toThrow();
    }
  });

  test('says what to type between double backticks: single ones are shown as they are', () => {
    for (const { id } of steps)
      for (const text of [english, chinese]) expect(text[`walkthrough.${id}.description`]).not.toMatch(/(?<!`)`(?!`)/);
  });

  test('is ticked off by commands of ours and by the samples that are opened', () => {
    for (const event of steps.flatMap(({ completionEvents }) => completionEvents)) {
      if (event.startsWith('onCommand:')) expect(own).toContain(event.slice('onCommand:'.length));
      else expect(event).toMatch(/^onContext:nianbao\.sample == '(?:slip|years)'$/);
    }
  });

  test('is in the package with its pictures and the samples', () => {
    const packed = read('.vscodeignore').split('\n');
    expect(packed).toEqual(expect.arrayContaining(['!media/walkthrough/*.png', '!samples/**']));
  });
});

test('a folder is added up from its menu wherever it lies: on no disk of this machine, too', () => {
  const [entry] = contributes.menus['explorer/context'].filter(({ command }: { command: string }) => command === 'nianbao.rollUp');
  expect(entry.when).toBe('explorerResourceIsFolder');
});

test('a command that asks for something first says so, as the workbench’s own do', () => {
  const names = {
    'package.nls.json': JSON.parse(read('package.nls.json')),
    'package.nls.zh-cn.json': JSON.parse(read('package.nls.zh-cn.json')),
  };
  const asking = ['newReport', 'rollUp', 'insertTable', 'explainRule', 'acceptFindings', 'groupReports', 'openSamples'];
  for (const [file, texts] of Object.entries(names))
    for (const name of [...asking, 'exportReviewSheet', 'exportYearOnYear'])
      expect(texts[`command.${name}`], `${file}: ${name}`).toMatch(/…$/);
});

describe('keys', () => {
  const bindings: readonly { command: string; key: string; mac?: string; when: string }[] = contributes.keybindings;

  test('work in reports alone, and plain ones in their tables alone', () => {
    for (const { key, when } of bindings) {
      expect(when, key).toContain('editorLangId == nianbao');
      if (!/ctrl|alt/.test(key)) expect(when, key).toContain('nianbao.inTable');
    }
  });

  test('never type: Ctrl+Alt is AltGr, and a key with Alt alone opens a menu or writes a character', () => {
    for (const { key } of bindings) expect(key).not.toMatch(/ctrl\+alt|(?:^|\s)alt\+[a-z](?:\s|$)|(?:ctrl|shift)\+space/);
  });

  test('are not needed: every command but those of the cells is in the palette of a report', () => {
    const hidden = contributes.menus.commandPalette
      .filter(({ when }: { when: string }) => when === 'false')
      .map(({ command }: { command: string }) => command);
    const keys = new Set(bindings.map(({ command }) => command));
    for (const command of hidden.filter((one: string) => /cell/i.test(one))) expect(keys).toContain(command);
  });

  test('write nothing where nothing can be written, and neither does the palette nor a menu', () => {
    const places: readonly { command: string; when?: string }[] = [
      ...bindings,
      ...contributes.menus.commandPalette,
      ...contributes.menus['editor/context'],
    ];
    const writing = places.filter(({ command }) => /\.(?:insertTable|convert|fillTotals|nextCell|previousCell|cellBelow)$/.test(command));
    expect(writing.length).toBeGreaterThan(9);
    for (const { command, when } of writing.filter((one) => one.when !== 'false')) expect(when, command).toContain('!editorReadonly');
  });

  test('reach what a report is worked on with', () => {
    const reached = new Set(bindings.map(({ command }) => command));
    for (const command of ['reviewSheet', 'fillTotals', 'insertTable', 'nextCell', 'previousCell', 'cellBelow'])
      expect(reached).toContain(`nianbao.${command}`);
  });
});

test('figures differ by more than colour', () => {
  const { rules } = contributes.configurationDefaults['editor.semanticTokenColorCustomizations'];
  for (const [token, style] of Object.entries<{ bold?: boolean; underline?: boolean }>(rules))
    expect(style.bold || style.underline, token).toBe(true);
  expect(rules['number.mismatch:nianbao'].underline).toBe(true);
});

describe('the schema of .nianbao.json', () => {
  const schema = JSON.parse(read('schemas/nianbao.schema.json'));

  test('is as the code reads the file (npm run generate)', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(configSchema())));
  });

  const english = JSON.parse(read('schemas/nianbao.schema.en.json'));

  test('is the same in English, word for word (npm run generate)', () => {
    expect(english).toEqual(JSON.parse(JSON.stringify(englishConfigSchema())));
    const silent = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (key, one) => (/^(?:title|(?:enumD|d)escriptions?|label)$/.test(key) && typeof one !== 'object' ? '' : one)),
      );
    const withoutNames = (value: unknown) => JSON.stringify(silent(value)).replace(/"enumDescriptions":\[[^\]]*\]/g, '');
    expect(withoutNames(english)).toBe(withoutNames(schema));
    for (const [id, { title, description }] of Object.entries<{ title: string; description: string }>(
      english.properties.rules.properties,
    )) {
      expect(title, id).toMatch(/^[A-Z“]/);
      expect(description, id).toMatch(/^[A-Z][a-z -]+ · (?:Error|Warning|Information|Hint|Off) by default: /);
    }
  });

  test('speaks Chinese of every rule and every option', () => {
    for (const [id, rule] of Object.entries<{ description: string; anyOf: { properties?: object }[] }>(
      schema.properties.rules.properties,
    )) {
      expect(rule.description, id).toMatch(/\p{Script=Han}/u);
      const { severity, when, ...options }: Record<string, object> = { ...rule.anyOf[1]?.properties };
      expect([severity, when]).toEqual([{ $ref: '#/definitions/level' }, { $ref: '#/definitions/when' }]);
      // a hover over a rule says what the rule is about: the first description that fits is taken, from the inside
      expect(schema.definitions.level).not.toHaveProperty('description');
      for (const [name, option] of Object.entries(options))
        expect(option, `${id}.${name}: .describe('…') is wanted`).toHaveProperty('description', expect.stringMatching(/\p{Script=Han}/u));
    }
  });
});

describe('file names', () => {
  /** VS Code's patterns, as far as they are used here. */
  const matches = (name: string): boolean => {
    const { filenamePatterns, extensions } = contributes.languages[0];
    const glob = (pattern: string) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    return filenamePatterns.some((pattern: string) => glob(pattern).test(name)) || extensions.some((end: string) => name.endsWith(end));
  };

  test.each([
    '示例县示例镇人民政府2025年政府信息公开工作年度报告.md',
    '2025年政府信息公开年报.txt',
    '政府信息公开年度报告（送审稿）.md',
    '示例镇.nianbao.md',
  ])('%s is a report', (name) => expect(matches(name)).toBe(true));

  test.each(['公司年报.md', '2025年工作报告.md', '政府信息公开指南.md', '政府信息公开年报.docx', 'README.md'])('%s is none', (name) =>
    expect(matches(name)).toBe(false),
  );
});

test('the extension activates for reports, for the look at Markdown and text and for the schema of its settings, for nothing else', () => {
  expect(manifest.activationEvents).toEqual(['onLanguage:markdown', 'onLanguage:plaintext', 'onFileSystem:nianbao-schema']);
});

test.each(['package-lock.json', 'test/vscode/host/package-lock.json'])(
  '%s knows every optional package: where a registry lacks the ones for other machines, npm leaves them out, and then npm ci refuses',
  (file) => {
    const { packages } = JSON.parse(read(file)) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
    const known = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)));
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  },
);
