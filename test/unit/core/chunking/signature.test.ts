import { describe, expect, it } from 'vitest';
import { createLineTable } from '../../../../src/core/chunking/lines.ts';
import { signatureOf } from '../../../../src/core/chunking/signature.ts';
import { countWords } from '../../../support/chunkListing.ts';

describe('signatureOf', () => {
  it.each([
    ['class A extends B {\n  x = 1;\n}', 'class A extends B'],
    ['def f(a, b):\n    pass', 'def f(a, b):'],
    ['func (r *R) Close() error {', 'func (r *R) Close() error'],
    [
      'function f(\n  a: string,\n  b: number[],\n): void {\n',
      'function f( a: string, b: number[], ): void',
    ],
    ['@Override\n[Test]\n#[inline]\npublic void run() {', 'public void run()'],
    ['@Get("/x") run() {', '@Get("/x") run()'],
    ['f(\n1,\n2,\n3,\n4,\n5,\n6,\n7)', 'f( 1, 2, 3, 4, 5,'],
    ['x'.repeat(500), 'x'.repeat(160)],
    ['{', ''],
  ])('of %j is %j', (text, expected) => {
    const table = createLineTable(text, countWords);
    expect(signatureOf({ ownStart: 0, end: table.lineCount - 1 }, table)).toBe(expected);
  });
});
