/** The texts: invented reports of every shape, made to size; the real seeds beside them where they are at hand. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const KB = 1024;
export const SIZES = { '100 KB': 100 * KB, '1 MB': KB * KB, '10 MB': 10 * KB * KB };

/** Shapes that are made to size. */
export const SIZED = [
  'flat',
  'pipe-official',
  'pipe-web',
  'tab-seed',
  'lines-tab',
  'lines-dense',
  'html',
  'html-word',
  'page-word',
  'aligned',
];

export async function corpus(root, out, generator) {
  const { generate, plainSpec, plainVariation, SHAPES } = await import(pathToFileURL(generator).href);
  const folder = join(out, 'texts');
  mkdirSync(folder, { recursive: true });
  const write = (name, kind, text, more = {}) => {
    const path = join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.txt`);
    writeFileSync(path, text);
    return { name, path, kind, bytes: Buffer.byteLength(text), ...more };
  };
  const report = (shape, seed) =>
    generate({
      ...plainSpec,
      shape,
      seed,
      organ: seed % 7,
      year: 2021 + (seed % 5),
      magnitude: ['few', 'zero', 'city', 'dense'][seed % 4],
      prose: seed % 2 ? 'figures' : 'silent',
      variation: { ...plainVariation, pages: shape === 'aligned', lineBreak: '\n' },
    });

  const singles = SHAPES.map((shape) => {
    const { text, kind } = report(shape, 5);
    return write(shape, kind, text, { shape });
  });
  const sized = SIZED.flatMap((shape) => {
    const texts = [];
    let total = 0;
    for (let seed = 1; total < 200 * KB; seed++) {
      const { text } = report(shape, seed);
      texts.push(text);
      total += Buffer.byteLength(text);
    }
    const { kind } = report(shape, 1);
    return Object.entries(SIZES).map(([label, size]) => {
      const parts = [];
      let bytes = 0;
      for (let index = 0; bytes < size; index++) {
        const text = texts[index % texts.length];
        parts.push(text);
        bytes += Buffer.byteLength(text);
      }
      return write(`${shape} ${label}`, kind, parts.join('\n'), { shape, label });
    });
  });
  const seedFolder = process.env.NIANBAO_SEEDS ?? join(root, '..', 'shared', 'seeds');
  const seeds = existsSync(seedFolder)
    ? readdirSync(seedFolder)
        .filter((file) => file.endsWith('.txt'))
        .map((file) => write(`seed ${file.slice(0, 3)}`, 'text', readFileSync(join(seedFolder, file), 'utf8')))
    : [];
  if (seeds.length > 0) {
    const all = seeds.map(({ path }) => readFileSync(path, 'utf8')).join('\n');
    for (const [label, size] of Object.entries(SIZES))
      sized.push(write(`seeds ${label}`, 'text', all.repeat(Math.ceil(size / Buffer.byteLength(all))), { shape: 'seeds', label }));
  }
  return { singles, sized, seeds };
}
