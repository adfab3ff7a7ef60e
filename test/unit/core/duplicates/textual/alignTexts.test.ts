import { describe, expect, test } from 'vitest';
import { alignedShare } from '../../../../../src/core/duplicates/textual/alignTexts.ts';
import { lexFile } from '../../../../../src/core/duplicates/textual/lexFile.ts';

function align(a: string, b: string, language = 'typescript') {
  return alignedShare(lexFile(a, language).main, lexFile(b, language).main);
}

const total = `export function sumPrices(items: readonly Item[], rate: number): number {
  let sum = 0;
  for (const item of items) {
    if (item.hidden) continue;
    sum += item.price * item.count * (1 + rate);
  }
  log.debug('summed', items.length, sum);
  return Math.round(sum * 100) / 100;
}`;

describe('type 1 is', () => {
  test.each([
    ['the same text', total],
    ['other white space', total.replaceAll('\n', ' \r\n\t')],
    ['comments added and changed', total.replaceAll('{\n', '{ // why not\n/* or\n so */')],
    ['other quotes and no semicolons', total.replaceAll("'", '"').replaceAll(';', '')],
  ])('%s', (_, copy) => {
    expect(align(total, copy)).toEqual({ share: 1, similarity: 1, renamed: 0, cloneType: 1 });
  });
});

describe('type 2 is', () => {
  test.each([
    ['a name changed everywhere', total.replace(/\bsum\b/g, 'total')],
    ['several names changed', total.replace(/\bitem/g, 'entry').replace(/\brate\b/g, 'tax')],
    ['other literals', total.replaceAll('100', '1000').replace('summed', 'done')],
    [
      'one name in many that strays',
      total.replace('log.debug', 'sum.debug').replace('sumPrices', 'x'),
    ],
  ])('%s', (_, copy) => {
    const { share, similarity, renamed, cloneType } = align(total, copy);
    expect({ share, cloneType }).toEqual({ share: 1, cloneType: 2 });
    expect(similarity).toBeLessThan(1);
    expect(similarity + renamed).toBeCloseTo(1);
  });
});

describe('type 3 is', () => {
  test.each([
    ['a line left out', total.replace(/ {2}log.*\n/, '')],
    ['a line added', total.replace('  return', '  audit(sum, rate);\n  return')],
    ['an operator changed', total.replace('sum +=', 'sum -=')],
    [
      'names exchanged without a rule',
      total
        .replace('item.price', 'rate.sum')
        .replace('item.count', 'items.log')
        .replace('items.length', 'rate.item'),
    ],
  ])('%s', (_, copy) => {
    const { similarity, cloneType } = align(total, copy);
    expect(cloneType).toBe(3);
    expect(similarity).toBeGreaterThan(0.7);
  });
});

describe('no clone is', () => {
  test.each([
    [
      'another function',
      'class Session { async close(): Promise<void> { await this.socket.end(); } }',
    ],
    [
      'the same shape with every name changed',
      total
        .replace(/[A-Za-z]{3,}/g, (word) => `${word.slice(0, 0)}z${word}`)
        .replace('zexport zfunction', 'export function'),
    ],
    ['a part of it', total.split('\n').slice(0, 4).join('\n')],
    ['nothing', ''],
  ])('%s', (_, other) => {
    expect(align(total, other).cloneType).toBeUndefined();
  });

  test('nothing beside nothing', () => {
    expect(align('', '').cloneType).toBeUndefined();
  });
});

test('says how much stands in both, of both', () => {
  const { share, similarity } = align('a b c d e f', 'a b c x', 'text');
  expect(share).toBeCloseTo(0.6);
  expect(similarity).toBeCloseTo(0.6);
});
