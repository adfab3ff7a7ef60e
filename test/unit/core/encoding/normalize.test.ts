import { describe, expect, it } from 'vitest';
import { normalizeRows } from '../../../../src/core/encoding/normalize.ts';

function normalize(dimension: number, ...values: number[]): { rows: number[]; failed: number[] } {
  const data = Float32Array.from(values);
  const failed = normalizeRows({ data, rows: values.length / dimension, dimension });
  return { rows: Array.from(data), failed };
}

describe('normalizeRows', () => {
  it('brings each row to length 1 and keeps its direction', () => {
    const { rows, failed } = normalize(2, 3, 4, 0, -7);
    expect(rows.map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.8, 0, -1]);
    expect(failed).toEqual([]);
  });

  it('names rows without a direction and leaves them as they are', () => {
    const { rows, failed } = normalize(2, 0, 0, NaN, 1, Infinity, 1, 0, 2);
    expect({ rows, failed }).toEqual({
      rows: [0, 0, NaN, 1, Infinity, 1, 0, 1],
      failed: [0, 1, 2],
    });
  });

  it('manages the largest and the smallest numbers of float32', () => {
    const { rows, failed } = normalize(2, 3e38, 3e38, 1e-30, 0);
    expect(failed).toEqual([]);
    for (const [index, expected] of [Math.SQRT1_2, Math.SQRT1_2, 1, 0].entries()) {
      expect(rows[index]).toBeCloseTo(expected, 5);
    }
  });
});
