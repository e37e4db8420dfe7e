import { APPLICANTS, APPLICATION_ROWS, CASE_COLUMNS, CASE_ROWS, DISCLOSURE_BLOCKS, type FormId, type TableId } from '../form.ts';
import type { Pen } from '../pen.ts';

const width = (text: string): number => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);

function table(rows: readonly (readonly string[])[], padded: boolean, delimiter: boolean): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, index) => Math.max(4, ...rows.map((row) => width(row[index] ?? ''))));
  const line = (row: readonly string[]): string => {
    if (!padded) return `| ${row.join(' | ')} |`;
    return `| ${row.map((cell, index) => (index === 0 ? cell + ' '.repeat((widths[index] ?? 0) - width(cell)) : ' '.repeat((widths[index] ?? 0) - width(cell)) + cell)).join(' | ')} |`;
  };
  const rule = padded
    ? `| ${widths.map((wide, index) => (index === 0 ? `:${'-'.repeat(wide - 1)}` : `${'-'.repeat(wide - 1)}:`)).join(' | ')} |`
    : `|${' --- |'.repeat(columns)}`;
  return rows.flatMap((row, index) => (delimiter && index === 0 ? [line(row), rule] : [line(row)])).join('\n');
}

/** The number path in front of a short or full name: 三、（三）1.属于国家秘密. */
function pathLabel(pen: Pen, row: { number: string; label: string; groups: readonly string[] }): string {
  const groups = row.groups.map((group) => (group.startsWith('三') ? '三、' : (/^（.）/.exec(group)?.[0] ?? ''))).join('');
  const name = pen.label(row.number + row.label, ' ');
  return (pen.variation.brackets === 'half' ? groups.replaceAll('（', '(').replaceAll('）', ')') : groups) + name;
}

/** The tables as the draft writes them: flat pipe tables, table two by blocks, table four 3 rows by 5. */
export function printFlat(id: TableId, form: FormId, pen: Pen): string {
  const { chance, variation } = pen;
  const padded = variation.layout === 'plain';
  switch (id) {
    case 'proactiveDisclosure': {
      const groups: { columns: readonly { id: string; label: string }[]; rows: string[][] }[] = [];
      for (const { item, columns, rows } of DISCLOSURE_BLOCKS[form]) {
        const key = columns.map((column) => column.id).join();
        let group = groups.find((other) => other.columns.map((column) => column.id).join() === key);
        if (!group) {
          group = { columns, rows: [] };
          groups.push(group);
        }
        for (const row of rows)
          group.rows.push([`${item}${pen.label(row.label, ' ')}`, ...columns.map((column) => pen.figure(id, `${row.id}.${column.id}`))]);
      }
      return groups
        .map(({ columns, rows }) => table([['第二十条', ...columns.map(({ label }) => pen.label(label, ' '))], ...rows], padded, true))
        .join('\n\n');
    }
    case 'applications': {
      const head = [pen.label('项目', ' '), ...APPLICANTS.map(({ label }) => pen.label(label, ' '))];
      const rows = APPLICATION_ROWS[form].map((row) => [
        pathLabel(pen, row),
        ...APPLICANTS.map((column) => pen.figure(id, `${row.id}.${column.id}`)),
      ]);
      if (variation.cut === 'no') return table([head, ...rows], padded, true);
      const at = chance.fork('cut').int(1, rows.length - 1);
      const repeated = variation.cut === 'repeated';
      return `${table([head, ...rows.slice(0, at)], padded, true)}\n\n${table([...(repeated ? [head] : []), ...rows.slice(at)], padded, repeated)}`;
    }
    case 'reviewLitigation': {
      const head = ['类别', ...CASE_COLUMNS.map(({ label }) => pen.label(label, ' '))];
      const rows = CASE_ROWS.map((row) => [
        [...row.groups, pen.label(row.label, ' ')].join('：'),
        ...CASE_COLUMNS.map((column) => pen.figure(id, `${row.id}.${column.id}`)),
      ]);
      return table([head, ...rows], padded, true);
    }
  }
}
