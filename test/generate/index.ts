import { cutBefore, type OfficialGrid, type Piece, applicationGrid, caseGrid, disclosureGrid, withFallenHeading } from './official.ts';
import { htmlPage, markdown, type Parts, pdfText, plainText } from './document.ts';
import { printAligned } from './shapes/aligned.ts';
import { printFlat } from './shapes/flat.ts';
import { printHtml, printHtmlWord } from './shapes/html.ts';
import { printLines } from './shapes/lines.ts';
import { printPipeOfficial, printPipeWeb } from './shapes/pipe.ts';
import { printTab } from './shapes/tab.ts';
import {
  applicationFigures,
  applicationsBefore,
  caseFigures,
  disclosureBefore,
  disclosureFigures,
  type Figures,
  type Values,
} from './figures.ts';
import { APPLICANTS, DISCLOSURE_BLOCKS, formOfYear, type FormId, type TableId } from './form.ts';
import { ORGANS, type Organ } from './organs.ts';
import { edited } from './grid-edit.ts';
import { type Pen, pen } from './pen.ts';
import { type Prose, writeProse } from './prose.ts';
import { type Random, random } from './random.ts';
import type { Change, Shape, Spec } from './spec.ts';
import { variedProse } from './varied/index.ts';
import { type Claim, unmark } from './varied/voice.ts';

/** An invented report and what a reader must find in it. */
export interface Generated {
  readonly spec: Spec;
  readonly text: string;
  readonly kind: 'text' | 'page';
  readonly organ: string;
  readonly year: number;
  readonly forms: Readonly<Record<TableId, FormId>>;
  /** The consistent figures. */
  readonly truth: Figures;
  /** What is printed: the truth with `spec.changes`. */
  readonly printed: Figures;
  /** Cells that may be read as unknown although a figure is printed: a blank in their row that the shape cannot show. */
  readonly unsure: ReadonlySet<string>;
  /** Errors it must have before any figure is changed, by rule. */
  readonly errors: readonly string[];
  /** Rules that may warn; no other may. */
  readonly mayWarn: ReadonlySet<string>;
  /** Where varied prose claims something that the figures bear out. */
  readonly claims: readonly Claim[];
}

/** Shapes in which an empty cell can be seen. */
export const SHOWS_BLANKS: ReadonlySet<Shape> = new Set<Shape>([
  'flat',
  'pipe-official',
  'tab-ten',
  'tab-eight',
  'lines-tab',
  'lines-closed',
  'html',
  'html-word',
  'page',
  'page-word',
]);

/** Shapes in which it may be seen, but where a reader may well be unsure of the row. */
export const HALF_SHOWS_BLANKS: ReadonlySet<Shape> = new Set<Shape>(['pipe-web', 'tab-collapsed', 'tab-seed', 'tab-broken', 'lines-pipe']);

function pieces(grid: OfficialGrid, spec: Spec, chance: Random): readonly Piece[] {
  const { cut, fallenHeading } = spec.variation;
  if (grid.table === 'proactiveDisclosure') {
    if (fallenHeading) return withFallenHeading(grid, '第二十条第（八）项');
    if (cut === 'bare' && chance.chance(0.3))
      return cutBefore(grid, chance.int(2, grid.rows.length - 1), false).map((part) => ({ grid: part }));
  }
  if (grid.table === 'applications' && cut !== 'no')
    return cutBefore(grid, chance.int(grid.heads + 1, grid.rows.length - 1), cut === 'repeated').map((part) => ({ grid: part }));
  return [{ grid }];
}

function printTable(shape: Shape, form: FormId, grid: OfficialGrid, spec: Spec, hand: Pen): string {
  const parts = pieces(grid, spec, hand.chance.fork(`pieces ${grid.table}`));
  switch (shape) {
    case 'flat':
      return printFlat(grid.table, form, hand);
    case 'pipe-official':
      return printPipeOfficial(parts, hand);
    case 'pipe-web':
      return printPipeWeb(parts, hand);
    case 'tab-ten':
    case 'tab-eight':
    case 'tab-collapsed':
    case 'tab-seed':
    case 'tab-broken':
      return printTab(shape, parts, hand);
    case 'lines-tab':
    case 'lines-closed':
    case 'lines-blank':
    case 'lines-dense':
    case 'lines-pipe':
      return printLines(shape, parts, hand);
    case 'html':
      return printHtml(parts, hand);
    case 'page':
      return printHtml(parts, hand).replace(/^(第二十条.*)$/m, '<p>$1</p>');
    case 'html-word':
      return printHtmlWord(parts, hand, (text) => text);
    case 'page-word':
      return printHtmlWord(parts, hand, (text) => `<p><span>${text}</span></p>`);
    case 'aligned':
      return printAligned(parts, hand, 1);
    case 'aligned-wide':
      return printAligned(parts, hand, 2);
  }
}

function assemble(chance: Random, spec: Spec, parts: Parts): string {
  switch (spec.shape) {
    case 'flat':
    case 'pipe-official':
    case 'pipe-web':
    case 'html':
    case 'html-word':
      return markdown(chance, spec, parts);
    case 'tab-ten':
    case 'tab-eight':
    case 'tab-collapsed':
    case 'tab-seed':
    case 'tab-broken':
    case 'lines-tab':
    case 'lines-closed':
    case 'lines-blank':
    case 'lines-pipe':
      return plainText(chance, spec, parts, spec.shape === 'tab-collapsed');
    case 'lines-dense':
      return plainText(chance, spec, parts, true);
    case 'page':
    case 'page-word':
      return htmlPage(chance, spec, parts);
    case 'aligned':
      return pdfText(chance, spec, parts, 1);
    case 'aligned-wide':
      return pdfText(chance, spec, parts, 2);
  }
}

function applied(truth: Figures, changes: readonly Change[]): Figures {
  const tables: Record<TableId, Record<string, number | null>> = {
    proactiveDisclosure: { ...truth.proactiveDisclosure },
    applications: { ...truth.applications },
    reviewLitigation: { ...truth.reviewLitigation },
  };
  for (const { table, cell, value } of changes) {
    if (!(cell in tables[table])) throw new Error(`${table} has no cell ${cell}`);
    tables[table][cell] = value;
  }
  return tables;
}

const rowOf = (id: string, columns: readonly { readonly id: string }[]): string => {
  const column = columns.find((one) => id.endsWith(`.${one.id}`));
  return column ? id.slice(0, -column.id.length - 1) : id;
};

/** The row that a cell stands in, as far as its shape prints rows: table four is one row of fifteen. */
function rowCells(table: TableId, form: FormId, id: string, values: Values): readonly string[] {
  if (table === 'reviewLitigation') return Object.keys(values);
  const columns = table === 'applications' ? APPLICANTS : DISCLOSURE_BLOCKS[form].flatMap((block) => block.columns);
  const row = rowOf(id, columns);
  return Object.keys(values).filter((other) => rowOf(other, columns) === row);
}

function unsureCells(spec: Spec, forms: Readonly<Record<TableId, FormId>>, printed: Figures): ReadonlySet<string> {
  const unsure = new Set<string>();
  if (SHOWS_BLANKS.has(spec.shape) || spec.variation.blankAs !== '') return unsure;
  for (const table of ['proactiveDisclosure', 'applications', 'reviewLitigation'] as const) {
    for (const [id, value] of Object.entries(printed[table])) {
      if (value === null) for (const other of rowCells(table, forms[table], id, printed[table])) unsure.add(`${table}:${other}`);
    }
  }
  return unsure;
}

function allowances(spec: Spec, blanks: number): ReadonlySet<string> {
  const { variation, shape } = spec;
  const rules: string[] = [];
  if (variation.figures === 'fullWidth' || variation.figures === 'thousands') rules.push('cell-style');
  if (variation.pages) rules.push('residue');
  if (blanks > 0) rules.push(variation.blankAs === '' ? 'cell-blank' : 'cell-placeholder', 'table-incomplete', 'figure-count');
  if (shape === 'tab-broken' || variation.labelColumns === 'two') rules.push('row-unknown');
  return new Set(rules);
}

/** The report of the year before: the same office in the same shape, with other figures that lead up to this one's. */
export function lastYearOf(spec: Spec): Spec {
  const { forms: _, changes: __, naming: ___, ...rest } = spec;
  return { ...rest, year: spec.year - 1, seed: spec.seed + 500_000, before: spec };
}

function formsOf(spec: Spec): Readonly<Record<TableId, FormId>> {
  const due = formOfYear(spec.year);
  return {
    proactiveDisclosure: spec.forms?.proactiveDisclosure ?? due,
    applications: spec.forms?.applications ?? due,
    reviewLitigation: due,
  };
}

/** The consistent figures of a spec. */
function truthOf(spec: Spec): Figures {
  const chance = random(spec.seed);
  const organ = ORGANS[spec.organ % ORGANS.length] as Organ;
  const forms = formsOf(spec);
  const alone: Figures = {
    proactiveDisclosure: disclosureFigures(chance.fork('two'), forms.proactiveDisclosure, spec.magnitude, organ.power),
    applications: applicationFigures(chance.fork('three'), forms.applications, spec.magnitude),
    reviewLitigation: caseFigures(chance.fork('four'), spec.magnitude),
  };
  if (!spec.before) return alone;
  const after = truthOf(spec.before);
  const stocks = forms.proactiveDisclosure === '2021' && formsOf(spec.before).proactiveDisclosure === '2021';
  return {
    ...alone,
    proactiveDisclosure: stocks ? disclosureBefore(alone.proactiveDisclosure, after.proactiveDisclosure) : alone.proactiveDisclosure,
    applications: applicationsBefore(forms.applications, alone.applications, after.applications),
  };
}

function proseOf(chance: Random, spec: Spec, organ: Organ, truth: Figures): Prose {
  const forms = formsOf(spec);
  if (spec.prose === 'varied') {
    const before = lastYearOf(spec);
    return variedProse({ chance, organ, year: spec.year, forms, figures: truth, last: truthOf(before), lastForms: formsOf(before) });
  }
  return writeProse(chance, {
    organ,
    year: spec.year,
    forms,
    figures: truth,
    named: spec.prose === 'figures',
    naming: spec.naming,
  });
}

/** Makes the report of a spec. */
export function generate(spec: Spec): Generated {
  const chance = random(spec.seed);
  const organ = ORGANS[spec.organ % ORGANS.length] as Organ;
  const due = formOfYear(spec.year);
  const forms = formsOf(spec);
  const truth = truthOf(spec);
  const printed = applied(truth, spec.changes ?? []);
  const hand = pen(chance.fork('pen'), spec.variation, printed);
  const choice = chance.fork('grid');
  const labels = ({ two: 2, three: 3, four: 4 } as const)[spec.variation.labelColumns];
  const grids = [
    disclosureGrid(forms.proactiveDisclosure, choice.chance(0.5)),
    applicationGrid(forms.applications, labels, spec.variation.totalFirst, choice.chance(0.5)),
    caseGrid(),
  ].map((grid) => edited(grid, spec.edit));
  const print = (grid: OfficialGrid): string => {
    const mixed =
      spec.shape === 'tab-collapsed' &&
      grid.table === 'proactiveDisclosure' &&
      choice.fork('mixed').chance(0.3) &&
      Object.values(printed.proactiveDisclosure).every((value) => value !== null);
    return printTable(mixed ? 'aligned' : spec.shape, forms[grid.table], grid, spec, hand);
  };
  const prose = proseOf(chance.fork('prose'), spec, organ, truth);
  const [two = '', three = '', four = ''] = grids.map(print);
  const tables = [two, three, four] as const;
  const text = assemble(chance.fork('document'), spec, { organ: organ.name, year: spec.year, prose, tables });
  const ended =
    (spec.variation.bom ? '\ufeff' : '') + (spec.variation.lineBreak === '\n' ? text : text.replaceAll('\n', spec.variation.lineBreak));
  const unmarked = unmark(ended);
  const blanks = [
    ...Object.values(printed.proactiveDisclosure),
    ...Object.values(printed.applications),
    ...Object.values(printed.reviewLitigation),
  ].filter((value) => value === null).length;
  return {
    spec,
    text: unmarked.text,
    claims: unmarked.claims,
    kind: spec.shape === 'page' || spec.shape === 'page-word' ? 'page' : 'text',
    organ: organ.name,
    year: spec.year,
    forms,
    truth,
    printed,
    unsure: unsureCells(spec, forms, printed),
    errors: (['proactiveDisclosure', 'applications'] as const).filter((table) => forms[table] !== due).map(() => 'template-year'),
    mayWarn: allowances(spec, blanks),
  };
}
