// The view of a root against the store it follows: after any edits it holds what a view holds
// that was opened just then, and what it says is what the store says.

import { describe, expect, it, onTestFinished } from 'vitest';
import { clearIndex } from '../../../src/adapters/sqlite/indexStore.ts';
import { silentLogger } from '../../../src/base/logger.ts';
import { normalizeRows } from '../../../src/core/encoding/normalize.ts';
import type { Chunk, ChunkKey } from '../../../src/core/model.ts';
import type { IndexStore, NewChunk } from '../../../src/core/store/indexStore.ts';
import { indexIdKey, IndexView } from '../../../src/core/store/indexView.ts';
import { openTestStore, temporaryFolder } from '../../support/indexStores.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { axis, contentKey, newChunk, storedFile } from '../../support/storeRows.ts';
import { testFingerprint } from '../../support/testFingerprint.ts';

type Random = () => number;

const paths = Array.from({ length: 12 }, (_, index) => `folder${index % 3}/file${index}.ts`);
const vocabulary = ['load', 'loading', 'parse', 'parser', 'token', 'queue', 'retry', 'date'];

describe('IndexView', () => {
  it.each([1, 2, 3])('follows its store through 150 edits (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const store = openTestStore();
    const view = viewOf(store);
    for (let step = 0; step < 150; step++) {
      edit(store, random);
      if (random() < 0.5) continue;
      view.refresh();
      const fresh = viewOf(store);
      fresh.refresh();
      expect(contentOf(view)).toEqual(contentOf(fresh));
      expect(chunksOf(view)).toEqual(store.chunks(store.chunkKeys()));
      expect(vectorKeysOf(view)).toEqual(store.embeddedKeys());
    }
  });

  it('takes new slots when most are holes, and loses nothing', () => {
    const store = openTestStore();
    const view = viewOf(store);
    store.putFile(storedFile('kept.ts'), [newChunk('kept')]);
    putVectors(store, seededRandom(1));
    const chunks = Array.from({ length: 1_100 }, (_, index) => newChunk(`word${index}`));
    for (let round = 0; round < 4; round++) {
      store.putFile(storedFile('saved.ts'), chunks);
      view.refresh();
    }
    expect(view.chunks.size).toBe(1_101);
    expect(view.chunks.slots).toBeLessThan(3_400);
    expect(vectorKeysOf(view)).toEqual(store.embeddedKeys());
    expect(heldBy(view, ['kept'])).toEqual(['kept.ts']);
  });

  it('sees vectors that come later, chunk by chunk', () => {
    const store = openTestStore();
    const view = viewOf(store);
    store.putFile(storedFile('a.ts'), [newChunk('one'), newChunk('two')]);
    view.refresh();
    expect(view.nearest(axis(0), 10)).toEqual([]);
    store.putVectors([contentKey('content of two')], axis(0));
    view.refresh();
    const [, second] = store.chunkKeys();
    expect(view.nearest(axis(0), 10)).toEqual([{ key: second, similarity: 1 }]);
  });

  it('sees the vectors of a large index that is being filled', () => {
    const store = openTestStore();
    const view = viewOf(store);
    const chunks = Array.from({ length: 4_200 }, (_, index) => newChunk(`word${index}`));
    store.putFile(storedFile('large.ts'), chunks);
    view.refresh();
    store.putVectors([contentKey('content of word7')], axis(1));
    view.refresh();
    expect(vectorKeysOf(view)).toEqual(store.embeddedKeys());
  });

  it('starts anew when another index stands in its place', () => {
    const folder = temporaryFolder();
    const view = viewOf(openTestStore({ folder, mode: 'read' }));
    const fill = (name: string, row: Float32Array): IndexStore => {
      const store = openTestStore({ folder });
      store.setMetaValue(indexIdKey, name);
      store.putFile(storedFile('same.ts'), [newChunk(name)]);
      store.putVectors([contentKey(`content of ${name}`)], row);
      return store;
    };
    const first = fill('first', axis(0));
    view.refresh();
    expect(heldBy(view, ['first'])).toEqual(['same.ts']);
    const keys = first.chunkKeys();
    first.dispose();
    clearIndex(folder);
    expect(fill('second', axis(1)).chunkKeys()).toEqual(keys);
    view.refresh();
    expect(heldBy(view, ['second'])).toEqual(['same.ts']);
    expect(view.nearest(axis(1), 10)).toEqual([{ key: keys[0], similarity: 1 }]);
  });
});

function viewOf(store: IndexStore): IndexView {
  const view = new IndexView({
    store,
    dimension: testFingerprint.dimension,
    graphThreshold: Number.MAX_SAFE_INTEGER,
    logger: silentLogger,
  });
  onTestFinished(() => {
    view.dispose();
  });
  return view;
}

/** One of the things that happen to an index. */
function edit(store: IndexStore, random: Random): void {
  const path = pick(paths, random);
  const chance = random();
  if (chance < 0.45)
    store.putFile(storedFile(path, { modifiedMs: random() }), randomChunks(random));
  else if (chance < 0.6) store.removeFiles([path, pick(paths, random)]);
  else if (chance < 0.7) store.renameFile(path, pick(paths, random));
  else if (chance < 0.8) store.touchFile(storedFile(path, { modifiedMs: random() }));
  else if (chance < 0.98) putVectors(store, random);
  else store.vacuumVectors(0);
}

function randomChunks(random: Random): NewChunk[] {
  return Array.from({ length: random() * 5 }, () => {
    const text = Array.from({ length: 1 + random() * 4 }, () => pick(vocabulary, random));
    return newChunk(text.join(' '), {
      words: { text, name: random() < 0.3 ? [pick(vocabulary, random)] : [] },
      ...(random() < 0.5 ? {} : { symbol: pick(vocabulary, random) }),
    });
  });
}

/** Some of the chunks that wait get their vectors. */
function putVectors(store: IndexStore, random: Random): void {
  const keys = store.pending(3).map((pending) => pending.contentKey);
  const dimension = testFingerprint.dimension;
  const data = Float32Array.from({ length: keys.length * dimension }, () => random() - 0.5);
  normalizeRows({ data, rows: keys.length, dimension });
  store.putVectors(keys, data);
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** What a search sees, by paths and keys instead of slots. */
function contentOf(view: IndexView): unknown {
  const groups = view.store.termsOf(vocabulary);
  const scores = view.words.score([...groups.values()].map((term) => [term]));
  const bySlot = [...liveSlots(view)].map((slot) => ({
    key: view.chunks.chunkAt(slot)?.key,
    file: view.chunks.fileOf(slot)?.path,
    bm25: scores.bm25[slot]?.toFixed(4),
    held: scores.held[slot],
    named: scores.named[slot],
  }));
  return {
    bySlot,
    rarity: scores.rarity,
    names: [...view.chunks.files()].map(({ id, path }) => [path, [...view.names.of(id).path]]),
    slotsPerFile: [...view.chunks.files()].map(({ id }) => view.chunks.slotsOfFile(id).length),
    nearest: view.nearest(axis(0), 50).map(({ key, similarity }) => [key, similarity.toFixed(4)]),
  };
}

function* liveSlots(view: IndexView): Generator<number> {
  for (let slot = 0; slot < view.chunks.slots; slot++) {
    if (view.words.isLive(slot)) yield slot;
  }
}

function chunksOf(view: IndexView): Map<ChunkKey, Chunk> {
  const chunks = [...liveSlots(view)].flatMap((slot) => view.chunks.chunkAt(slot) ?? []);
  return new Map(chunks.map((chunk) => [chunk.key, chunk]));
}

function vectorKeysOf(view: IndexView): ChunkKey[] {
  const everything = view.nearest(axis(0), Number.MAX_SAFE_INTEGER);
  return everything.map(({ key }) => key).sort((a, b) => a - b);
}

/** Paths of the chunks that hold any of the words. */
function heldBy(view: IndexView, words: readonly string[]): (string | undefined)[] {
  const { held } = view.words.score([[...view.store.termsOf(words).values()]]);
  return [...liveSlots(view)]
    .filter((slot) => held[slot] === 1)
    .map((slot) => view.chunks.fileOf(slot)?.path);
}
