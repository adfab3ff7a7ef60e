import { describe, expect, it } from 'vitest';
import { packVector, unpackVector } from '../../../src/adapters/sqlite/vectorCodec.ts';

describe('packVector', () => {
  it('keeps the direction of vectors like those of encoders', () => {
    for (const dimension of [64, 256, 384, 768, 1024]) {
      for (let seed = 1; seed <= 40; seed++) {
        const row = encoderLike(dimension, seed);
        const { cosine, length } = roundTrip(row);
        expect(cosine).toBeGreaterThanOrEqual(0.999);
        expect(Math.abs(length - 1)).toBeLessThanOrEqual(1e-3);
      }
    }
  });

  it('takes one byte per value', () => {
    expect(packVector(encoderLike(384, 7))).toHaveLength(384);
  });

  it('keeps rows with a few huge values as floats, exactly enough', () => {
    const row = unit(
      Float32Array.from(encoderLike(1024, 3), (value, at) => (at === 5 ? 9 : value)),
    );
    expect(packVector(row)).toHaveLength(4 * 1024);
    expect(roundTrip(row).cosine).toBeGreaterThan(0.999999);
  });

  it('keeps the order of neighbours', () => {
    const query = encoderLike(256, 1);
    const rows = Array.from({ length: 200 }, (_, index) => encoderLike(256, index + 2));
    const exact = rows.map((row) => dot(query, row));
    const stored = rows.map((row) => dot(query, unpacked(row)));
    const largest = Math.max(...exact.map((value, at) => Math.abs(value - (stored[at] ?? 0))));
    expect(largest).toBeLessThan(0.01);
  });

  it('refuses what is no unit vector', () => {
    const bad = [new Float32Array(4), Float32Array.of(1, 1), Float32Array.of(Number.NaN, 1)];
    for (const row of bad) expect(() => packVector(row)).toThrow(RangeError);
  });
});

describe('unpackVector', () => {
  it('refuses bytes of another dimension', () => {
    expect(() => {
      unpackVector(new Uint8Array(5), new Float32Array(4));
    }).toThrow('Expected a vector of 4 values, got 5 bytes.');
  });

  it('reads bytes that begin anywhere in a buffer', () => {
    const row = unit(Float32Array.of(9, 0, 0, 0.001));
    for (const source of [row, encoderLike(4, 1)]) {
      const bytes = packVector(source);
      const shifted = new Uint8Array(bytes.length + 3);
      shifted.set(bytes, 3);
      const target = new Float32Array(4);
      unpackVector(shifted.subarray(3), target);
      expect(dot(source, target)).toBeGreaterThan(0.999);
    }
  });
});

function roundTrip(row: Float32Array): { cosine: number; length: number } {
  const back = unpacked(row);
  return { cosine: dot(row, back), length: Math.sqrt(dot(back, back)) };
}

function unpacked(row: Float32Array): Float32Array {
  const target = new Float32Array(row.length);
  unpackVector(packVector(row), target);
  return target;
}

/** Bell-shaped values around a common offset, with two dimensions that stick out. */
function encoderLike(dimension: number, seed: number): Float32Array {
  let state = seed * 2_654_435_761;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const bell = (): number => random() + random() + random() + random() - 2;
  const row = Float32Array.from({ length: dimension }, (_, at) =>
    at % 97 === 3 ? 4 * bell() : bell() + 0.1,
  );
  return unit(row);
}

function unit(row: Float32Array): Float32Array {
  const length = Math.sqrt(dot(row, row));
  return row.map((value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
