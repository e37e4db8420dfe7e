import { listed, type Message, type Said, say } from '../../text/say.ts';
import { span } from '../../text/span.ts';
import { cellPlace, tableName } from '../figures/names.ts';
import type { Finding } from '../rule.ts';
import type { SubordinateReport, Unusable } from '../shared/neighbours.ts';
import type { Comparison, RollUp } from './roll-up.ts';
import type { SetAside } from './sort-out.ts';

/** More names than this make no sentence. */
const MOST_NAMES = 3;
const MOST_RELATED = 10;
const LONGEST = 40;

interface Trouble {
  readonly at: Unusable['at'];
  readonly written: string;
  /** The report in it; `undefined` where the entry names nothing that can be used. */
  readonly child: SubordinateReport | undefined;
  /** 找不到文件 · 是2024年度的报告，应为2025年度. */
  readonly says: Message;
  /** The same where several are named: 是2024年度的报告. */
  readonly short: Message;
}

/** One finding on each entry under 下级 that keeps the cells from being judged; none where all reports can be added up. */
export function* entryFindings({ unusable, aside, wanted }: RollUp): Generator<Finding> {
  const troubles: Trouble[] = [
    ...unusable.map(({ at, written, reason, short = reason }) => ({ at, written, child: undefined, says: reason, short })),
    ...aside
      .filter(({ spoils }) => spoils)
      .map((one) => ({
        at: one.child.at,
        written: one.child.written,
        child: one.child,
        says: behindName(one, whyAside(one, wanted)),
        short: behindName(one, shortWhy(one) ?? whyAside(one, wanted)),
      })),
  ];
  for (const [first, ...others] of byEntry(troubles)) {
    if (!first) continue;
    const all = [first, ...others];
    const entry = say`下级“${cut(first.written)}”`;
    const which = first.child?.found ? say`${entry}中的${cut(first.child.name)}` : entry;
    yield {
      at: first.at,
      message:
        others.length === 0
          ? say`${which}${first.says}，各格未与下级合计核对`
          : say`${entry}中有 ${all.length} 份不能汇总：${named(all)}，各格未与下级合计核对`,
      related: all
        .flatMap(({ child, says }) => (child ? [{ uri: child.uri, at: span(0, 0), message: say`${child.name}${says}` }] : []))
        .slice(0, MOST_RELATED),
    };
  }
}

/** One information on each entry whose reports have cells without a figure: those cells of the report are not judged. */
export function* openFindings({ counted }: RollUp, { open }: Comparison): Generator<Finding> {
  const cellsOf = new Map<SubordinateReport, Comparison['open'][number]['cell'][]>();
  for (const { cell, missing } of open) {
    for (const index of missing) {
      const child = counted[index];
      if (child) cellsOf.set(child, [...(cellsOf.get(child) ?? []), cell]);
    }
  }
  for (const [first, ...others] of byEntry([...cellsOf.keys()])) {
    if (!first) continue;
    const cells = cellsOf.get(first) ?? [];
    const entry = say`下级“${cut(first.written)}”`;
    const [cell] = cells;
    const which = others.length > 0 ? say`${entry}中 ${others.length + 1} 份` : first.found ? say`${entry}中的${cut(first.name)}` : entry;
    const many = new Set([first, ...others].flatMap((child) => cellsOf.get(child) ?? [])).size;
    const where = !cell || many === 0 ? '' : many > 1 ? say`（${cellPlace(cell)}等）` : say`（${cellPlace(cell)}）`;
    yield {
      at: first.at,
      severity: 'information',
      message: say`${which}有 ${many} 格没有可用的数字${where}，这些格未与下级合计核对`,
      related: [first, ...others].slice(0, MOST_RELATED).map((child) => {
        const place = cellsOf.get(child)?.[0];
        const at = place && child.ledger.tables.get(place.table)?.cells.get(place.id)?.at;
        return { uri: child.uri, at: at ?? span(0, 0), message: say`${child.name}：${cellsOf.get(child)?.length ?? 0} 格没有可用的数字` };
      }),
    };
  }
}

/** Why a report is not counted, after its name: 是2024年度的报告，应为2025年度. */
export function whyAside({ why }: SetAside<SubordinateReport>, { year, form }: RollUp['wanted']): Said {
  switch (why.kind) {
    case 'year':
      return say`是${why.year}年度的报告，应为${year ?? ''}年度`;
    case 'form':
      return say`${tableName(why.table)}是${why.form}年表式，应为${form ?? ''}年表式`;
    case 'twice':
      return say`与${why.other.name}是同一机关的报告，数字不同`;
    case 'copy':
      return say`与${why.other.name}是同一份报告`;
    case 'own':
      return say`是本机关的报告`;
  }
}

/** A long path or name by its end. */
const cut = (name: string): string => (name.length > LONGEST ? `…${name.slice(1 - LONGEST)}` : name);

function named(troubles: readonly Trouble[]): Message {
  const some = troubles.slice(0, MOST_NAMES).map(({ child, short }) => {
    const name = cut(child?.ledger.organ ?? child?.name ?? '');
    return name === '' ? short : say`${name}${short}`;
  });
  return troubles.length > MOST_NAMES ? say`${listed(some)}等` : listed(some);
}

const shortWhy = ({ why }: SetAside<SubordinateReport>): Said | undefined =>
  why.kind === 'year'
    ? say`是${why.year}年度的报告`
    : why.kind === 'form'
      ? say`${tableName(why.table)}是${why.form}年表式`
      : why.kind === 'twice'
        ? say`与${why.other.name}是同一机关的报告`
        : undefined;

const behindName = ({ why }: SetAside<SubordinateReport>, words: Said): Said => (why.kind === 'form' ? say`的${words}` : words);

function byEntry<T extends { readonly at: Unusable['at'] }>(items: readonly T[]): readonly (readonly T[])[] {
  const entries = new Map<number, T[]>();
  for (const item of items) {
    const same = entries.get(item.at.start);
    if (same) same.push(item);
    else entries.set(item.at.start, [item]);
  }
  return [...entries.values()];
}
