import { describe, expect, it } from 'vitest';
import type { PoolingMode } from '../../../../src/core/encoding/encoder.ts';
import {
  clsPool,
  lastTokenPool,
  maxPool,
  meanPool,
  pool,
  type TokenStates,
  weightedMeanPool,
} from '../../../../src/core/encoding/pooling.ts';

/** Two texts of at most three tokens, two numbers each; padding is loud, so that it shows. */
const states: TokenStates = {
  hidden: Float32Array.of(...[1, 2, /**/ 3, 4, /**/ 5, 0], ...[-1, -2, /**/ 99, 99, /**/ 99, 99]),
  mask: Uint8Array.of(1, 1, 1, /**/ 1, 0, 0),
  batch: 2,
  tokens: 3,
  dimension: 2,
};

/** Each mode with its function and the pooled rows of both texts, one after the other. */
const cases: readonly [PoolingMode, typeof meanPool, readonly number[]][] = [
  ['mean', meanPool, [3, 2, /**/ -1, -2]],
  ['max', maxPool, [5, 4, /**/ -1, -2]],
  ['cls', clsPool, [1, 2, /**/ -1, -2]],
  ['lasttoken', lastTokenPool, [5, 0, /**/ -1, -2]],
  ['weightedmean', weightedMeanPool, [(1 + 2 * 3 + 3 * 5) / 6, (2 + 2 * 4) / 6, /**/ -1, -2]],
];

describe('pool', () => {
  for (const [mode, poolByMode, expected] of cases) {
    it(`pools by ${mode}, counting real tokens only`, () => {
      const { data, rows, dimension } = pool(mode, states);
      expect({ rows, dimension }).toEqual({ rows: 2, dimension: 2 });
      expect(data).toEqual(Float32Array.from(expected));
      expect(poolByMode(states).data).toEqual(data);
    });

    it(`gives a zero row for a text that is all padding, by ${mode}`, () => {
      const padding = { ...states, mask: Uint8Array.of(0, 0, 0, /**/ 1, 0, 0) };
      expect(pool(mode, padding).data).toEqual(Float32Array.of(0, 0, -1, -2));
    });

    it(`gives no rows for no texts, by ${mode}`, () => {
      const none = { hidden: new Float32Array(), mask: new Uint8Array(), batch: 0 };
      expect(pool(mode, { ...states, ...none }).data).toEqual(new Float32Array());
    });
  }

  it('does not normalise: that is done in one place, elsewhere', () => {
    const [x = 0, y = 0] = pool('mean', states).data;
    expect(Math.hypot(x, y)).toBeCloseTo(Math.hypot(3, 2));
  });

  it('takes the first and last real token where padding is on the left', () => {
    const left = { ...states, mask: Uint8Array.of(0, 1, 1, /**/ 1, 0, 0) };
    expect(pool('cls', left).data.subarray(0, 2)).toEqual(Float32Array.of(3, 4));
    expect(pool('lasttoken', left).data.subarray(0, 2)).toEqual(Float32Array.of(5, 0));
  });

  it('throws RangeError when the lengths disagree', () => {
    const short = { ...states, mask: Uint8Array.of(1, 1, 1) };
    expect(() => pool('mean', short)).toThrow(RangeError);
    expect(() => pool('mean', { ...states, dimension: 3 })).toThrow(
      'Expected 2 × 3 mask values and 3 numbers for each, got 6 and 12.',
    );
  });
});
