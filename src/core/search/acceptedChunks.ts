// What the chunks of each root must pass before the best of them are taken: the filters of the
// query, with what git says where they ask for it, and its quoted phrases.

import { listAllChanged, type ListChangedFiles } from '../corpus/changedFiles.ts';
import { asksForChanges, type ChunkTest, compileChunkFilter } from './query/chunkFilter.ts';
import type { Phrase } from './query/parseQuery.ts';
import { findPhraseHolders, maxReadChunks, type PhraseTarget } from './query/phraseHolders.ts';
import type { SearchRequest } from './searchRequest.ts';

export interface FilterTarget extends PhraseTarget {
  readonly changedFiles: ListChangedFiles;
}

export interface AcceptedChunks {
  /** By root; undefined where everything is wanted. */
  readonly tests: readonly (ChunkTest | undefined)[];
  /** What limits the answer, for a person. */
  readonly notes: readonly string[];
}

/**
 * @throws EngineError `bad-query` when the query asks for changes and no root can tell them
 * @throws CancelledError
 */
export async function acceptedChunks(
  targets: readonly FilterTarget[],
  { filters, phrases }: SearchRequest,
  signal: AbortSignal | undefined,
): Promise<AcceptedChunks> {
  const changed = asksForChanges(filters) ? await listAllChanged(targets, undefined, signal) : [];
  const found = await Promise.all(targets.map((target) => phraseTests(target, phrases, signal)));
  const unread = found.reduce((sum, each) => sum + each.unread, 0);
  return {
    tests: targets.map((_, index) => {
      const filter = compileChunkFilter(filters, changed[index] ?? new Set());
      const tests = [...(filter === undefined ? [] : [filter]), ...(found[index]?.tests ?? [])];
      return tests.length === 0 ? undefined : (chunk) => tests.every((test) => test(chunk));
    }),
    notes: unread === 0 ? [] : [unreadNote],
  };
}

const unreadNote = `The quoted text was looked for in the ${String(maxReadChunks)} likeliest places; its words stand in more of them.`;

async function phraseTests(
  target: FilterTarget,
  phrases: readonly Phrase[],
  signal: AbortSignal | undefined,
): Promise<{ readonly tests: readonly ChunkTest[]; readonly unread: number }> {
  const tests: ChunkTest[] = [];
  let unread = 0;
  for (const phrase of phrases) {
    const holders = await findPhraseHolders(target, phrase, signal);
    tests.push(({ key }) => holders.keys.has(key) !== phrase.negated);
    unread += holders.unread;
  }
  return { tests, unread };
}
