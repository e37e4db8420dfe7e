import { type English, type Message, say, toText } from '../text/say.ts';
import type { PrintedFinding, ReportFindings } from './findings.ts';
import { escaped, htmlLanguage, PAGE_COLOURS } from './sheet.ts';

type Say = (message: Message) => string;

const STYLE = [
  'body{font-family:"FangSong","仿宋","STFangsong",serif;max-width:64em;margin:2em auto;padding:0 1em;line-height:1.6}',
  'h1{font-size:1.5em}h2{font-size:1.2em;margin-bottom:.2em}',
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:.2em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}',
  'th{background:var(--head)}th::first-letter{text-transform:uppercase}td.n{text-align:right}td.y{white-space:nowrap}thead{display:table-header-group}tr{break-inside:avoid}',
  'th,section td:nth-child(-n+2){white-space:nowrap}section td:nth-child(3){min-width:7em}',
  '.error td:nth-child(2){font-weight:bold}a{color:inherit}',
  // each office is handed its own sheet
  '@media print{body{margin:0;max-width:none;font-size:10.5pt}section{break-before:page}a{text-decoration:none}}',
].join('');

/**
 * What was found in some reports as one HTML page to read, print and hand back: all reports at a glance, then each on a page of its own with the place, what
 * it says and what it should be. Nothing is fetched from elsewhere. `failed`: files that could not be read, and why.
 */
export function findingsPage(
  reports: readonly ReportFindings[],
  failed: readonly { readonly file: string; readonly reason: string }[] = [],
  english?: English,
): string {
  const t: Say = (message) => escaped(toText(message, english));
  return [
    '<!doctype html>',
    `<html lang="${htmlLanguage(english)}"><head><meta charset="utf-8">`,
    `<title>${t(say`年报核对结果`)}</title><style>${PAGE_COLOURS}${STYLE}</style></head><body>`,
    `<h1>${t(say`政府信息公开工作年度报告核对结果`)}</h1>`,
    `<p>${t(summary(reports))}</p>`,
    ...(failed.length > 0 ? [`<ul>${failed.map(({ file, reason }) => `<li>${t(say`${file}：${reason}`)}</li>`).join('')}</ul>`] : []),
    ...(reports.length > 1 ? [overview(reports, t)] : []),
    ...reports.map((report, index) => part(report, index, t)),
    '</body></html>\n',
  ].join('\n');
}

function summary(reports: readonly ReportFindings[]): Message {
  const sum = (count: (one: ReportFindings) => number) => reports.reduce((total, one) => total + count(one), 0);
  const clean = reports.filter(({ counts, openCells }) => counts.error + counts.warning + openCells === 0).length;
  return say`核对 ${reports.length} 份：错误 ${sum(({ counts }) => counts.error)} 处，警告 ${sum(({ counts }) => counts.warning)} 处，待填 ${sum(({ openCells }) => openCells)} 格；没有错误、警告和待填格的 ${clean} 份`;
}

function overview(reports: readonly ReportFindings[], t: Say): string {
  const rows = reports.map(({ file, organ, year, counts, openCells }, index) => {
    const name = `<a href="#r${index + 1}">${escaped(organ ?? file)}</a>`;
    const figures = [counts.error, counts.warning, counts.information + counts.hint, openCells];
    return `<tr><td>${name}</td><td class="y">${year ?? '—'}</td>${figures.map((one) => `<td class="n">${one}</td>`).join('')}<td>${escaped(file)}</td></tr>`;
  });
  const names = [say`机关`, say`年度`, say`错误`, say`警告`, say`其他`, say`待填格`, say`文件`];
  const head = names.map((one) => `<th scope="col">${t(one)}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function part(report: ReportFindings, index: number, t: Say): string {
  const { file, organ, year, form, counts, openCells, findings } = report;
  const about = [
    t(say`文件：${file}`),
    t(year === undefined ? say`年度不明` : say`${year}年度`),
    form === undefined ? '' : t(say`${form}年格式`),
    t(say`错误 ${counts.error}，警告 ${counts.warning}，其他 ${counts.information + counts.hint}，待填 ${openCells} 格`),
  ].filter((one) => one !== '');
  const title = `<h2 id="r${index + 1}">${index + 1}. ${escaped(organ ?? file)}</h2><p>${about.join('　')}</p>`;
  return `<section>${title}\n${findings.length === 0 ? `<p>${t(say`按现有规则未发现问题`)}</p>` : tableOf(findings, t)}</section>`;
}

function tableOf(findings: readonly PrintedFinding[], t: Say): string {
  const rows = findings.map((finding, index) => {
    const { severity, level, place, written, proposed, message, rule, basis } = finding;
    const cells: readonly Message[] = [
      String(index + 1),
      level,
      place,
      written === '' ? '—' : written,
      message,
      proposed === '' ? '—' : proposed,
      say`${rule}：${basis}`,
    ];
    return `<tr class="${severity}">${cells.map((cell) => `<td>${t(cell)}</td>`).join('')}</tr>`;
  });
  const names = [say`序号`, say`级别`, say`位置`, say`写作`, say`问题`, say`修改`, say`规则和依据`];
  const head = names.map((one) => `<th scope="col">${t(one)}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
