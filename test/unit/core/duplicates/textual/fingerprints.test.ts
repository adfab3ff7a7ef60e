import { describe, expect, test } from 'vitest';
import { gramHashes, winnow } from '../../../../../src/core/duplicates/textual/fingerprints.ts';
import {
  tokenClass,
  type TokenLines,
} from '../../../../../src/core/duplicates/textual/tokenLines.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';

const sizes = { gram: 6, window: 5 };
const surelyFound = sizes.gram + sizes.window - 1;

function tokensOf(values: readonly number[], boundaries: readonly number[] = []): TokenLines {
  const exact = Uint32Array.from(values);
  const classes = new Uint8Array(exact.length);
  for (const index of boundaries) classes[index] = tokenClass.boundary;
  return { exact, abstract: exact, lines: exact.map((_, index) => index + 1), classes };
}

function randomValues(length: number, alphabet: number, random: () => number): number[] {
  return Array.from({ length }, () => Math.floor(random() * alphabet));
}

test('finds every run of gram + window - 1 tokens that two streams have in common', () => {
  const random = seededRandom(11);
  for (let round = 0; round < 300; round++) {
    // Few different tokens make ties and repetitions, many make none.
    const alphabet = 2 + Math.floor(random() * 40);
    const run = randomValues(surelyFound, alphabet, random);
    const placeOf = () => Math.floor(random() * 60);
    const a = randomValues(90, alphabet, random);
    const b = randomValues(120, alphabet, random);
    const atA = placeOf();
    const atB = placeOf();
    a.splice(atA, run.length, ...run);
    b.splice(atB, run.length, ...run);
    const inRunA = placesWithin(a, atA);
    const inRunB = placesWithin(b, atB);
    expect(inRunA.filter((place) => inRunB.includes(place))).not.toEqual([]);
  }
});

/** @returns how far behind the start of the run each fingerprint within it stands */
function placesWithin(values: readonly number[], start: number): number[] {
  const { positions } = winnow(tokensOf(values), sizes);
  return [...positions]
    .map((position) => position - start)
    .filter((place) => place >= 0 && place <= surelyFound - sizes.gram);
}

describe('fingerprints', () => {
  const values = randomValues(600, 50, seededRandom(5));

  test('are about two in window + 1 of the places', () => {
    const { positions } = winnow(tokensOf(values), sizes);
    const expected = (2 * values.length) / (sizes.window + 1);
    expect(positions.length).toBeGreaterThan(expected * 0.8);
    expect(positions.length).toBeLessThan(expected * 1.2);
  });

  test('are the hashes of the places they name, ascending', () => {
    const { hashes, positions } = winnow(tokensOf(values), sizes);
    const grams = gramHashes(Uint32Array.from(values), sizes.gram);
    expect([...hashes]).toEqual([...positions].map((position) => grams[position]));
    expect([...positions]).toEqual([...positions].sort((a, b) => a - b));
  });

  test('reach across no boundary', () => {
    const { positions } = winnow(tokensOf(values, [100]), sizes);
    expect([...positions].filter((place) => place > 100 - sizes.gram && place <= 100)).toEqual([]);
  });

  test.each([
    [0, 0],
    [sizes.gram - 1, 0],
    [sizes.gram, 1],
    [surelyFound, 1],
  ])('of %i tokens are %i', (length, count) => {
    expect(winnow(tokensOf(values.slice(0, length)), sizes).positions).toHaveLength(count);
  });

  test('do not depend on where their tokens stand', () => {
    const grams = gramHashes(Uint32Array.from([...values, ...values]), sizes.gram);
    expect(grams[7]).toBe(grams[7 + values.length]);
  });
});

describe('rows of a table', () => {
  // Six rows of one shape, `pub const NAME = 1 ;`, each with another name.
  const rowsOf = (firstName: number): TokenLines => {
    const written = Array.from({ length: 18 }, (_, index) =>
      index % 3 === 1 ? firstName + index : index % 3,
    );
    const tokens = tokensOf(written);
    return { ...tokens, abstract: Uint32Array.from(written, (_, index) => index % 3) };
  };

  test('meet rows that say the same', () => {
    expect(winnow(rowsOf(100), sizes).hashes).toEqual(winnow(rowsOf(100), sizes).hashes);
  });

  test('do not meet rows that say something else', () => {
    const hashes = new Set(winnow(rowsOf(100), sizes).hashes);
    const others = [...winnow(rowsOf(200), sizes).hashes];
    expect(others).not.toEqual([]);
    expect(others.filter((hash) => hashes.has(hash))).toEqual([]);
  });
});
