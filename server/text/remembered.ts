/** Texts longer than this are worked out anew each time. */
const LONGEST = 48;
/** So many answers are kept; then all are dropped and kept anew. */
const MOST = 4096;

/**
 * A pure function of a short text that keeps its answers: the words of tables are few and come again and again. The answers must be immutable; the
 * memory is bounded.
 */
export function remembered<Answer>(of: (text: string) => Answer): (text: string) => Answer {
  let answers = new Map<string, Answer>();
  return (text) => {
    if (text.length > LONGEST) return of(text);
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = of(text);
    if (answers.size >= MOST) answers = new Map();
    answers.set(text, answer);
    return answer;
  };
}
