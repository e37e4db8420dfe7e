import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { absent } from '../reports/real-reports.ts';
import { folder, nianbao } from './console.ts';

const seeds = resolve(process.env.NIANBAO_SEEDS ?? join(import.meta.dirname, '../../../shared/seeds'));
const files = [seeds, resolve(seeds, '../reports')]
  .filter((where) => existsSync(where))
  .flatMap((where) => readdirSync(where).flatMap((name) => (name.endsWith('.txt') ? [join(where, name)] : [])));

/** The figures of one table as a person noted them, in the order of the form. */
function noted(table: unknown): unknown[] {
  if (Array.isArray(table)) return table;
  return typeof table === 'object' && table !== null ? Object.values(table).flatMap(noted) : [];
}

describe.skipIf(absent !== undefined)('real reports through the command line', () => {
  it.each(files)('every cell of %s is extracted as a person read it', async (file) => {
    const expected = JSON.parse(readFileSync(file.replace(/\.txt$/, '.expected.json'), 'utf8'));
    const { status, out } = await nianbao(folder(), ['extract', file]);
    const [{ organ, year, tables }] = JSON.parse(out).files;
    expect({ status, organ, year }).toEqual({ status: 0, organ: expected.organ, year: expected.year });
    const values = (id: string) => Object.values(tables[id].cells);
    expect(values('proactiveDisclosure')).toEqual(noted(expected.table2));
    expect(values('applications')).toEqual(noted(expected.table3));
    expect(values('reviewLitigation')).toEqual(noted(expected.table4));
  });
});
