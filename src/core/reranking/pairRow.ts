// A query and a document as the one sequence that a pair scorer reads: [CLS] query [SEP] document.

/** The query may take this much of the window, as in training; the document gets the rest. */
export const maxQueryTokens = 64;

/** Special tokens around a pair, as the model's tokenizer puts them. */
export interface PairTokens {
  readonly before: readonly number[];
  readonly between: readonly number[];
  readonly after: readonly number[];
}

export interface PairWindow {
  readonly pairTokens: PairTokens;
  /** Of the whole sequence, special tokens included. */
  readonly maxTokens: number;
  /** Stands for a text without any token. */
  readonly unknownId: number;
}

export interface PairRow {
  readonly ids: readonly number[];
  /** Where the second segment begins: behind the tokens between the two. */
  readonly secondStart: number;
}

/**
 * @param query     ids without special tokens
 * @param document  likewise; cut to what the query leaves of the window
 */
export function pairRow(
  query: readonly number[],
  document: readonly number[],
  { pairTokens, maxTokens, unknownId }: PairWindow,
): PairRow {
  const { before, between, after } = pairTokens;
  // A text that spells a special token must not end the query early.
  const special = new Set([...before, ...between, ...after]);
  const textIds = (ids: readonly number[], room: number): readonly number[] => {
    const own = ids.filter((id) => !special.has(id)).slice(0, Math.max(0, room));
    return own.length === 0 ? [unknownId] : own;
  };
  const first = [...before, ...textIds(query, maxQueryTokens), ...between];
  const second = textIds(document, maxTokens - first.length - after.length);
  return { ids: [...first, ...second, ...after], secondStart: first.length };
}
