import { expect, it } from 'vitest';
import { NeighborLists } from '../../../../../src/core/duplicates/semantic/neighborLists.ts';

const idsOf = (lists: NeighborLists, id: number): number[] => lists.of(id).map((row) => row.id);

it('keeps the most similar others of a row, most similar first, each once', () => {
  const lists = new NeighborLists();
  lists.add(1, 2, 0.91);
  lists.add(3, 1, 0.95);
  lists.add(1, 2, 0.91);
  expect(lists.of(1)).toEqual([
    { id: 3, similarity: 0.95 },
    { id: 2, similarity: 0.91 },
  ]);
  expect(idsOf(lists, 2)).toEqual([1]);
});

it('holds twenty at most, of a thousand copies', () => {
  const lists = new NeighborLists();
  for (let other = 1; other <= 1_000; other++) lists.add(0, other, 0.9 + other / 1e5);
  expect(idsOf(lists, 0)).toEqual(Array.from({ length: 20 }, (_, index) => 1_000 - index));
});

it('forgets rows everywhere, and names those whose list may have more to hold now', () => {
  const lists = new NeighborLists();
  for (let other = 1; other <= 25; other++) lists.add(0, other, 0.9 + other / 1e4);
  lists.add(30, 31, 0.95);
  expect(lists.remove(new Set([25, 31]))).toEqual([0]);
  expect(idsOf(lists, 0)).toHaveLength(19);
  expect(idsOf(lists, 30)).toEqual([]);
  expect(lists.remove(new Set([24]))).toEqual([]);
});
