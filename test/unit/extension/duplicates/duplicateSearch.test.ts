import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  DuplicateSearch,
  shownReport,
} from '../../../../src/extension/duplicates/duplicateSearch.ts';
import { createFakeEngine, type FakeEngine, fakeCluster } from '../../../support/fakeEngine.ts';

let engine: FakeEngine;
let search: DuplicateSearch;

beforeEach(() => {
  engine = createFakeEngine({
    duplicates: ({ scope }) => {
      if (scope?.type === 'changed') throw new Error('no repository');
      return [fakeCluster({ id: scope?.type ?? '' })];
    },
  });
  search = new DuplicateSearch((scope, signal) => engine.findDuplicates({ scope }, signal));
});

afterEach(() => {
  search.dispose();
});

const shown = (): string | undefined => shownReport(search.state)?.clusters[0]?.id;
const file = { type: 'file', path: '/work space/a.ts' } as const;

describe('a search for duplicates', () => {
  test('goes from nothing over searching to what was found', async () => {
    const states: string[] = [search.state.type];
    search.onState(({ type }) => states.push(type));
    await search.run({ type: 'workspace' });
    expect([states, shown()]).toEqual([['idle', 'searching', 'found'], 'workspace']);
  });

  test('keeps its report on show while the same is asked again, and not for another scope', async () => {
    await search.run({ type: 'workspace' });
    engine.holdSearches();
    const again = search.rerun();
    expect([search.state.type, shown()]).toEqual(['searching', 'workspace']);
    const other = search.run(file);
    expect([search.state.type, shown()]).toEqual(['searching', undefined]);
    engine.releaseSearches();
    await Promise.all([again, other]);
    expect(shown()).toBe('file');
  });

  test('that is stopped leads back to what was found before', async () => {
    await search.run({ type: 'workspace' });
    engine.holdSearches();
    const running = search.run(file);
    search.cancel();
    await running;
    expect([search.state.type, shown()]).toEqual(['found', 'workspace']);
  });

  test('that fails says why, and can be asked again', async () => {
    await search.run({ type: 'changed' });
    expect(search.state).toMatchObject({ type: 'failed', error: { message: 'no repository' } });
    await search.rerun();
    expect(engine.calls).toEqual(['findDuplicates:changed', 'findDuplicates:changed']);
  });

  test('asks nothing again where nothing was asked', async () => {
    await search.rerun();
    expect([search.state.type, engine.calls]).toEqual(['idle', []]);
  });
});

describe('a report', () => {
  const isStale = (): boolean => search.state.type === 'found' && search.state.isStale;

  test('is stale once files have changed, until it is asked again', async () => {
    await search.run({ type: 'workspace' });
    expect(isStale()).toBe(false);
    search.markStale();
    expect(isStale()).toBe(true);
    await search.rerun();
    expect(isStale()).toBe(false);
  });

  test('is stale from the beginning when files have changed meanwhile', async () => {
    engine.holdSearches();
    const running = search.run({ type: 'workspace' });
    search.markStale();
    engine.releaseSearches();
    await running;
    expect(isStale()).toBe(true);
  });
});
