import type { BoundRow, BoundTable, Report } from '../../../server/report/report.ts';
import type { Span } from '../../../server/text/span.ts';
import { APPLICANTS, type FormId, type TableId } from '../../generate/form.ts';
import { type GridEdit, holdsFigures } from '../../generate/grid-edit.ts';
import { type Generated, generate } from '../../generate/index.ts';
import { applicationGrid, disclosureGrid } from '../../generate/official.ts';
import { read } from '../../generate/reading.ts';
import type { Spec } from '../../generate/spec.ts';
import { type Defect, type Mutator, slip, written } from '../defect.ts';
import type { Base } from '../reports.ts';

/** The report of the base with a fault of shape in a table, as read. */
function remade(base: Base, more: Partial<Spec>): { readonly text: string; readonly report: Report; readonly generated: Generated } {
  const generated = generate({ ...base.generated.spec, ...more });
  return { text: generated.text, report: read(generated.text, base.kind), generated };
}

/** The shapes that print merged tables row by row from the official grid, and show a row as one. */
const PRINTS_GRIDS = new Set(['pipe-official', 'tab-ten', 'tab-eight', 'html', 'html-word', 'page', 'page-word', 'pipe-web', 'lines-tab']);

const isPlain = ({ generated: { spec } }: Base): boolean => spec.variation.cut === 'no' && !spec.variation.fallenHeading;

/** The rows of table three in the form, with what `generate` calls them. */
function rowsOf(
  base: Base,
): readonly { readonly row: number; readonly before: string | undefined; readonly id: string; readonly after: string | undefined }[] {
  const form = base.generated.forms.applications;
  const labels = ({ two: 2, three: 3, four: 4 } as const)[base.generated.spec.variation.labelColumns];
  const grid = applicationGrid(form, labels, false, false);
  const ids = grid.rows.flatMap((cells, index) => {
    const figure = cells.find(({ role }) => role === 'figure');
    return holdsFigures(grid, index) && figure?.id !== undefined ? [{ index, id: figure.id.replace(/\.naturalPerson$/, '') }] : [];
  });
  return ids.map(({ index, id }, i) => ({ row: index - grid.heads, id, before: ids[i - 1]?.id, after: ids[i + 1]?.id }));
}

const tableOf = (report: Report, id: TableId): BoundTable | undefined => report.tables.find((one) => one.id === id);

const labelsOf = (rows: readonly BoundRow[] | undefined, ...ids: readonly (string | undefined)[]): Span[] =>
  rows?.filter(({ template }) => ids.includes(template.id)).map(({ label }) => label.span) ?? [];

function* rowFaults(
  base: Base,
  make: (row: ReturnType<typeof rowsOf>[number]) => {
    readonly edit: GridEdit;
    readonly at: (made: ReturnType<typeof remade>) => readonly Span[];
    readonly repaired?: 'gone';
  },
): Generator<Defect> {
  if (!PRINTS_GRIDS.has(base.generated.spec.shape) || !isPlain(base)) return;
  for (const row of rowsOf(base)) {
    const { edit, at, repaired } = make(row);
    const made = remade(base, { edit });
    yield { text: made.text, at: at(made), repaired, what: `${edit.kind} ${row.id}` };
  }
}

/** One character of a label left out, where the label is long enough to be known by the rest: neither its number nor a bracket. */
function shortened(label: string): string | undefined {
  if (/[\n\r\t<&]/.test(label)) return undefined;
  const start = /^(?:[一二三四五六七]、|三、|[（(][一二三四五六七][）)]|\d[.、．]|\s)+/.exec(label)?.[0].length ?? 0;
  const name = label.slice(start);
  if (name.length < 5) return undefined;
  const at = start + Math.floor(name.length / 2);
  return /[\u4e00-\u9fff]/.test(label.charAt(at)) ? label.slice(0, at) + label.slice(at + 1) : undefined;
}

const OTHER: Readonly<Record<FormId, FormId>> = { '2019': '2021', '2021': '2019' };

/** Faults of the form of tables. */
export const tableMutators: readonly Mutator[] = [
  {
    rule: 'table-missing',
    defects: function* (base) {
      for (const section of base.report.sections) {
        if (section.template.kind === 'narrative' || base.kind === 'page') continue;
        const next = base.report.sections.find(({ span }) => span.start >= section.span.end);
        if (!next) continue;
        const line = base.text.lastIndexOf(base.text.includes('\n') ? '\n' : '\r', next.headingSpan.start) + 1;
        const text = written(
          base.text,
          { start: section.headingSpan.end, end: Math.max(line, section.headingSpan.end) },
          '\n\n全年工作情况良好。\n\n',
        );
        yield {
          text,
          at: [section.headingSpan, trimmedHeading(base.text, section.headingSpan)],
          repaired: 'gone',
          what: `table of section ${section.template.ordinal} left out`,
        };
      }
    },
  },
  {
    rule: 'table-unreadable',
    defects: function* (base) {
      if (base.kind === 'page') return;
      const section = base.report.sections.find(({ template }) => template.ordinal === '三');
      const next = base.report.sections.find(({ template }) => template.ordinal === '四');
      const table = tableOf(base.report, 'applications');
      if (!section || !next || !table) return;
      const line = base.text.lastIndexOf(base.text.includes('\n') ? '\n' : '\r', next.headingSpan.start) + 1;
      const glued = table.rows
        .map((row) => `${row.label.text.replace(/\s+/g, '')}${row.cells.map(({ value }) => value ?? 0).join('')}`)
        .join('\n\n');
      const start = section.headingSpan.end;
      const text = written(base.text, { start, end: Math.max(line, start) }, `\n\n${glued}\n\n`);
      yield { text, at: [], anywhere: true, what: 'figures of table three glued' };
    },
  },
  {
    rule: 'template-year',
    defects: function* (base) {
      const due = base.generated.year < 2021 ? '2019' : '2021';
      const three = remade(base, { forms: { applications: OTHER[due] } });
      const told = tableOf(three.report, 'applications');
      const rows = due === '2021' ? ['results.other'] : ['results.other.correctionOverdue', 'results.other'];
      const group = [...three.text.matchAll(/[（(]六[）)]\s*其\s*他\s*处\s*理/g)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
      }));
      yield { text: three.text, at: [...labelsOf(told?.rows, ...rows), ...group], repaired: 'gone', what: `table three of ${OTHER[due]}` };
      const two = remade(base, { forms: { proactiveDisclosure: OTHER[due] } });
      const first = tableOf(two.report, 'proactiveDisclosure');
      yield {
        text: two.text,
        at: first?.headers.map(({ label }) => label.span) ?? [],
        repaired: 'gone',
        what: `table two of ${OTHER[due]}`,
      };
    },
  },
  {
    rule: 'row-missing',
    defects: (base) =>
      rowFaults(base, ({ row, before, after }) => ({
        edit: { table: 'applications', kind: 'drop', row },
        at: ({ report }) => labelsOf(tableOf(report, 'applications')?.rows, before, after),
        repaired: 'gone',
      })),
  },
  {
    rule: 'row-duplicate',
    defects: (base) =>
      rowFaults(base, ({ row, id }) => ({
        edit: { table: 'applications', kind: 'twice', row },
        at: ({ report }) => labelsOf(tableOf(report, 'applications')?.duplicateRows, id),
      })),
  },
  {
    rule: 'row-unknown',
    defects: (base) =>
      rowFaults(base, ({ row }) => ({
        edit: { table: 'applications', kind: 'extra', row, label: '电话咨询解答数量' },
        at: ({ text }) => {
          const match = new RegExp([...'电话咨询解答数量'].join('(?:<[^>]*>)*')).exec(text);
          return match ? [{ start: match.index, end: match.index + match[0].length }] : [];
        },
      })),
  },
  {
    rule: 'column-missing',
    defects: function* (base) {
      const { spec } = base.generated;
      if (
        !['pipe-official', 'tab-ten', 'html', 'html-word', 'page'].includes(spec.shape) ||
        !isPlain(base) ||
        spec.variation.labelColumns !== 'three'
      )
        return;
      for (const [index, column] of APPLICANTS.entries()) {
        const made = remade(base, { edit: { table: 'applications', kind: 'dropColumn', column: 3 + index } });
        // of two columns called 其他 and 总计 the last may be the one that is missed
        const near = [APPLICANTS[index - 1]?.id, APPLICANTS[index + 1]?.id, ...(column.id === 'total' ? [APPLICANTS[index - 2]?.id] : [])];
        const headers = tableOf(made.report, 'applications')?.headers ?? [];
        const at = headers.filter(({ column: { id } }) => near.includes(id)).map(({ label }) => label.span);
        yield { text: made.text, at, what: `column ${column.label} left out` };
      }
      const grid = disclosureGrid(base.generated.forms.proactiveDisclosure, false);
      if (grid.width !== 4) return;
    },
  },
  {
    rule: 'label-wording',
    defects: function* (base) {
      for (const { rows, headers } of base.report.tables) {
        for (const { label, match } of [...rows, ...headers]) {
          const words = base.text.slice(label.span.start, label.span.end);
          const short = match === 'exact' ? shortened(words) : undefined;
          if (short !== undefined) yield slip(base, label.span, short);
        }
      }
    },
  },
  {
    rule: 'figure-count',
    defects: function* (base) {
      if (!['lines-blank', 'lines-dense', 'lines-tab'].includes(base.generated.spec.shape) || base.generated.spec.variation.pages) return;
      const table = tableOf(base.report, 'applications');
      for (const { cells, template } of table?.rows ?? []) {
        const [first, middle, last] = [cells[0], cells[3], cells.at(-1)];
        if (!first || !middle || !last || cells.length !== 7) continue;
        const line = { start: base.text.lastIndexOf('\n', middle.span.start - 1), end: base.text.indexOf('\n', middle.span.end) };
        if (base.generated.spec.variation.lineBreak !== '\n' || line.end < 0 || line.start < first.span.start) continue;
        const text = written(base.text, line, '');
        const end = last.span.end - (line.end - line.start);
        yield { text, at: [{ start: first.span.start, end }], what: `a figure of ${template.id} left out` };
      }
    },
  },
  {
    rule: 'form-unknown',
    defects: function* (base) {
      const table = tableOf(base.report, 'applications');
      if (base.generated.spec.shape !== 'flat' || !table) return;
      let text = base.text;
      const rows = table.rows.filter(({ template }) => template.id.startsWith('results.') && template.id !== 'results.total').reverse();
      for (const [index, { label }] of rows.entries())
        text = written(text, label.span, `（${index + 1}）新设事项办理类别${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}`);
      yield { text, at: [], anywhere: true, what: 'rows of a form that nobody knows' };
    },
  },
];

function trimmedHeading(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const mark = /^[#\s]*/.exec(words)?.[0].length ?? 0;
  return { start: start + mark, end };
}
