// Rows in steps and rows as floats give the products that the vectors themselves give.

import { describe, expect, it } from 'vitest';
import { normalizeRows } from '../../../../src/core/encoding/normalize.ts';
import { dotProduct, UnitRows } from '../../../../src/core/store/unitRows.ts';
import { seededRandom } from '../../../support/seededRandom.ts';

const dimension = 10; // not a multiple of four: the rest of the unrolled loop counts too
const random = seededRandom(7);

function unit(values: readonly number[]): Float32Array {
  const data = Float32Array.from(values);
  normalizeRows({ data, rows: 1, dimension });
  return data;
}

/** As a store gives it: whole steps, the largest of them 127. */
const stepped = (): Float32Array =>
  unit([127, ...Array.from({ length: dimension - 1 }, () => Math.round(random() * 254) - 127)]);
/** As an encoder gives it. */
const plain = (): Float32Array => unit(Array.from({ length: dimension }, () => random() - 0.5));

describe('UnitRows', () => {
  it('holds stored rows, rows of an encoder and outliers without loss', () => {
    const vector = plain();
    const outlier = unit([1, ...Array.from({ length: dimension - 1 }, () => 1e-4 * random())]);
    const nothing = new Float32Array(dimension);
    for (const values of [stepped(), plain(), outlier, nothing]) {
      const rows = new UnitRows(dimension);
      rows.set(3, values);
      expect(rows.dot(3, vector)).toBeCloseTo(dotProduct(values, 0, vector), 6);
    }
  });

  it('follows a long, mixed life of rows that are replaced, moved and given room', () => {
    const rows = new UnitRows(dimension);
    const expected: Float32Array[] = [];
    const vector = plain();
    for (let step = 0; step < 3_000; step++) {
      const row = Math.floor(random() * Math.min(step + 1, 600));
      const values = random() < 0.5 ? stepped() : plain();
      const from = Math.floor(random() * expected.length);
      const moved = random() < 0.3 && from !== row ? expected[from] : undefined;
      rows.reserve(row + 1);
      if (moved === undefined) rows.set(row, values);
      else rows.move(from, row);
      expected[row] = moved ?? values;
      if (moved !== undefined) rows.set(from, (expected[from] = stepped()));
    }
    const wrong = expected.filter(
      (values, row) => Math.abs(rows.dot(row, vector) - dotProduct(values, 0, vector)) > 1e-6,
    );
    expect(wrong).toEqual([]);
  });
});
