// The word that was meant by a mistyped one.

/**
 * @param typed  what stands there
 * @param words  what could stand there
 * @returns      the nearest within one slip for short words and two for longer ones; a beginning
 *               of three letters is near enough; undefined when none is
 */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const folded = typed.toLowerCase();
  if (folded.length > maxLength) return undefined;
  let nearest: string | undefined;
  let least = Infinity;
  for (const word of words) {
    const slips = countSlips(folded, word);
    if (slips < least && slips <= allowedSlips(word)) {
      nearest = word;
      least = slips;
    }
  }
  return (
    nearest ?? (folded.length >= 3 ? words.find((word) => word.startsWith(folded)) : undefined)
  );
}

/** No word of any list is as long; a longer one only costs time. */
const maxLength = 32;

function allowedSlips(word: string): number {
  if (word.length < 3) return 0;
  return word.length <= 4 ? 1 : 2;
}

/**
 * Letters too many, missing, wrong, or changed with their neighbour.
 *
 * @see Damerau–Levenshtein distance, optimal string alignment
 */
export function countSlips(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap && row > 1 && column > 1 ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
