import type { Report } from '../../server/report/report.ts';
import { type Neighbours, noNeighbours } from '../../server/rules/shared/neighbours.ts';
import { checkReport } from '../../server/service/check.ts';
import type { Problem } from '../../server/service/problem.ts';
import { defaultSettings } from '../../server/service/settings.ts';
import { type Generated, generate, lastYearOf } from '../generate/index.ts';
import { ORGANS } from '../generate/organs.ts';
import { random } from '../generate/random.ts';
import { read } from '../generate/reading.ts';
import { plainVariation, SHAPES, type Shape, type Spec, type Variation } from '../generate/spec.ts';

/** A correct report as read, with its finds. */
export interface Base {
  readonly generated: Generated;
  readonly text: string;
  readonly kind: 'text' | 'page';
  readonly report: Report;
  readonly problems: readonly Problem[];
  readonly neighbours: Neighbours;
}

/** What the command line finds in a report beside its neighbours. */
export const checked = (report: Report, neighbours: Neighbours = noNeighbours): readonly Problem[] =>
  checkReport(report, { settings: defaultSettings, final: true, neighbours });

function variationOf(seed: number): Variation {
  const chance = random(seed);
  const rarely = <T>(usual: T, ...others: readonly T[]): T => (chance.chance(0.25) ? chance.pick(others) : usual);
  return {
    ...plainVariation,
    lineBreak: rarely<Variation['lineBreak']>('\n', '\r\n', '\r'),
    bom: rarely(false, true),
    cut: rarely<Variation['cut']>('no', 'bare', 'repeated'),
    fallenHeading: rarely(false, true),
    broken: rarely(false, true),
    spaced: rarely(false, true),
    brackets: rarely<Variation['brackets']>('full', 'half'),
    dot: rarely<Variation['dot']>('.', '、', '．', '. '),
    shortNames: rarely(false, true),
    totalFirst: rarely(false, true),
    labelColumns: rarely<Variation['labelColumns']>('three', 'two', 'four'),
    figures: rarely<Variation['figures']>('plain', 'noBreak'),
    pages: rarely(false, true),
    layout: rarely<Variation['layout']>('plain', 'spaced', 'indented'),
  };
}

/** The spec of the correct report number `index`: all shapes, years, offices and sizes come round; `plain` prints without variation. */
export function specOf(index: number, { shape, plain = false }: { readonly shape?: Shape; readonly plain?: boolean } = {}): Spec {
  const chance = random(index * 7919 + 13);
  return {
    shape: shape ?? (SHAPES[index % SHAPES.length] as Shape),
    year: chance.pick([2024, 2025, 2023, 2022, 2021, 2020, 2019]),
    organ: chance.int(0, ORGANS.length - 1),
    magnitude: chance.pick(['few', 'few', 'zero', 'city', 'dense'] as const),
    seed: index + 1,
    prose: 'varied',
    variation: plain ? plainVariation : variationOf(index),
  };
}

/** Last year's report of a spec as a neighbour. */
export function withLastYear(spec: Spec): Neighbours {
  const { text, kind } = generate(lastYearOf(spec));
  return { ...noNeighbours, lastYear: { uri: 'memory:/last-year.md', name: 'last-year.md', report: read(text, kind) } };
}

/** Makes, reads and checks the report of a spec, beside last year's where asked. */
export function baseOf(spec: Spec, beside: boolean): Base {
  const generated = generate(spec);
  const neighbours = beside ? withLastYear(spec) : noNeighbours;
  const report = read(generated.text, generated.kind);
  return { generated, text: generated.text, kind: generated.kind, report, problems: checked(report, neighbours), neighbours };
}
