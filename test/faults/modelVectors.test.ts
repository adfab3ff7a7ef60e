// Vectors that must never be stored: a provider that computes nonsense gives zeros or NaN, and
// cosine would rank them without complaint.

import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openEncoder } from '../support/openEncoder.ts';
import { thrownBy } from '../support/thrown.ts';
import { tinyTable, writeTinyModel } from '../support/tinyModel.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('a graph that gives', () => {
  const rows: readonly [string, readonly number[]][] = [
    ['zero', [0, 0, 0]],
    ['not a number', [NaN, 1, 1]],
    ['infinite', [1, -Infinity, 1]],
  ];
  for (const [name, row] of rows) {
    it(`${name} vectors fails the batch, with the count and the device`, async () => {
      const table = tinyTable.map((own, id) => (id === 4 ? row : own)); // 4 is `red`
      const folder = writeTinyModel({ graph: { table } });
      folders.push(folder);
      const encoder = await openEncoder(folder);
      const { code, message } = await thrownBy(() => encoder.encode(['green', 'red'], 'document'));
      expect(code).toBe('model-corrupt');
      expect(message).toContain('1 of 2 vectors are zero or not finite');
      expect(message).toContain('CPU, 1 thread');
      const good = await encoder.encode(['green'], 'document');
      expect(Array.from(good.data)).toEqual([0, 1, 0]);
      encoder.dispose();
    });
  }
});
