import * as z from 'zod';
import type { Severity } from '../rules/rule.ts';
import type { English } from '../text/say.ts';
import type { BaselineEntry } from './baseline-file.ts';
import type { Pack } from './packs.ts';

// interpreted, never compiled with the Function constructor
z.config({ jitless: true });

/** How grave a rule's findings are, or that it is not run. */
export type Level = Severity | 'off';

/** When a rule is run in an editor: with every keystroke, or when the document is opened and saved. */
export type When = 'type' | 'save';

/** What an office has set, already validated. Comes from the editor, from `.nianbao.json` or from the command line. */
export interface Settings {
  /** By rule id: a severity, `off`, or options (with an optional `severity` and `when` inside). */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly year: number | undefined;
  /** What the region asks for beyond the form; see `packs.ts`. */
  readonly packs?: readonly Pack[];
  /** Path of a baseline as written, relative to the file that names it. */
  readonly baseline?: string;
  /** Findings of the one file that these settings are for that are put up with; put in by whoever has read the baseline. */
  readonly accepted?: readonly BaselineEntry[];
  /** How tables are laid out, as far as it is set; see `format.ts`. */
  readonly format?: FormatSetting;
  /** English texts: problems are said in English, in Chinese where left out. Put in by whoever has loaded them. */
  readonly english?: English;
}

/** `style`: columns one below the other, or one space on each side. `ambiguousWidth`: how wide “ ” … ① are in the reader's font. */
export interface FormatSetting {
  readonly style?: 'aligned' | 'compact' | undefined;
  readonly ambiguousWidth?: 'narrow' | 'wide' | undefined;
}

/** What is set for one rule: its level, or its own options with an optional level and time among them. */
export type RuleSetting = Level | { readonly severity?: Level; readonly when?: When; readonly [option: string]: unknown };

/** Where nothing is set: every rule at its own level. */
export const defaultSettings: Settings = { rules: {}, year: undefined };

/** The levels by name. */
export const LevelSchema = z.enum(['error', 'warning', 'information', 'hint', 'off']);

/** The times by name. */
export const WhenSchema = z.enum(['type', 'save']);

/** What can be set about the layout of tables. */
export const FormatSchema = z.strictObject({
  style: z.enum(['aligned', 'compact']).optional(),
  ambiguousWidth: z.enum(['narrow', 'wide']).optional(),
});

/** Years that a report can be due for. */
export const YearSchema = z.int().min(2008).max(2100);
