import texts from '../../l10n/en.json' with { type: 'json' };
import type { English } from './say.ts';

/** All English texts. Imported only when English is asked for, with `import()`: whoever reads Chinese does not pay for them. */
export const english: English = texts;
