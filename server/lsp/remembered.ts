/**
 * A pure function of something immutable and a few more values that keeps its last answer for each: asked again with the same values it gives the same
 * object. What was said of something goes when that goes.
 */
export function rememberedOf<Subject extends object, More extends readonly unknown[], Answer>(
  of: (subject: Subject, ...more: More) => Answer,
): (subject: Subject, ...more: More) => Answer {
  const answers = new WeakMap<Subject, { readonly more: More; readonly answer: Answer }>();
  return (subject, ...more) => {
    const known = answers.get(subject);
    if (known && known.more.length === more.length && known.more.every((value, i) => value === more[i])) return known.answer;
    const answer = of(subject, ...more);
    answers.set(subject, { more, answer });
    return answer;
  };
}
