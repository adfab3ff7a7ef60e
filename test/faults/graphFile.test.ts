// The graph file is a cache: whatever has happened to it, it is either exactly what was written
// for this index, or it is reported and not used.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type GraphLoading,
  loadGraph,
  removeGraph,
  saveGraph,
} from '../../src/adapters/hnsw/graphFile.ts';
import { buildHnswIndex, HnswIndex, loadHnswLibrary } from '../../src/adapters/hnsw/hnswIndex.ts';
import type { ChunkKey } from '../../src/core/model.ts';

const library = await loadHnswLibrary();
const keys = [10, 20, 30, 40] as ChunkKey[];
const rows = Float32Array.of(...[1, 0, 0], ...[0, 1, 0], ...[0, 0, 1], ...[0.6, 0.8, 0]);
const expected = { keys: 'model-a/7', dimension: 3 };

let folder = '';
let file = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-graph-'));
  file = join(folder, 'graph.hnsw');
  const index = await buildHnswIndex(library, keys, rows);
  index.remove([20 as ChunkKey]);
  await saveGraph(index, file, expected.keys);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function outcome(loading: GraphLoading): string {
  const reason = 'reason' in loading ? loading.reason : '';
  return `${loading.type} ${reason}`.trim();
}

function changeSidecar(change: Readonly<Record<string, unknown>>): void {
  const sidecar = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as object;
  writeFileSync(`${file}.json`, JSON.stringify({ ...sidecar, ...change }));
}

describe('a stored graph', () => {
  it('comes back with its keys, without the removed ones, and can be changed', async () => {
    const loading = await loadGraph(library, file, expected);
    expect(loading.type).toBe('loaded');
    if (loading.type !== 'loaded') return;
    const { index } = loading;
    expect([...index.keys()]).toEqual([10, 30, 40]);
    expect(index.search(Float32Array.of(0, 1, 0), 4).map(({ key }) => key)).toEqual([40, 10, 30]);
    index.add([20, 50] as ChunkKey[], Float32Array.of(0, 1, 0, -1, 0, 0));
    expect(index.search(Float32Array.of(0, 1, 0), 1)[0]?.key).toBe(20);
    expect(index.size).toBe(5);
  });

  it('is absent before the first save and after its removal', async () => {
    expect(await loadGraph(library, join(folder, 'other'), expected)).toEqual({ type: 'absent' });
    await removeGraph(file);
    await removeGraph(file);
    expect(await loadGraph(library, file, expected)).toEqual({ type: 'absent' });
  });

  it('is stale when the index has moved on', async () => {
    const loading = await loadGraph(library, file, { ...expected, keys: 'model-a/8' });
    expect(outcome(loading)).toBe('stale the graph is of index model-a/7, expected model-a/8');
  });

  it('is stale when the dimension is another', async () => {
    const loading = await loadGraph(library, file, { ...expected, dimension: 4 });
    expect(outcome(loading)).toBe('stale the graph is of dimension 3, expected 4');
  });

  it('is stale when it was built with other parameters', async () => {
    changeSidecar({ format: '0/4/10' });
    expect((await loadGraph(library, file, expected)).type).toBe('stale');
  });

  const damages: readonly [string, () => void][] = [
    [
      'truncated',
      () => {
        writeFileSync(file, readFileSync(file).subarray(0, 50));
      },
    ],
    [
      'empty',
      () => {
        writeFileSync(file, '');
      },
    ],
    [
      'of random bytes',
      () => {
        writeFileSync(
          file,
          new Uint8Array(4_000).map((_, i) => (i * 7_919) % 251),
        );
      },
    ],
    [
      'changed in one byte',
      () => {
        flipByte(200);
      },
    ],
    [
      'gone while its description is there',
      () => {
        rmSync(file);
      },
    ],
    [
      'described by a broken file',
      () => {
        writeFileSync(`${file}.json`, '{"keys":');
      },
    ],
    [
      'described by something else',
      () => {
        writeFileSync(`${file}.json`, '[1]');
      },
    ],
    [
      'described with wrong keys',
      () => {
        changeSidecar({ live: [10, 'x'] });
      },
    ],
    [
      'described with more keys than it holds',
      () => {
        changeSidecar({ live: [10, 30, 40, 50] });
      },
    ],
  ];
  for (const [name, damage] of damages) {
    it(`is reported as corrupt when it is ${name}`, async () => {
      damage();
      const loading = await loadGraph(library, file, expected);
      expect(loading.type).toBe('corrupt');
      expect(outcome(loading).length).toBeGreaterThan('corrupt '.length);
    });
  }

  it('keeps the last good pair when a save fails', async () => {
    const index = new HnswIndex(library, 3);
    index.add(keys, rows);
    await expect(saveGraph(index, join(folder, 'no-such-folder/graph'), 'x')).rejects.toThrow(
      'ENOENT',
    );
    expect((await loadGraph(library, file, expected)).type).toBe('loaded');
    index.add([50 as ChunkKey], Float32Array.of(0, 0, 1));
    expect(index.size).toBe(5);
  });
});

function flipByte(position: number): void {
  const bytes = readFileSync(file);
  bytes[position] = (bytes[position] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}
