import type { Applicant, Role, Subject } from './facts.ts';

/** What the words around a figure say that it counts. */
export interface Meaning {
  readonly subject: Subject;
  readonly role: Role;
  readonly applicant: Applicant | undefined;
  /** For `reason`: the row of table three. */
  readonly row: string | undefined;
  /** The words alone do not say that applications are meant: 共收到12件. */
  readonly bare: boolean;
  /** For `reason`: the result it is named with, all of which may be meant as well: 因不掌握相关信息无法提供. */
  readonly result: Role | undefined;
  /** The words leave some doubt: 办理行政处罚 may be more than 作出. */
  readonly doubtful: boolean;
  /** Said directly after something received: 收到并办结. */
  readonly both: boolean;
}

/** A meaning with all that is not said left out. */
export const meaning = (
  subject: Subject,
  role: Role,
  { applicant, row, result, bare = false, doubtful = false, both = false }: Partial<Meaning> = {},
): Meaning => ({ subject, role, applicant, row, result, bare, doubtful, both });

/** 共计, 数量为, 各: what leads to the figure without saying anything. */
const COUNTING =
  /(?:共计|总计|合计|累计|共有|总共|一共|总数|总量|数量|(?<![文案])件数|次数|(?<=申请|受理|办结|办理|答复|收件|收到|办件)量|数|共|有|为|是|达到?|了|约|近|均|都|各|全部|分别|计|：|:|已|的)$/;

/** The words without what only leads to the figure. */
export function withoutCounting(label: string): string {
  let words = label;
  for (let steps = 0; steps < 8; steps++) {
    const match = COUNTING.exec(words);
    // （七）总计 is a figure of its own
    if (!match || match.index === 0) break;
    words = words.slice(0, match.index);
  }
  return words;
}

const QUOTES = /[“”"「」‘’]/g;

/** “予以公开”17件: what is counted may be quoted from the table. */
export const withoutQuotes = (words: string): string => words.replace(QUOTES, '');
