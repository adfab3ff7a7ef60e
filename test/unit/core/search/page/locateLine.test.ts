import { describe, expect, test } from 'vitest';
import { locateLine, type SpanEncoder } from '../../../../../src/core/search/page/locateLine.ts';

/** Whoever speaks of keys means the same; nothing else does. */
function keyEncoder(): SpanEncoder & { readonly texts: string[] } {
  const texts: string[] = [];
  return {
    texts,
    encode(batch) {
      texts.push(...batch);
      const data = batch.flatMap((text) => (/key|secret/i.test(text) ? [1, 0] : [0, 1]));
      return Promise.resolve({ data: Float32Array.from(data), rows: batch.length, dimension: 2 });
    },
  };
}

const filler = (count: number): string[] => Array.from({ length: count }, () => '  step();');
const lines = [
  'function open() {',
  ...filler(12),
  '',
  '  turn(secretOfTheDoor);',
  ...filler(9),
  '}',
];

describe('the line to open', () => {
  test('is near what means the same when no word of the question is there', async () => {
    const line = await locateLine(keyEncoder(), 'where are keys used', lines, { symbol: 'open' });
    expect(line).toBeGreaterThanOrEqual(12);
    expect(line).toBeLessThanOrEqual(16);
    expect(lines[line]).not.toBe('');
  });

  test('is where the words are, and nothing is encoded, when they lead', async () => {
    const encoder = keyEncoder();
    expect(lines[await locateLine(encoder, 'secret of the door', lines, {})]).toContain('secret');
    expect(encoder.texts).toEqual([]);
  });

  test.each<[string, string, readonly string[]]>([
    ['a short hit', 'keys', lines.slice(0, 5)],
    ['a list of filters', 'lang:ts', lines],
    ['no line at all', 'keys', []],
  ])('of %s needs no encoder', async (_, query, few) => {
    const encoder = keyEncoder();
    expect(await locateLine(encoder, query, few, {})).toBe(0);
    expect(encoder.texts).toEqual([]);
  });

  test('of a very long hit is found with a bounded number of texts', async () => {
    const encoder = keyEncoder();
    const long = [...filler(200), '  turn(secretOfTheDoor);', ...filler(200)];
    const line = await locateLine(encoder, 'where are keys used', long, {});
    expect(Math.abs(line - 200)).toBeLessThan(40);
    expect(encoder.texts.length).toBeLessThanOrEqual(26);
  });
});
