import type { Edit, Fix, Related, Severity } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';

/** A finding as every view shows it: with its rule and the severity that the settings give it. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Span;
  readonly cell?: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

export type { Edit, Fix, Related, Severity };
