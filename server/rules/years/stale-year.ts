import type { Said } from '../../text/say.ts';
import type { Span } from '../../text/span.ts';

/** An earlier year in a place that means the report's own. */
export interface StaleYear {
  /** The digits; two stretches where both ends of a period are meant. */
  readonly digits: readonly [Span, ...Span[]];
  readonly written: number;
  /** As a message quotes it: 标题写作“2024年依申请公开情况”. */
  readonly quote: Said;
  /** In the heading of one of the six sections, whose name has no year at all. */
  readonly isSection: boolean;
}
