import * as z from 'zod';
import { type Message, say } from '../text/say.ts';
import { placeKey, readJsonPlaces } from './json-places.ts';

// interpreted, never compiled with the Function constructor
z.config({ jitless: true });

const EntrySchema = z.object({
  rule: z.string().min(1),
  /** The cell that is meant, where it is one. */
  cell: z.string().optional(),
  /** The marked characters without white space; left out where nothing is marked. */
  text: z.string().optional(),
  /** What the finding says, figures set aside, where nothing is marked. */
  says: z.string().optional(),
  /** A few characters before and behind: they tell one of several alike from the others, nothing more. */
  before: z.string().optional(),
  after: z.string().optional(),
});

const BaselineSchema = z.object({ version: z.literal(1), files: z.record(z.string(), z.array(EntrySchema)) });

/** A finding that is put up with: known by its rule and its words or cell, never by its line. */
export type BaselineEntry = Readonly<z.infer<typeof EntrySchema>>;

/** Findings that are put up with, by file: a path relative to the folder of the baseline, with `/` between its parts. */
export type Baseline = Readonly<Record<string, readonly BaselineEntry[]>>;

/** A baseline that puts up with nothing. */
export const emptyBaseline: Baseline = {};

/** Reads a baseline; where it cannot be used, the offset of what is wrong and one sentence. Never throws. */
export function readBaseline(text: string): { readonly baseline: Baseline } | { readonly at: number; readonly complaint: Message } {
  const { brokenAt, values } = readJsonPlaces(text);
  if (brokenAt !== undefined) return { at: brokenAt, complaint: say`不是 JSON` };
  const parsed = BaselineSchema.safeParse(JSON.parse(text.replace(/^\ufeff/, '')));
  if (parsed.success) return { baseline: parsed.data.files };
  const path = (parsed.error.issues[0]?.path ?? []).map(String);
  while (path.length > 0 && !values.has(placeKey(path))) path.pop();
  return { at: values.get(placeKey(path))?.start ?? 0, complaint: say`不是 nianbao 写出的基线` };
}

/** A baseline as text: files sorted, one finding a line, so that two versions are easily compared. */
export function writeBaseline(baseline: Baseline): string {
  const files = Object.keys(baseline)
    .sort()
    .filter((file) => (baseline[file]?.length ?? 0) > 0)
    .map(
      (file) =>
        `    ${JSON.stringify(file)}: [\n${(baseline[file] ?? []).map((entry) => `      ${JSON.stringify(entry)}`).join(',\n')}\n    ]`,
    );
  return files.length === 0 ? '{\n  "version": 1,\n  "files": {}\n}\n' : `{\n  "version": 1,\n  "files": {\n${files.join(',\n')}\n  }\n}\n`;
}
