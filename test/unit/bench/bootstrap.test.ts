import { describe, expect, it } from 'vitest';
import { pairedBootstrap } from '../../../bench/lib/bootstrap.ts';
import { seededRandom } from '../../support/seededRandom.ts';

describe('pairedBootstrap', () => {
  it('weighs repositories alike, however many queries each has', () => {
    expect(pairedBootstrap([[0.4], [0, 0, 0, 0]]).delta).toBeCloseTo(0.2, 10);
  });

  it('is sure of a gain that every query has, and says the same each time', () => {
    const groups = [
      [0.1, 0.1],
      [0.1, 0.1, 0.1],
    ];
    const { delta, low, high } = pairedBootstrap(groups);
    expect([delta, low, high].map((value) => value.toFixed(9))).toEqual(
      Array(3).fill('0.100000000'),
    );
    expect(pairedBootstrap(groups)).toEqual(pairedBootstrap(groups));
  });

  it('does not believe a gain that one repository alone has', () => {
    const { delta, low, high } = pairedBootstrap([[0.5, 0.5], [0], [0], [0], [0], [0]]);
    expect(delta).toBeGreaterThan(0);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(delta);
  });

  it('holds the true gain in about 95 of 100 intervals', () => {
    const random = seededRandom(7);
    const trueGain = 0.02;
    let held = 0;
    for (let trial = 0; trial < 200; trial += 1) {
      const groups = Array.from({ length: 30 }, () =>
        Array.from({ length: 12 }, () => trueGain + (random() - 0.5)),
      );
      const { low, high } = pairedBootstrap(groups, { samples: 400, seed: trial });
      if (low <= trueGain && trueGain <= high) held += 1;
    }
    // In two levels it is a little too careful, never too bold.
    expect(held).toBeGreaterThanOrEqual(185);
  });

  it('says nothing of nothing', () => {
    expect(pairedBootstrap([])).toEqual({ delta: 0, low: 0, high: 0 });
    expect(pairedBootstrap([[], [0.3]]).delta).toBe(0.3);
  });
});
