import { describe, expect, it } from 'vitest';
import { matchPaths } from '../../../src/adapters/fs/matchPaths.ts';

const paths = [
  'dist',
  'dist/a.js',
  'src/dist/b.js',
  'src/.cache/x',
  'src/app/(auth)/page.tsx',
  'src/app/auth/page.tsx',
  'src/a.test.ts',
  'src/a.ts',
  '.env.d/x',
];

describe('matchPaths', () => {
  it.each([
    ['dist', ['dist', 'dist/a.js', 'src/dist/b.js']],
    ['/dist', ['dist', 'dist/a.js']],
    ['dist/', ['dist', 'dist/a.js', 'src/dist/b.js']],
    ['**/dist', ['dist', 'dist/a.js', 'src/dist/b.js']],
    ['src/dist', ['src/dist/b.js']],
    ['./src/dist/**', ['src/dist/b.js']],
    ['*.{test.ts,js}', ['dist/a.js', 'src/dist/b.js', 'src/a.test.ts']],
    ['src/*.ts', ['src/a.test.ts', 'src/a.ts']],
    ['**/.cache', ['src/.cache/x']],
    ['**/(auth)/**', ['src/app/(auth)/page.tsx']],
    ['.*', ['src/.cache/x', '.env.d/x']],
    ['!dist', []],
    ['', []],
    ['  ', []],
  ])('fits %s', (glob, expected) => {
    expect(paths.filter(matchPaths([glob]))).toEqual(expected);
  });

  it('fits what any of several globs fits, and nothing without globs', () => {
    expect(paths.filter(matchPaths(['/dist', '.env.d']))).toEqual([
      'dist',
      'dist/a.js',
      '.env.d/x',
    ]);
    expect(paths.filter(matchPaths([]))).toEqual([]);
  });
});
