import { describe, expect, test } from 'vitest';
import {
  lineEdit,
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
  const at0 = (line: number, character = 0) => ({ line: line - 1, character });

  test.each([
    ['a line break above', lineEdit(at0(3, 5), at0(3, 5), '\n'), [[11, 21]]],
    ['lines taken out above', lineEdit(at0(2), at0(6), ''), [[6, 16]]],
    ['a word above', lineEdit(at0(9, 4), at0(9, 8), 'word'), [[10, 20]]],
    ['a line put in right above', lineEdit(at0(10), at0(10), '// One.\n'), [[11, 21]]],
    ['the line above taken out', lineEdit(at0(9), at0(10), ''), [[9, 19]]],
    ['anything below', lineEdit(at0(21), at0(30, 2), 'x'), [[10, 20]]],
    ['a line put in right below', lineEdit(at0(21), at0(21), '\n'), [[10, 20]]],
    ['a key within', lineEdit(at0(15, 3), at0(15, 3), 'x'), []],
    ['a line put in within', lineEdit(at0(15), at0(15), '\n'), []],
    ['a key on the first line', lineEdit(at0(10), at0(10), 'x'), []],
    ['a key on the last line', lineEdit(at0(20, 1), at0(20, 1), 'x'), []],
    ['its first line taken out', lineEdit(at0(10), at0(11), ''), []],
    ['all of it replaced', lineEdit(at0(1), at0(100, 1), 'x'), []],
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
