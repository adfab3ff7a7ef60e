import { expect, test } from 'vitest';
import {
  clusterNodes,
  memberNodes,
  othersOf,
} from '../../../../src/extension/duplicates/clusterTree.ts';
import { fakeCluster, fakeMember } from '../../../support/fakeEngine.ts';

test('clusters stand in the order of what they would save, equal ones in one that stays', () => {
  const savings = [
    ['small', 2],
    ['b', 9],
    ['large', 40],
    ['a', 9],
  ] as const;
  const clusters = savings.map(([id, savedLines]) => fakeCluster({ id, savedLines }));
  const ids = ['large', 'a', 'b', 'small'];
  expect(clusterNodes(clusters).map(({ id }) => id)).toEqual(ids);
  expect(clusterNodes([...clusters].reverse()).map(({ id }) => id)).toEqual(ids);
});

test('places of one file are told apart by their lines', () => {
  const [a, b] = [1, 50].map((start) => fakeMember({ lines: { start, end: start + 9 } }));
  const cluster = fakeCluster({ members: [a ?? fakeMember(), b ?? fakeMember()] });
  const [node] = clusterNodes([cluster]);
  const ids = node === undefined ? [] : memberNodes(node).map(({ id }) => id);
  expect([new Set(ids).size, othersOf(cluster, a ?? fakeMember())]).toEqual([2, [b]]);
});
