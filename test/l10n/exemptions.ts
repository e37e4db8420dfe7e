/** Which plain Chinese of a folder needs no English, by file. Whatever stands here without need fails the test. */
export interface Exemptions {
  /** Files that hold nothing but words of the reports themselves, each with what they are. */
  readonly wholly: Readonly<Record<string, string>>;
  /** Single texts: what is written into a report, or quoted from one. As the test shows them: {0}, {1} … for what is filled in. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Files whose texts are still to be translated. */
  readonly notYet: readonly string[];
}
