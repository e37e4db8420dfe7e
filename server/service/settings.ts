import type { Severity } from '../rules/rule.ts';

/** What an office has set, already validated. Comes from the editor, from `.nianbao.json` or from the command line. */
export interface Settings {
  /** By rule id: a severity, `off`, or options (with an optional `severity` inside). */
  readonly rules: Readonly<Record<string, Severity | 'off' | { readonly severity?: Severity | 'off'; readonly [option: string]: unknown }>>;
  readonly year: number | undefined;
}

export const defaultSettings: Settings = { rules: {}, year: undefined };
