import { describe, expect, it } from 'vitest';
import type { ChunkKey } from '../../../../src/core/model.ts';
import { ChunkTable } from '../../../../src/core/store/chunkTable.ts';

describe('ChunkTable', () => {
  it('hands out one object for a chunk, so that what is known of it can be kept by it', () => {
    const table = filled();
    expect(table.chunkAt(0)).toBe(table.chunkAt(0));
  });

  it('gives slots in order, and tells the facts of each chunk with those of its file', () => {
    const table = filled();
    expect([table.slots, table.size]).toEqual([3, 3]);
    expect(table.slotsOfFile(1)).toEqual([0, 2]);
    expect(table.chunkAt(2)).toEqual({
      key: 30,
      path: 'a.ts',
      language: 'typescript',
      lines: { start: 1, end: 2 },
      kind: 'function',
      symbol: 'name30',
    });
  });

  it('leaves holes where the chunks of a file were, and never gives their slots again', () => {
    const table = filled();
    expect(table.removeFile(1)).toEqual([
      { slot: 0, key: 10 },
      { slot: 2, key: 30 },
    ]);
    expect(table.removeFile(1)).toEqual([]);
    expect([table.slots, table.size, table.slotOf(key(10))]).toEqual([3, 1, undefined]);
    expect([table.chunkAt(0), table.fileOf(2), table.slotsOfFile(1)]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    expect(add(table, 40, 1)).toBe(3);
    expect(table.slotsOfFile(1)).toEqual([3]);
  });

  it('follows a file that is renamed or gone', () => {
    const table = filled();
    table.removeFile(2);
    table.setFiles([{ id: 1, path: 'moved.ts', language: 'typescript', modifiedMs: 0 }]);
    expect([table.chunkAt(0)?.path, table.fileOf(0)?.path]).toEqual(['moved.ts', 'moved.ts']);
    expect([table.chunkAt(1), table.fileOf(1)]).toEqual([undefined, undefined]);
  });

  it('gives the file of a chunk as it is now, and as the same object while it is the same', () => {
    const table = filled();
    const before = table.fileOf(0);
    const files = [1, 2].map((id) => ({ id, path: ['a.ts', 'b.ts'][id - 1] ?? '' }));
    table.setFiles(
      files.map((file) => ({ ...file, language: 'typescript', modifiedMs: file.id - 1 })),
    );
    expect(table.fileOf(0)).toBe(before);
    expect(table.fileOf(2)).toBe(before);
    expect(table.fileOf(1)?.modifiedMs).toBe(1);
  });
});

function filled(): ChunkTable {
  const table = new ChunkTable();
  table.setFiles(
    ['a.ts', 'b.ts'].map((path, index) => {
      return { id: index + 1, path, language: 'typescript', modifiedMs: 0 };
    }),
  );
  add(table, 10, 1);
  add(table, 20, 2);
  add(table, 30, 1);
  return table;
}

function key(number: number): ChunkKey {
  return number as ChunkKey;
}

function add(table: ChunkTable, number: number, fileId: number): number {
  const symbol = `name${String(number)}`;
  const lines = { start: 1, end: 2 };
  return table.add({ key: key(number), fileId, lines, kind: 'function', symbol });
}
