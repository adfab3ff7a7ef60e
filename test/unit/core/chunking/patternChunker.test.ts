import { describe, expect, it } from 'vitest';
import { createLineTable } from '../../../../src/core/chunking/lines.ts';
import { chunkByPatterns } from '../../../../src/core/chunking/patternChunker.ts';
import { wordBudget } from '../../../support/chunkListing.ts';

/** Small, so that each declaration is a unit; the names show what was found. */
function symbolsOf(text: string): string[] {
  const budget = wordBudget(12);
  const table = createLineTable(text, budget.countTokens);
  return [
    ...new Set(chunkByPatterns(table, budget).flatMap(({ symbol }) => symbol?.split(', ') ?? [])),
  ];
}

describe('declarations', () => {
  it.each([
    ['public final class Player {\n}', ['Player']],
    ['@objc public func play(_ song: Song) {}', ['play']],
    ['extension Array where Element: Equatable {}', ['Array']],
    ['sub read_file {\n}', ['read_file']],
    ['(defn add [a b]\n  (+ a b))', ['add']],
    ['let rec fold f acc = function', ['fold']],
    ['module Parser\nend', ['Parser']],
    ['message Person {\n}', ['Person']],
    ['CREATE TABLE IF NOT EXISTS users (id int);', ['users']],
    ['mean <- function(x) {}', ['mean']],
    ['function Get-Item {}', ['Get-Item']],
    ['let classification = 3', []],
    ['// class Nothing', []],
  ])('of %j are %j', (text, expected) => {
    expect(symbolsOf(text)).toEqual(expected);
  });

  it('deeper than the outer levels are inside bodies', () => {
    expect(symbolsOf('func a() {\n        func b() {}\n}\n')).toEqual(['a']);
  });
});

describe('comments', () => {
  const linesOf = (text: string, name: string): string | undefined => {
    const budget = wordBudget(20);
    const table = createLineTable(text, budget.countTokens);
    const chunk = chunkByPatterns(table, budget).find(({ symbol }) => symbol === name);
    return chunk && `${String(chunk.lines.start)}-${String(chunk.lines.end)}`;
  };

  it.each([
    ['/// Adds.\nfunc add() {}', '5-6'],
    ['/**\n Adds all of them.\n*/\nfunc add() {}', '5-8'],
    ['// Adds.\n@inline\nfunc add() {}', '5-7'],
  ])('belong to the declaration below: %j', (text, expected) => {
    const before = 'func before() {\n  one; two; three;\n  four; five\n}\n';
    expect(linesOf(before + text, 'add')).toBe(expected);
  });
});
