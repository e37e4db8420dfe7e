import { describe, test } from 'vitest';
import { generate } from '../generate/index.ts';
import { ARITHMETIC, check, differences, none, read, shown } from '../generate/reading.ts';
import { plainSpec, plainVariation, type Shape, type Spec } from '../generate/spec.ts';

/** What happens to one column of table three: in which lines, and what its field becomes there. */
const FAULTS: Readonly<
  Record<string, { readonly lines: 'all' | 'header' | 'rows'; readonly becomes: (field: string) => readonly string[] }>
> = {
  'taken out': { lines: 'all', becomes: () => [] },
  'taken out of the rows': { lines: 'rows', becomes: () => [] },
  'taken out of the header': { lines: 'header', becomes: () => [] },
  'with an empty one before it': { lines: 'all', becomes: (field) => [field.includes('---') ? ' --- ' : ' ', field] },
  'with an empty one before it in the rows': { lines: 'rows', becomes: (field) => [' ', field] },
  'written twice': { lines: 'all', becomes: (field) => [field, field] },
  'of strokes': { lines: 'rows', becomes: (field) => [/\d/.test(field) ? ' / ' : field] },
};

const BETWEEN: Readonly<Partial<Record<Shape, string>>> = { flat: '|', 'pipe-official': '|', 'tab-ten': '\t', 'tab-eight': '\t' };

const isDelimiter = (line: string): boolean => /^[|\s:-]+$/.test(line) && line.includes('-');
const isHeader = (line: string): boolean => /自然人|商业企业|申请人情况/.test(line);

function withFault(text: string, by: string, column: number, fault: string): string {
  const { lines: where, becomes } = FAULTS[fault] ?? { lines: 'all', becomes: (field: string) => [field] };
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.includes('收到和处理政府信息公开申请情况'));
  const to = lines.findIndex((line) => /四、政府信息公开行政复议/.test(line));
  return lines
    .map((line, i) => {
      if (i <= from || i >= to || !line.includes(by)) return line;
      if (where !== 'all' && (isDelimiter(line) || isHeader(line) !== (where === 'header'))) return line;
      const fields = line.split(by);
      return fields.flatMap((field, at) => (at === column ? becomes(field) : [field])).join(by);
    })
    .join('\n');
}

describe('a column of table three', () => {
  test.each(Object.keys(BETWEEN) as Shape[])('%s: that is lost, empty or written twice puts no figure into another cell', (shape) => {
    const by = BETWEEN[shape] ?? '';
    for (const year of [2024, 2020]) {
      for (const labelColumns of ['three', 'two'] as const) {
        for (const totalFirst of [false, true]) {
          const magnitude = totalFirst ? 'few' : 'dense';
          const spec: Spec = { ...plainSpec, shape, year, magnitude, seed: 5, variation: { ...plainVariation, labelColumns, totalFirst } };
          const generated = generate(spec);
          const complaints: string[] = [];
          for (let column = 0; column < 12; column++) {
            for (const fault of Object.keys(FAULTS)) {
              const report = read(withFault(generated.text, by, column, fault));
              const arithmetic = check(report).filter(({ rule }) => ARITHMETIC.has(rule));
              for (const one of [...differences(generated, report).wrong, ...shown(arithmetic)])
                complaints.push(`column ${column} ${fault}: ${one}`);
            }
          }
          none(spec, complaints);
        }
      }
    }
  });
});
