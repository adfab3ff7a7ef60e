// HNSW on vectors of the real encoder, and what only this index does: building in slices,
// growing, wearing out, being written while it changes.

import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGraph, saveGraph } from '../../src/adapters/hnsw/graphFile.ts';
import { buildHnswIndex, HnswIndex, loadHnswLibrary } from '../../src/adapters/hnsw/hnswIndex.ts';
import { CancelledError } from '../../src/base/errors.ts';
import type { ChunkKey } from '../../src/core/model.ts';
import { FlatIndex } from '../../src/core/store/flatIndex.ts';
import { recallAt10 } from '../contracts/vectorIndex.contract.ts';
import { embeddedModel, openEncoder } from '../support/openEncoder.ts';
import { createHashEncoder } from '../support/hashEncoder.ts';

const library = await loadHnswLibrary();

function keysOf(count: number): ChunkKey[] {
  return Array.from({ length: count }, (_, key) => key as ChunkKey);
}

/** Unit rows of short, related texts. */
async function hashRows(count: number): Promise<Float32Array> {
  const texts = Array.from(
    { length: count },
    (_, index) => `word${String(index % 97)} item${String(index)}`,
  );
  return (await createHashEncoder({ dimension: 64 }).encode(texts, 'document')).data;
}

/** Pieces of ten lines of this repository's own sources. */
function sourceTexts(limit: number): string[] {
  const root = join(import.meta.dirname, '../..');
  return globSync('{src,test}/**/*.ts', { cwd: root })
    .sort()
    .flatMap((path) => {
      const lines = readFileSync(join(root, path), 'utf8').split('\n');
      return Array.from({ length: Math.floor(lines.length / 10) }, (_, window) =>
        [path, ...lines.slice(window * 10, window * 10 + 10)].join('\n'),
      );
    })
    .slice(0, limit);
}

describe('HnswIndex', () => {
  it('finds what the exact index finds among vectors of the real encoder: recall@10 ≥ 0.98', async () => {
    const encoder = await openEncoder(embeddedModel);
    const texts = sourceTexts(800);
    const { data, rows, dimension } = await encoder.encode(texts, 'document');
    const questions = [
      'where are tokens counted',
      'merge two ranked lists',
      'write a file safely',
      'parse settings',
    ];
    const queries = await encoder.encode([...questions, ...texts.slice(0, 40)], 'query');
    encoder.dispose();
    const exact = new FlatIndex(dimension);
    exact.add(keysOf(rows), data);
    const index = await buildHnswIndex(library, keysOf(rows), data);
    expect(recallAt10(index, exact, queries.data, dimension)).toBeGreaterThanOrEqual(0.98);
  });

  it('builds in slices: other work of the process goes on', async () => {
    const rows = await hashRows(4_000);
    const turns = { count: 0, done: false };
    const countTurn = (): void => {
      turns.count++;
      if (!turns.done) setImmediate(countTurn);
    };
    setImmediate(countTurn);
    const index = await buildHnswIndex(library, keysOf(4_000), rows);
    turns.done = true;
    expect(index.size).toBe(4_000); // grown from a capacity of 1,024
    expect(turns.count).toBeGreaterThan(3);
  });

  it('stops a build when the signal is aborted, and says how far it came by its size', async () => {
    const rows = await hashRows(4_000);
    const index = new HnswIndex(library, 64);
    const controller = new AbortController();
    const building = index.addAll(keysOf(4_000), rows, controller.signal);
    setImmediate(() => {
      controller.abort();
    });
    await expect(building).rejects.toThrow(CancelledError);
    expect(index.size).toBeGreaterThan(0);
    expect(index.size).toBeLessThan(4_000);
    await expect(index.addAll([], new Float32Array(), AbortSignal.abort())).rejects.toThrow(
      CancelledError,
    );
  });

  it('builds an empty index for no keys', async () => {
    const index = await buildHnswIndex(library, [], new Float32Array());
    expect([index.size, index.wornShare]).toEqual([0, 0]);
  });

  it('tells how worn it is by removals and replacements', async () => {
    const rows = await hashRows(100);
    const index = await buildHnswIndex(library, keysOf(100), rows);
    expect(index.wornShare).toBe(0);
    index.remove(keysOf(20));
    expect(index.wornShare).toBeCloseTo(0.2);
    index.add([50, 51] as ChunkKey[], rows.subarray(0, 128));
    expect(index.wornShare).toBeCloseTo(0.22);
  });

  it('makes the changes that come during a save when it has ended, and saves none of them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kindred-graph-'));
    const file = join(folder, 'graph');
    const rows = await hashRows(200);
    const index = await buildHnswIndex(library, keysOf(150), rows.subarray(0, 150 * 64));
    const saving = saveGraph(index, file, 'keys');
    index.add([150 as ChunkKey], rows.subarray(150 * 64, 151 * 64));
    index.remove([0 as ChunkKey]);
    expect(index.search(rows.subarray(0, 64), 1)[0]?.key).toBe(0);
    const building = index.addAll([151 as ChunkKey], rows.subarray(151 * 64, 152 * 64));
    await Promise.all([saving, saveGraph(index, `${file}2`, 'keys'), building]);
    const loading = await loadGraph(library, file, { keys: 'keys', dimension: 64 });
    const stored = loading.type === 'loaded' ? [...loading.index.keys()] : [];
    rmSync(folder, { recursive: true });
    expect(stored).toEqual(keysOf(150));
    expect([...index.keys()].toSorted((a, b) => a - b)).toEqual(keysOf(152).slice(1));
  });
});
