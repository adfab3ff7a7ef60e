import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ChangeBatch, ChangeBatcher, changeKind } from '../../../src/extension/changeBatch.ts';

let batches: ChangeBatch[];
let finishApply: (() => void)[];
let isSlow: boolean;
let batcher: ChangeBatcher;

beforeEach(() => {
  vi.useFakeTimers();
  batches = [];
  finishApply = [];
  isSlow = false;
  batcher = new ChangeBatcher({
    quietMs: 250,
    maxWaitMs: 2_000,
    maxPaths: 5,
    apply: (batch) => {
      batches.push(batch);
      return isSlow ? new Promise((resolve) => finishApply.push(resolve)) : Promise.resolve();
    },
  });
});

afterEach(() => {
  batcher.dispose();
  vi.useRealTimers();
});

describe('changes', () => {
  test('of one burst go out together, each path once', async () => {
    for (const path of ['/a', '/b', '/a']) batcher.add(path);
    await vi.advanceTimersByTimeAsync(250);
    expect(batches).toEqual([{ type: 'paths', paths: ['/a', '/b'] }]);
  });

  test('that never pause are handed on after the longest wait', async () => {
    for (let step = 0; step < 10; step++) {
      batcher.add('/log');
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(batches).toEqual([{ type: 'paths', paths: ['/log'] }]);
  });

  test('beyond the limit become one look at everything', async () => {
    for (let path = 0; path < 40; path++) batcher.add(`/${path}`);
    await vi.advanceTimersByTimeAsync(250);
    expect(batches).toEqual([{ type: 'everything' }]);
  });

  test('while a batch is in hand wait for it and make up the next one', async () => {
    isSlow = true;
    batcher.add('/a');
    await vi.advanceTimersByTimeAsync(250);
    batcher.add('/b');
    batcher.add('/c');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(batches).toHaveLength(1);
    finishApply[0]?.();
    await vi.advanceTimersByTimeAsync(250);
    expect(batches[1]).toEqual({ type: 'paths', paths: ['/b', '/c'] });
  });

  test('after the end are nobody’s business', async () => {
    batcher.add('/a');
    batcher.dispose();
    batcher.add('/b');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(batches).toEqual([]);
  });
});

test.each([
  ['src/a.ts', 'file'],
  ['.git/HEAD', 'ignored'],
  ['web/node_modules/x/index.js', 'ignored'],
  ['src/.gitignore', 'rules'],
  ['.kindredignore', 'rules'],
  ['docs/git', 'file'],
  ['.kindred-duplicates.json', 'ignored'],
  ['docs/.kindred-duplicates.json', 'file'],
])('a change of %s concerns: %s', (path, kind) => {
  expect(changeKind(path)).toBe(kind);
});
