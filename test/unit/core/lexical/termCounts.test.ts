import { describe, expect, it } from 'vitest';
import {
  maxCount,
  maxTerm,
  packTermCounts,
  type TermCount,
  visitTermCounts,
} from '../../../../src/core/lexical/termCounts.ts';
import { seededRandom } from '../../../support/seededRandom.ts';

function unpack(bytes: Uint8Array): TermCount[] {
  const found: TermCount[] = [];
  visitTermCounts(bytes, (term, count, inName) => {
    found.push({ term, count, inName });
  });
  return found;
}

describe('packed term counts', () => {
  const rows: [string, TermCount[]][] = [
    ['nothing', []],
    ['the first term of all', [{ term: 0, count: 1, inName: false }]],
    ['a word of the name alone', [{ term: 5, count: 0, inName: true }]],
    [
      'each count that stands inline',
      [0, 1, 2].map((count) => ({ term: count, count, inName: false })),
    ],
    ['counts that follow', [3, 4, 126, 127].map((count) => ({ term: count, count, inName: true }))],
    [
      'neighbours and a great distance',
      [0, 1, 16, 17, 1_000_000, maxTerm].map((term) => ({
        term,
        count: 3,
        inName: term % 2 === 0,
      })),
    ],
  ];
  it.each(rows)('come back: %s', (_, counts) => {
    expect(unpack(packTermCounts(counts))).toEqual(counts);
  });

  it('come back ascending, whatever their order was, and counts are cut at the most', () => {
    const counts = [900, 3, 44].map((term) => ({ term, count: 1_000 + term, inName: false }));
    const expected = [3, 44, 900].map((term) => ({ term, count: maxCount, inName: false }));
    expect(unpack(packTermCounts(counts))).toEqual(expected);
  });

  it('come back from 300 chunks of chance, in less than three bytes a word', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 300; round++) {
      const terms = new Set(Array.from({ length: 80 }, () => Math.floor(random() ** 3 * 20_000)));
      const counts = [...terms]
        .sort((a, b) => a - b)
        .map((term) => {
          return { term, count: Math.floor(random() ** 4 * 140), inName: random() < 0.1 };
        });
      const packed = packTermCounts(counts);
      expect(unpack(packed)).toEqual(
        counts.map((held) => ({ ...held, count: Math.min(held.count, maxCount) })),
      );
      expect(packed.length).toBeLessThan(3 * counts.length);
    }
  });
});

describe('damaged term counts', () => {
  const rows: [string, Uint8Array][] = [
    ['a number without an end', Uint8Array.of(0xff)],
    ['only high bits', new Uint8Array(100_000).fill(0xff)],
    ['only zeros', new Uint8Array(100_000)],
    ['a term that nobody has', Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)],
    ['a number beyond all numbers', Uint8Array.of(...new Uint8Array(400).fill(0xff), 1, 1)],
    ['a count cut off', packTermCounts([{ term: 1, count: 100, inName: false }]).subarray(0, 1)],
  ];
  it.each(rows)('end the walk: %s', (_, bytes) => {
    checkTerms(unpack(bytes), bytes);
  });

  it('end the walk after at most as many terms as bytes, at any 500 bytes of chance', () => {
    const random = seededRandom(8);
    for (let round = 0; round < 300; round++) {
      const bytes = Uint8Array.from({ length: 500 }, () => random() * 256);
      checkTerms(unpack(bytes), bytes);
    }
  });
});

/** Ascending, in range, and no more than the bytes can say. */
function checkTerms(found: readonly TermCount[], bytes: Uint8Array): void {
  expect(found.length).toBeLessThanOrEqual(bytes.length);
  let previous = -1;
  for (const { term, count } of found) {
    expect(term > previous && term <= maxTerm).toBe(true);
    expect(count >= 0 && count <= maxCount).toBe(true);
    previous = term;
  }
}
