import { describe, expect, it } from 'vitest';
import {
  meanAveragePrecision,
  precisionAtR,
} from '../../../../bench/duplicates/meanAveragePrecision.ts';

describe('precisionAtR', () => {
  const cases: readonly (readonly [readonly boolean[], number])[] = [
    [[true, true], 1],
    [[false, false], 0],
    [[true, false], 0.5],
    [[false, true], 0.25],
    [[], 0],
  ];
  it.each(cases)('of %j is %d', (isRight, precision) => {
    expect(precisionAtR(isRight)).toBeCloseTo(precision);
  });
});

describe('meanAveragePrecision', () => {
  it('is 1 when each group stands apart', () => {
    expect(map([0, 5, 90, 95], ['a', 'a', 'b', 'b'])).toBe(1);
  });

  it('is 0 when nearest neighbours are of another group', () => {
    expect(map([0, 90, 5, 95], ['a', 'a', 'b', 'b'])).toBe(0);
  });

  it('passes over a row that has no other of its group', () => {
    expect(map([0, 5, 45], ['a', 'a', 'b'])).toBe(1);
  });
});

/** Unit rows of two dimensions, by their angle. */
function map(degrees: readonly number[], groups: readonly string[]): number {
  const data = Float32Array.from(
    degrees.flatMap((degree) => {
      const angle = (degree * Math.PI) / 180;
      return [Math.cos(angle), Math.sin(angle)];
    }),
  );
  return meanAveragePrecision({ data, rows: degrees.length, dimension: 2 }, groups);
}
