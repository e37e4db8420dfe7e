import * as z from 'zod';
import { RequiredSchema, type Requirement } from '../rules/shared/requirements.ts';
import gansu2025 from './packs/gansu-2025.json' with { type: 'json' };
import hubei from './packs/hubei.json' with { type: 'json' };

// interpreted, never compiled with the Function constructor
z.config({ jitless: true });

const Year = z.int().min(2008).max(2100);

/**
 * What a region or an office asks for beyond the form of the state, as data. Nobody is measured against one without having asked for it. It is spoken
 * of by three rules: `topic-missing` (`require`), `overview-length` (`limit`) and `row-unknown` (`extraRows`).
 */
export const PackSchema = z.strictObject({
  name: z.string().min(1).max(40).describe('名称'),
  title: z.string().min(1).max(40).optional().describe('提示中怎样称呼，例如“示例市要求”；不写时用名称'),
  basis: z.string().optional().describe('依据的文件'),
  from: Year.optional().describe('从哪一年度的报告起适用'),
  to: Year.optional().describe('到哪一年度的报告为止'),
  require: RequiredSchema.optional(),
  limit: z.int().positive().max(100_000).optional().describe('总体情况的字数上限'),
  extraRows: z.array(z.string().min(1)).optional().describe('本地统一增加的行的名称：只作提醒，不算多出'),
});

/** What a province or a city asks for beyond the form. */
export type Pack = z.infer<typeof PackSchema>;

/** The packs that come with nianbao. A test holds them to the schema; like every pack they are off until somebody names them. */
export const builtInPacks = [gansu2025, hubei] as readonly Pack[];

/** Settings of rules by rule id, as a pack makes them. */
export type PackRules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Whether a pack speaks of the reports of a year; of a report without a year every pack does. */
export const appliesTo = ({ from, to }: Pack, year: number | undefined): boolean =>
  year === undefined || ((from === undefined || year >= from) && (to === undefined || year <= to));

/** The options that a pack gives to the rules. */
export function rulesOfPack({ name, title = name, require, limit, extraRows }: Pack): PackRules {
  return {
    ...(require
      ? { 'topic-missing': { require: Object.fromEntries(Object.entries(require).map(([at, list]) => [at, signed(list, title)])) } }
      : {}),
    ...(limit === undefined ? {} : { 'overview-length': { severity: 'information', limit } }),
    ...(extraRows ? { 'row-unknown': { known: extraRows } } : {}),
  };
}

const signed = (list: readonly Requirement[] = [], by: string): readonly Requirement[] =>
  list.map((one) => (typeof one === 'string' ? { about: one, words: [one], figure: false, by } : { ...one, by: one.by ?? by }));
