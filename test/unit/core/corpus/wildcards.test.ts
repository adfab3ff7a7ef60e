import { describe, expect, it } from 'vitest';
import { compileWildcards } from '../../../../src/core/corpus/wildcards.ts';

/** The names among those given that the pattern fits. */
function check(pattern: string, names: readonly string[], ignoreCase = false): string[] {
  return names.filter(compileWildcards(pattern, ignoreCase));
}

describe('compileWildcards', () => {
  it.each([
    ['*', ['a', '', 'a/b'], ['a', '']],
    ['a*c', ['ac', 'abc', 'a/c', 'abcd'], ['ac', 'abc']],
    ['?', ['a', '', '/', 'ab'], ['a']],
    ['**/a', ['a', 'x/a', 'x/y/a', 'xa'], ['a', 'x/a', 'x/y/a']],
    ['a/**', ['a', 'a/b', 'a/b/c'], ['a/b', 'a/b/c']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'ab', 'a/xb'], ['a/b', 'a/x/b', 'a/x/y/b']],
    ['a**b', ['ab', 'axb', 'a/b'], ['ab', 'axb']],
    ['**/x*/**/y', ['x/y', 'a/xb/c/y', 'a/b/y', 'x/y/z/y'], ['x/y', 'a/xb/c/y', 'x/y/z/y']],
    ['*a*b', ['ab', 'aab', 'xaybzb', 'ba'], ['ab', 'aab', 'xaybzb']],
    ['[a-c]x', ['ax', 'cx', 'dx', '/x'], ['ax', 'cx']],
    ['[!a]', ['a', 'b', '/'], ['b']],
    ['\\*', ['*', 'a'], ['*']],
    ['a\\', ['a', 'a\\'], []],
    ['[a', ['a', '[a'], []],
    ['a.b', ['a.b', 'axb'], ['a.b']],
  ])('fits %s as git does', (pattern, names, expected) => {
    expect(check(pattern, names)).toEqual(expected);
  });

  it('folds literals and ranges under ignoreCase, but not a single capital in brackets', () => {
    expect([
      check('README', ['readme'], true),
      check('[A-B]', ['a', 'c'], true),
      check('[[:upper:]]', ['a'], true),
      check('[A]', ['a'], true),
    ]).toEqual([['readme'], ['a'], ['a'], []]);
  });

  it('answers at once for a pattern of many stars on a long name', () => {
    const name = 'a'.repeat(4_000);
    const startedMs = performance.now();
    expect(check(`${'*a'.repeat(60)}*b`, [name])).toEqual([]);
    expect(check(`${'**/a*/'.repeat(30)}b`, ['a/'.repeat(1_000)])).toEqual([]);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
