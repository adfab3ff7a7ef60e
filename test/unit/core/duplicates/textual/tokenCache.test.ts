import { describe, expect, it } from 'vitest';
import { TokenCache } from '../../../../../src/core/duplicates/textual/tokenCache.ts';
import { sourceFile } from '../../../../support/duplicateFiles.ts';

/** Ten tokens each. */
const fileOf = (index: number) =>
  sourceFile(`f${String(index)}.ts`, `${'a + '.repeat(4)}b${String(index)} ~`);
const first = fileOf(0);
const others = [1, 2, 3, 4, 5, 6, 7].map(fileOf);

function openCache(limit?: number) {
  const read: string[] = [];
  const readText = ({ path, hash }: typeof first) => {
    read.push(path);
    return Promise.resolve(hash);
  };
  return { cache: new TokenCache(readText, limit), read };
}

describe('tokens that were needed a moment ago', () => {
  it('are there without reading the file again', async () => {
    const { cache, read } = openCache();
    for (const file of [...others, first, ...others]) await cache.load(file);
    expect(read).toHaveLength(8);
    expect((await cache.load({ ...first }))?.main.exact).toHaveLength(10);
    expect(read).toHaveLength(9);
  });

  it('push out those that nobody has asked for since', async () => {
    const { cache, read } = openCache(60);
    for (const file of others) {
      await cache.load(first);
      await cache.load(file);
    }
    expect(read.filter((path) => path === 'f0.ts')).toHaveLength(1);
    for (const file of others) await cache.load(file);
    expect(read.filter((path) => path === 'f1.ts')).toHaveLength(2);
  });

  it('of a file that is larger than all that may be held are there for the next one', async () => {
    const { cache, read } = openCache(4);
    await cache.load(first);
    await cache.load(first);
    expect(read).toEqual(['f0.ts']);
  });
});
