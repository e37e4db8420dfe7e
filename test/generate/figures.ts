import { APPLICANTS, APPLICATION_ROWS, CASE_COLUMNS, CASE_ROWS, cellIds, DISCLOSURE_BLOCKS, type FormId, type TableId } from './form.ts';
import type { Random } from './random.ts';

/** Cell id to figure; `null` for a blank. */
export type Values = Readonly<Record<string, number | null>>;

/** The figures of one report. */
export type Figures = Readonly<Record<TableId, Values>>;

/** How large and how many: a township with nothing, one with a handful, a city, or no zero anywhere. */
export type Magnitude = 'zero' | 'few' | 'city' | 'dense';

/** Names of the result rows of a form (without 三（七）). */
export const resultRows = (form: FormId): readonly string[] =>
  APPLICATION_ROWS[form].map((row) => row.id).filter((id) => id.startsWith('results.') && id !== 'results.total');

/** The six applicant columns without 总计. */
export const applicants: readonly string[] = APPLICANTS.filter(({ id }) => id !== 'total').map(({ id }) => id);

/** Reads a figure that is known to be there. */
export function figure(values: Values, id: string): number {
  const value = values[id];
  if (value === undefined || value === null) throw new Error(`no figure at ${id}`);
  return value;
}

function draw(chance: Random, magnitude: Magnitude, column: number): number {
  switch (magnitude) {
    case 'zero':
      return 0;
    case 'few':
      return chance.chance(column === 0 ? 0.3 : 0.07) ? chance.int(1, column === 0 ? 12 : 3) : 0;
    case 'city':
      return chance.chance(column === 0 ? 0.85 : 0.35) ? (chance.chance(0.2) ? chance.int(100, 2500) : chance.int(1, 60)) : 0;
    case 'dense':
      return chance.int(1, chance.pick([9, 99, 999, 12000]));
  }
}

/** Table three, consistent: all three families of equations hold. */
export function applicationFigures(chance: Random, form: FormId, magnitude: Magnitude): Values {
  const values: Record<string, number> = {};
  applicants.forEach((column, index) => {
    let sum = 0;
    for (const row of resultRows(form)) {
      const value = draw(chance, magnitude, index);
      values[`${row}.${column}`] = value;
      sum += value;
    }
    const forward = magnitude === 'dense' ? chance.int(1, 40) : draw(chance, magnitude, index);
    const handled = sum + forward;
    let over = magnitude === 'dense' ? chance.int(1, handled - 1) : Math.min(handled, draw(chance, magnitude, index));
    if (magnitude === 'dense') over = Math.min(over, 500);
    values[`results.total.${column}`] = sum;
    values[`carriedForward.${column}`] = forward;
    values[`carriedOver.${column}`] = over;
    values[`newReceived.${column}`] = handled - over;
  });
  for (const { id } of APPLICATION_ROWS[form]) {
    values[`${id}.total`] = applicants.reduce((sum, column) => sum + figure(values, `${id}.${column}`), 0);
  }
  return inOrder('applications', form, values);
}

/** Table two. `mayMakeRules`: the organ has the power to make 规章. Nothing here gives a warning: stocks are high enough, decreases small enough. */
export function disclosureFigures(chance: Random, form: FormId, magnitude: Magnitude, mayMakeRules: boolean): Values {
  const values: Record<string, number> = {};
  const count = (): number => (magnitude === 'zero' ? 0 : magnitude === 'few' ? chance.int(0, 20) : chance.int(1, 99999));
  for (const { rows, columns } of DISCLOSURE_BLOCKS[form]) {
    for (const row of rows) {
      const none = row.label === '规章' && !mayMakeRules;
      for (const { id: column } of columns) {
        const id = `${row.id}.${column}`;
        if (none) values[id] = 0;
        else if (column === 'feeAmountThisYear')
          values[id] =
            magnitude === 'zero' ? 0 : chance.int(0, mayMakeRules ? 90000 : 800) + chance.pick([0, 0.5, 0.28, 0.6, 0.2449, 0.125]);
        else if (column === 'procurementAmount') values[id] = magnitude === 'zero' ? 0 : chance.pick([0, 251000, 96.5, 1200]);
        else values[id] = count();
      }
      if (form === '2021' && columns.length === 3) {
        const issued = values[`${row.id}.issuedThisYear`] ?? 0;
        values[`${row.id}.currentlyEffective`] = issued + (values[`${row.id}.currentlyEffective`] ?? 0);
      }
      if (form === '2019' && columns[2]?.id === 'totalDisclosed') {
        values[`${row.id}.totalDisclosed`] = (values[`${row.id}.disclosedThisYear`] ?? 0) + (values[`${row.id}.totalDisclosed`] ?? 0);
      }
      const change = `${row.id}.changeThisYear`;
      if (change in values) {
        const before = values[`${row.id}.itemsLastYear`] ?? 0;
        values[change] = magnitude === 'zero' ? 0 : chance.int(-Math.min(before, 30), 30);
      }
    }
  }
  return inOrder('proactiveDisclosure', form, values);
}

/** Table four: every 总计 is the sum of its four. */
export function caseFigures(chance: Random, magnitude: Magnitude): Values {
  const values: Record<string, number> = {};
  for (const { id: row } of CASE_ROWS) {
    let sum = 0;
    for (const { id: column } of CASE_COLUMNS) {
      if (column === 'total') continue;
      const value =
        magnitude === 'zero'
          ? 0
          : magnitude === 'few'
            ? chance.chance(0.2)
              ? chance.int(1, 4)
              : 0
            : chance.int(magnitude === 'dense' ? 1 : 0, 180);
      values[`${row}.${column}`] = value;
      sum += value;
    }
    values[`${row}.total`] = sum;
  }
  return values;
}

/**
 * Table three of the year before: what it carries forward is what the year after carries over. `after` and `values` may follow different forms.
 */
export function applicationsBefore(form: FormId, values: Values, after: Values): Values {
  const changed: Record<string, number> = Object.fromEntries(Object.keys(values).map((id) => [id, figure(values, id)]));
  for (const column of applicants) {
    const forward = figure(after, `carriedOver.${column}`);
    const handled = figure(values, `results.total.${column}`) + forward;
    const over = Math.min(handled, figure(values, `carriedOver.${column}`));
    changed[`carriedForward.${column}`] = forward;
    changed[`carriedOver.${column}`] = over;
    changed[`newReceived.${column}`] = handled - over;
  }
  for (const { id } of APPLICATION_ROWS[form])
    changed[`${id}.total`] = applicants.reduce((sum, column) => sum + (changed[`${id}.${column}`] ?? 0), 0);
  return inOrder('applications', form, changed);
}

/** Table two of 2021 of the year before: its stock is what the year after started from. */
export function disclosureBefore(values: Values, after: Values): Values {
  const changed: Record<string, number> = Object.fromEntries(Object.keys(values).map((id) => [id, figure(values, id)]));
  for (const row of ['item1.rules', 'item1.normativeDocuments']) {
    const at = (column: string): number => figure(after, `${row}.${column}`);
    const stock = at('currentlyEffective') - at('issuedThisYear') + at('repealedThisYear');
    changed[`${row}.currentlyEffective`] = stock;
    changed[`${row}.issuedThisYear`] = Math.min(stock, figure(values, `${row}.issuedThisYear`));
  }
  return inOrder('proactiveDisclosure', '2021', changed);
}

function inOrder(table: TableId, form: FormId, values: Readonly<Record<string, number>>): Values {
  return Object.fromEntries(cellIds(table, form).map((id) => [id, figure(values, id)]));
}

/** An equation of tables three or four: the `left` cells sum to the `right` ones. */
export interface Sum {
  readonly table: TableId;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** The equations of a form, written down independently of the templates. */
export function equations(form: FormId): readonly Sum[] {
  const three: Sum[] = [];
  for (const { id: column } of APPLICANTS) {
    three.push({
      table: 'applications',
      left: [`newReceived.${column}`, `carriedOver.${column}`],
      right: [`results.total.${column}`, `carriedForward.${column}`],
    });
    three.push({ table: 'applications', left: resultRows(form).map((row) => `${row}.${column}`), right: [`results.total.${column}`] });
  }
  for (const { id: row } of APPLICATION_ROWS[form])
    three.push({ table: 'applications', left: applicants.map((column) => `${row}.${column}`), right: [`${row}.total`] });
  const four = CASE_ROWS.map(
    ({ id: row }): Sum => ({
      table: 'reviewLitigation',
      left: CASE_COLUMNS.filter(({ id }) => id !== 'total').map(({ id }) => `${row}.${id}`),
      right: [`${row}.total`],
    }),
  );
  return [...three, ...four];
}

/** Equations whose cells are all known and that do not hold. A cell that is `null` or absent leaves its equations open. */
export function violated(form: FormId, figures: Partial<Record<TableId, Values>>): readonly Sum[] {
  return equations(form).filter(({ table, left, right }) => {
    const values = figures[table];
    if (!values) return false;
    const all = [...left, ...right].map((id) => values[id]);
    if (all.some((value) => value === null || value === undefined)) return false;
    const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + figure(values, id), 0);
    return sum(left) !== sum(right);
  });
}
