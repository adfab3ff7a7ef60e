import { describe, expect, it } from 'vitest';
import {
  clusterOf,
  type ClusterPlaces,
  coverOf,
  type PlacedLines,
} from '../../../../bench/duplicates/cover.ts';

describe('coverOf', () => {
  const cases: readonly (readonly [string, PlacedLines, number])[] = [
    ['the same lines', place('a.ts', 11, 20), 1],
    ['more lines', place('a.ts', 1, 90), 1],
    ['the first seven of ten', place('a.ts', 11, 17), 0.7],
    ['lines beside it', place('a.ts', 21, 30), 0],
    ['the same lines of another file', place('b.ts', 11, 20), 0],
  ];
  it.each(cases)('says how much of a span is held by %s', (_name, held, cover) => {
    expect(coverOf(place('a.ts', 11, 20), held)).toBeCloseTo(cover);
  });
});

describe('clusterOf', () => {
  const a = place('a.ts', 11, 20);
  const b = place('b.ts', 1, 10);

  it('finds the cluster that holds both, the closest of several', () => {
    const near = cluster(place('a.ts', 11, 20), place('b.ts', 1, 10));
    const far = cluster(place('a.ts', 11, 18), place('b.ts', 1, 10));
    expect(clusterOf(a, b, [far, near])).toBe(near);
  });

  it('finds nothing when one of the two is held too little', () => {
    const clusters = [cluster(place('a.ts', 11, 20), place('b.ts', 1, 6))];
    expect(clusterOf(a, b, clusters)).toBeUndefined();
  });

  it('does not take two clusters for one', () => {
    const clusters = [cluster(a, place('c.ts', 1, 10)), cluster(b, place('c.ts', 21, 30))];
    expect(clusterOf(a, b, clusters)).toBeUndefined();
  });

  it('does not take one wide member for both places', () => {
    const clusters = [cluster(place('a.ts', 1, 60), place('c.ts', 1, 60))];
    expect(clusterOf(a, place('a.ts', 31, 40), clusters)).toBeUndefined();
  });
});

function place(path: string, start: number, end: number): PlacedLines {
  return { path, lines: { start, end } };
}

function cluster(...members: readonly PlacedLines[]): ClusterPlaces {
  return { cloneType: 1, similarity: 1, members };
}
