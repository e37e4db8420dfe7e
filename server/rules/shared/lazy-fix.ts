import type { Edit, Fix } from '../rule.ts';

/**
 * A fix whose edits are worked out when somebody asks for them, and once: to write a whole table costs as much as to check a report, and most
 * findings are shown without ever being mended. `edits` must be pure.
 */
export function lazyFix(fix: Omit<Fix, 'edits'>, edits: () => readonly Edit[]): Fix {
  let known: readonly Edit[] | undefined;
  return {
    ...fix,
    isLazy: true,
    get edits() {
      known ??= edits();
      return known;
    },
  };
}
