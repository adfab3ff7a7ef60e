// What each source of a root brings to a search, over a real store.

import { describe, expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../../src/base/logger.ts';
import type { Chunk } from '../../../src/core/model.ts';
import type { Candidate } from '../../../src/core/search/candidate.ts';
import { gatherCandidates } from '../../../src/core/search/gatherCandidates.ts';
import { parseSearchRequest } from '../../../src/core/search/searchRequest.ts';
import { IndexView } from '../../../src/core/store/indexView.ts';
import { openTestStore } from '../../support/indexStores.ts';
import { axis, contentKey, newChunk, storedFile } from '../../support/storeRows.ts';

describe('gatherCandidates', () => {
  it('brings what words, stems, names, paths and vectors find, and nothing else', () => {
    const found = gather('parse dates', { vector: axis(1) });
    expect(found.map(({ chunk }) => chunk.path).sort()).toEqual([
      'lib/dates.ts',
      'named.ts',
      'near.ts',
      'stems.ts',
      'words.ts',
    ]);
    const of = (path: string): Candidate | undefined =>
      found.find(({ chunk }) => chunk.path === path);
    expect(of('words.ts')).toMatchObject({ exactPlace: 0, held: 0b11, named: 0 });
    expect(of('stems.ts')).toMatchObject({ exactPlace: undefined, exactScore: 0, held: 0b11 });
    expect(of('named.ts')).toMatchObject({ held: 0b01, named: 0b01 });
    expect(of('near.ts')).toMatchObject({ meaningPlace: 0, similarity: 1, held: 0 });
    expect(of('lib/dates.ts')).toMatchObject({ held: 0, stemPlace: undefined });
  });

  it('knows no similarity without a vector, and none of chunks that wait for theirs', () => {
    expect(gather('parse dates').map(({ similarity }) => similarity)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    const waiting = gather('parse dates', { vector: axis(1) }).filter(
      ({ chunk }) => chunk.path !== 'near.ts',
    );
    expect(waiting.map(({ similarity }) => similarity)).not.toContain(1);
  });

  it('filters before the best are taken', () => {
    const accept = (chunk: Chunk): boolean => chunk.path === 'last.ts';
    const view = openView((store) => {
      const many = Array.from({ length: 400 }, () => newChunk('parse parse'));
      store.putFile(storedFile('many.ts'), many);
      store.putFile(storedFile('last.ts'), [newChunk('parse other words of it')]);
    });
    const found = gather('parse', { accept, view });
    expect(found.map(({ chunk }) => chunk.path)).toEqual(['last.ts']);
    expect(found[0]).toMatchObject({ exactPlace: 0, stemPlace: 0 });
  });
});

interface GatherChoices {
  readonly vector?: Float32Array;
  readonly accept?: (chunk: Chunk) => boolean;
  readonly view?: IndexView;
}

function gather(
  query: string,
  { vector, accept, view = openView(fillSources) }: GatherChoices = {},
): readonly Candidate[] {
  const request = parseSearchRequest(query, {});
  return gatherCandidates(view, 0, { request, vector, accept, folder: '' }).candidates;
}

type Store = ReturnType<typeof openTestStore>;

function fillSources(store: Store): void {
  store.putFile(storedFile('words.ts'), [newChunk('parse dates')]);
  store.putFile(storedFile('stems.ts'), [newChunk('parsing date')]);
  const named = { text: [], name: ['parse'] };
  store.putFile(storedFile('named.ts'), [newChunk('', { symbol: 'parse', words: named })]);
  store.putFile(storedFile('lib/dates.ts'), [newChunk('other')]);
  store.putFile(storedFile('near.ts'), [newChunk('meaning')]);
  store.putFile(storedFile('far.ts'), [newChunk('nothing')]);
  store.putVectors([contentKey('content of meaning')], axis(1));
}

function openView(fill: (store: Store) => void): IndexView {
  const store = openTestStore();
  fill(store);
  const graphThreshold = Number.MAX_SAFE_INTEGER;
  const view = new IndexView({ store, dimension: 4, graphThreshold, logger: silentLogger });
  onTestFinished(() => {
    view.dispose();
  });
  view.refresh();
  return view;
}
