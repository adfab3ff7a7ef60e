import { describe, expect, test } from 'vitest';
import type { CloneType } from '../../../../src/core/duplicates/duplicateCluster.ts';
import {
  type LivePlace,
  placesByLine,
  placesIn,
} from '../../../../src/extension/duplicates/livePlaces.ts';
import {
  diagnosedPlaces,
  diagnosticText,
  hoverText,
  lensText,
} from '../../../../src/extension/duplicates/liveWording.ts';
import { fakeCluster, fakeMember } from '../../../support/fakeEngine.ts';

const file = { root: '/work space', path: 'src/session.ts' };
const roots = new Map<string, string>();

function placesOf(cloneType: CloneType, others: readonly string[]): readonly LivePlace[] {
  const members = [
    fakeMember(),
    ...others.map((path) => fakeMember({ path, symbol: 'parse_date' })),
  ];
  return placesIn([fakeCluster({ cloneType, members })], file);
}

describe('a diagnostic', () => {
  test.each([
    [1, ['b.ts'], 'Exact copy of parse_date in b.ts:10–20 (0.90).'],
    [3, ['b.ts', 'c.ts'], 'Edited copy of parse_date in b.ts:10–20 and 1 other place (0.90).'],
    [4, ['b.ts'], 'Says the same as parse_date in b.ts:10–20 (0.90).'],
  ] as const)('of type %i says what it is like: %j', (type, others, text) => {
    const [place] = placesOf(type, others);
    expect(place && diagnosticText(place, roots)).toBe(text);
  });

  test.each([
    ['off', 1, 0],
    ['exact', 1, 1],
    ['exact', 3, 1],
    ['exact', 4, 0],
    ['all', 4, 1],
  ] as const)('is %s for type %i: %i', (mode, type, count) => {
    expect(diagnosedPlaces(placesOf(type, ['b.ts']), mode)).toHaveLength(count);
  });
});

test('a lens counts the other places', () => {
  const [line] = placesByLine(placesOf(2, ['b.ts', 'c.ts', 'd.ts']));
  expect(line && lensText(line)).toBe('3 similar places');
});

test('a hover names the other place as text, whatever it is called', () => {
  const [place] = placesOf(2, ['b_[x](command:evil).ts']);
  const other = place?.cluster.members[1];
  expect(place && other && hoverText(place, other, roots)).toBe(
    '**parse\\_date** in b\\_\\[x\\](command:evil).ts:10–20: renamed copy, 0.90',
  );
});
