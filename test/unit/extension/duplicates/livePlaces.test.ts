import { describe, expect, test } from 'vitest';
import {
  type LineEdit,
  movePlaces,
  placesByLine,
  placesIn,
} from '../../../../src/extension/duplicates/livePlaces.ts';
import { fakeCluster, fakeMember } from '../../../support/fakeEngine.ts';

const file = { root: '/work space', path: 'src/session.ts' };
const at = (start: number, end: number, path = file.path) =>
  fakeMember({ path, lines: { start, end } });

test('the places of a file are those that stand in it, in its own root', () => {
  const elsewhere = { ...at(1, 9), root: '/other' };
  const cluster = fakeCluster({ members: [at(10, 20), at(40, 50), at(1, 9, 'b.ts'), elsewhere] });
  expect(placesIn([cluster], file).map(({ lines }) => lines.start)).toEqual([10, 40]);
});

describe('an edit', () => {
  const places = placesIn([fakeCluster({ members: [at(10, 20), at(1, 9, 'b.ts')] })], file);
  const typed = (start: number, end: number, lineCount: number): LineEdit => ({
    ...{ replaced: { start, end }, lineCount },
  });

  test.each([
    ['a line added above', typed(3, 3, 2), [[11, 21]]],
    ['lines taken out above', typed(2, 5, 1), [[7, 17]]],
    ['a word above', typed(9, 9, 1), [[10, 20]]],
    ['anything below', typed(21, 30, 1), [[10, 20]]],
    ['a key within', typed(15, 15, 1), []],
    ['a key on the first line', typed(10, 10, 1), []],
    ['a key on the last line', typed(20, 20, 1), []],
    ['all of it replaced', typed(1, 100, 50), []],
  ])('moves a place, or takes it away: %s', (_name, edit, lines) => {
    const moved = movePlaces(places, edit);
    expect(moved.map((place) => [place.lines.start, place.lines.end])).toEqual(lines);
  });
});

test('places that begin on one line are told together, the most alike first, each other once', () => {
  const shared = at(1, 9, 'b.ts');
  const inner = fakeCluster({
    ...{ id: 'inner', similarity: 0.95, members: [at(10, 15), shared] },
  });
  const outer = fakeCluster({
    ...{ id: 'outer', similarity: 0.8, members: [at(10, 30), shared, at(5, 25, 'c.ts')] },
  });
  const [line, ...rest] = placesByLine(placesIn([outer, inner], file));
  expect(rest).toEqual([]);
  expect(line?.line).toBe(10);
  expect(line?.places.map(({ cluster }) => cluster.id)).toEqual(['inner', 'outer']);
  expect(line?.others.map(({ path }) => path)).toEqual(['b.ts', 'c.ts']);
});
