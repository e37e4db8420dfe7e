import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import clientEnglish from '../l10n/client.en.json' with { type: 'json' };
import english from '../l10n/en.json' with { type: 'json' };
import { rules } from '../server/rules/index.ts';
import { templates } from '../server/template/catalog.ts';
import { optionsOf } from '../server/rules/shared/options.ts';
import { client } from './l10n/exempt-client.ts';
import { server } from './l10n/exempt-server.ts';
import { plainChinese } from './l10n/plain-chinese.ts';

const root = resolve(import.meta.dirname, '..');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [],
  );
}

/** Reads a template literal whose first piece begins at `from`: its pieces with {0}, {1} … between them, and where it ends. */
function readTemplate(text: string, from: number): { template: string; end: number } {
  let template = '';
  let count = 0;
  let i = from;
  while (i < text.length && text[i] !== '`') {
    if (text.startsWith('${', i)) {
      template += `{${count++}}`;
      i = endOfExpression(text, i + 2) + 1;
    } else if (text[i] === '\\') {
      template += text[i + 1] === 'n' ? '\n' : (text[i + 1] ?? '');
      i += 2;
    } else template += text[i++];
  }
  return { template, end: i };
}

/** The place of the brace that closes an expression inside a template. */
function endOfExpression(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const mark = text[i];
    if (mark === '`') i = readTemplate(text, i + 1).end;
    else if (mark === "'" || mark === '"') i = text.indexOf(mark, i + 1);
    else if (mark === '{') depth++;
    else if (mark === '}' && depth-- === 0) return i;
  }
  return text.length;
}

/** Every say`…` of a file, with its place; those inside another as well. */
function saidIn(file: string): readonly { template: string; where: string }[] {
  const text = readFileSync(file, 'utf8').replace(/^ *\/\*\*.*?\*\//gms, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...text.matchAll(/\bsay`/g)].map(({ index }) => ({
    template: readTemplate(text, index + 4).template,
    where: `${relative(root, file)}:${text.slice(0, index).split('\n').length}`,
  }));
}

/** What the forms explain: sections, and rows and columns of tables. */
const explained = templates.flatMap(({ sections, tables }) => [
  ...sections,
  ...Object.values(tables).flatMap(({ blocks }) => blocks.flatMap(({ rows, columns }) => [...rows, ...columns])),
]);
/** Names and reasons of rules, the names of their groups, what their options set and what the forms explain are translated as well. */
const names = new Set([
  ...rules.flatMap((rule) => [rule.title, rule.group, rule.why, ...optionsOf(rule).map(({ about }) => about)]),
  ...explained.map(({ explanation }) => explanation),
]);
const noNames: ReadonlySet<string> = new Set();
const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(String).sort();
const hasChinese = (text: string) => /[\p{Script=Han}，、；：。（）！？]/u.test(text);

/** Either side carries its own texts: neither has to load the other's. */
const SIDES = [
  { folder: 'server', entries: Object.entries<string>(english), names },
  { folder: 'client', entries: Object.entries<string>(clientEnglish), names: noNames },
];

describe.each(SIDES)('English texts of the $folder', ({ folder, entries, names }) => {
  const said = files(join(root, folder)).flatMap(saidIn);
  const texts = new Map(entries);

  test('every text of ours has one', () => {
    const lacking = said.filter(({ template }) => /\p{Script=Han}/u.test(template) && !texts.has(template));
    expect(lacking.map(({ template, where }) => `${where} ${template}`)).toEqual([]);
  });

  test('every text that is nothing but marks has one where the marks are Chinese', () => {
    const lacking = said.filter(({ template }) => hasChinese(template) && !texts.has(template));
    expect(lacking.map(({ template, where }) => `${where} ${template}`)).toEqual([]);
  });

  test('every rule has a title and a reason, every group a name, every option what it sets', () => {
    expect([...names].filter((name) => !texts.has(name))).toEqual([]);
  });

  test('none is left over', () => {
    const used = new Set(said.map(({ template }) => template));
    expect([...texts.keys()].filter((template) => !used.has(template) && !names.has(template))).toEqual([]);
  });

  test('each has the places of its Chinese', () => {
    const odd = [...texts].filter(([chinese, text]) => placeholders(chinese).join() !== [...new Set(placeholders(text))].join());
    expect(odd).toEqual([]);
  });

  test('each that says one thing of one and another of many does so of a place that it has', () => {
    const odd = [...texts].filter(([chinese, text]) =>
      [...text.matchAll(/\{(\d+)\|/g)].some(([, place]) => !placeholders(chinese).includes(`{${place}}`)),
    );
    expect(odd).toEqual([]);
  });

  test('Chinese stands in them only as a quotation', () => {
    const odd = [...texts.values()].filter((text) => hasChinese(text.replace(/“[^”]*”|‘[^’]*’|《[^》]*》/g, '')));
    expect(odd).toEqual([]);
  });
});

/**
 * Where texts for people come from. What reads reports (text, syntax, template, report, equations) is full of their words and says nothing of its own
 * except with `say`; what the rules say is compared in both languages, example by example, where the rules are tested.
 */
const SPEAKING = [
  { folders: ['server/cli', 'server/service', 'server/lsp'], exempt: server },
  { folders: ['client'], exempt: client },
];

describe.each(SPEAKING)('Chinese without English in $folders', ({ folders, exempt }) => {
  const plain = folders
    .flatMap((folder) => files(join(root, folder)))
    .map((path) => ({ file: relative(root, path).replaceAll('\\', '/'), found: plainChinese(path) }))
    .filter(({ found }) => found.length > 0);
  const isExempt = (file: string, text: string) => exempt.texts[file]?.includes(text) ?? false;
  const left = plain
    .filter(({ file }) => !(file in exempt.wholly))
    .map(({ file, found }) => ({ file, found: found.filter(({ text }) => !isExempt(file, text)) }))
    .filter(({ found }) => found.length > 0);

  test('is none but words of the reports', () => {
    const lacking = left.filter(({ file }) => !exempt.notYet.includes(file));
    expect(lacking.flatMap(({ file, found }) => found.map(({ text, line }) => `${file}:${line} ${text}`))).toEqual([]);
  });

  test('is excepted nowhere without need', () => {
    const texts = new Map(plain.map(({ file, found }) => [file, found.map(({ text }) => text)]));
    expect(Object.keys(exempt.wholly).filter((file) => !texts.has(file))).toEqual([]);
    expect(exempt.notYet.filter((file) => !left.some((one) => one.file === file))).toEqual([]);
    const unused = Object.entries(exempt.texts).flatMap(([file, ones]) => ones.filter((text) => !texts.get(file)?.includes(text)));
    expect(unused).toEqual([]);
  });
});
