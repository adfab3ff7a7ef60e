import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EngineError } from '../../../src/base/errors.ts';
import { SearchController } from '../../../src/extension/searchController.ts';
import { createFakeEngine, type FakeEngine, fakeHit } from '../../support/fakeEngine.ts';

const delayMs = 180;

let engine: FakeEngine;
let controller: SearchController;

beforeEach(() => {
  vi.useFakeTimers();
  engine = createFakeEngine({ answer: (query) => [fakeHit({ symbol: query })] });
  controller = new SearchController({
    search: ({ query, options }, signal) => engine.search(query, options, signal),
    delayMs,
  });
});

afterEach(() => {
  controller.dispose();
  vi.useRealTimers();
});

function ask(query: string, immediate = false): void {
  controller.request({ query, options: { limit: 5 } }, immediate);
}

function shownSymbol(): string | undefined {
  const { state } = controller;
  if (state.type === 'found') return state.result.hits[0]?.symbol;
  return state.type === 'searching' ? state.previous?.hits[0]?.symbol : undefined;
}

describe('typing', () => {
  test('searches once, for the last word, when it pauses', async () => {
    for (const query of ['p', 'pa', 'parse']) {
      ask(query);
      await vi.advanceTimersByTimeAsync(delayMs - 1);
    }
    expect(engine.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect([engine.calls, shownSymbol()]).toEqual([['search:parse'], 'parse']);
  });

  test('does not wait when Enter is pressed', async () => {
    ask('parse', true);
    expect(engine.calls).toEqual(['search:parse']);
    await vi.advanceTimersByTimeAsync(delayMs);
    expect(engine.calls).toEqual(['search:parse']);
  });

  test('of blanks only ends the search', async () => {
    ask('parse', true);
    await vi.advanceTimersByTimeAsync(0);
    ask('  ');
    expect(controller.state).toEqual({ type: 'idle' });
  });
});

describe('a newer search', () => {
  test('cancels the older one and is the only one that is shown', async () => {
    engine.holdSearches();
    ask('old', true);
    ask('new', true);
    engine.releaseSearches();
    await vi.advanceTimersByTimeAsync(0);
    expect([engine.calls, shownSymbol()]).toEqual([['search:old', 'search:new'], 'new']);
  });

  test('keeps the answer before it in view until its own is there', async () => {
    ask('old', true);
    await vi.advanceTimersByTimeAsync(0);
    ask('new');
    expect([controller.state.type, shownSymbol()]).toEqual(['searching', 'old']);
  });

  test('wins even over an answer that does not listen to its cancellation', async () => {
    const answers: ((symbol: string) => void)[] = [];
    const deaf = new SearchController({
      search: ({ query }) =>
        new Promise((resolve) => {
          answers.push((symbol) => {
            const coverage = { filesTotal: 1, filesPending: 0, complete: true, notes: [] };
            resolve({ query, hits: [fakeHit({ symbol })], coverage, elapsedMs: 1 });
          });
        }),
      delayMs,
    });
    deaf.request({ query: 'old', options: {} }, true);
    deaf.request({ query: 'new', options: {} }, true);
    answers[1]?.('new');
    answers[0]?.('old');
    await vi.advanceTimersByTimeAsync(0);
    expect(deaf.state).toMatchObject({ type: 'found', request: { query: 'new' } });
    deaf.dispose();
  });
});

test('a failed search is a state with its error, and asking again can heal it', async () => {
  let isDown = true;
  const error = new EngineError('engine-stopped', 'The engine has ended.');
  const failing = new SearchController({
    search: ({ query, options }, signal) =>
      isDown ? Promise.reject(error) : engine.search(query, options, signal),
    delayMs,
  });
  failing.request({ query: 'parse', options: {} }, true);
  await vi.advanceTimersByTimeAsync(0);
  expect(failing.state).toMatchObject({ type: 'failed', error });
  isDown = false;
  failing.refresh();
  await vi.advanceTimersByTimeAsync(0);
  expect(failing.state.type).toBe('found');
  failing.dispose();
});

test('asking again without a question asks nothing', () => {
  controller.refresh();
  expect(engine.calls).toEqual([]);
});

test('a disposed controller cancels what runs and announces nothing more', async () => {
  const states: string[] = [];
  controller.onState((state) => states.push(state.type));
  engine.holdSearches();
  ask('parse', true);
  controller.dispose();
  engine.releaseSearches();
  await vi.advanceTimersByTimeAsync(delayMs);
  expect(states).toEqual(['searching']);
});
