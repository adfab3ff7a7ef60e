import { describe, expect, test } from 'vitest';
import {
  clusterNodes,
  memberId,
  memberNodes,
} from '../../../../src/extension/duplicates/clusterTree.ts';
import { onlyPair, subjectOf } from '../../../../src/extension/duplicates/reference.ts';
import { fakeCluster, fakeMember } from '../../../support/fakeEngine.ts';

const [a, b, c] = ['a.ts', 'b.ts', 'c.ts'].map((path) => fakeMember({ path }));
if (a === undefined || b === undefined || c === undefined) throw new Error('three members');
const cluster = fakeCluster({ id: 'three', members: [a, b, c] });
const clusters = [fakeCluster({ id: 'other' }), cluster];

describe('what a command was called on', () => {
  const [node] = clusterNodes([cluster]);
  const members = node === undefined ? [] : memberNodes(node);

  test.each([
    ['a cluster of the tree', node, { cluster }],
    ['a place of the tree', members[1], { cluster, member: b }],
    ['the id of a cluster', { clusterId: 'three' }, { cluster }],
    [
      'the ids of two places',
      { clusterId: 'three', memberId: memberId(b), otherId: memberId(c) },
      { cluster, member: b, other: c },
    ],
    ['a place that is gone', { clusterId: 'three', memberId: 'gone' }, { cluster }],
    ['a cluster that is gone', { clusterId: 'gone' }, undefined],
    ['nothing', undefined, undefined],
    ['something else', { clusterId: 3 }, undefined],
  ])('is found by %s', (_name, argument, subject) => {
    expect(subjectOf(argument, clusters)).toEqual(subject);
  });
});

describe('the pair', () => {
  const two = fakeCluster({ members: [a, b] });

  test.each([
    ['of a cluster of two is clear', { cluster: two }, [a, b]],
    ['of a cluster of two begins with the place at hand', { cluster: two, member: b }, [b, a]],
    ['that was named is taken', { cluster, member: c, other: a }, [c, a]],
    ['of a cluster of three is asked for', { cluster }, undefined],
    ['of a place with two others is asked for', { cluster, member: a }, undefined],
  ])('%s', (_name, subject, pair) => {
    expect(onlyPair(subject)).toEqual(pair);
  });
});
