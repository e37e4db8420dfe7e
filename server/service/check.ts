import type { Report } from '../report/report.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';

/** How a report is to be judged. */
export interface CheckOptions {
  readonly settings: Settings;
  /** It counts as final (command line): blanks and unfinished tables weigh more. */
  readonly final: boolean;
  readonly lastYear?: Report | undefined;
  readonly others?: readonly Report[];
}

/** Every problem of a report, sorted by place. Empty for a document that is no report. Never throws. */
export function checkReport(_report: Report, _options: CheckOptions): readonly Problem[] {
  return [];
}
