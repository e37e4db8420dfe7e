import type { Random } from './random.ts';
import { SECTIONS } from './form.ts';
import type { Prose } from './prose.ts';
import type { Spec } from './spec.ts';
import { type Measure, pageBreak, wrap } from './shapes/aligned.ts';

/** What a document is put together from. */
export interface Parts {
  readonly organ: string;
  readonly year: number;
  readonly prose: Prose;
  /** Printed tables two, three and four. */
  readonly tables: readonly [string, string, string];
}

/** A table of the clerk's own, as a report of the shape prints it; nothing where cells per line would make it prose. */
function ownTable(spec: Spec, rows: readonly (readonly string[])[] | undefined): string[] {
  if (!rows) return [];
  const width = rows[0]?.length ?? 0;
  switch (spec.shape) {
    case 'flat':
    case 'pipe-official':
      return [rows.flatMap((row, index) => [`| ${row.join(' | ')} |`, ...(index === 0 ? [`|${' --- |'.repeat(width)}`] : [])]).join('\n')];
    case 'pipe-web':
      return [rows.map((row) => row.join(' | ')).join('\n')];
    case 'html':
    case 'html-word':
    case 'page':
    case 'page-word':
      return [`<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</table>`];
    case 'tab-ten':
    case 'tab-eight':
    case 'tab-collapsed':
    case 'tab-seed':
    case 'tab-broken':
      return [rows.map((row) => row.join('\t')).join('\n')];
    case 'lines-tab':
    case 'lines-closed':
    case 'lines-blank':
    case 'lines-dense':
    case 'lines-pipe':
    case 'aligned':
    case 'aligned-wide':
      return [];
  }
}

const ORDINALS = ['一', '二', '三', '四', '五', '六'];
const heading = (index: number): string => `${ORDINALS[index]}、${SECTIONS[index]}`;

function titleLines(chance: Random, spec: Spec, { organ, year }: Parts): string[] {
  const rest = `${year}年政府信息公开工作年度报告`;
  if (spec.variation.layout === 'plain') return [organ + rest];
  return chance.pick([[organ, rest], [`${organ} ${rest}`], [`${organ} ${year} 年政府信息公开工作 年度报告`], [organ + rest]]);
}

/** A table between the words above and below it. */
function noted({ notes }: Prose, index: number, table: string, paragraph: (text: string) => string = (text) => text): string[] {
  const { above = [], below = [] } = notes?.[index] ?? {};
  return [...above.map(paragraph), table, ...below.map(paragraph)];
}

/** Markdown: headings with `#`, empty lines between blocks. */
export function markdown(chance: Random, spec: Spec, parts: Parts): string {
  const { prose, tables } = parts;
  const marks = chance.chance(0.75);
  const own = chance.chance(0.3);
  const title = titleLines(chance, spec, parts);
  const section = (index: number): string => (marks ? `## ${heading(index)}` : heading(index));
  const front =
    spec.shape === 'flat' && spec.variation.layout === 'plain' && chance.chance(0.5)
      ? [`---\n机关: ${parts.organ}\n年度: ${parts.year}\n格式: ${parts.year < 2021 ? '2019' : '2021'}\n---`]
      : [];
  const items = prose.overview.flatMap(({ heading, text, more = [], table }) => [
    ...(own ? [marks ? `### ${heading}` : heading, text] : [`${heading}。${text}`]),
    ...more,
    ...ownTable(spec, table),
  ]);
  const blocks = [
    ...front,
    marks ? `# ${title.join('')}` : title.join('\n'),
    ...prose.lead,
    section(0),
    ...(prose.opening ?? []),
    ...items,
    section(1),
    ...noted(prose, 0, tables[0]),
    section(2),
    ...noted(prose, 1, tables[1]),
    section(3),
    ...noted(prose, 2, tables[2]),
    section(4),
    ...prose.problems,
    section(5),
    ...prose.other,
    ...prose.signature,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Plain text as copied from a word processor: no marks; empty lines between paragraphs, or none. */
export function plainText(chance: Random, spec: Spec, parts: Parts, tight: boolean): string {
  const { prose, tables } = parts;
  const between = tight || chance.chance(0.4) ? '\n' : '\n\n';
  const own = chance.chance(0.3);
  const indent = spec.variation.layout === 'indented' ? '\u3000\u3000' : '';
  const paragraph = (text: string): string => indent + text;
  const items = prose.overview.flatMap(({ heading, text, more = [], table }) => [
    ...(own ? [paragraph(heading), paragraph(text)] : [paragraph(`${heading}。${text}`)]),
    ...more.map(paragraph),
    ...ownTable(spec, table),
  ]);
  const section = (index: number): string =>
    spec.variation.layout === 'indented' && chance.chance(0.5) ? paragraph(heading(index)) : heading(index);
  const gap = tight ? '\n' : '\n\n';
  const lines = [
    [
      titleLines(chance, spec, parts).join('\n'),
      ...prose.lead.map(paragraph),
      section(0),
      ...(prose.opening ?? []).map(paragraph),
      ...items,
    ].join(between),
    section(1),
    ...noted(prose, 0, tables[0], paragraph),
    section(2),
    ...noted(prose, 1, tables[1], paragraph),
    section(3),
    ...noted(prose, 2, tables[2], paragraph),
    [section(4), ...prose.problems.map(paragraph), section(5), ...prose.other.map(paragraph), ...prose.signature].join(between),
  ];
  const top = spec.variation.layout === 'spaced' ? '\n\n\n' : '';
  return `${top}${lines.join(gap)}\n`;
}

/** Text of a PDF: prose wrapped, centred title, page numbers and form feeds. */
export function pdfText(chance: Random, spec: Spec, parts: Parts, han: Measure): string {
  const { prose, tables } = parts;
  const width = chance.int(24, 36) * han;
  const margin = ' '.repeat(chance.int(0, 5));
  let page = 1;
  const out: string[] = [];
  let onPage = 0;
  const push = (line: string): void => {
    if (spec.variation.pages && onPage >= 26) {
      out.push(pageBreak(page, page % 2 === 0 ? 5 : 50) + line);
      page++;
      onPage = 0;
    } else out.push(line);
    onPage++;
  };
  const paragraph = (text: string): void => {
    wrap(`　　${text}`, width, han).forEach((line, index) => {
      push(index === 0 ? `${margin}   ${line.trimStart()}` : margin.slice(0, 1) + line);
    });
  };
  const section = (index: number): void => push(`${margin}   ${heading(index)}`);
  const table = (text: string): void => {
    out.push(text, '');
    onPage = 0;
  };
  for (const line of titleLines(chance, spec, parts)) push(' '.repeat(10) + line);
  push('');
  for (const text of prose.lead) paragraph(text);
  section(0);
  for (const text of prose.opening ?? []) paragraph(text);
  for (const { heading, text, more = [] } of prose.overview) for (const one of [`${heading}。${text}`, ...more]) paragraph(one);
  [0, 1, 2].forEach((index) => {
    section(index + 1);
    const { above = [], below = [] } = prose.notes?.[index] ?? {};
    above.forEach(paragraph);
    table(tables[index] ?? '');
    below.forEach(paragraph);
  });
  section(4);
  for (const text of prose.problems) paragraph(text);
  section(5);
  for (const text of prose.other) paragraph(text);
  for (const line of prose.signature) push(' '.repeat(30) + line);
  if (spec.variation.pages) out.push(`\n\n${' '.repeat(30)}-${page}-\n\f`);
  return `${out.join('\n')}\n`;
}

/** A whole page of a government site. */
export function htmlPage(chance: Random, spec: Spec, parts: Parts): string {
  const { prose, tables } = parts;
  const word = spec.shape === 'page-word';
  const marks = chance.chance(0.5);
  const open = word ? '<p style="text-indent:2em;line-height:2"><span style="font-family:仿宋">' : '<p>';
  const close = word ? '</span></p>' : '</p>';
  const nbsp = word && chance.chance(0.4) ? '&nbsp;&nbsp;&nbsp;&nbsp;' : '';
  const paragraph = (text: string): string => open + nbsp + text + close;
  const section = (index: number): string =>
    marks ? `<h2>${heading(index)}</h2>` : word ? `<p><strong>${heading(index)}</strong></p>` : `<p>${heading(index)}</p>`;
  const title = titleLines(chance, spec, parts);
  const body = [
    chance.chance(0.7) ? `<h1>${title.join('<br>')}</h1>` : `<p style="text-align:center"><b>${title.join('')}</b></p>`,
    ...prose.lead.map(paragraph),
    section(0),
    ...(prose.opening ?? []).map(paragraph),
    ...prose.overview.flatMap(({ heading, text, more = [], table }) => [
      paragraph(`${heading}。${text}`),
      ...more.map(paragraph),
      ...ownTable(spec, table),
    ]),
    section(1),
    ...noted(prose, 0, tables[0], paragraph),
    section(2),
    ...noted(prose, 1, tables[1], paragraph),
    section(3),
    ...noted(prose, 2, tables[2], paragraph),
    section(4),
    ...prose.problems.map(paragraph),
    section(5),
    ...prose.other.map(paragraph),
    ...prose.signature.map((line) => `<p style="text-align:right">${line}</p>`),
  ].join('\n');
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title.join('').replaceAll(' ', '')}</title>
<style>table td { border: 1px solid #000; } .nav a { color: red }</style>
<script>var page = { total: 12, rows: "<table><tr><td>1</td></tr></table>" };</script>
</head>
<body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></nav>
<div class="article"><div class="content">
${body}
</div></div>
<script>document.write('<p>合计 3</p>');</script>
</body>
</html>
`;
}
