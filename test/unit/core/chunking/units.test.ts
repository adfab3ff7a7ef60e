import { describe, expect, it } from 'vitest';
import { createLineTable } from '../../../../src/core/chunking/lines.ts';
import type { Unit } from '../../../../src/core/chunking/unit.ts';
import { unitsToChunks } from '../../../../src/core/chunking/units.ts';
import { wordBudget } from '../../../support/chunkListing.ts';

/** A unit of so many lines with ten words each. */
interface Part extends Partial<Unit> {
  readonly lineCount: number;
}

/** `lines kind symbol` of each chunk. */
function chunksOf(parts: readonly Part[], maxTokens = 250): string[] {
  const units: Unit[] = [];
  for (const { lineCount, ...own } of parts) {
    const start = (units.at(-1)?.end ?? -1) + 1;
    units.push({ kind: 'function', scope: '', ...own, start, end: start + lineCount - 1 });
  }
  const text = 'one two three four five six seven eight nine ten\n'.repeat(
    (units.at(-1)?.end ?? -1) + 1,
  );
  const budget = wordBudget(maxTokens);
  return unitsToChunks(units, createLineTable(text, budget.countTokens), budget).map(
    ({ lines, kind, symbol, heading }) =>
      [`${String(lines.start)}-${String(lines.end)}`, kind, symbol ?? heading ?? '·'].join(' '),
  );
}

describe('unitsToChunks', () => {
  it('joins small neighbours under all their names', () => {
    const getters = ['a', 'b', 'c'].map((symbol) => ({ symbol, lineCount: 1 }));
    expect(chunksOf(getters)).toEqual(['1-3 function a, b, c']);
  });

  it('leaves what is large enough alone', () => {
    expect(
      chunksOf([
        { symbol: 'a', lineCount: 5 },
        { symbol: 'b', lineCount: 5 },
      ]),
    ).toEqual(['1-5 function a', '6-10 function b']);
  });

  it('joins no further than a chunk about one thing may be', () => {
    const units = Array.from({ length: 20 }, (_, index) => ({
      symbol: `f${String(index)}`,
      lineCount: 1,
    }));
    expect(chunksOf(units).map((chunk) => chunk.split(' ')[0])).toEqual(['1-14', '15-20']);
  });

  it('never joins across scopes', () => {
    expect(
      chunksOf([
        { symbol: 'A.a', scope: 'A', lineCount: 1 },
        { symbol: 'B.b', scope: 'B', lineCount: 1 },
      ]),
    ).toEqual(['1-1 function A.a', '2-2 function B.b']);
  });

  it('names a chunk after its first definition, not after the block before it', () => {
    expect(
      chunksOf([
        { kind: 'block', symbol: 'A', scope: 'A', lineCount: 2 },
        { symbol: 'A.a', scope: 'A', lineCount: 2 },
      ]),
    ).toEqual(['1-4 function A.a']);
  });

  it('joins a crumb with the rest of the long function before it', () => {
    expect(
      chunksOf([
        { symbol: 'long', lineCount: 30 },
        { symbol: 'tiny', lineCount: 1 },
      ]),
    ).toEqual(['1-23 function long', '24-31 function long, tiny']);
  });

  it('puts a bare head before its first member', () => {
    expect(
      chunksOf([
        { kind: 'module', symbol: 'N', scope: 'N@0', opens: true, lineCount: 1 },
        { kind: 'class', symbol: 'N.A', scope: 'N@0', lineCount: 10 },
      ]),
    ).toEqual(['1-11 class N, N.A']);
  });

  it('puts a nameless crumb, such as imports, before what follows', () => {
    expect(
      chunksOf([
        { kind: 'block', lineCount: 1 },
        { kind: 'class', symbol: 'A', scope: 'A@1', opens: true, lineCount: 10 },
      ]),
    ).toEqual(['1-11 class A']);
  });

  it('cuts what is over the budget and keeps its name on each piece', () => {
    expect(chunksOf([{ symbol: 'a', lineCount: 4 }], 20)).toEqual([
      '1-2 function a',
      '3-4 function a',
    ]);
  });

  it('has at most six names', () => {
    const units = Array.from({ length: 9 }, (_, index) => ({
      symbol: `f${String(index)}`,
      lineCount: 1,
    }));
    expect(chunksOf(units)).toEqual(['1-9 function f0, f1, f2, f3, f4, f5']);
  });

  it('makes nothing of blank units and trims the others', () => {
    const budget = wordBudget(100);
    const table = createLineTable('\n\na b\n\n\n', budget.countTokens);
    const units: Unit[] = [
      { start: 0, end: 1, kind: 'block', scope: '' },
      { start: 2, end: 4, kind: 'text', scope: '' },
    ];
    expect(unitsToChunks(units, table, budget)).toEqual([
      { lines: { start: 3, end: 3 }, kind: 'text', text: 'a b' },
    ]);
  });
});
