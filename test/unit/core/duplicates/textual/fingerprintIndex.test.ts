import { describe, expect, test } from 'vitest';
import { FingerprintIndex } from '../../../../../src/core/duplicates/textual/fingerprintIndex.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';

interface Written {
  readonly hashes: readonly number[];
  readonly written?: readonly number[];
}

function meetings(streams: readonly Written[], stream: number, both = false, maxPlaces = 8) {
  const index = new FingerprintIndex(
    streams.map(({ hashes, written }) => ({
      hashes: Uint32Array.from(hashes),
      written: Uint32Array.from(written ?? hashes),
    })),
  );
  const found: string[] = [];
  index.visitMeetings(stream, both, maxPlaces, (entry, other, otherEntry) => {
    found.push(`${String(entry)} ${String(other)}:${String(otherEntry)}`);
  });
  return found.sort();
}

const streams = [{ hashes: [7, 9, 7] }, { hashes: [1] }, { hashes: [9, 7] }];

describe('places with one hash meet', () => {
  test('later places of the stream and of later streams', () => {
    expect(meetings(streams, 0)).toEqual(['0 0:2', '0 2:1', '1 2:0', '2 2:1']);
    expect(meetings(streams, 2)).toEqual([]);
  });

  test('those of earlier streams, too, when both sides are asked for', () => {
    expect(meetings(streams, 2, true)).toEqual(['0 0:1', '1 0:0', '1 0:2']);
  });

  test('over all 32 bits of the hash', () => {
    const wide = [{ hashes: [2 ** 32 - 1, 1] }, { hashes: [65_536, 2 ** 32 - 1] }];
    expect(meetings(wide, 0)).toEqual(['0 1:1']);
  });

  test('each two once, also where they differ as written', () => {
    const differing = [
      { hashes: [5], written: [3] },
      { hashes: [5], written: [1] },
      { hashes: [5], written: [2] },
    ];
    expect([0, 1, 2].flatMap((stream) => meetings(differing, stream))).toEqual([
      '0 1:0',
      '0 2:0',
      '0 2:0',
    ]);
  });
});

test('few and many entries are sorted alike', () => {
  const random = seededRandom(21);
  const some = Array.from({ length: 60 }, () => Math.floor(random() * 40));
  const few = [{ hashes: some }, { hashes: [3, 30] }];
  // As many again that meet nothing, so that the other way of sorting is taken.
  const fill = Array.from({ length: 25_000 }, (_, index) => 1_000 + index);
  expect(meetings([...few, { hashes: fill }], 0)).toEqual(meetings(few, 0));
});

describe('a hash in too many places', () => {
  const places = (written: (index: number) => number) =>
    Array.from({ length: 40 }, (_, index) => ({ hashes: [5], written: [written(index)] }));
  const all = (written: (index: number) => number) =>
    places(written).flatMap((_, stream) => meetings(places(written), stream));

  test('meets a few neighbours, not all of them', () => {
    expect(all(() => 1).length).toBeLessThan(40 * 4);
    expect(all((index) => index)).toHaveLength(39);
  });

  test('meets what is the same as written first, however far away', () => {
    const twins = (index: number) => (index === 0 || index === 39 ? 99 : index);
    expect(meetings(places(twins), 0)).toContain('0 39:0');
  });
});
