import { remembered } from '../text/remembered.ts';
import { OUTCOMES } from './columns.ts';
import { editDistance } from './labels.ts';

const REVIEW = '行政复议';
const LITIGATION = '行政诉讼';
const DIRECT = '未经复议直接起诉';
const AFTER = '复议后起诉';

const GROUPS = [REVIEW, LITIGATION, DIRECT, AFTER] as const;

/** The group of table four that a folded name of a column means, with one slip at most. */
export const caseGroupOf = (name: string): string | undefined =>
  name.length < REVIEW.length - 1 || name.length > LONGEST ? undefined : groupMeant(name) || undefined;

/** 行政诉讼（未经复议直接起诉）. */
const KIND_OF_LITIGATION = /^行政诉讼[-—–·/:(,、]+(未经复议直接起诉|复议后起诉)\)?$/;
const LONGEST = LITIGATION.length + DIRECT.length + 2;

const groupMeant = remembered(
  (name) =>
    KIND_OF_LITIGATION.exec(name)?.[1] ??
    GROUPS.find((group) => name === group) ??
    GROUPS.find((group) => Math.abs(group.length - name.length) <= 1 && editDistance(name, group, 1) <= 1) ??
    '',
);

/**
 * The groups of five in the row of fifteen, by the order in which the header names them (`cases`); the official order where it does not tell.
 * `undefined` where it tells another order and the columns cannot be trusted.
 */
export function caseGroupOrder(cases: readonly string[], trusted = false): readonly string[] | undefined {
  const after = (name: string, other: string): boolean => {
    const at = cases.indexOf(name);
    const otherAt = cases.indexOf(other);
    return at >= 0 && otherAt >= 0 && at > otherAt;
  };
  const litigation = after(DIRECT, AFTER) ? [AFTER, DIRECT] : [DIRECT, AFTER];
  const order = after(REVIEW, LITIGATION) ? [...litigation, REVIEW] : [REVIEW, ...litigation];
  const isOfficial = order[0] === REVIEW && order[1] === DIRECT;
  return isOfficial || trusted ? order : undefined;
}

/**
 * The outcomes of a group, by the header rows that name them in fives; the official order where none does, `undefined` where the groups differ.
 */
export function caseColumnOrder(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  let order: readonly string[] | undefined;
  for (const row of rows) {
    if (row.length === 0 || row.length % OUTCOMES.length !== 0) continue;
    for (let i = 0; i < row.length; i += OUTCOMES.length) {
      if ((order === undefined || order === OUTCOMES) && isOfficialFive(row, i)) {
        order = OUTCOMES;
        continue;
      }
      const five = row.slice(i, i + OUTCOMES.length);
      if (new Set(five).size < OUTCOMES.length) continue;
      if (order && order.join() !== five.join()) return undefined;
      order = five;
    }
  }
  return order ?? OUTCOMES;
}

/** The outcomes from this name on are the official ones in their order. */
function isOfficialFive(row: readonly string[], from: number): boolean {
  for (let i = 0; i < OUTCOMES.length; i++) if (row[from + i] !== OUTCOMES[i]) return false;
  return true;
}
