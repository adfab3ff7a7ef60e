// Which chunks hold a quoted phrase. The index has words, not their order: the chunks that hold
// all words of the phrase are read from the disk, and their text decides.

import { throwIfCancelled } from '../../../base/errors.ts';
import { topIds } from '../../../base/topK.ts';
import { lineSlicer } from '../../chunking/lines.ts';
import { visitWords } from '../../lexical/tokens.ts';
import type { ChunkKey } from '../../model.ts';
import type { IndexView } from '../../store/indexView.ts';
import type { Phrase } from './parseQuery.ts';
import { compilePhraseTest } from './phraseTest.ts';

export interface PhraseTarget {
  readonly view: IndexView;
  /** What the disk holds now; undefined when the file is gone. */
  readonly readFile: (path: string) => Promise<{ readonly text: string } | undefined>;
}

export interface PhraseHolders {
  readonly keys: ReadonlySet<ChunkKey>;
  /** Chunks that hold the words and were not read, because there were too many; mostly 0. */
  readonly unread: number;
}

/** More would make a search wait; only phrases of the commonest words come near it. */
export const maxReadChunks = 2_000;
/** Enough to keep the disk busy. */
const parallelFiles = 32;

/** @throws CancelledError */
export async function findPhraseHolders(
  { view, readFile }: PhraseTarget,
  phrase: Phrase,
  signal: AbortSignal | undefined,
): Promise<PhraseHolders> {
  const slots = slotsWithWords(view, phrase.text);
  const read = topIds(slots, maxReadChunks);
  const holds = compilePhraseTest([{ text: phrase.text, negated: false }]);
  const keys = new Set<ChunkKey>();
  const chunks = read.flatMap((slot) => view.chunks.chunkAt(slot) ?? []);
  const files = [...Map.groupBy(chunks, ({ path }) => path)];
  for (let start = 0; start < files.length; start += parallelFiles) {
    throwIfCancelled(signal);
    await Promise.all(
      files.slice(start, start + parallelFiles).map(async ([path, held]) => {
        const file = await readFile(path);
        if (file === undefined) return;
        const slice = lineSlicer(file.text);
        for (const { key, lines } of held) if (holds(slice(lines))) keys.add(key);
      }),
    );
  }
  return { keys, unread: slots.size - read.length };
}

/** BM25 has a bit for so many words of a query. */
const maxWords = 31;

/** @returns slots of the chunks that hold every word of the text, with their score */
function slotsWithWords(view: IndexView, text: string): ReadonlyMap<number, number> {
  const words = surelyIndexed(text).slice(0, maxWords);
  const terms = view.store.termsOf(words);
  if (terms.size < words.length) return new Map();
  const { bm25, held } = view.words.score([...terms.values()].map((term) => [term]));
  const all = 2 ** words.length - 1;
  const slots = new Map<number, number>();
  // Without a word, as `=>`, any chunk may hold the phrase.
  held.forEach((bits, slot) => {
    if (bits === all && view.words.isLive(slot)) slots.set(slot, bm25[slot] ?? 0);
  });
  return slots;
}

/**
 * The words under which any text that holds this one is indexed: not joined identifiers, because
 * `getUser` may go on as `getUserName`, and no lone character of a script without spaces.
 */
function surelyIndexed(text: string): string[] {
  const words = new Set<string>();
  visitWords(text, (word, _start, _end, role) => {
    if (role !== 'whole' && (role !== 'pair' || Array.from(word).length > 1)) words.add(word);
  });
  return [...words];
}
