import form2019 from './2019.json' with { type: 'json' };
import form2021 from './2021.json' with { type: 'json' };
import type { BlockTemplate, ColumnTemplate, EquationTemplate, RowTemplate, SectionTemplate, TableId, TemplateData } from './schema.ts';

/** A form with its cells laid out: what every later floor asks. */
export interface Template {
  readonly id: string;
  readonly document: string;
  readonly name: string;
  readonly years: { readonly from: number; readonly to?: number | undefined };
  readonly sections: readonly SectionTemplate[];
  readonly tables: Readonly<Record<TableId, TableTemplate>>;
}

/** A table of a form with its cells and equations laid out. */
export interface TableTemplate {
  readonly id: TableId;
  /** 表二, 表三, 表四. */
  readonly name: string;
  readonly form: string;
  readonly document: string;
  readonly blocks: readonly BlockTemplate[];
  /** Every cell of the table by its id `row.column`, in reading order. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** How many cells stand before the one of this id. */
  readonly places: ReadonlyMap<string, number>;
  readonly equations: readonly Equation[];
}

/** One prescribed cell. */
export interface Slot {
  /** `row.column`, e.g. `results.total.naturalPerson`. */
  readonly id: string;
  readonly table: TableId;
  readonly block: BlockTemplate;
  readonly row: RowTemplate;
  readonly column: ColumnTemplate;
}

/** One equation between cells: the sum of `left` is the sum of `right`. */
export interface Equation {
  readonly rule: EquationTemplate['rule'];
  /** Row id or column id it stands for. */
  readonly at: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly formula: string;
  readonly basis: string;
}

function layOut(data: TemplateData): Template {
  const tables = data.tables.map((table): [TableId, TableTemplate] => {
    const slots = new Map<string, Slot>();
    const places = new Map<string, number>();
    for (const block of table.blocks) {
      for (const row of block.rows) {
        for (const column of block.columns) {
          const id = `${row.id}.${column.id}`;
          places.set(id, slots.size);
          slots.set(id, { id, table: table.id, block, row, column });
        }
      }
    }
    const equations = table.equations.flatMap((equation) => table.blocks.flatMap((block) => spread(equation, block)));
    const { id, name, blocks } = table;
    return [id, { id, name, form: data.id, document: data.document, blocks, slots, places, equations }];
  });
  return { ...data, tables: Object.fromEntries(tables) as Record<TableId, TableTemplate> };
}

function spread(equation: EquationTemplate, block: BlockTemplate): Equation[] {
  const { rule, formula, basis } = equation;
  const lines = equation.over === 'columns' ? block.columns : block.rows;
  const cell = (line: string, other: string) => (equation.over === 'columns' ? `${other}.${line}` : `${line}.${other}`);
  return lines.map((line) => ({
    rule,
    formula,
    basis,
    at: line.id,
    left: equation.left.map((id) => cell(line.id, id)),
    right: equation.right.map((id) => cell(line.id, id)),
  }));
}

/**
 * Every known form, oldest first. The data files are part of the program: `TemplateSchema` holds them in the tests, so that starting up need not.
 */
export const templates: readonly Template[] = [form2019, form2021].map((data) => layOut(data as TemplateData));

/** The form that a report of that year must follow; `undefined` for a year before the first form. */
export function templateOfYear(year: number | undefined): Template | undefined {
  if (year === undefined) return undefined;
  return templates.find(({ years }) => years.from <= year && year <= (years.to ?? Number.POSITIVE_INFINITY));
}

/** A form by its id (`2019`, `2021`). */
export const templateById = (id: string): Template | undefined => templates.find((template) => template.id === id);

/** The form in force. */
export const latestTemplate = (): Template => templates[templates.length - 1] as Template;

/** The table's label in messages: 表三“三、（三）2.其他法律行政法规禁止公开”自然人. */
export function rowName(row: RowTemplate): string {
  const path = row.path
    .map((part) => (/^\d+$/.test(part) ? `${part}.` : /^[一二三四五六七八九十]+$/.test(part) ? `${part}、` : part))
    .join('');
  return `${path}${row.short ?? row.label}`;
}
