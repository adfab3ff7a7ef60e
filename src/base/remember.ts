// Answers that are asked for again and again, kept in a bounded memory.

/**
 * @param compute        always gives the same for the same text
 * @param maxRemembered  when so many are known, all are forgotten: what is needed comes back soon
 */
export function remember<T>(
  compute: (text: string) => T,
  maxRemembered: number,
): (text: string) => T {
  const answers = new Map<string, T>();
  // Several ask for the same in a row, and a map of thousands lies far from the processor.
  let last: { readonly text: string; readonly answer: T } | undefined;
  const look = (text: string): T => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= maxRemembered) answers.clear();
    const answer = compute(text);
    answers.set(text, answer);
    return answer;
  };
  return (text) => {
    if (last?.text !== text) last = { text, answer: look(text) };
    return last.answer;
  };
}
