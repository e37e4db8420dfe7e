import type { Report } from '../../../server/report/report.ts';
import { digestOf } from '../../../server/report/fingerprint.ts';
import { ledgerOf } from '../../../server/rules/rollup/ledger.ts';
import { type Neighbours, noNeighbours } from '../../../server/rules/shared/neighbours.ts';
import { createParagraphIndex } from '../../../server/service/paragraph-index.ts';
import type { Span } from '../../../server/text/span.ts';
import { applicants } from '../../generate/figures.ts';
import { generate, lastYearOf } from '../../generate/index.ts';
import { read } from '../../generate/reading.ts';
import type { Change, Spec } from '../../generate/spec.ts';
import type { Defect, Mutator } from '../defect.ts';
import type { Base } from '../reports.ts';
import { paragraphs } from './wording.ts';

const beside = (report: Report): Neighbours => ({
  ...noNeighbours,
  lastYear: { uri: 'memory:/last-year.md', name: 'last-year.md', report },
});

/** Last year's report with other figures. */
function lastYear(base: Base, changes: readonly Change[], more: Partial<Spec> = {}): Neighbours {
  const { text, kind } = generate({ ...lastYearOf(base.generated.spec), ...more, changes });
  return beside(read(text, kind));
}

const cellSpan = (base: Base, table: string, id: string): Span[] => {
  const cell = base.report.tables.find((one) => one.id === table)?.cells.get(id);
  return cell ? [cell.span] : [];
};

/** Faults between reports. */
export const betweenMutators: readonly Mutator[] = [
  {
    // the whole column of last year's report moves, so that its own equations hold
    rule: 'carry-over',
    defects: function* (base) {
      const before = generate(lastYearOf(base.generated.spec)).truth.applications;
      for (const column of applicants) {
        const by = 3;
        const up = (id: string): Change => ({ table: 'applications', cell: id, value: (before[id] ?? 0) + by });
        const changes = [up(`carriedForward.${column}`), up('carriedForward.total'), up(`newReceived.${column}`), up('newReceived.total')];
        yield {
          text: base.text,
          at: [...cellSpan(base, 'applications', 'carriedOver.total'), ...cellSpan(base, 'applications', `carriedOver.${column}`)],
          neighbours: lastYear(base, changes),
          what: `last year carried forward 3 more, ${column}`,
        };
      }
    },
  },
  {
    rule: 'effective-stock',
    defects: function* (base) {
      const { forms, spec } = base.generated;
      const last = generate(lastYearOf(spec));
      if (forms.proactiveDisclosure !== '2021' || last.forms.proactiveDisclosure !== '2021') return;
      const id = 'item1.normativeDocuments.currentlyEffective';
      for (const by of [1, 5, 30]) {
        const changes: Change[] = [{ table: 'proactiveDisclosure', cell: id, value: (last.truth.proactiveDisclosure[id] ?? 0) + by }];
        yield {
          text: base.text,
          at: cellSpan(base, 'proactiveDisclosure', id),
          neighbours: lastYear(base, changes),
          what: `last year ${by} more in force`,
        };
      }
    },
  },
  {
    rule: 'repeated-figures',
    defects: function* (base) {
      const { spec, truth, year } = base.generated;
      const distinct = new Set(Object.values(truth.applications).filter((value) => value !== null && value !== 0));
      if (distinct.size < 6 || year === 2021) return;
      const { text, kind } = generate({ ...spec, year: year - 1, prose: 'silent' });
      yield { text: base.text, at: [], anywhere: true, neighbours: beside(read(text, kind)), what: 'the figures of last year again' };
    },
  },
  {
    rule: 'figure-jump',
    defects: function* (base) {
      const total = base.generated.truth.applications['newReceived.total'] ?? 0;
      if (total < 400) return;
      const { text, kind } = generate({ ...lastYearOf(base.generated.spec), magnitude: 'few' });
      yield { text: base.text, at: [], anywhere: true, neighbours: beside(read(text, kind)), what: 'many times the figures of last year' };
    },
  },
  {
    rule: 'last-year-unknown',
    defects: function* (base) {
      if (base.kind === 'page' || base.text.trimStart().startsWith('---')) return;
      const text = `---\n上年: 2023年报.md\n---\n\n${base.text.replace(/^\ufeff/, '')}`;
      const start = text.indexOf('2023年报.md');
      const at = { start, end: start + 9 };
      yield {
        text,
        at: [at],
        neighbours: { ...noNeighbours, lastYearUnusable: { at, written: '2023年报.md', reason: '找不到文件' } },
        what: 'last year names no file',
      };
    },
  },
  {
    // the only child has what its parent has, but for one entry
    rule: 'rollup',
    defects: function* (base) {
      const { spec, truth } = base.generated;
      if (base.kind === 'page' || base.text.trimStart().startsWith('---') || spec.organ === 2) return;
      const front = '---\n下级: 示例.md\n---\n\n';
      const text = front + base.text.replace(/^\ufeff/, '');
      const shift = text.length - base.text.length;
      const start = front.indexOf('示例.md');
      for (const column of applicants) {
        for (const by of [1, 9]) {
          const rows = ['newReceived', 'results.granted', 'results.total'];
          const cells = rows.flatMap((row) => [`${row}.${column}`, `${row}.total`]);
          const changes = cells.map((cell): Change => ({ table: 'applications', cell, value: (truth.applications[cell] ?? 0) + by }));
          const child = generate({ ...spec, organ: 4, prose: 'silent', changes });
          const written = { at: { start, end: start + 5 }, written: '示例.md', found: false };
          const subordinate = { uri: 'memory:/示例.md', name: '示例.md', ledger: ledgerOf(read(child.text, child.kind)), ...written };
          const at = cells
            .flatMap((id) => cellSpan(base, 'applications', id))
            .map((one) => ({ start: one.start + shift, end: one.end + shift }));
          yield { text, at, neighbours: { ...noNeighbours, subordinates: [subordinate] }, what: `a child has ${by} more, ${column}` };
        }
      }
    },
  },
  { rule: 'repeated-text', defects: repeated },
];

/** Each longer paragraph of section one in another office's report, with other years, figures and names. */
function* repeated(base: Base): Generator<Defect> {
  if (base.kind === 'page') return;
  const { spec } = base.generated;
  const other = generate({ ...spec, shape: 'flat', organ: spec.organ + 3, seed: spec.seed + 70_000, magnitude: 'few' });
  for (const part of paragraphs(base)) {
    const words = part.passage.text.replace(/\s+/g, '');
    if (words.length < 140 || part.section !== 'overview') continue;
    const copied = words
      .replaceAll(base.generated.organ, other.organ)
      .replace(/示例|样本|范例|样例/g, '另外')
      .replace(/\d+/g, (digits) =>
        digits.length === 4 && digits.startsWith('20') ? String(Number(digits) - 1) : String(Number(digits) + 3),
      );
    const heading = '存在的主要问题及改进情况';
    const at = other.text.lastIndexOf('\n', other.text.indexOf(heading));
    const report = read(
      `${other.text.slice(0, other.text.indexOf('二、主动公开政府信息情况'))}\n\n${copied}\n\n二、主动公开政府信息情况${other.text.slice(at)}`,
    );
    const index = createParagraphIndex();
    index.put('memory:/own.md', 'own.md', digestOf(base.report));
    index.put('memory:/other.md', 'other.md', digestOf(report));
    yield {
      text: base.text,
      at: [part.span],
      neighbours: { ...noNeighbours, repeatOf: ({ span }) => index.repeats('memory:/own.md').get(span.start) },
      what: `${words.slice(0, 30)}… in another report`,
    };
  }
}
