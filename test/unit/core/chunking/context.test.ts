// What stands around a chunk: from containers and headings, and within the model's window.

import { afterAll, describe, expect, it } from 'vitest';
import { contextWithin, maxContextTokens } from '../../../../src/core/chunking/context.ts';
import { documentOf, openChunker } from '../../../support/chunkingParts.ts';
import { countWords, wordBudget } from '../../../support/chunkListing.ts';

const chunker = openChunker();

afterAll(() => {
  chunker.dispose();
});

/** `lines: context` of each chunk. */
async function contextsOf(path: string, text: string, maxTokens: number): Promise<string[]> {
  const { chunks } = await chunker.chunk(documentOf(path, text), wordBudget(maxTokens));
  return chunks.map(
    ({ lines, context }) => `${String(lines.start)}-${String(lines.end)}: ${context ?? ''}`,
  );
}

const statements = (count: number, indent: string): string =>
  Array.from({ length: count }, (_, at) => `${indent}total = add(total, ${String(at)})\n`).join('');

describe('contextWithin', () => {
  it.each([
    [100, 'class A:\nclass B:\nA.B.f'],
    [8, 'class B:\nA.B.f'],
    [5, 'A.B.f'],
    [4, ''],
  ])('keeps the innermost lines that fit %i tokens', (maxTokens, expected) => {
    const lines = ['class A:', 'class B:', 'A.B.f'];
    expect(contextWithin(lines, maxTokens, wordBudget(1_000))).toBe(expected);
  });
});

describe('the context of code', () => {
  it('is the signature of the container, then the symbol path', async () => {
    const text = `class Cart(Base):\n  def add(self, item):\n${statements(6, '    ')}\n  def clear(self):\n${statements(6, '    ')}`;
    expect(await contextsOf('cart.py', text, 80)).toEqual([
      '1-8: Cart, Cart.add',
      '10-16: class Cart(Base):\nCart.clear',
    ]);
  });

  it('repeats the signature of a long function with each of its later pieces', async () => {
    const text = `def long(total, price):\n${statements(40, '  ')}`;
    const [first, ...later] = await contextsOf('long.py', text, 150);
    expect(first).toMatch(/: long$/);
    expect(later.length).toBeGreaterThan(1);
    for (const context of later) expect(context).toMatch(/: def long\(total, price\):\nlong$/);
  });

  it('never passes the window together with the text, nor its own share', async () => {
    const members = Array.from(
      { length: 12 },
      (_, at) => `  def member_${String(at)}(self):\n${statements(at * 3, '    ')}`,
    );
    const text = `class Outer(Mixin, Base):\n${members.join('\n')}`;
    for (const maxTokens of [32, 64, 150, 254]) {
      const budget = wordBudget(maxTokens);
      const { chunks } = await chunker.chunk(documentOf('outer.py', text), budget);
      for (const { context = '', text: own } of chunks) {
        expect(countWords(context)).toBeLessThanOrEqual(maxContextTokens(budget));
        expect(countWords(context) + countWords(own)).toBeLessThanOrEqual(maxTokens);
      }
    }
  });

  it('is nothing for a piece that has neither name nor container', async () => {
    expect(await contextsOf('plain.py', 'print("hello")\n', 80)).toEqual(['1-1: ']);
  });
});

describe('the context of prose and configuration', () => {
  it('is the path of headings, also for the later pieces of a section', async () => {
    const text = `# Guide\n\n## Install\n\n${'Take the tool and put it there.\n\n'.repeat(30)}`;
    const contexts = await contextsOf('guide.md', text, 100);
    expect(contexts.length).toBeGreaterThan(2);
    for (const context of contexts) expect(context).toMatch(/: Guide › Install$/);
  });

  it('is the path of keys', async () => {
    const values = Array.from({ length: 30 }, (_, at) => `    "key${String(at)}": ${String(at)}`);
    const text = `{\n  "a": 1,\n  "deep": {\n${values.join(',\n')}\n  }\n}\n`;
    const contexts = await contextsOf('settings.json', text, 100);
    expect(contexts.length).toBeGreaterThan(1);
    expect(contexts.at(-1)).toMatch(/: deep\.key\d+(, deep\.key\d+)*$/);
  });
});
