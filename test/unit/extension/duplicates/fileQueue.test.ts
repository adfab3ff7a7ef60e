import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FileQueue } from '../../../../src/extension/duplicates/fileQueue.ts';

const quietMs = 1_000;

let compared: string[];
let release: () => void;
let isReady: boolean;
let queue: FileQueue;

beforeEach(() => {
  vi.useFakeTimers();
  compared = [];
  isReady = true;
  queue = new FileQueue({
    quietMs,
    isReady: () => isReady,
    compare: (path, cause) => {
      compared.push(`${path} ${cause}`);
      return new Promise((resolve) => {
        release = resolve;
      });
    },
  });
});

afterEach(() => {
  queue.dispose();
  vi.useRealTimers();
});

describe('a file', () => {
  test('is compared once nothing has happened for a while, never while one types', async () => {
    queue.add('a', 'changed');
    for (let key = 0; key < 5; key++) {
      await vi.advanceTimersByTimeAsync(quietMs - 1);
      queue.wake();
    }
    expect(compared).toEqual([]);
    await vi.advanceTimersByTimeAsync(quietMs);
    expect(compared).toEqual(['a changed']);
  });

  test('waits for the one before it', async () => {
    queue.add('a', 'shown');
    queue.add('b', 'shown');
    await vi.advanceTimersByTimeAsync(3 * quietMs);
    expect(compared).toEqual(['a shown']);
    release();
    await vi.advanceTimersByTimeAsync(quietMs);
    expect(compared).toEqual(['a shown', 'b shown']);
  });

  test('is compared once however often it was named, and as changed if it ever was', async () => {
    queue.add('a', 'shown');
    queue.add('a', 'changed');
    queue.add('a', 'shown');
    await vi.advanceTimersByTimeAsync(quietMs);
    release();
    await vi.advanceTimersByTimeAsync(3 * quietMs);
    expect(compared).toEqual(['a changed']);
  });

  test('waits until the index is ready', async () => {
    isReady = false;
    queue.add('a', 'shown');
    await vi.advanceTimersByTimeAsync(10 * quietMs);
    expect(compared).toEqual([]);
    isReady = true;
    queue.wake();
    await vi.advanceTimersByTimeAsync(quietMs);
    expect(compared).toEqual(['a shown']);
  });

  test('that is closed is not compared any more', async () => {
    queue.add('a', 'shown');
    queue.remove('a');
    await vi.advanceTimersByTimeAsync(2 * quietMs);
    expect(compared).toEqual([]);
  });
});

test('nothing is compared after the end', async () => {
  queue.add('a', 'shown');
  queue.dispose();
  queue.add('b', 'shown');
  await vi.advanceTimersByTimeAsync(2 * quietMs);
  expect([compared, vi.getTimerCount()]).toEqual([[], 0]);
});
