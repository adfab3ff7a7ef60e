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
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= maxRemembered) answers.clear();
    const answer = compute(text);
    answers.set(text, answer);
    return answer;
  };
}
