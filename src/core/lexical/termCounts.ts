// Which words a chunk holds and how often, as bytes: what the store keeps of a chunk's text. A
// list of numbers instead of words, because a search holds those of every chunk in memory.

/** What one chunk holds of one word. */
export interface TermCount {
  /** Number of the word in the store, ≥ 0. */
  readonly term: number;
  /** How often it stands in the text, 0…; more than {@link maxCount} counts as that. */
  readonly count: number;
  /** Whether it stands in what the chunk is called: its symbol or heading. */
  readonly inName: boolean;
}

/**
 * @param text      words of the text, each as often as it stands there
 * @param name      words of what the chunk is called
 * @param numberOf  of a word in the store
 */
export function countTerms(
  text: readonly string[],
  name: readonly string[],
  numberOf: (word: string) => number,
): TermCount[] {
  const counts = new Map<string, { count: number; inName: boolean }>();
  for (const word of text) {
    const known = counts.get(word);
    if (known === undefined) counts.set(word, { count: 1, inName: false });
    else known.count += 1;
  }
  for (const word of name) {
    const known = counts.get(word);
    if (known === undefined) counts.set(word, { count: 0, inName: true });
    else known.inName = true;
  }
  return [...counts].map(([word, held]) => ({ term: numberOf(word), ...held }));
}

/** Numbers are given one after the other: higher ones are damage, and would cost memory. */
export const maxTerm = 2 ** 24;

/** BM25 is flat long before. */
export const maxCount = 127;

/** Counts below this stand in the same bytes as the word's number. */
const inlineCounts = 3;

/**
 * Numbers ascending, each as its distance from the one before; with it a bit for the name, and
 * two bits for the count or, at 3, that the count follows. 1.5 to 2.5 bytes a word in code.
 *
 * @param counts  each term once, in any order; terms up to {@link maxTerm} come back
 */
export function packTermCounts(counts: readonly TermCount[]): Uint8Array {
  const bytes: number[] = [];
  let previous = -1;
  for (const { term, count, inName } of [...counts].sort((a, b) => a.term - b.term)) {
    const known = Math.min(count, maxCount);
    const short = Math.min(known, inlineCounts);
    pushNumber(bytes, (term - previous - 1) * 8 + (inName ? 4 : 0) + short);
    if (short === inlineCounts) pushNumber(bytes, known - inlineCounts);
    previous = term;
  }
  return Uint8Array.from(bytes);
}

/** Calls `visit` for each term, ascending. Damaged bytes end the walk; they never make it hang. */
export function visitTermCounts(
  bytes: Uint8Array,
  visit: (term: number, count: number, inName: boolean) => void,
): void {
  let position = 0;
  const next = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[position] ?? 0;
      position += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  };
  let term = -1;
  while (position < bytes.length) {
    const head = next();
    term += Math.floor(head / 8) + 1;
    if (!(term <= maxTerm)) return;
    const short = head % 4;
    const count = short === inlineCounts ? inlineCounts + next() : short;
    visit(term, Math.min(count, maxCount), head % 8 >= 4);
  }
}

/** Seven bits a byte, lowest first; the high bit says that more follow. */
function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}
