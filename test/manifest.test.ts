import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGE } from '../server/protocol.ts';
import { commonOptions, configSchema, packSchema } from '../scripts/config-schema.ts';
import { ruleSettings } from '../scripts/rule-settings.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const { contributes } = manifest;
const english: Record<string, string> = JSON.parse(read('package.nls.json'));
const chinese: Record<string, string> = JSON.parse(read('package.nls.zh-cn.json'));

describe('the texts of the manifest', () => {
  const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]).sort();

  test('are all there in both languages, and none is left over', () => {
    const wanted = [...new Set(used)];
    expect(Object.keys(english).sort()).toEqual(wanted);
    expect(Object.keys(chinese).sort()).toEqual(wanted);
  });

  test('are translated', () => {
    for (const [key, text] of Object.entries(chinese)) expect(text, key).toMatch(/\p{Script=Han}/u);
  });
});

describe('what the manifest names', () => {
  test('exists in the repository', () => {
    const files: string[] = [
      manifest.icon,
      ...contributes.languages.map(({ configuration }: { configuration: string }) => configuration),
      ...contributes.grammars.map((grammar: { path: string }) => grammar.path),
      ...contributes.snippets.map((snippets: { path: string }) => snippets.path),
      ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
    ];
    for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
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

  test('are the rules as they are in the code (node scripts/generate-rule-settings.mjs)', () => {
    const { properties } = contributes.configuration;
    expect(properties['nianbao.rules'].properties).toEqual(JSON.parse(JSON.stringify(ruleSettings())));
    expect(properties['nianbao.rules'].patternProperties['^[a-z0-9-]+$'].anyOf[1].properties).toEqual(commonOptions);
    expect(properties['nianbao.packs'].items).toEqual(packSchema);
  });
});

describe('the schema of .nianbao.json', () => {
  const schema = JSON.parse(read('schemas/nianbao.schema.json'));

  test('is as the code reads the file (npm run generate)', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(configSchema())));
  });

  test('speaks Chinese of every rule and every option', () => {
    for (const [id, rule] of Object.entries<{ description: string; anyOf: { properties?: object }[] }>(
      schema.properties.rules.properties,
    )) {
      expect(rule.description, id).toMatch(/\p{Script=Han}/u);
      const { severity, when, ...options }: Record<string, object> = { ...rule.anyOf[1]?.properties };
      expect([severity, when]).toEqual([{ $ref: '#/definitions/level' }, { $ref: '#/definitions/when' }]);
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

test('the extension activates for reports and for the look at Markdown and text, for nothing else', () => {
  expect(manifest.activationEvents).toEqual(['onLanguage:markdown', 'onLanguage:plaintext']);
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
